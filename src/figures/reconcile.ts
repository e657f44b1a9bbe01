import { compareDecimals, type Decimal, decimal } from '../evaluate/decimal.ts';
import type { Resolved } from '../question/resolve.ts';
import { type Figure, figureOf, hasNumber, type Read, valueOf } from './figure.ts';
import { fractionOf, roundFraction } from './fraction.ts';
import { linesOf } from './lines.ts';

/** A number that was quoted, and the figures that it can be. */
export interface Quoted {
  readonly number: string;
  /** The likeliest first: as printed before rounded, of the measure asked about before its neighbours, the newest first. */
  readonly matches: readonly Figure[];
}

/** What each quoted number measures: among all that was read of the measure, its other bases and its neighbours. */
export function quotedOf(asked: Resolved, read: Read): readonly Quoted[] {
  const named = new Set(linesOf(asked, read.catalogue).map(({ indicator }) => indicator.id));
  const all = [...read.found.values()]
    .flat()
    .filter(hasNumber)
    .map((observation) => figureOf(read, observation));
  return asked.question.quoted.map((number) => ({ number, matches: matchesOf(decimal(number), all, named) }));
}

function matchesOf(quoted: Decimal, all: readonly Figure[], named: ReadonlySet<number>): readonly Figure[] {
  const exactly = (figure: Figure) => {
    const value = valueOf(figure.observation);
    return value !== null && compareDecimals(value, quoted) === 0;
  };
  return all
    .filter((figure) => isQuoted(figure, quoted))
    .toSorted(
      (a, b) =>
        Number(exactly(b)) - Number(exactly(a)) ||
        Number(named.has(b.indicator.id)) - Number(named.has(a.indicator.id)) ||
        (a.observation.period.end < b.observation.period.end ? 1 : -1),
    );
}

/** A number as it is printed or rounded as it was quoted, or the count behind it. */
function isQuoted({ observation }: Figure, quoted: Decimal): boolean {
  const value = valueOf(observation);
  if (value && agrees(value, quoted)) return true;
  return observation.marker === null && quoted.scale === 0 && observation.numerator === quoted.units;
}

/** Whether a value is a number at the precision that it was quoted with. */
export function agrees(value: Decimal, quoted: Decimal): boolean {
  if (quoted.scale > value.scale) return compareDecimals(value, quoted) === 0;
  return compareDecimals(roundFraction(fractionOf(value), quoted.scale), quoted) === 0;
}
