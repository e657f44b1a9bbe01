/** One figure of a series as statistics read it: nothing here knows where it came from. */
export interface SeriesPoint {
  /** The last day that it covers, as YYYY-MM-DD. */
  readonly end: string;
  /** null where none is held, or where it is hidden. */
  readonly value: number | null;
  /** With the denominator: how many of how many. Of a rate, events and people. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Whether the series was counted another way before this point. */
  readonly breakBefore: boolean;
  /** Suppressed: there is a number, and it is not to be shown or worked with. */
  readonly hidden: boolean;
}

/** Which way is better. `range`: the best is in the middle, so that neither way is always better. */
export type Polarity = 'higher' | 'lower' | 'none' | 'range';

/** What a value is, as far as chance is concerned. `other` (days, scores) has no error that counts could tell. */
export type Measured = 'percent' | 'count' | 'rate' | 'other';

/** A point with a number. */
export type Known = SeriesPoint & { readonly value: number };

/** Those that have a number, oldest first, in whatever order they came. */
export function knownPoints(points: readonly SeriesPoint[]): readonly Known[] {
  const known = points.filter(isKnown);
  const isInOrder = known.every((point, at) => at === 0 || byEnd(known[at - 1] ?? point, point) <= 0);
  return isInOrder ? known : known.toSorted(byEnd);
}

function isKnown(point: SeriesPoint): point is Known {
  return point.value !== null && !point.hidden;
}

/** Of two that end on one day the smaller comes first, so that the order in which they came decides nothing. */
function byEnd(a: Known, b: Known): number {
  if (a.end !== b.end) return a.end < b.end ? -1 : 1;
  return a.value - b.value;
}
