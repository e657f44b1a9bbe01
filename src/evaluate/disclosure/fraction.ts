/** An exact number: `over` is above 0, and the two share no factor. */
export interface Fraction {
  readonly top: bigint;
  readonly over: bigint;
}

export const NOUGHT: Fraction = { top: 0n, over: 1n };
export const ONE: Fraction = { top: 1n, over: 1n };
export const MINUS_ONE: Fraction = { top: -1n, over: 1n };

export function fraction(top: bigint, over = 1n): Fraction {
  const shared = divisor(top < 0n ? -top : top, over < 0n ? -over : over) * (over < 0n ? -1n : 1n);
  return { top: top / shared, over: over / shared };
}

/** A decimal as it is printed: 2.4 is 12/5. */
export function fractionOf(number: number): Fraction {
  const [whole = '0', part = ''] = number.toFixed(6).split('.');
  return fraction(BigInt(whole + part), 10n ** BigInt(part.length));
}

export function times(a: Fraction, b: Fraction): Fraction {
  if (areWhole(a, b)) return { top: a.top * b.top, over: 1n };
  return fraction(a.top * b.top, a.over * b.over);
}

export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.over, a.over * b.top);
}

export function less(a: Fraction, b: Fraction): Fraction {
  if (areWhole(a, b)) return { top: a.top - b.top, over: 1n };
  return fraction(a.top * b.over - b.top * a.over, a.over * b.over);
}

export function isZero({ top }: Fraction): boolean {
  return top === 0n;
}

/** Nearly all are, and then there is nothing to shorten. */
function areWhole(a: Fraction, b: Fraction): boolean {
  return a.over === 1n && b.over === 1n;
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}
