/** A decimal as its digits without the point, and how many of them stand behind it: 86.40 is 8640n and 2. */
interface Scaled {
  readonly digits: bigint;
  readonly scale: number;
}

const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** Whether the text is a plain decimal: '86', '86.40', '-3.1'; never '.5', '1,000', '+3' or '1e3'. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** What every database and every sum of ours keeps exactly. */
const MOST_DIGITS = 15;

export const DIGITS_ALLOWED = `a number of ${MOST_DIGITS} digits at most`;

/** Whether a decimal has more digits than can be reckoned with exactly. */
export function isTooLong(decimal: string): boolean {
  return decimal.replace(/\D/g, '').length > MOST_DIGITS;
}

/** Below 0, 0 or above 0, as the first is less than, equal to or more than the second. Both are decimals. */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = align(toScaled(one), toScaled(other));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The exact sum: '97' and '-2.5' make '94.5'. */
export function addDecimals(one: string, other: string): string {
  const [a, b, scale] = align(toScaled(one), toScaled(other));
  return toText(a + b, scale);
}

/** The exact product, without noughts at its end: '97' times '0.1' makes '9.7'. */
export function multiplyDecimals(one: string, other: string): string {
  const [a, b] = [toScaled(one), toScaled(other)];
  return toText(a.digits * b.digits, a.scale + b.scale);
}

function toScaled(text: string): Scaled {
  const [whole = '', part = ''] = text.split('.');
  return { digits: BigInt(whole + part), scale: part.length };
}

function align(one: Scaled, other: Scaled): [bigint, bigint, number] {
  const scale = Math.max(one.scale, other.scale);
  const at = (each: Scaled) => each.digits * 10n ** BigInt(scale - each.scale);
  return [at(one), at(other), scale];
}

function toText(digits: bigint, scale: number): string {
  const sign = digits < 0n ? '-' : '';
  const padded = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale);
  const part = padded.slice(padded.length - scale).replace(/0+$/, '');
  return part === '' ? `${sign}${whole}` : `${sign}${whole}.${part}`;
}
