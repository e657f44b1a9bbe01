import { compareNear, sizeOf } from './behaviour/near.ts';
import { byCounts } from './by-counts.ts';
import { type Known, knownPoints, type Measured, type Polarity, type SeriesPoint } from './series-point.ts';
import { type Steps, stepsOf } from './steps.ts';
import { type HeldRange, type UsualRange, usualRange } from './usual-range.ts';

/**
 * What may be said of a change. `no-clear-change`: it may be chance. `up`, `down`: that is all that can be told, or (of
 * a measure that is best in a range) neither way is always better. `neither`: neither way is better.
 */
export type VerdictWord = 'better' | 'worse' | 'no-clear-change' | 'up' | 'down' | 'same' | 'neither';

/** Why that word. The first four make a change more than chance; the others don't. */
export type VerdictReason =
  /** Larger than half the usual range, worked out from so many points. */
  | { readonly rule: 'usual-range'; readonly half: number; readonly points: number }
  /** So many steps in a row went that way, six or more. */
  | { readonly rule: 'steps'; readonly steps: number }
  /** The newest seven all lie on that side of the mean, the year before did not; of a change on the year before alone. */
  | { readonly rule: 'one-side'; readonly points: number; readonly mean: number }
  /** So many times its standard error, above two. */
  | { readonly rule: 'standard-error'; readonly errors: number }
  | { readonly rule: 'one-case' }
  /** What could be held against it gave nothing: the usual range, or else the counts. */
  | { readonly rule: 'within-chance'; readonly by: 'usual-range'; readonly half: number; readonly points: number }
  | { readonly rule: 'within-chance'; readonly by: 'standard-error'; readonly errors: number }
  /** Neither points nor counts. */
  | { readonly rule: 'too-little' }
  /** It was counted another way before. */
  | { readonly rule: 'break' }
  | { readonly rule: 'no-movement' };

export interface Verdict {
  readonly word: VerdictWord;
  /** More than chance, whatever the polarity. */
  readonly real: boolean;
  readonly reason: VerdictReason;
  readonly from: Known;
  readonly to: Known;
  /** Later less earlier, in the unit. */
  readonly difference: number;
  /** How long it has gone one way, for 'the 7th fall in a row': whether or not that is why. */
  readonly steps: Steps;
}

export interface ChangeAsked {
  /** All that is held of the series, in any order; those after `at` are not looked at. */
  readonly points: readonly SeriesPoint[];
  readonly polarity: Polarity;
  readonly measured: Measured;
  /** Whether neighbours cover much of the same time, as rolling years do. */
  readonly overlapping: boolean;
  /** Which figure is held against which: the one before it, the one a year before, or that of an earlier end. */
  readonly against: 'previous' | 'year-before' | { readonly end: string };
  /** The end of the figure in question; the newest with a number unless said. */
  readonly at?: string;
  /** Of the coarser of the two figures: a smaller difference is none. Any difference counts unless said. */
  readonly decimals?: number;
}

/** Steps in a row, and standard errors, from which a change is more than chance. */
export const MANY_STEPS = 6;
const ONE_SIDE = 7;
export const ERRORS = 2;

/**
 * Whether a change is worth the word 'better' or 'worse': the one place that decides it. null where one of the two
 * figures is not held, or is hidden.
 */
export function verdictOf(asked: ChangeAsked): Verdict | null {
  const pair = pairOf(asked);
  if (!pair) return null;
  const { from, to } = pair;
  const later = asked.points.some(({ end }) => end > to.end);
  const points = later ? asked.points.filter(({ end }) => end <= to.end) : asked.points;
  const steps = stepsOf(points);
  const difference = to.value - from.value;
  const way = wayOf(pair, asked.decimals);
  const reason = way === 'same' ? NO_MOVEMENT : reasonFor({ ...asked, ...pair, points, steps, way });
  const real = REAL.has(reason.rule);
  return { word: wordFor(way, asked.polarity, reason), real, reason, from, to, difference, steps };
}

const NO_MOVEMENT: VerdictReason = { rule: 'no-movement' };
const REAL: ReadonlySet<VerdictReason['rule']> = new Set(['usual-range', 'steps', 'one-side', 'standard-error']);

interface Pair {
  readonly from: Known;
  readonly to: Known;
}

