import type { Polarity } from '../series-point.ts';
import type { Interval } from './level.ts';

/** `higher` and `lower`: sure, where neither way is better. `cannot-tell`: no counts to tell it by. */
export type Standing = 'better' | 'worse' | 'similar' | 'higher' | 'lower' | 'cannot-tell';

/**
 * How a figure stands to a comparator's value: better or worse where that lies outside the figure's 95% interval, as
 * Fingertips has it. On the very edge it is similar.
 */
export function standingTo(interval: Interval | null, comparator: number, polarity: Polarity): Standing {
  return interval ? standingBetween(interval, { lower: comparator, upper: comparator }, polarity) : 'cannot-tell';
}

/** How the first of two areas, or of two times, stands to the other: similar where their intervals meet. */
export function standingBetween(one: Interval | null, other: Interval | null, polarity: Polarity): Standing {
  if (!one || !other) return 'cannot-tell';
  if (one.lower > other.upper) return inWords('higher', polarity);
  return one.upper < other.lower ? inWords('lower', polarity) : 'similar';
}

function inWords(way: 'higher' | 'lower', polarity: Polarity): Standing {
  if (polarity !== 'higher' && polarity !== 'lower') return way;
  return way === polarity ? 'better' : 'worse';
}

/** Whether a rating is too close to call: its target lies inside the figure's interval. null where it can't be told. */
export function tooCloseToCall(interval: Interval | null, target: number): boolean | null {
  return interval && interval.lower <= target && target <= interval.upper;
}
