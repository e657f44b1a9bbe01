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
  for (const [index, { isNew }] of figures.entries()) {
    const doubt = isNew ? doubtAbout(figures, index, unit) : null;
    if (doubt !== null) found.set(index, doubt);
  }
  return found;
}

function doubtAbout(figures: readonly SeriesFigure[], index: number, unit: Unit): Doubt | null {
  const value = figures[index]?.value ?? 0;
  const others = figures.flatMap((figure, at) => (at === index ? [] : [figure.value]));
  if (others.length === 0) return null;
  return (
    fraction(value, others, unit) ??
    tenfold(value, others) ??
    (others.length < HISTORY ? null : (beyond(value, others) ?? jump(figures, index)))
  );
}

/** 0.801 among percentages of 80. */
function fraction(value: number, others: readonly number[], unit: Unit): Doubt | null {
  const isShare = unit === 'percent' && value > 0 && value <= 1;
  return isShare && median(others) > 10 ? { kind: 'fraction' } : null;
}

function tenfold(value: number, others: readonly number[]): Doubt | null {
  const usual = median(others);
  const [small, large] = [Math.min(Math.abs(value), Math.abs(usual)), Math.max(Math.abs(value), Math.abs(usual))];
  if (small === 0 || large < SMALL || value * usual < 0) return null;
  const ratio = large / small;
  if (ratio < TENFOLD.least || ratio > TENFOLD.most) return null;
  // Where the series has been there before, it is no slip.
  if (others.some((other) => Math.abs(other - value) <= Math.abs(value) / 4)) return null;
  return { kind: 'tenfold', usual, isMore: Math.abs(value) > Math.abs(usual) };
}

function beyond(value: number, others: readonly number[]): Doubt | null {
  const [low, high] = [Math.min(...others), Math.max(...others)];
  const room = BEYOND * Math.max(high - low, Math.abs(median(others)) / 10, 1);
  return value < low - room || value > high + room ? { kind: 'range', low, high } : null;
}

function jump(figures: readonly SeriesFigure[], index: number): Doubt | null {
  const before = figures[index - 1]?.value;
  const value = figures[index]?.value ?? 0;
  if (before === undefined) return null;
  const steps = figures.slice(0, index).flatMap((figure, at) => {
    const previous = figures[at - 1];
    return previous === undefined ? [] : [Math.abs(figure.value - previous.value)];
  });
  if (steps.length < HISTORY - 1) return null;
  const most = Math.max(...steps);
  const isJump = most > 0 && Math.abs(value - before) > JUMP * most && Math.abs(value - before) >= 1;
  return isJump ? { kind: 'jump', from: before, most } : null;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