/** A hidden figure in the place of one of the two is not passed over for another one. */
function pairOf({ points, against, at }: ChangeAsked): Pair | null {
  const held = points
    .filter(({ value, hidden }) => hidden || value !== null)
    .toSorted((a, b) => (a.end < b.end ? -1 : 1));
  const to = at === undefined ? held.at(-1) : held.find(({ end }) => end === at);
  const from = to && earlier(held, to, against);
  const [known, before] = [to && knownPoints([to])[0], from && knownPoints([from])[0]];
  return known && before ? { from: before, to: known } : null;
}

function earlier(
  held: readonly SeriesPoint[],
  to: SeriesPoint,
  against: ChangeAsked['against'],
): SeriesPoint | undefined {
  const before = held.filter(({ end }) => end < to.end);
  if (against === 'previous') return before.at(-1);
  if (against === 'year-before') return before.findLast(({ end }) => end.slice(0, 7) === yearBefore(to.end));
  return before.find(({ end }) => end === against.end);
}

/** '2025-02' of 2026-02-28: by the month, so that the end of a February finds that of another. */
function yearBefore(end: string): string {
  return `${String(Number(end.slice(0, 4)) - 1).padStart(4, '0')}${end.slice(4, 7)}`;
}

type Way = 'up' | 'down' | 'same';

function wayOf({ from, to }: Pair, decimals: number | undefined): Way {
  const size = sizeOf([from.value, to.value]);
  const apart = Math.abs(to.value - from.value);
  if (decimals !== undefined && compareNear(apart, 10 ** -decimals, size) < 0) return 'same';
  if (apart === 0) return 'same';
  return to.value > from.value ? 'up' : 'down';
}

interface Weighed extends Omit<ChangeAsked, 'at' | 'decimals'>, Pair {
  readonly way: 'up' | 'down';
  readonly steps: Steps;
}

/** One case is never more than chance, and what was counted another way is not compared, whatever else holds. */
function reasonFor(weighed: Weighed): VerdictReason {
  const { points, from, to, overlapping, measured } = weighed;
  if (points.some(({ end, breakBefore }) => breakBefore && end > from.end)) return { rule: 'break' };
  const counts = byCounts(measured, from, to);
  if (counts?.oneCase) return { rule: 'one-case' };
  const range = usualRange({ points, overlapping });
  const sure = bySteps(weighed) ?? byRange(weighed, range);
  if (sure) return sure;
  if (range.kind === 'held') {
    return { rule: 'within-chance', by: 'usual-range', half: range.upper - range.mean, points: range.from };
  }
  if (!counts) return { rule: 'too-little' };
  const errors = Math.abs(counts.errors);
  const agrees = counts.errors > 0 === (weighed.way === 'up');
  if (agrees && errors > ERRORS) return { rule: 'standard-error', errors };
  return { rule: 'within-chance', by: 'standard-error', errors };
}

/** Rolling years go one way for long by chance: their neighbours differ by two months alone. */
function bySteps({ steps, overlapping, way }: Weighed): VerdictReason | null {
  const isMany = !overlapping && steps.way === way && steps.count >= MANY_STEPS;
  return isMany ? { rule: 'steps', steps: steps.count } : null;
}

function byRange({ from, to, way, against }: Weighed, range: UsualRange): VerdictReason | null {
  if (range.kind === 'none') return null;
  const half = range.upper - range.mean;
  const size = sizeOf([from.value, to.value, range.upper]);
  if (compareNear(Math.abs(to.value - from.value), half, size) > 0) {
    return { rule: 'usual-range', half, points: range.from };
  }
  const seven = against === 'year-before' && sevenCrossed(range, from, way);
  return seven ? { rule: 'one-side', points: ONE_SIDE, mean: range.mean } : null;
}

/** Seven below a mean say nothing of a fall from a figure that lay as far below it. */
function sevenCrossed({ points, mean }: HeldRange, from: Known, way: 'up' | 'down'): boolean {
  const side = way === 'up' ? 1 : -1;
  const newest = points.slice(-ONE_SIDE);
  if (newest.length < ONE_SIDE || !newest.every((point) => point.side === side)) return false;
  return compareNear(from.value, mean, sizeOf([from.value, mean])) !== side;
}

function wordFor(way: Way, polarity: Polarity, reason: VerdictReason): VerdictWord {
  if (way === 'same') return 'same';
  if (polarity === 'none') return 'neither';
  if (reason.rule === 'too-little' || reason.rule === 'break') return way;
  if (!REAL.has(reason.rule)) return 'no-clear-change';
  if (polarity === 'range') return way;
  return (way === 'up') === (polarity === 'higher') ? 'better' : 'worse';
}
