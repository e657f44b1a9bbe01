import type { Unit } from '../catalogue/catalogue.ts';

/** One figure of a series, oldest first in a list. */
export interface SeriesFigure {
  readonly value: number;
  /** Whether it is what is being judged: it comes from the import. */
  readonly isNew: boolean;
}

/** Why a figure looks as if it had been mistyped. */
export type Doubt =
  | { readonly kind: 'tenfold'; readonly usual: number; readonly isMore: boolean }
  | { readonly kind: 'fraction' }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'jump'; readonly from: number; readonly most: number };

/** About ten times or a tenth: a point or a digit that slipped. */
const TENFOLD = { least: 7, most: 14 };
/** Of numbers that are this small ten times as many is no slip: one complaint, then ten. */
const SMALL = 20;
/** A history says what is usual once it is this long. */
const HISTORY = 6;
/** How far outside what has been seen is outside, in widths of it. */
const BEYOND = 1;
/** How many times the largest step so far is a jump that it has never had. */
const JUMP = 3;

/**
 * What looks wrong about the new figures of one series, by their place in it. A doubt is a question to whoever brings the
 * figures in, never a reason to change one.
 */
export function doubtsOf(figures: readonly SeriesFigure[], unit: Unit): ReadonlyMap<number, Doubt> {
  const found = new Map<number, Doubt>();
  if (figures.length < 2 || !figures.some(({ isNew }) => isNew)) return found;
  const values = figures.map(({ value }) => value);
  const sorted = values.toSorted((a, b) => a - b);
  let most = 0;
  for (const [index, { value, isNew }] of figures.entries()) {
    const doubt = isNew ? doubtAbout({ values, index, most, others: othersOf(sorted, value) }, unit) : null;
    if (doubt !== null) found.set(index, doubt);
    if (index > 0) most = Math.max(most, Math.abs(value - (values[index - 1] ?? 0)));
  }
  return found;
}

/** One figure, with what is told of the rest of its series once for all of them: a series may be long. */
interface Looked {
  readonly values: readonly number[];
  readonly index: number;
  /** The largest step before it. */
  readonly most: number;
  readonly others: { readonly low: number; readonly high: number; readonly median: number };
}

/** Of all but one of the figures with this value. */
function othersOf(sorted: readonly number[], value: number): Looked['others'] {
  const out = placeOf(sorted, value);
  const at = (place: number) => sorted[place < out ? place : place + 1] ?? 0;
  const count = sorted.length - 1;
  const middle = Math.floor(count / 2);
  const median = count % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
  return { low: at(0), high: at(count - 1), median };
}

function placeOf(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function doubtAbout(looked: Looked, unit: Unit): Doubt | null {
  const count = looked.values.length - 1;
  return fraction(looked, unit) ?? tenfold(looked) ?? (count < HISTORY ? null : (beyond(looked) ?? jump(looked)));
}

/** 0.801 among percentages of 80. */
function fraction({ values, index, others }: Looked, unit: Unit): Doubt | null {
  const value = values[index] ?? 0;
  const isShare = unit === 'percent' && value > 0 && value <= 1;
  return isShare && others.median > 10 ? { kind: 'fraction' } : null;
}

function tenfold({ values, index, others }: Looked): Doubt | null {
  const value = values[index] ?? 0;
  const usual = others.median;
  const [small, large] = [Math.min(Math.abs(value), Math.abs(usual)), Math.max(Math.abs(value), Math.abs(usual))];
  if (small === 0 || large < SMALL || value * usual < 0) return null;
  const ratio = large / small;
  if (ratio < TENFOLD.least || ratio > TENFOLD.most) return null;
  // Where the series has been there before, it is no slip.
  const isKnown = (other: number, at: number) => at !== index && Math.abs(other - value) <= Math.abs(value) / 4;
  if (values.some(isKnown)) return null;
  return { kind: 'tenfold', usual, isMore: Math.abs(value) > Math.abs(usual) };
}

function beyond({ values, index, others: { low, high, median } }: Looked): Doubt | null {
  const value = values[index] ?? 0;
  const room = BEYOND * Math.max(high - low, Math.abs(median) / 10, 1);
  return value < low - room || value > high + room ? { kind: 'range', low, high } : null;
}

function jump({ values, index, most }: Looked): Doubt | null {
  const before = values[index - 1];
  const value = values[index] ?? 0;
  // Steps before it: one fewer than the figures.
  if (before === undefined || index - 1 < HISTORY - 1) return null;
  const isJump = most > 0 && Math.abs(value - before) > JUMP * most && Math.abs(value - before) >= 1;
  return isJump ? { kind: 'jump', from: before, most } : null;
}
