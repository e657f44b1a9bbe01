import { type Assurance, type Behaviour, behaviourOf, FIXED_AFTER, type Stretch } from '../behaviour/behaviour.ts';
import type { Special } from '../behaviour/special.ts';
import { tooCloseToCall } from '../interval/against.ts';
import { intervalOf } from '../interval/interval.ts';
import type { Interval } from '../interval/level.ts';
import { knownPoints, type Measured, type Polarity, type SeriesPoint } from '../series-point.ts';
import { type Steps, stepsOf } from '../steps.ts';
import { firedBy } from './fired.ts';

/**
 * What a series does at its newest figure. `improving`, `worsening`, `moving` (neither way is better) are more than
 * chance; `out-of-reach` and `reliably-met` say it of the target as things are, and are no forecast; `usual` is chance.
 * The rest say why it can't be told.
 */
export type MeaningKind =
  | 'improving'
  | 'worsening'
  | 'moving'
  | 'out-of-reach'
  | 'reliably-met'
  | 'too-close-to-call'
  | 'usual'
  | 'too-few'
  | 'unmoved'
  | 'overlapping'
  | 'hidden'
  | 'nothing';

export interface SeriesAsked {
  readonly points: readonly SeriesPoint[];
  readonly polarity: Polarity;
  readonly measured: Measured;
  /** Whether neighbours cover much of the same time, as rolling years do. */
  readonly overlapping: boolean;
  /** As it is for the newest figure; null where there is none, or it is a range. */
  readonly target: number | null;
  /** How many people a rate is of: 10,000 unless said. */
  readonly per?: number | undefined;
}

/** What is known of a series, and what follows: everything that 'why do you say so?' needs. */
export interface Meaning {
  readonly kind: MeaningKind;
  /** Since its last break; null where no range can be told. */
  readonly range: (Stretch & { readonly lower: number; readonly upper: number }) | null;
  /** Of the rules that the newest point meets the one that says most to a reader; null for chance. */
  readonly special: Special | null;
  /** The ends of the points that met that rule, oldest first. */
  readonly fired: readonly string[];
  /** How many of the newest lie on one side of the mean. */
  readonly onOneSide: number;
  readonly steps: Steps;
  /** By `aimedFrom`; null without a target, and where a series has moved and not yet stayed. */
  readonly assurance: Assurance | null;
  /**
   * What the target is held against: the usual range, or of a series that has moved the range of its new level. Limits of
   * before a move say nothing of what comes after it.
   */
  readonly aimedFrom: AimRange | null;
  /** 95% round the newest figure; null without counts. */
  readonly interval: Interval | null;
  readonly target: number | null;
  /** How many points are held since the last break, and the ends of the newest two. */
  readonly points: number;
  readonly ends: readonly string[];
}

export interface AimRange {
  readonly lower: number;
  readonly upper: number;
  readonly points: number;
  readonly trial: boolean;
  /** The end of the first point of its new level; null: it has not moved. */
  readonly since: string | null;
}

/** Under seven there is no range, not even on trial. */
const RANGE_FROM = 7;

export function meaningOf(asked: SeriesAsked): Meaning {
  const { points, polarity, target } = asked;
  const newest = knownPoints(points).at(-1);
  const behaviour = behaviourOf(points, { polarity, target, fixAfter: FIXED_AFTER });
  const interval = newest ? intervalOf({ ...newest, measured: asked.measured, per: asked.per }) : null;
  const range = rangeOf(behaviour, asked);
  const steps = stepsOf(points);
  const fired = range ? firedBy(behaviour, steps) : NOTHING_FIRED;
  const aimed = range && aimedBy(asked, behaviour, { range, ...fired });
  const assurance = aimed?.assurance ?? null;
  const known = {
    range,
    ...fired,
    aimedFrom: aimed?.from ?? null,
    steps,
    assurance,
    interval,
    target,
    points: behaviour.stretches.at(-1)?.points ?? 0,
    ends: behaviour.points.slice(-2).map(({ point }) => point.end),
  };
  return { ...known, kind: kindOf(asked, behaviour, { range, assurance, interval }) };
}

