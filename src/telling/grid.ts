import { groupBy } from '../catalogue/catalogue-index.ts';
import { type Figure, hasNumber } from '../figures/figure.ts';
import { inForm } from '../figures/form.ts';
import type { Line } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import { allOf, plural, shortName } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { factsOnce, valueFact } from './facts.ts';
import { noData } from './held.ts';
import { numberOf, placeOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOne, ofIndicator } from './next.ts';
import { caveat, labelled, replyOf, text } from './reply-of.ts';
import type { Told } from './told.ts';

/** So many areas are all named in a measure's line. */
const FEW = 3;
const MOST = 6;

interface Cell {
  readonly line: Line;
  readonly figure: Figure | null;
}

/** Several measures in several areas or categories: a line for each measure, the whole table behind 'More'. */
export function gridOf(told: Told, lines: readonly Line[]): Reply {
  const { question } = told.asked;
  const cells = lines.map((line): Cell => ({ line, figure: figureOfLine(question, line, told) }));
  const shown = cells.flatMap(({ figure }) =>
    figure && hasNumber(figure.observation) ? [inForm(figure, question.form) ?? figure] : [],
  );
  if (shown.length === 0) return noData(told, 'No figure that can be shown is held for that.');
  const measures = [...groupBy(cells, ({ line }) => line.indicator.code).values()];
  const places = [...new Set(lines.map(placeOfLine))];
  const hidden = cells.filter(({ figure }) => figure?.observation.marker === 'suppressed').length;
  const observations = shown.map(({ observation }) => observation);
  return replyOf({
    headline: `${plural(measures.length, 'measure')} in ${places.length <= FEW ? allOf(places) : `${places.length} areas`}.`,
    parts: [
      ...measures.slice(0, MOST).map((ofOne) => measureLine(told, ofOne)),
      ...(measures.length > MOST ? [text(`${measures.length - MOST} more measures: see More`)] : []),
      ...(hidden === 0 ? [] : [caveat(`${hidden} of ${cells.length} figures not shown: small numbers.`)]),
      ...sourceLine(observations),
    ],
    more: [tableOf(measures, places), ...fullSource(observations)],
    next: measures.slice(0, FEW).map(([cell]) => {
      const { indicator } = (cell as Cell).line;
      return nextOne(shortName(indicator), { ask: 'value', of: ofIndicator(indicator), where: question.where });
    }),
    facts: factsOnce(shown.map((figure) => valueFact(told, figure))),
    listed: places,
  });
}

function placeOfLine({ area, dimension, category }: Line): string {
  return dimension === 'all' ? (area?.name ?? '') : category;
}

/** 'Re-referrals: highest Alderbeck 23.8%, lowest Coldmere 18.5% (year to Oct 2026)'; of a few areas each. */
function measureLine(told: Told, cells: readonly Cell[]): Part {
  const name = shortName((cells[0] as Cell).line.indicator);
  const figures = cells.flatMap(({ figure }) => (figure && hasNumber(figure.observation) ? [figure] : []));
  const [first] = figures;
  if (!first) return labelled(name, 'no figure that can be shown');
  const say = (figure: Figure) => `${placeOf(told, figure) ?? ''} ${numberOf(figure)}`.trim();
  const when = `(${whenOf(first)})`;
  if (cells.length <= FEW) return labelled(name, `${allOf(figures.map(say))} ${when}`);
  const byValue = figures.toSorted((a, b) => Number(b.observation.value) - Number(a.observation.value));
  const [high, low] = [byValue[0], byValue.at(-1)] as [Figure, Figure];
  // With some hidden neither end is known.
  if (figures.length < cells.length) return labelled(name, `${allOf(byValue.slice(0, FEW).map(say))} ${when}`);
  return labelled(name, `highest ${say(high)}, lowest ${say(low)} ${when}`);
}

function tableOf(measures: readonly (readonly Cell[])[], places: readonly string[]): Part {
  const rows = measures.map((cells) => {
    const byPlace = new Map(cells.map(({ line, figure }) => [placeOfLine(line), figure]));
    const values = places.map((place) => {
      const figure = byPlace.get(place);
      return figure ? numberOf(figure) : '';
    });
    return [shortName((cells[0] as Cell).line.indicator), ...values];
  });
  return { kind: 'table', title: null, columns: ['Measure', ...places], rows };
}
