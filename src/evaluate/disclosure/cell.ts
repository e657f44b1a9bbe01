import { type DisclosureRule, isSmall, rounded } from './rule.ts';

/** An `amount` (of money) adds up as a count does and is of no people; a `mean` is of as many as its denominator. */
export type CellKind = 'count' | 'percent' | 'rate' | 'amount' | 'mean';

/** One number of a table: whom it is about, of which kind they are, and when. */
export interface Cell {
  readonly measure: string;
  readonly area: string;
  /** 'all' with the category 'all' is the total. */
  readonly dimension: string;
  readonly category: string;
  /** First and last day; of a snapshot they are the same. */
  readonly start: string;
  readonly end: string;
  readonly kind: CellKind;
  readonly value: number | null;
  /** Of a count its value stands in for it. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** By the source, which may have given no number. */
  readonly suppressed: boolean;
}

/** What names a cell in what is hidden. */
export type CellKey = string;

export function keyOf({ measure, area, dimension, category, start, end }: Omit<Cell, 'kind' | Numbers>): CellKey {
  return JSON.stringify([measure, area, dimension, category, start, end]);
}

type Numbers = 'value' | 'numerator' | 'denominator' | 'suppressed';

/** How many it counts; null where that is not held. */
export function numeratorOf({ kind, value, numerator }: Cell): number | null {
  return numerator ?? (isSum(kind) ? value : null);
}

/** How many of one are in a hundred, or in ten thousand. */
const PER: Readonly<Partial<Record<CellKind, number>>> = { percent: 100, rate: 10_000 };

/**
 * Both counts as anyone can work them out: where one of the two is not held, the percentage and the other tell it. Of
 * more than none there is at least one.
 */
function countsTold(cell: Cell): { readonly cases: number | null; readonly of: number | null } {
  const [cases, of] = [numeratorOf(cell), cell.denominator];
  const per = PER[cell.kind];
  if (per === undefined || cell.value === null || cell.value < 0) return { cases, of };
  if (cases === null && of !== null) {
    const told = Math.round((cell.value * of) / per);
    return { cases: cell.value > 0 ? Math.max(1, told) : told, of };
  }
  if (cases !== null && of === null && cell.value > 0) return { cases, of: Math.round((cases * per) / cell.value) };
  return { cases, of };
}

/** Whether it is one number that adds up, and not one count out of another. */
export function isSum(kind: CellKind): boolean {
  return kind === 'count' || kind === 'amount';
}

/** Whether the rule hides it for what it is, whatever stands beside it. */
export function isSensitive(cell: Cell, rule: DisclosureRule): boolean {
  const { cases, of } = countsTold(cell);
  if (cell.suppressed) return true;
  if (cell.kind === 'amount') return false;
  if (cell.kind === 'mean') return of !== null && isSmall(of, rule);
  if (cases !== null && isSmall(cases, rule)) return true;
  if (cell.kind !== 'percent' || of === null) return false;
  return isSmall(of, rule) || (rule.complements && cases !== null && isSmall(of - cases, rule));
}

/** A cell's numbers as the rule lets them be seen; a percentage is worked out anew from counts that were rounded. */
export function roundedCell(cell: Cell, rule: DisclosureRule): Cell {
  const round = (count: number | null) => (count === null ? null : rounded(count, rule));
  if (rule.rounding === null || cell.kind === 'amount') return cell;
  if (cell.kind === 'mean') return { ...cell, denominator: round(cell.denominator) };
  if (cell.kind === 'count') return { ...cell, value: round(cell.value), numerator: round(cell.numerator) };
  const [numerator, denominator] = [round(cell.numerator), round(cell.denominator)];
  if (numerator === null || denominator === null) return { ...cell, numerator, denominator };
  // A rate is of a population that is no secret, so that it says more than its rounded events do.
  const per = cell.kind === 'percent' ? 100 : 10_000;
  const value = denominator === 0 ? null : Math.round((10 * per * numerator) / denominator) / 10;
  return { ...cell, numerator, denominator, value };
}
