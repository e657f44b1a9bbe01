import type { Area, Catalogue, Indicator, Series } from '../catalogue/catalogue.ts';
import { groupBy, indexOf } from '../catalogue/catalogue-index.ts';
import { type Decimal, decimal } from '../evaluate/decimal.ts';
import { type Rated, rate } from '../evaluate/rate.ts';
import type { Observation } from '../query/observation.ts';
import type { Basis, NamedPeriod } from '../query/period.ts';
import { pick } from '../query/pick.ts';
import { partsOf, totalsOf } from './series-of.ts';

/** One number, with the series it belongs to and what came before it there. */
export interface Figure {
  readonly indicator: Indicator;
  readonly series: Series;
  readonly observation: Observation;
  /** `last-month-only`: a whole quarter or year was asked and only its last month is held. */
  readonly standsFor: 'asked' | 'last-month-only';
  /** Of the same series, oldest first, this one and later ones included. */
  readonly history: readonly Observation[];
  /** Of a figure that is read as a count or a percentage: as it is measured, which is what targets and ratings are of. */
  readonly measured?: Figure;
}

/** The figure as it is measured, in whichever form it is shown. */
export function asMeasured(figure: Figure): Figure {
  return figure.measured ?? figure;
}

/** What was found for one indicator in one area and period; `held`: newest first, what there is instead. */
export type Look =
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'none'; readonly held: readonly Figure[] };

/** The observations that were read, by series, oldest first. */
export type Found = ReadonlyMap<number, readonly Observation[]>;

/** What figures are made of: the catalogue, and what was read of it. */
export interface Read {
  readonly catalogue: Catalogue;
  readonly found: Found;
}

/** By series, oldest first, in whatever order they came in; what was superseded or withdrawn is left out. */
export function bySeries(found: readonly Observation[]): Found {
  const current = found.filter(({ past }) => past === undefined);
  const sorted = isSorted(current)
    ? current
    : current.toSorted((a, b) => a.seriesId - b.seriesId || (a.period.end < b.period.end ? -1 : 1));
  return groupBy(sorted, (observation) => observation.seriesId);
}

function isSorted(found: readonly Observation[]): boolean {
  return found.every((each, at) => {
    const before = found[at - 1];
    return !before || before.seriesId !== each.seriesId || before.period.end < each.period.end;
  });
}

/** A number is there to be shown: a value or a count, and not suppressed. */
export function hasNumber(observation: Observation): boolean {
  return observation.marker !== 'suppressed' && (observation.value !== null || observation.numerator !== null);
}

/** The value as printed; null where none is held or it is marked: suppressed, not applicable, unavailable, low. */
export function valueOf({ value, marker }: Observation): Decimal | null {
  return value === null || marker !== null ? null : decimal(value);
}

export interface Sought extends Read {
  readonly indicator: Indicator;
  readonly area: Area | null;
  readonly period: NamedPeriod | null;
  readonly basis: Basis | null;
}

/** The figure of the whole for a period, by the rules of pick. */
export function look(sought: Sought): Look {
  return lookAmong(sought, totalsOf(sought.catalogue, sought.indicator, sought.area));
}

/** The same among some series of one indicator, area and category. */
export function lookAmong(sought: Sought, series: readonly Series[]): Look {
  const observations = series.flatMap((each) => sought.found.get(each.id) ?? []);
  const { indicator, period, basis } = sought;
  const picked = pick({ indicator, series, observations, period, basis });
  if (picked.kind === 'none') return { kind: 'none', held: heldAmong(sought, series) };
  return { kind: 'figure', figure: figureOf(sought, picked.observation, picked.standsFor) };
}

/** An observation with its series and history. */
export function figureOf(
  { catalogue, found }: Read,
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
  return heldAmong(sought, totalsOf(sought.catalogue, sought.indicator, sought.area));
}

function heldAmong(read: Read, series: readonly Series[]): readonly Figure[] {
  return series
    .flatMap(({ id }) => read.found.get(id) ?? [])
    .filter(hasNumber)
    .map((observation) => figureOf(read, observation))
    .sort(newestFirst);
}

function newestFirst(a: Figure, b: Figure): number {
  if (a.observation.period.end !== b.observation.period.end) {
    return a.observation.period.end < b.observation.period.end ? 1 : -1;
  }
  return Number(b.series.basis === b.indicator.headlineBasis) - Number(a.series.basis === a.indicator.headlineBasis);
}

/** The categories of the same period and basis as a figure. */
export function partsBeside(read: Read, figure: Figure): readonly Figure[] {
  return partsOf(read.catalogue, figure.indicator, areaOf(read, figure))
    .filter((series) => series.basis === figure.series.basis)
    .flatMap((series) => read.found.get(series.id) ?? [])
    .filter((observation) => observation.period.label === figure.observation.period.label)
    .map((observation) => figureOf(read, observation));
}

/** The newest figure of each other basis of the same indicator and area. */
export function otherBases(read: Read, figure: Figure): readonly Figure[] {
  return totalsOf(read.catalogue, figure.indicator, areaOf(read, figure)).flatMap((series) => {
    const newest = series.id === figure.series.id ? undefined : read.found.get(series.id)?.filter(hasNumber).at(-1);
    return newest ? [figureOf(read, newest)] : [];
  });
}

/** The area of a figure; null where the data has no such area. */
export function areaOf({ catalogue }: Pick<Read, 'catalogue'>, { series }: Pick<Figure, 'series'>): Area | null {
  return indexOf(catalogue).areas.get(series.areaId) ?? null;
}

export function ratedOf({ catalogue }: Pick<Read, 'catalogue'>, figure: Figure): Rated {
  const { indicator, series, observation } = asMeasured(figure);
  return rate(catalogue, indicator, series, observation);
}
