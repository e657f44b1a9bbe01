import { compareNear, sizeOf } from './behaviour/near.ts';
import { type Known, knownPoints, type Measured, type SeriesPoint } from './series-point.ts';
import { type HeldRange, usualRange } from './usual-range.ts';

/** Why a figure that came in looks wrong. It may be right: whoever brought it in is asked, and nothing is changed. */
export type Implausible =
  /** A percentage over 100, a number below nought, or more cases than there are people. */
  | { readonly kind: 'impossible'; readonly why: 'over-100' | 'below-0' | 'more-than-all' }
  /** About ten times, or a tenth of, what the series has been. */
  | { readonly kind: 'ten-times'; readonly times: 10 | 0.1; readonly usual: number }
  /** 0.85 where the series, or its counts, say 85%. */
  | { readonly kind: 'fraction'; readonly percent: number }
  /** The counts give another percentage, by more than rounding. */
  | { readonly kind: 'counts-disagree'; readonly percent: number }
  /** Outside the usual range of what came before, by a step that is more than chance too. */
  | { readonly kind: 'outside-range'; readonly lower: number; readonly upper: number }
  /** A step far larger than any that the series took before. */
  | { readonly kind: 'jump'; readonly step: number; readonly largest: number };

export interface Incoming {
  readonly point: SeriesPoint;
  /** What is held of the series; only what ended before the point is looked at. */
  readonly history: readonly SeriesPoint[];
  readonly measured: Measured;
  readonly overlapping: boolean;
}

/** What is implausible in a figure, the surest first; empty where nothing is, or where it is hidden or not held. */
export function implausibilities({ point, history, measured, overlapping }: Incoming): readonly Implausible[] {
  const [known] = knownPoints([point]);
  if (!known) return [];
  const before = history.filter(({ end }) => end < point.end);
  const since = sinceBreak(before, point);
  const sure = [...impossible(known, measured), ...wrongScale(known, since, measured)];
  // A figure at ten times its size is outside its range and a jump as well: one reason is enough.
  if (sure.length > 0) return sure;
  return [...unlikeCounts(known, measured), ...outOfRange(known, { before, since, overlapping })];
}

/** Those that were counted as the point was, oldest first. */
function sinceBreak(before: readonly SeriesPoint[], point: SeriesPoint): readonly Known[] {
  if (point.breakBefore) return [];
  const known = knownPoints(before);
  const at = known.findLastIndex(({ breakBefore }) => breakBefore);
  return at === -1 ? known : known.slice(at);
}

function impossible({ value, numerator, denominator }: Known, measured: Measured): readonly Implausible[] {
  const found: Implausible[] = [];
  if (measured !== 'other' && value < 0) found.push({ kind: 'impossible', why: 'below-0' });
  if (measured === 'percent' && value > 100) found.push({ kind: 'impossible', why: 'over-100' });
  if (measured === 'percent' && numerator !== null && denominator !== null && numerator > denominator) {
    found.push({ kind: 'impossible', why: 'more-than-all' });
  }
  return found;
}

const FEW = 4;

function wrongScale(known: Known, since: readonly Known[], measured: Measured): readonly Implausible[] {
  const { value } = known;
  const percent = asPercent(known, since, measured);
  if (percent !== null) return [{ kind: 'fraction', percent }];
  if (since.length < FEW) return [];
  const values = since.map((each) => each.value);
  const usual = median(values);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const times = ([10, 0.1] as const).find((each) => isNear(value, each * usual) && (value > most || value < least));
  // A small count goes from 1 to 10 by itself.
  const swings = most >= SWING * Math.max(least, 0) && least !== most;
  return times === undefined || swings || Math.abs(usual) < 1 ? [] : [{ kind: 'ten-times', times, usual }];
}

/** A series that goes from one number to three times as much is no ground to call ten times a slip. */
const SWING = 3;

/** Within a quarter: a slip of the point keeps the digits of what would have been like the others. */
function isNear(value: number, expected: number): boolean {
  return expected !== 0 && value / expected > 0.75 && value / expected < 1.25;
}

/** What a fraction would be as a percentage, where its counts or its history say that it is one; else null. */
function asPercent(
  { value, numerator, denominator }: Known,
  since: readonly Known[],
  measured: Measured,
): number | null {
  if (measured !== 'percent' || value <= 0 || value > 1) return null;
  const percent = Math.round(value * 10_000) / 100;
  if (numerator !== null && denominator !== null && denominator > 0) {
    const worked = (100 * numerator) / denominator;
    return worked > 1 && Math.abs(worked - percent) <= 1 ? percent : null;
  }
  const usual = since.map((each) => each.value);
  return usual.length > 0 && Math.min(...usual) > 1 && isNear(percent, median(usual)) ? percent : null;
}

/** More than the rounding of a whole percentage. */
const ROUNDING = 1;

function unlikeCounts({ value, numerator, denominator }: Known, measured: Measured): readonly Implausible[] {
  if (measured !== 'percent' || numerator === null || denominator === null || denominator <= 0) return [];
  const percent = Math.round((1000 * numerator) / denominator) / 10;
  return Math.abs(percent - value) >= ROUNDING ? [{ kind: 'counts-disagree', percent }] : [];
}

interface Before {
  readonly before: readonly SeriesPoint[];
  readonly since: readonly Known[];
  readonly overlapping: boolean;
}

function outOfRange({ value, breakBefore }: Known, { before, since, overlapping }: Before): readonly Implausible[] {
  const range = breakBefore ? null : usualRange({ points: before, overlapping });
  return [...(range?.kind === 'held' ? beyond(value, range, since) : []), ...jumps(value, since)];
}

/** The limit of a step, in halves of the usual range: 3.267 mean moving ranges against 2.66. */
const STEP_LIMIT = 3.267 / 2.66;

/** Outside the limits and all that was, by a step beyond its own: what climbs, or has moved away, is outside for good. */
function beyond(value: number, { mean, lower, upper }: HeldRange, since: readonly Known[]): readonly Implausible[] {
  const values = since.map((each) => each.value);
  const [low, high] = [Math.min(lower, ...values), Math.max(upper, ...values)];
  const step = Math.abs(value - (since.at(-1)?.value ?? value));
  const size = sizeOf([value, low, high]);
  const isOutside = compareNear(value, low, size) < 0 || compareNear(value, high, size) > 0;
  const isBeyond = isOutside && compareNear(step, STEP_LIMIT * (upper - mean), size) > 0;
  return isBeyond ? [{ kind: 'outside-range', lower, upper }] : [];
}

/** Steps it takes to know how far a series goes in one, and how much further is a jump. */
const STEPS = 6;
const FURTHER = 2;

/** More than twice the largest step that it ever took: of many series that are brought in, some take a record one. */
function jumps(value: number, since: readonly Known[]): readonly Implausible[] {
  const last = since.at(-1);
  if (!last || since.length <= STEPS) return [];
  const steps = since.slice(1).map((each, at) => Math.abs(each.value - (since[at]?.value ?? each.value)));
  const [step, largest] = [Math.abs(value - last.value), Math.max(...steps)];
  const isJump = largest > 0 && compareNear(step, FURTHER * largest, sizeOf([value, last.value])) > 0;
  return isJump ? [{ kind: 'jump', step, largest }] : [];
}

/** Of at least one. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
