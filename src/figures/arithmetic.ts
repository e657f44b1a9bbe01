import { type Decimal, subtract } from '../evaluate/decimal.ts';
import { fractionOf, roundFraction } from './fraction.ts';

const ZERO: Decimal = { units: 0, scale: 0 };

/** Exact, at the finest scale of them; 0 of none. */
export function sumOf(decimals: readonly Decimal[]): Decimal {
  return decimals.reduce(
    (sum, each) => subtract(sum, { units: each.units === 0 ? 0 : -each.units, scale: each.scale }),
    ZERO,
  );
}

/** The plain mean, rounded half away from zero; null of none. */
export function meanOf(decimals: readonly Decimal[], scale: number): Decimal | null {
  if (decimals.length === 0) return null;
  const { above, below } = fractionOf(sumOf(decimals));
  return roundFraction({ above, below: below * BigInt(decimals.length) }, scale);
}
