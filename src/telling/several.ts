import { type Figure, hasNumber } from '../figures/figure.ts';
import { inForm } from '../figures/form.ts';
import type { Line } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import { allOf, plural, shortName } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { sideBySide } from './charts/comparison.ts';
import { factsOnce, valueFact } from './facts.ts';
import { nothingFor } from './held.ts';
import { disagreements } from './lines/caveats.ts';
import { numberOf, shortOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOne, ofIndicator } from './next.ts';
import { caveat, replyOf } from './reply-of.ts';
import { rowOf } from './row.ts';
import { soughtOf } from './sought.ts';
import type { Told } from './told.ts';

const FEW = 3;
const MOST = 6;
const DRAWN = 2;

/** Several measures at one time: a row each, in the order asked. */
export function severalOf(told: Told, lines: readonly Line[]): Reply {
  const { question } = told.asked;
  const looked = lines.map((line) => ({ line, figure: figureOfLine(question, line, told) }));
  const figures = looked.flatMap(({ figure }) =>
    figure && hasNumber(figure.observation) ? [inForm(figure, question.form) ?? figure] : [],
  );
  const [first] = figures;
  if (!first) return nothingFor(told, soughtOf(told, lines[0] as Line));
  const without = looked
    .filter(({ figure }) => !figure || !hasNumber(figure.observation))
    .map(({ line }) => shortName(line.indicator));
  const observations = figures.map(({ observation }) => observation);
  return replyOf({
    headline: headlineOf(told, figures),
    parts: [
      ...rowsPart(told, figures),
      ...(without.length === 0 ? [] : [caveat(`No figure for ${allOf(without)} is held for that.`)]),
      ...caveatsOf(told, figures),
      ...(figures.length === DRAWN ? sideBySide(told.catalogue, figures, question.when.kind !== 'newest').parts : []),
      ...sourceLine(observations),
    ],
    more: [...names(figures), ...fullSource(observations)],
    next: figures
      .slice(0, FEW)
      .map(({ indicator }) => nextOne(shortName(indicator), { ask: 'value', of: ofIndicator(indicator) })),
    facts: factsOnce(figures.map((figure) => valueFact(told, figure))),
    listed: figures.map(({ indicator }) => indicator.code),
  });
}

function headlineOf(told: Told, figures: readonly Figure[]): string {
  if (figures.length > FEW) return `${plural(figures.length, 'measure')}, a line each.`;
  return `${allOf(figures.map((figure) => `${shortOf(told, figure)} ${numberOf(figure)}`))}.`;
}

function rowsPart(told: Told, figures: readonly Figure[]): readonly Part[] {
  const rows = figures
    .slice(0, MOST)
    .map((figure) => rowOf(told, figure, { name: shortOf(told, figure), since: null }));
  const left = figures.length - MOST;
  const rest =
    left > 0 ? `${left} more: ${allOf(figures.slice(MOST).map((figure) => shortName(figure.indicator)))}` : null;
  return [{ kind: 'rows', heading: null, rows, left: rest, all: null }];
}

/** What does not agree, named by its measure. */
function caveatsOf(told: Told, figures: readonly Figure[]): readonly Part[] {
  return figures
    .slice(0, FEW)
    .flatMap((figure) =>
      disagreements(told, figure).map(({ text }) => caveat(`${shortName(figure.indicator)}: ${text}`)),
    );
}

function names(figures: readonly Figure[]): readonly Part[] {
  const rows = figures.map((figure) => [figure.indicator.name, numberOf(figure), whenOf(figure)]);
  return [{ kind: 'table', title: null, columns: ['Measure', 'Value', 'Period'], rows }];
}
