import type { Unit } from '../catalogue/catalogue.ts';
import { compareDecimals, isDecimal } from './decimal.ts';

/** Between which a figure of an indicator can lie, both ends included; null: no end. */
export interface Bounds {
  readonly low: string | null;
  readonly high: string | null;
}

const NO_BOUNDS: Bounds = { low: null, high: null };

/** Of these a number below nothing is possible. */
const EITHER_SIDE: readonly Unit[] = ['money', 'ratio', 'score'];

export const BOUNDS_ALLOWED = '"none", or the lowest and the highest as "0 to 150"';

/** What the unit alone allows: percentages from 0 to 100, counts, rates and times from 0. */
export function usualBounds(unit: Unit): Bounds {
  if (unit === 'percent') return { low: '0', high: '100' };
  return EITHER_SIDE.includes(unit) ? NO_BOUNDS : { low: '0', high: null };
}

/** Reads what an indicator says of itself: 'none', '0 to 150', '-20 to 20'; null where it is neither. */
export function readBounds(text: string): Bounds | null {
  if (text.toLowerCase() === 'none') return NO_BOUNDS;
  const found = /^(\S+)\s+to\s+(\S+)$/.exec(text.replaceAll('\u2212', '-'));
  const [low, high] = [found?.[1]?.replace(/%$/, ''), found?.[2]?.replace(/%$/, '')];
  if (low === undefined || high === undefined || !isDecimal(low) || !isDecimal(high)) return null;
  return compareDecimals(low, high) < 0 ? { low, high } : null;
}

/** What is allowed in words where a number lies outside; null where it lies within. */
export function outside(value: string, { low, high }: Bounds, unit: Unit): string | null {
  const isBelow = low !== null && compareDecimals(value, low) < 0;
  const isAbove = high !== null && compareDecimals(value, high) > 0;
  if (!isBelow && !isAbove) return null;
  const remedy = '; column bounds of indicators.csv says where more is possible';
  if (high === null) return `${low} or more${remedy}`;
  return `${unit === 'percent' ? 'a percentage' : 'a number'} from ${low} to ${high}${remedy}`;
}
