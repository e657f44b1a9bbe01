import type { Indicator, Series } from '../catalogue/catalogue.ts';
import type { Observation } from './observation.ts';
import type { Basis, NamedPeriod } from './period.ts';

/**
 * The observation that a period finds. `last-month-only`: a whole quarter or year was asked and only its last month is
 * held. `newest`: what is held instead, of the headline basis where it has anything; null where nothing is.
 */
export type Picked =
  | { readonly kind: 'found'; readonly observation: Observation; readonly standsFor: 'asked' | 'last-month-only' }
  | { readonly kind: 'none'; readonly newest: Observation | null };

export interface PickInput {
  readonly indicator: Indicator;
  /** Of that indicator and one area and category: one a basis. */
  readonly series: readonly Series[];
  /** Of those series; others are left out. */
  readonly observations: readonly Observation[];
  /** null: the newest. */
  readonly period: NamedPeriod | null;
  /** Only this basis, where it was asked for; null: whichever the period finds. */
  readonly basis: Basis | null;
}

/** The observation that answers for a period; no other date ever stands in. */
export function pick(input: PickInput): Picked {
  const { series, period, basis } = input;
  const ids = new Set(series.filter((each) => basis === null || each.basis === basis).map((each) => each.id));
  const candidates = input.observations.filter((each) => ids.has(each.seriesId));
  const found = period === null ? newestOf(input, candidates) : findFor(input, period, candidates);
  if (!found) return { kind: 'none', newest: newestOf(input, observationsOf(input.observations, series)) };
  return { kind: 'found', observation: found, standsFor: standsFor(found, period) };
}

/** Those of one or more series, in the order they came in. */
export function observationsOf(
  found: readonly Observation[],
  series: Series | readonly Series[],
): readonly Observation[] {
  const ids = new Set([series].flat().map((each) => each.id));
  return found.filter((observation) => ids.has(observation.seriesId));
}

function newestOf({ indicator }: PickInput, observations: readonly Observation[]): Observation | null {
  const headline = observations.filter((each) => each.period.basis === indicator.headlineBasis);
  const [first, ...others] = headline.length > 0 ? headline : observations;
  if (!first) return null;
  return others.reduce((newest, each) => (each.period.end > newest.period.end ? each : newest), first);
}

function findFor(input: PickInput, period: NamedPeriod, candidates: readonly Observation[]): Observation | null {
  const ending = candidates.filter((each) => each.period.end === period.end);
  const bases = input.basis === null ? basesFor(period, input.series) : basisNamed(period, input.basis);
  for (const basis of bases) {
    const found = ending.find((each) => each.period.basis === basis);
    if (found) return found;
  }
  return null;
}

type Grain = NamedPeriod['grain'];

/** In this order, each ending on the period's last day. The month under quarter and year is their last one, alone. */
const LADDER: { readonly [G in Grain]: readonly Basis[] } = {
  date: ['snapshot', 'month', 'quarter'],
  month: ['month', 'snapshot'],
  quarter: ['quarter', 'snapshot', 'month'],
  half: ['snapshot'],
  // The rolling year to the end of March is the same twelve months as the financial year.
  year: ['year', 'rolling-year', 'snapshot', 'month'],
  'calendar-year': ['rolling-year', 'snapshot'],
};

function basesFor(period: NamedPeriod, series: readonly Series[]): readonly Basis[] {
  if (period.grain === 'half') return LADDER.half;
  const onlyRolling = series.length > 0 && series.every((each) => each.basis === 'rolling-year');
  if (onlyRolling) return ['rolling-year'];
  return LADDER[period.grain];
}

/** Stretches of which a part or more than the whole would be shown, if the basis named were taken by its last day. */
const NEVER: { readonly [B in Basis]?: readonly Grain[] } = {
  quarter: ['half', 'year', 'calendar-year'],
  year: ['quarter', 'half', 'calendar-year'],
};

function basisNamed(period: NamedPeriod, basis: Basis): readonly Basis[] {
  return NEVER[basis]?.includes(period.grain) ? [] : [basis];
}

const LONGER_THAN_A_MONTH: readonly Grain[] = ['quarter', 'half', 'year', 'calendar-year'];

function standsFor(found: Observation, period: NamedPeriod | null): 'asked' | 'last-month-only' {
  if (period === null || found.period.basis !== 'month') return 'asked';
  return LONGER_THAN_A_MONTH.includes(period.grain) ? 'last-month-only' : 'asked';
}
