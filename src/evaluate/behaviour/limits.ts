import { compareNear, meanOf, sizeOf } from './near.ts';

/** What a stretch of a series does by itself: where it lies, and how far it swings. */
export interface Limits {
  readonly mean: number;
  /** null where no moving range is left to tell: of one point, or of points that are all the same. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Two thirds of the way to the limits: what lies beyond is close to them. */
  readonly nearLower: number | null;
  readonly nearUpper: number | null;
}

export interface LimitOptions {
  /** Leave out moving ranges that are themselves beyond their limit: one odd point must not widen the range. */
  readonly screen: boolean;
  /** How many points the limits are worked out from, the first ones; null: all of them. */
  readonly fixAfter: number | null;
}

/** From the mean moving range to the limits of single values: 3 / 1.128. */
const TO_LIMIT = 2.66;

/** The upper limit of the moving ranges themselves, as a multiple of their mean. */
const RANGE_LIMIT = 3.267;

/** Of at least one value. XmR as NHS England's Making Data Count has it. */
export function limitsOf(values: readonly number[], { screen, fixAfter }: LimitOptions): Limits {
  const first = values.slice(0, fixAfter ?? values.length);
  const mean = meanOf(first) ?? Number.NaN;
  const range = meanOf(movingRanges(first, screen));
  if (range === null) return { mean, lower: null, upper: null, nearLower: null, nearUpper: null };
  const far = TO_LIMIT * range;
  const near = (2 * far) / 3;
  return { mean, lower: mean - far, upper: mean + far, nearLower: mean - near, nearUpper: mean + near };
}

/** What is screened is judged once, by the mean of all: of points that are all the same it leaves none. */
function movingRanges(values: readonly number[], screen: boolean): readonly number[] {
  const ranges = values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? value)));
  const mean = meanOf(ranges);
  if (!screen || mean === null) return ranges;
  const size = sizeOf(values);
  return ranges.filter((range) => compareNear(range, RANGE_LIMIT * mean, size) < 0);
}
