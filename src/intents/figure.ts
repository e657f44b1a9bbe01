import type { Area, Catalogue, Indicator, Series } from '../catalogue/catalogue.ts';
import { groupBy, indexOf } from '../catalogue/catalogue-index.ts';
import type { Observation } from '../query/observation.ts';
import type { Basis, NamedPeriod } from '../query/period.ts';
import { pick } from '../query/pick.ts';
import { comparatorsOf, partsOf, totalsOf } from './series-of.ts';

/** One number, with the series it belongs to and what came before it there. */
export interface Figure {
  readonly indicator: Indicator;
  readonly series: Series;
  readonly observation: Observation;
  /** `last-month-only`: a whole quarter or year was asked and only its last month is held. */
  readonly standsFor: 'asked' | 'last-month-only';
  /** Of the same series, oldest first, this one and later ones included. */
  readonly history: readonly Observation[];
}

/** What was found for one indicator in one area and period; `held`: newest first, what there is instead. */
export type Look =
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'none'; readonly held: readonly Figure[] };

/** The observations that were read, by series. */
export type Found = ReadonlyMap<number, readonly Observation[]>;

export function bySeries(found: readonly Observation[]): Found {
  return groupBy(found, (observation) => observation.seriesId);
}

/** A number is there to be shown: a value or a count, and not suppressed at source. */
export function hasNumber(observation: Observation): boolean {
  return observation.marker !== 'suppressed' && (observation.value !== null || observation.numerator !== null);
}

export interface Sought {
  readonly catalogue: Catalogue;
  readonly found: Found;
  readonly indicator: Indicator;
  readonly area: Area | null;
  readonly period: NamedPeriod | null;
  readonly basis: Basis | null;
}

/** The figure of the whole for a period, by the rules of pick. */
export function look(sought: Sought): Look {
  const series = totalsOf(sought.catalogue, sought.indicator, sought.area);
  const observations = series.flatMap((each) => sought.found.get(each.id) ?? []);
  const { indicator, period, basis } = sought;
  const picked = pick({ indicator, series, observations, period, basis });
  if (picked.kind === 'none') return { kind: 'none', held: heldOf(sought) };
  return { kind: 'figure', figure: figureOf(sought, picked.observation, picked.standsFor) };
}

/** An observation with its series and history. */
export function figureOf(
  { catalogue, found }: Pick<Sought, 'catalogue' | 'found'>,
  observation: Observation,
  standsFor: Figure['standsFor'] = 'asked',
): Figure {
  const { series: seriesById, indicators } = indexOf(catalogue);
  const series = seriesById.get(observation.seriesId);
  const indicator = series && indicators.get(series.indicatorId);
  if (!series || !indicator)
    throw new RangeError(`observation ${observation.id} belongs to no series of the catalogue`);
  return { indicator, series, observation, standsFor, history: found.get(series.id) ?? [observation] };
}

/** All that was read of the whole, newest first, the headline basis before others of the same day. */
export function heldOf(sought: Pick<Sought, 'catalogue' | 'found' | 'indicator' | 'area'>): readonly Figure[] {
  return totalsOf(sought.catalogue, sought.indicator, sought.area)
    .flatMap((series) => sought.found.get(series.id) ?? [])
    .filter(hasNumber)
    .map((observation) => figureOf(sought, observation))
    .sort(newestFirst);
}

function newestFirst(a: Figure, b: Figure): number {
  if (a.observation.period.end !== b.observation.period.end) {
    return a.observation.period.end < b.observation.period.end ? 1 : -1;
  }
  return Number(b.series.basis === b.indicator.headlineBasis) - Number(a.series.basis === a.indicator.headlineBasis);
}

/** The newest figure of each comparator, in the catalogue's order. */
export function benchmarksOf(
  sought: Pick<Sought, 'catalogue' | 'found' | 'indicator'>,
  named: readonly Area[] = [],
): readonly Figure[] {
  return comparatorsOf(sought.catalogue, sought.indicator, named).flatMap((series) => {
    const newest = sought.found.get(series.id)?.filter(hasNumber).at(-1);
    return newest ? [figureOf(sought, newest)] : [];
  });
}

/** The categories of the same period and basis as a figure. */
export function partsBeside(sought: Pick<Sought, 'catalogue' | 'found'>, figure: Figure): readonly Figure[] {
  const area = indexOf(sought.catalogue).areas.get(figure.series.areaId) ?? null;
  return partsOf(sought.catalogue, figure.indicator, area)
    .filter((series) => series.basis === figure.series.basis)
    .flatMap((series) => sought.found.get(series.id) ?? [])
    .filter((observation) => observation.period.label === figure.observation.period.label)
    .map((observation) => figureOf(sought, observation));
}

/** The newest figure of each other basis of the same indicator and area. */
export function otherBases(sought: Pick<Sought, 'catalogue' | 'found'>, figure: Figure): readonly Figure[] {
  const area = indexOf(sought.catalogue).areas.get(figure.series.areaId) ?? null;
  return totalsOf(sought.catalogue, figure.indicator, area).flatMap((series) => {
    const newest = series.id === figure.series.id ? undefined : sought.found.get(series.id)?.filter(hasNumber).at(-1);
    return newest ? [figureOf(sought, newest)] : [];
  });
}
