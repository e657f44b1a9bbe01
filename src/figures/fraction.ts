import type { Decimal } from '../evaluate/decimal.ts';

/** An exact ratio, for comparing what no decimal holds; `below` is above 0. */
export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

/** One decimal over another; null over 0. */
export function over(a: Decimal, b: Decimal): Fraction | null {
  if (b.units === 0) return null;
  const above = BigInt(a.units) * 10n ** BigInt(b.scale);
  const below = BigInt(b.units) * 10n ** BigInt(a.scale);
  return below < 0n ? { above: -above, below: -below } : { above, below };
}

export function fractionOf({ units, scale }: Decimal): Fraction {
  return { above: BigInt(units), below: 10n ** BigInt(scale) };
}

export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const [left, right] = [a.above * b.below, b.above * a.below];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Rounded half away from zero. */
export function roundFraction({ above, below }: Fraction, scale: number): Decimal {
  const top = (above < 0n ? -above : above) * 10n ** BigInt(scale);
  const rounded = Number((2n * top + below) / (2n * below));
  if (!Number.isSafeInteger(rounded)) throw new RangeError(`too many digits for an exact number: ${rounded}`);
  return { units: above < 0n && rounded !== 0 ? -rounded : rounded, scale };
}
