import { compareNear } from './behaviour/near.ts';
import type { Known, Measured } from './series-point.ts';

/** A figure as cases out of how many; a count is out of nothing. */
interface Counts {
  readonly cases: number;
  readonly of: number;
}

/** Two figures by what was counted. */
export interface ByCounts {
  /** How many times its standard error the difference is; above 0 where the later one is more. */
  readonly errors: number;
  /** Whether one case more or less in the smaller of the two makes as much of a difference. */
  readonly oneCase: boolean;
}

/** null where one of them has no counts. They are taken to be independent, which errs on the side of 'chance'. */
export function byCounts(measured: Measured, from: Known, to: Known): ByCounts | null {
  const [before, after] = [countsOf(measured, from), countsOf(measured, to)];
  if (!before || !after) return null;
  const difference = after.cases / after.of - before.cases / before.of;
  const error = standardError(measured, before, after);
  const one = 1 / Math.min(before.of, after.of);
  return {
    errors: error === 0 ? 0 : difference / error,
    oneCase: compareNear(Math.abs(difference), one, one) <= 0,
  };
}

function countsOf(measured: Measured, { value, numerator, denominator }: Known): Counts | null {
  if (measured === 'count') return Number.isInteger(value) && value >= 0 ? { cases: value, of: 1 } : null;
  if (measured === 'other' || numerator === null || denominator === null || denominator <= 0) return null;
  if (numerator < 0 || (measured === 'percent' && numerator > denominator)) return null;
  return { cases: numerator, of: denominator };
}

/**
 * Of the difference, in cases out of one. A share of none or all has no error of its own, so both are pooled then: two
 * of two beside none of two is not beyond doubt.
 */
function standardError(measured: Measured, one: Counts, other: Counts): number {
  const [a, b] = [one.cases / one.of, other.cases / other.of];
  if (measured !== 'percent') return Math.sqrt(a / one.of + b / other.of);
  const pooled = (one.cases + other.cases) / (one.of + other.of);
  const extreme = [a, b].some((share) => share === 0 || share === 1);
  const variance = (share: number) => share * (1 - share);
  return Math.sqrt(variance(extreme ? pooled : a) / one.of + variance(extreme ? pooled : b) / other.of);
}
