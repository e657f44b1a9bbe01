import { type BehaviourPoint, behaviourOf, FIXED_AFTER, type Stretch } from './behaviour/behaviour.ts';
import type { SeriesPoint } from './series-point.ts';

/** Where a series usually lies, since its last break. */
export type UsualRange = HeldRange | NoRange;

export interface HeldRange {
  readonly kind: 'held';
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** Since the last break, all of them, oldest first. */
  readonly points: readonly BehaviourPoint[];
  /** From how many of them, the first ones, it was worked out. */
  readonly from: number;
}

interface NoRange {
  readonly kind: 'none';
  /**
   * `few`: under 12 points since the last break. `overlapping`: neighbours share months, so that they are alike by
   * themselves. `hidden`: a range would tell of what is hidden. `unmoved`: nothing, or one jump alone, ever moved.
   */
  readonly reason: 'few' | 'overlapping' | 'hidden' | 'unmoved';
}

/** A series, and what is known of it beside its numbers. */
export interface Course {
  readonly points: readonly SeriesPoint[];
  /** Whether neighbours cover much of the same time, as rolling years do. */
  readonly overlapping: boolean;
}

const ENOUGH = 12;

/** The usual range of a series: XmR of its first 24 points since the last break, or of all of them from 12 on. */
export function usualRange({ points, overlapping }: Course): UsualRange {
  if (overlapping) return { kind: 'none', reason: 'overlapping' };
  if (last?.points === points) return last.range;
  const range = rangeAnew(points);
  last = { points, range };
  return range;
}

/** One series is asked for several verdicts, one after the other. */
let last: { readonly points: readonly SeriesPoint[]; readonly range: UsualRange } | null = null;

function rangeAnew(points: readonly SeriesPoint[]): UsualRange {
  if (points.some(({ hidden }) => hidden)) return { kind: 'none', reason: 'hidden' };
  const behaviour = behaviourOf(points, { polarity: 'none', target: null, fixAfter: FIXED_AFTER });
  const newest = behaviour.stretches.at(-1);
  if (!newest || newest.points < ENOUGH) return { kind: 'none', reason: 'few' };
  const ofIt = behaviour.points.filter(({ stretch }) => stretch === behaviour.stretches.length - 1);
  return rangeOf(newest, ofIt);
}

function rangeOf({ mean, lower, upper }: Stretch, points: readonly BehaviourPoint[]): UsualRange {
  if (lower === null || upper === null || lower === upper) return { kind: 'none', reason: 'unmoved' };
  return { kind: 'held', mean, lower, upper, points, from: Math.min(points.length, FIXED_AFTER) };
}
