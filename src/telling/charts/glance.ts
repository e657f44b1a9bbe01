import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type GlanceRow, glanceChart, MOST_ROWS } from '../../chart/spec/glance.ts';
import type { Change } from '../../evaluate/change.ts';
import { toNumber } from '../../evaluate/decimal.ts';
import { thresholdFor } from '../../evaluate/rate.ts';
import type { Figure } from '../../figures/figure.ts';
import { movedSince } from '../../figures/movement.ts';
import type { IsoDate } from '../../query/period.ts';
import type { Part } from '../../reply/reply.ts';
import { sayValue } from '../../reply/say.ts';
import { type Charted, charted, targetFactsOf } from './charted.ts';
import { sourceLine } from './footer.ts';
import { numberOf } from './point.ts';
import { nameOf, ratedOf, sayFigure, shortPeriod } from './words.ts';

interface GlanceOf {
  readonly title: string;
  /** In the order of the words beside the picture, which name each. */
  readonly figures: readonly Figure[];
  /** How many more there are than these. */
  readonly more?: number;
  /** Written in its place where no picture can be shown. */
  readonly rows: readonly Part[];
}

/** A row for each figure: value with period, target, rating and the way it went; none for fewer than two. */
export function glanceOf(catalogue: Catalogue, { title, figures, more = 0, rows }: GlanceOf): Charted {
  const shown = figures.slice(0, MOST_ROWS);
  const chart = glanceChart({
    title,
    rows: shown.map((figure) => rowOf(catalogue, figure)),
    more: more + figures.length - shown.length,
    footer: ['Each value with its own unit and period', sourceLine(shown.map(({ observation }) => observation))],
  });
  return charted(chart, targetFactsOf(catalogue, shown), rows);
}

function rowOf(catalogue: Catalogue, figure: Figure): GlanceRow {
  return {
    name: nameOf(catalogue, figure),
    value: `${valueOf(figure)}, ${shortPeriod(figure.observation.period)}`,
    target: targetOf(catalogue, figure),
    rating: ratedOf(catalogue, figure).rating,
    trend: trendOf(figure),
    course: courseOf(figure, movedSince(figure, null)?.change ?? null),
  };
}

/** Without the counts behind a percentage, which stand in the table beside. */
function valueOf(figure: Figure): string {
  const { value, qualifier } = figure.observation;
  return value === null ? sayFigure(figure) : sayValue(value, figure.indicator.unit, qualifier);
}

function targetOf(catalogue: Catalogue, { indicator, series, observation }: Figure): string | null {
  const threshold = thresholdFor(catalogue, indicator, series, observation.period.end);
  if (threshold?.range) {
    const [low, high] = [sayValue(threshold.range.low, indicator.unit), sayValue(threshold.range.high, indicator.unit)];
    return `Target range ${low} to ${high}`;
  }
  return threshold?.target ? `Target ${sayValue(threshold.target, indicator.unit)}` : null;
}

/** Up to the figure, and from the last break on: a line without an axis can mark none. */
function trendOf(figure: Figure): readonly (number | null)[] {
  const since = lastBreakOf(figure);
  return figure.history
    .filter(({ period }) => period.end <= figure.observation.period.end && period.end >= since)
    .map((observation) => {
      const number = numberOf(observation);
      return number && toNumber(number);
    });
}

/** '' where the series has no break. */
function lastBreakOf({ series, observation }: Figure): IsoDate {
  const { end } = observation.period;
  return series.breaks.reduce((latest, { at }) => (at <= end && at > latest ? at : latest), '');
}

function courseOf(figure: Figure, change: Change | null): string | null {
  if (change === null || change.from.period.end < lastBreakOf(figure)) return null;
  const way = { rose: 'up', fell: 'down', unchanged: 'unchanged' }[change.direction];
  return `${way} since ${shortPeriod(change.from.period)}`;
}
