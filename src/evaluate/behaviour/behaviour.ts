import { type Known, knownPoints, type Polarity, type SeriesPoint } from '../series-point.ts';
import { type LimitOptions, type Limits, limitsOf } from './limits.ts';
import { type Place, placesOf, type Special, specialsOf } from './special.ts';

/** Common cause is chance; the others are more than chance, and say what that means by polarity. */
export type Variation = 'improvement' | 'concern' | 'neutral' | 'common';

/** What the limits say of a target, as things are: it is no forecast. */
export type Assurance = 'consistently-passes' | 'consistently-fails' | 'hit-and-miss';

export interface BehaviourPoint extends Place {
  readonly point: Known;
  /** Which stretch it belongs to, from 0. */
  readonly stretch: number;
  readonly special: Special | null;
  readonly variation: Variation;
}

/** What lies between two breaks has limits of its own. */
export interface Stretch extends Limits {
  readonly points: number;
  /** Too few for limits that last: they are trial limits. */
  readonly trial: boolean;
}

export interface Behaviour {
  /** Those with a number, oldest first. */
  readonly points: readonly BehaviourPoint[];
  /** Oldest first; empty where no number is held. */
  readonly stretches: readonly Stretch[];
  /** Of the last point; common where there is none. */
  readonly variation: Variation;
  /** By the last stretch; null without a target, and where neither way is better. */
  readonly assurance: Assurance | null;
}

export interface BehaviourOptions {
  readonly polarity: Polarity;
  /** As it is at the last point. */
  readonly target: number | null;
  readonly screen?: boolean;
  /** From how many points of each stretch the limits are worked out; null: from all. */
  readonly fixAfter?: number | null;
}

/** Limits from fewer points than this are trial limits, in NHSRplotthedots too. */
const LASTING_FROM = 13;

/** Limits are those of the first so many points, so that what came after can be seen to differ. */
export const FIXED_AFTER = 24;

/**
 * Process behaviour (XmR) as in NHS England's Making Data Count and the R package NHSRplotthedots 0.2.2, which it is
 * held to by its outputs. It works limits out from two points on: who uses them decides how few are enough.
 */
export function behaviourOf(points: readonly SeriesPoint[], options: BehaviourOptions): Behaviour {
  const stretches = placedBy(points, options).map((placed, at) => behave(placed, at, options));
  const all = stretches.flatMap(({ points: ofIt }) => ofIt);
  const newest = stretches.at(-1)?.stretch;
  return {
    points: all,
    stretches: stretches.map(({ stretch }) => stretch),
    variation: all.at(-1)?.variation ?? 'common',
    assurance: newest ? assuranceOf(newest, options) : null,
  };
}

function stretchesOf(known: readonly Known[]): readonly (readonly Known[])[] {
  const stretches: Known[][] = [];
  for (const point of known) {
    const open = stretches.at(-1);
    if (open && !point.breakBefore) open.push(point);
    else stretches.push([point]);
  }
  return stretches;
}

/** A stretch with what holds of it whatever polarity and target are. */
interface Placed {
  readonly known: readonly Known[];
  readonly limits: Limits;
  readonly places: readonly Place[];
  readonly specials: readonly (Special | null)[];
}

/** One series after the other is asked for its range, its meaning and its picture: more than the last need not be kept. */
let last: { readonly points: readonly SeriesPoint[]; readonly key: string; readonly placed: readonly Placed[] } | null =
  null;

function placedBy(
  points: readonly SeriesPoint[],
  { screen = true, fixAfter = null }: BehaviourOptions,
): readonly Placed[] {
  const key = `${screen} ${fixAfter}`;
  if (last?.points === points && last.key === key) return last.placed;
  const placed = stretchesOf(knownPoints(points)).map((each) => placedOf(each, { screen, fixAfter }));
  last = { points, key, placed };
  return placed;
}

function placedOf(known: readonly Known[], options: LimitOptions): Placed {
  const values = known.map(({ value }) => value);
  const limits = limitsOf(values, options);
  const places = placesOf(values, limits);
  return { known, limits, places, specials: specialsOf(values, places) };
}

function behave({ known, limits, places, specials }: Placed, stretch: number, { polarity }: BehaviourOptions) {
  const points = known.map((point, at): BehaviourPoint => {
    const special = specials[at] ?? null;
    const place = places[at] ?? NOWHERE;
    return { point, stretch, ...place, special, variation: variationOf(special, polarity) };
  });
  return { points, stretch: { ...limits, points: known.length, trial: known.length < LASTING_FROM } };
}

const NOWHERE: Place = { side: 0, outside: false, close: false };

function variationOf(special: Special | null, polarity: Polarity): Variation {
  if (special === null) return 'common';
  if (polarity !== 'higher' && polarity !== 'lower') return 'neutral';
  return (special.way === 'high') === (polarity === 'higher') ? 'improvement' : 'concern';
}

/** A target inside the limits, or without limits to hold it against, is hit by chance and missed by chance. */
function assuranceOf({ lower, upper }: Limits, { target, polarity }: BehaviourOptions): Assurance | null {
  if (target === null || (polarity !== 'higher' && polarity !== 'lower')) return null;
  const above = upper !== null && target > upper;
  const below = lower !== null && target < lower;
  if (!above && !below) return 'hit-and-miss';
  return above === (polarity === 'higher') ? 'consistently-fails' : 'consistently-passes';
}
