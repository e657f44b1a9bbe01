import type { Indicator } from '../catalogue/catalogue.ts';
import type { Observation, PublishedMovement } from '../query/observation.ts';
import { type Decimal, decimal, relativeChange, subtract } from './decimal.ts';

/** How a number moved between two observations of one series. */
export interface Change {
  readonly from: Observation;
  readonly to: Observation;
  /** In the indicator's unit (points for a percentage), at the finer precision. */
  readonly difference: Decimal;
  /** In percent of the earlier value, one decimal; null from 0. */
  readonly relative: Decimal | null;
  readonly direction: 'rose' | 'fell' | 'unchanged';
  /** null where neither more nor less is better, or nothing moved. */
  readonly verdict: 'better' | 'worse' | null;
}

/** The change between two observations; null where one has no number. Less than the coarser precision is no change. */
export function change(indicator: Indicator, from: Observation, to: Observation): Change | null {
  const [before, after] = [numberOf(from), numberOf(to)];
  if (!before || !after) return null;
  const difference = subtract(after, before);
  const direction = directionOf(difference, Math.min(before.scale, after.scale));
  const verdict = verdictOf(indicator, direction);
  return { from, to, difference, relative: relativeChange(before, after), direction, verdict };
}

function numberOf(observation: Observation): Decimal | null {
  return observation.value === null || observation.marker !== null ? null : decimal(observation.value);
}

function directionOf({ units, scale }: Decimal, coarser: number): Change['direction'] {
  if (Math.abs(units) < 10 ** (scale - coarser)) return 'unchanged';
  return units > 0 ? 'rose' : 'fell';
}

function verdictOf({ polarity }: Indicator, direction: Change['direction']): Change['verdict'] {
  if (direction === 'unchanged' || (polarity !== 'higher' && polarity !== 'lower')) return null;
  return (direction === 'rose') === (polarity === 'higher') ? 'better' : 'worse';
}

/** The observation before this one in its series; null for the first. Others' observations are passed over. */
export function previousOf(observations: readonly Observation[], observation: Observation): Observation | null {
  const { seriesId, period } = observation;
  return observations
    .filter((one) => one.seriesId === seriesId && one.period.end < period.end)
    .reduce<Observation | null>((last, one) => (last && last.period.end > one.period.end ? last : one), null);
}

/** How an observation moved: computed where the earlier number is held, else as the source states it. */
export type Movement =
  | { readonly kind: 'computed'; readonly change: Change }
  | { readonly kind: 'published'; readonly movement: PublishedMovement; readonly text: string };

/** The movement of an observation of a series; null where nothing is known of it. */
export function movement(
  indicator: Indicator,
  ofSeries: readonly Observation[],
  observation: Observation,
): Movement | null {
  const previous = previousOf(ofSeries, observation);
  const computed = previous && change(indicator, previous, observation);
  if (computed) return { kind: 'computed', change: computed };
  const published = observation.movement;
  const text = published && sayPublished(published);
  return published && text ? { kind: 'published', movement: published, text } : null;
}

const WAYS = { rose: 'up', fell: 'down', unchanged: 'unchanged' } as const;

/** 'up and better than the quarter before, as published'; null where the source says neither. */
function sayPublished({ moved, verdict, since, by }: PublishedMovement): string | null {
  const size = by && moved !== 'unchanged' ? ` by ${by}` : '';
  if (verdict) {
    const way = moved ? `${WAYS[moved]}${size} and ` : '';
    return `${way}${verdict}${since ? ` than ${since}` : ''}, as published`;
  }
  return moved && `${moved}${size}${since ? ` since ${since}` : ''}, as published`;
}
