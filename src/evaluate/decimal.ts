/** A decimal as it was printed: `units` / 10^`scale`. 80 is not 80.0, so the scale is kept. */
export interface Decimal {
  /** A safe integer. */
  readonly units: number;
  /** Digits behind the point. */
  readonly scale: number;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads '80' (scale 0), '80.0' (scale 1) or '-2.7'. Throws a RangeError for anything else, or for too many digits. */
export function decimal(text: string): Decimal {
  const match = DECIMAL.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text.slice(0, 40)}`);
  const [, sign, whole = '', part = ''] = match;
  const digits = BigInt(whole + part);
  return decimalOf(sign === '-' ? -digits : digits, part.length);
}

/** `units` as a bigint, so that what leads to it never loses a digit. */
function decimalOf(units: bigint, scale: number): Decimal {
  const number = Number(units);
  if (!Number.isSafeInteger(number)) throw new RangeError(`too many digits for an exact number: ${units}`);
  return { units: number, scale };
}

/** `a` less `b`, at the finer scale of the two. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return decimalOf(unitsAt(a, scale) - unitsAt(b, scale), scale);
}

export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [unitsAt(a, scale), unitsAt(b, scale)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The units that a decimal has at a scale no coarser than its own. */
export function unitsAt({ units, scale }: Decimal, finer: number): bigint {
  return BigInt(units) * 10n ** BigInt(finer - scale);
}

/** Without its sign. */
export function magnitude({ units, scale }: Decimal): Decimal {
  return { units: Math.abs(units), scale };
}

/** With thousands separators and every digit of its scale: '5,100', '-2.7', '80.0'. */
export function formatDecimal({ units, scale }: Decimal): string {
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, ',');
  const part = scale === 0 ? '' : `.${digits.slice(-scale)}`;
  return `${units < 0 ? '-' : ''}${whole}${part}`;
}

/** For facts and charts; arithmetic stays with decimals. */
export function toNumber({ units, scale }: Decimal): number {
  return Number(`${units}e-${scale}`);
}

/**
 * One whole number as a percentage of another, rounded half away from zero; the arithmetic is exact. Throws a
 * RangeError for a denominator of 0.
 */
export function ratio(numerator: number, denominator: number, decimals: number): Decimal {
  return quotient(BigInt(numerator) * 100n, BigInt(denominator), decimals);
}

/** How far `to` is from `from` in percent of `from`, to one decimal; null from 0, where there is none. */
export function relativeChange(from: Decimal, to: Decimal): Decimal | null {
  if (from.units === 0) return null;
  const scale = Math.max(from.scale, to.scale);
  const [before, after] = [unitsAt(from, scale), unitsAt(to, scale)];
  return quotient((after - before) * 100n, before < 0n ? -before : before, 1);
}

function quotient(dividend: bigint, divisor: bigint, decimals: number): Decimal {
  if (divisor === 0n) throw new RangeError('nothing is a percentage of 0');
  const negative = dividend < 0n !== divisor < 0n;
  const top = (dividend < 0n ? -dividend : dividend) * 10n ** BigInt(decimals);
  const bottom = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return decimalOf(negative ? -rounded : rounded, decimals);
}
