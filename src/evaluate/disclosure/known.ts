import { type Cell, type CellKey, type CellKind, isSensitive, isSum, keyOf, numeratorOf } from './cell.ts';
import { type Equation, type Quantity, quantity } from './equations.ts';
import { fraction, fractionOf, MINUS_ONE, ONE, over } from './fraction.ts';
import { type DisclosureRule, isSmall, largestSmall } from './rule.ts';

/** A count of a cell, as it is held. */
export interface Count {
  readonly key: CellKey;
  readonly part: 'n' | 'd';
  /** null where it is not held. */
  readonly number: number | null;
  /** Whether it must not be found out. */
  readonly sensitive: boolean;
  /** What anyone knows of it while it is hidden, from the rule alone. */
  readonly least: number;
  readonly most: number;
}

export interface Known {
  readonly counts: ReadonlyMap<Quantity, Count>;
  /** What a cell's own percentage or rate says of its counts, where it is shown and one of the two is not held. */
  readonly ratios: ReadonlyMap<CellKey, Equation>;
}

export function knownOf(cells: readonly Cell[], rule: DisclosureRule): Known {
  const counts = cells.flatMap((cell) => countsOf(cell, rule));
  const ratios = cells.flatMap((cell): [CellKey, Equation][] => {
    const ratio = ratioOf(cell);
    return ratio ? [[keyOf(cell), ratio]] : [];
  });
  return { counts: new Map(counts), ratios: new Map(ratios) };
}

function countsOf(cell: Cell, rule: DisclosureRule): readonly [Quantity, Count][] {
  const key = keyOf(cell);
  const sensitive = isSensitive(cell, rule);
  const count = (part: 'n' | 'd', number: number | null, isSecret: boolean): [Quantity, Count] => {
    const small = number !== null && cell.kind !== 'amount' && isSmall(number, rule);
    const bounds = small ? { least: 1, most: largestSmall(rule) } : { least: 0, most: Number.POSITIVE_INFINITY };
    return [quantity(cell, part), { key, part, number, sensitive: isSecret, ...bounds }];
  };
  const ofMany = cell.denominator !== null && isSmall(cell.denominator, rule);
  const cases = count('n', numeratorOf(cell), sensitive);
  return isSum(cell.kind) ? [cases] : [cases, count('d', cell.denominator, cell.kind !== 'rate' && ofMany)];
}

const PER: Readonly<Record<CellKind, bigint>> = { percent: 100n, rate: 10_000n, mean: 1n, count: 1n, amount: 1n };

function ratioOf(cell: Cell): Equation | null {
  if (isSum(cell.kind) || cell.value === null) return null;
  if (cell.numerator !== null && cell.denominator !== null) return null;
  const per = fraction(PER[cell.kind]);
  const share = over(fractionOf(cell.value), per);
  if (share.top === 0n) return new Map([[quantity(cell, 'n'), ONE]]);
  return new Map([
    [quantity(cell, 'n'), MINUS_ONE],
    [quantity(cell, 'd'), share],
  ]);
}
