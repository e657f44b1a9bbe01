import { type Figure, hasNumber } from '../figures/figure.ts';
import { type Line, linesOf } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { notGiven, nothingFor } from './held.ts';
import { joined } from './joined.ts';
import { notHeldHere } from './not-held-here.ts';
import { caveat } from './reply-of.ts';
import { soughtOf } from './sought.ts';
import type { Told } from './told.ts';

/** More whole answers one after the other can't be read. */
const MOST = 4;

/**
 * Each line of a question told in turn, the first leading; what is not held or not given said as that.
 *
 * @param without what there is to tell of a line without a figure of that time; null: nothing
 */
export function eachLine(
  told: Told,
  tell: (figure: Figure, line: Line) => Reply,
  without: (line: Line) => Reply | null = () => null,
): Reply {
  const lines = linesOf(told.asked, told.catalogue);
  if (lines.length === 0) return notHeldHere(told);
  return joined(lines.slice(0, MOST).map((line) => lineTold(told, line, tell, without)));
}

function lineTold(
  told: Told,
  line: Line,
  tell: (figure: Figure, line: Line) => Reply,
  without: (line: Line) => Reply | null,
): Reply {
  const figure = figureOfLine(told.asked.question, line, told);
  if (!figure) return without(line) ?? nothingFor(told, soughtOf(told, line));
  if (!hasNumber(figure.observation)) return notGiven(told, figure);
  return tell(figure, line);
}

/** Lines without a figure that can be shown, counted: hidden ones, and those that nothing is held of for the time. */
export function eachMissing(told: Told): readonly Part[] {
  const lines = linesOf(told.asked, told.catalogue);
  const figures = lines.map((line) => figureOfLine(told.asked.question, line, told));
  const hidden = figures.filter((figure) => figure?.observation.marker === 'suppressed').length;
  const without = figures.filter((figure) => figure === null).length;
  return [
    ...(hidden === 0 ? [] : [caveat(`${hidden} of ${lines.length} not shown: small numbers`)]),
    ...(without === 0 ? [] : [caveat(`Of ${without} no figure is held for that time`)]),
  ];
}

/** The figures of every line of a question that have a number, in the catalogue's order. */
export function figuresOf(told: Told): readonly Figure[] {
  return linesOf(told.asked, told.catalogue)
    .flatMap((line) => figureOfLine(told.asked.question, line, told) ?? [])
    .filter(({ observation }) => hasNumber(observation));
}
