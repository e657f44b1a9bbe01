/**
 * Sums of printed decimals miss their true value by less than this share of it, and different ones lie further apart:
 * a figure that equals the mean or a limit must not stand beside it for the last bit of a floating-point number.
 */
const ROUNDING = 1e-12;

/** -1 below, 0 the same, 1 above. `size` is the largest number that went into either. */
export function compareNear(a: number, b: number, size: number): -1 | 0 | 1 {
  if (Math.abs(a - b) <= ROUNDING * size) return 0;
  return a < b ? -1 : 1;
}

/** The largest without its sign; 0 of nothing. */
export function sizeOf(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
}

/** null of nothing. A second pass takes back what the first one lost, as in R. */
export function meanOf(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const rough = sum(numbers) / numbers.length;
  return rough + sum(numbers.map((one) => one - rough)) / numbers.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
