import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { GlanceSpec } from '../../chart/spec/chart-spec.ts';
import { decimal, toNumber } from '../../evaluate/decimal.ts';
import { ratingWord } from '../../evaluate/rate.ts';
import type { Figure } from '../../intents/figure.ts';
import { nameOf, ratedOf, sayFigure, shortPeriod } from '../../intents/sentence.ts';
import type { Part } from '../../reply/reply.ts';
import { sayValue } from '../../reply/say.ts';

/** Rows that stay legible on a phone. */
const MOST_ROWS = 10;

/** The picture at a glance, a row for each measure in the order given; none for fewer than two. */
export function glanceOf(
  catalogue: Catalogue,
  {
    title,
    figures,
    footer,
  }: { readonly title: string; readonly figures: readonly Figure[]; readonly footer: readonly string[] },
): readonly Part[] {
  if (figures.length < 2) return [];
  const rows = figures.slice(0, MOST_ROWS).map((figure) => rowOf(catalogue, figure));
  const leftOut = figures.length - rows.length;
  const spec: GlanceSpec = { kind: 'glance', title, unit: 'count', rows, leftOut, footer };
  const more = leftOut > 0 ? ` ${leftOut} more are not shown.` : '';
  const alt = rows.map(({ name, value, rating }) => `${name}: ${value}; ${ratingWord(rating)}.`).join(' ');
  return [{ kind: 'chart', spec, alt: `${title}. ${alt}${more}` }];
}

function rowOf(catalogue: Catalogue, figure: Figure): GlanceSpec['rows'][number] {
  const { rating, target } = ratedOf(catalogue, figure);
  return {
    name: nameOf(catalogue, figure),
    value: `${sayFigure(figure)}, ${shortPeriod(figure.observation.period)}`,
    target: target === null ? null : `Target ${sayValue(target, figure.indicator.unit)}`,
    rating,
    trend: figure.history.map(({ value }) => (value === null ? null : toNumber(decimal(value)))),
  };
}
