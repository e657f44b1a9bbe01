import { type Assurance, type Behaviour, behaviourOf, type Stretch } from '../behaviour/behaviour.ts';
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
  readonly assurance: Assurance | null;
  /** 95% round the newest figure; null without counts. */
  readonly interval: Interval | null;
  readonly target: number | null;
  /** How many points are held since the last break, and the ends of the newest two. */
  readonly points: number;
  readonly ends: readonly string[];
}

/** Under seven there is no range, not even on trial. */
const RANGE_FROM = 7;
const FIXED_AFTER = 24;

export function meaningOf(asked: SeriesAsked): Meaning {
  const { points, polarity, target } = asked;
  const newest = knownPoints(points).at(-1);
  const behaviour = behaviourOf(points, { polarity, target, fixAfter: FIXED_AFTER });
  const interval = newest ? intervalOf({ ...newest, measured: asked.measured }) : null;
  const range = rangeOf(behaviour, asked);
  const assurance = range ? behaviour.assurance : null;
  const known = {
    range,
    ...(range ? firedBy(behaviour, stepsOf(points)) : NOTHING_FIRED),
    steps: stepsOf(points),
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
