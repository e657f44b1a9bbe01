import { type Figure, hasNumber } from '../figures/figure.ts';
import { type Line, linesOf } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import type { Reply } from '../reply/reply.ts';
import { notGiven, nothingFor } from './held.ts';
import { joined } from './joined.ts';
import { notHeldHere } from './not-held-here.ts';
import { soughtOf } from './sought.ts';
import type { Told } from './told.ts';

/** More whole answers one after the other can't be read. */
const MOST = 4;

/** Each line of a question told in turn, the first leading; what is not held or not given said as that. */
export function eachLine(told: Told, tell: (figure: Figure, line: Line) => Reply): Reply {
  const lines = linesOf(told.asked, told.catalogue);
  if (lines.length === 0) return notHeldHere(told);
  return joined(lines.slice(0, MOST).map((line) => lineTold(told, line, tell)));
}

function lineTold(told: Told, line: Line, tell: (figure: Figure, line: Line) => Reply): Reply {
  const figure = figureOfLine(told.asked.question, line, told);
  if (!figure) return nothingFor(told, soughtOf(told, line));
  if (!hasNumber(figure.observation)) return notGiven(told, figure);
  return tell(figure, line);
}

/** The figures of every line of a question that have a number, in the catalogue's order. */
export function figuresOf(told: Told): readonly Figure[] {
  return linesOf(told.asked, told.catalogue)
    .flatMap((line) => figureOfLine(told.asked.question, line, told) ?? [])
    .filter(({ observation }) => hasNumber(observation));
}