const NOTHING_FIRED = { special: null, fired: [], onOneSide: 0 } as const;

function rangeOf({ stretches }: Behaviour, { overlapping, points }: SeriesAsked): Meaning['range'] {
  const last = stretches.at(-1);
  if (overlapping || points.some(({ hidden }) => hidden) || !last || last.points < RANGE_FROM) return null;
  const { lower, upper } = last;
  return lower === null || upper === null || lower === upper ? null : { ...last, lower, upper };
}

interface Aimed {
  readonly from: AimRange;
  readonly assurance: Assurance | null;
}

/** From so many points on one side they are a level of its own. */
const LEVEL_FROM = 12;

function aimedBy(
  asked: SeriesAsked,
  behaviour: Behaviour,
  { range, special, onOneSide }: Pick<Meaning, 'special' | 'onOneSide'> & { readonly range: UsualRange },
): Aimed | null {
  const { lower, upper, points, trial } = range;
  const usual = { from: { lower, upper, points, trial, since: null }, assurance: behaviour.assurance };
  return special === null ? usual : (byLevel(asked, behaviour, onOneSide) ?? (isFurther(behaviour) ? usual : null));
}

/** What moves away from a target that it missed anyhow misses it all the more; so with one that it met. */
function isFurther({ variation, assurance }: Behaviour): boolean {
  return (
    (variation === 'concern' && assurance === 'consistently-fails') ||
    (variation === 'improvement' && assurance === 'consistently-passes')
  );
}

function byLevel(asked: SeriesAsked, behaviour: Behaviour, onOneSide: number): Aimed | null {
  const run = behaviour.points.slice(-onOneSide);
  // A point or two may have lain on that side by chance before it moved.
  const from = Math.max(
    0,
    run.findIndex(({ outside }) => outside),
  );
  const level = run.slice(from).map(({ point }) => ({ ...point, breakBefore: false }));
  const [first] = level;
  if (!first || level.length < LEVEL_FROM) return null;
  const { stretches, assurance, variation } = behaviourOf(level, { polarity: asked.polarity, target: asked.target });
  const last = stretches.at(-1);
  // While it moves on it has no level yet.
  if (!last || last.lower === null || last.upper === null || variation !== 'common') return null;
  const { lower, upper, points, trial } = last;
  return { from: { lower, upper, points, trial, since: first.end }, assurance };
}

type UsualRange = NonNullable<Meaning['range']>;

type Found = Pick<Meaning, 'range' | 'assurance' | 'interval'>;

/** What moves comes before what the target is: limits of before a move say nothing of what comes after it. */
function kindOf(asked: SeriesAsked, behaviour: Behaviour, found: Found): MeaningKind {
  const { range, assurance } = found;
  if (behaviour.points.length === 0) return 'nothing';
  if (range && behaviour.variation !== 'common') return MOVES[behaviour.variation];
  if (assurance === 'consistently-fails') return 'out-of-reach';
  if (assurance === 'consistently-passes') return 'reliably-met';
  if (isTooClose(asked, found.interval)) return 'too-close-to-call';
  return range ? 'usual' : whyNot(asked, behaviour);
}

const MOVES = { improvement: 'improving', concern: 'worsening', neutral: 'moving' } as const;

function isTooClose({ target, polarity }: SeriesAsked, interval: Interval | null): boolean {
  if (target === null || (polarity !== 'higher' && polarity !== 'lower')) return false;
  return tooCloseToCall(interval, target) === true;
}

function whyNot({ overlapping, points }: SeriesAsked, { stretches }: Behaviour): MeaningKind {
  if (overlapping) return 'overlapping';
  if (points.some(({ hidden }) => hidden)) return 'hidden';
  return (stretches.at(-1)?.points ?? 0) < RANGE_FROM ? 'too-few' : 'unmoved';
}
