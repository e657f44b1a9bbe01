import type { Equation, Quantity } from './equations.ts';
import type { Known } from './known.ts';

/**
 * What a sum of hidden numbers settles by itself, since none is below nought and small ones are small: two that make 2,
 * neither of them 0, are 1 and 1.
 */
export function pinned(
  equation: Equation,
  { counts }: Known,
  isUnknown: (name: Quantity) => boolean,
): readonly Quantity[] {
  const open = [...equation].filter(([name]) => isUnknown(name));
  const sign = open[0]?.[1].top;
  if (open.length < 2 || !open.every(([, { top, over }]) => top === sign && over === 1n && top * top === 1n)) return [];
  const shown = [...equation].filter(([name]) => !isUnknown(name));
  const rest = sum(shown.map(([name, { top }]) => Number(top) * (counts.get(name)?.number ?? 0)));
  const ranges = open.map(([name]) => rangeOf(name, counts));
  return settled(ranges, -rest * Number(sign));
}

interface Range {
  readonly name: Quantity;
  readonly least: number;
  readonly most: number;
}

function rangeOf(name: Quantity, counts: Known['counts']): Range {
  const { least, most } = counts.get(name) ?? { least: 0, most: Number.POSITIVE_INFINITY };
  return { name, least, most };
}

/** Those that can be one number alone when all make the total. */
function settled(ranges: readonly Range[], total: number): readonly Quantity[] {
  return ranges.flatMap(({ name, least, most }) => {
    const others = ranges.filter((other) => other.name !== name);
    const lowest = Math.max(least, total - sum(others.map((other) => other.most)));
    const highest = Math.min(most, total - sum(others.map((other) => other.least)));
    return lowest >= highest ? [name] : [];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
