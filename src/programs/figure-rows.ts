import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { complementOf, indexOf } from '../catalogue/catalogue-index.ts';
import { rate } from '../evaluate/rate.ts';
import type { Observation } from '../query/observation.ts';
import type { ObservationStore } from '../query/store.ts';
import type { Figure, FigureFilter } from './figure-shape.ts';
import { cellOf, withheldOf } from './withheld.ts';

/** More than any series has: all of it is read, a measure at a time. */
const ALL = 100_000;

/** Where a page of figures begins: after this one. */
export interface After {
  readonly seriesId: number;
  readonly end: string;
}

/** A figure with where the next page would go on. */
export interface FigureAt {
  readonly figure: Figure;
  readonly at: After;
}

/**
 * The figures that a filter keeps, measure by measure in the catalogue's order, by series and then oldest first. They are
 * read as they are taken, so that memory holds one measure.
 *
 * @throws StoreError, and DataChanged where an import came between
 */
export async function* figuresOf(
  store: ObservationStore,
  catalogue: Catalogue,
  filter: FigureFilter,
  after: After | null,
): AsyncGenerator<FigureAt> {
  const index = indexOf(catalogue);
  const begin = after === null ? null : (index.series.get(after.seriesId)?.indicatorId ?? null);
  let isReached = begin === null;
  for (const indicator of indicatorsOf(catalogue, filter)) {
    isReached ||= indicator.id === begin;
    if (!isReached) continue;
    const found = await readWhole(store, catalogue, indicator);
    if ((await store.catalogue()).version !== catalogue.version) throw new DataChanged();
    const withheld = withheldOf(catalogue, found);
    for (const observation of found) {
      const series = index.series.get(observation.seriesId);
      if (series?.indicatorId !== indicator.id || !isKept(catalogue, filter, observation)) continue;
      const { period, seriesId } = observation;
      if (indicator.id === begin && after && isUpTo(observation, after)) continue;
      const isWithheld = withheld.has(cellOf(observation));
      yield { figure: figureOf(catalogue, observation, isWithheld), at: { seriesId, end: period.end } };
    }
  }
}

/** The figures were changed while they were read: what was given belongs to two editions. */
export class DataChanged extends Error {
  constructor() {
    super('the figures changed while they were read');
    this.name = 'DataChanged';
  }
}

/** A measure with its opposite, which may tell what is hidden in it. */
async function readWhole(store: ObservationStore, catalogue: Catalogue, indicator: Indicator) {
  const { seriesOf } = indexOf(catalogue);
  const opposite = complementOf(catalogue, indicator);
  const series = [indicator, ...(opposite ? [opposite] : [])].flatMap(({ id }) => seriesOf.get(id) ?? []);
  return store.find({ seriesIds: series.map(({ id }) => id), last: ALL, until: null, newest: 1 });
}

function isUpTo({ seriesId, period }: Observation, after: After): boolean {
  return seriesId < after.seriesId || (seriesId === after.seriesId && period.end <= after.end);
}

function indicatorsOf(catalogue: Catalogue, { measures, themes }: FigureFilter): readonly Indicator[] {
  const { themes: byId } = indexOf(catalogue);
  const isOfThemes = ({ themeId }: Indicator) => {
    for (let theme = byId.get(themeId); theme; theme = theme.parentId === null ? undefined : byId.get(theme.parentId)) {
      if (themes.includes(theme.name)) return true;
    }
    return false;
  };
  return catalogue.indicators.filter(
    (each) => (measures.length === 0 || measures.includes(each.code)) && (themes.length === 0 || isOfThemes(each)),
  );
}

function isKept(catalogue: Catalogue, filter: FigureFilter, { seriesId, period }: Observation): boolean {
  const { series, areas } = indexOf(catalogue);
  const of = series.get(seriesId);
  if (!of) return false;
  const { areas: names, basis, from, to, parts } = filter;
  return (
    (names.length === 0 || names.includes(areas.get(of.areaId)?.name ?? '')) &&
    (basis.length === 0 || basis.includes(of.basis)) &&
    (from === undefined || period.end >= from) &&
    (to === undefined || period.end <= to) &&
    (parts || of.dimension === 'all')
  );
}

function figureOf(catalogue: Catalogue, observation: Observation, isWithheld: boolean): Figure {
  const { series, indicators, areas, themes } = indexOf(catalogue);
  const of = series.get(observation.seriesId);
  const indicator = of && indicators.get(of.indicatorId);
  if (!of || !indicator) throw new RangeError(`observation ${observation.id} belongs to no series of the catalogue`);
  const area = areas.get(of.areaId);
  const { period, source, provisional, qualifier, revision } = observation;
  const state = stateOf(observation, isWithheld);
  return {
    measure: indicator.code,
    name: indicator.name,
    theme: themes.get(indicator.themeId)?.name ?? '',
    area: area?.name ?? '',
    areaKind: area?.kind ?? 'organisation',
    dimension: of.dimension === 'all' ? null : of.dimension,
    category: of.dimension === 'all' ? null : of.category,
    basis: of.basis,
    period: period.label,
    // A comparator may have no date.
    from: of.basis === 'not-given' ? null : period.start,
    to: of.basis === 'not-given' ? null : period.end,
    ...numbersOf(catalogue, observation, state),
    unit: indicator.unit,
    state,
    isProvisional: provisional,
    isApproximate: qualifier === 'approximate',
    revision,
    source: source.title,
    publishedOn: source.publishedOn,
  };
}

function stateOf(observation: Observation, isWithheld: boolean): Figure['state'] {
  if (observation.marker === 'suppressed') return 'suppressed';
  if (isWithheld) return 'withheld';
  return observation.marker ?? 'held';
}

/** Of what is not given there is none, and no rating that would tell where it lies. */
function numbersOf(
  catalogue: Catalogue,
  observation: Observation,
  state: Figure['state'],
): Pick<Figure, 'value' | 'numerator' | 'denominator' | 'rating' | 'target'> {
  const { series, indicators } = indexOf(catalogue);
  const of = series.get(observation.seriesId);
  const indicator = of && indicators.get(of.indicatorId);
  if (!of || !indicator || state === 'suppressed' || state === 'withheld') {
    return { value: null, numerator: null, denominator: null, rating: null, target: null };
  }
  const { value, numerator, denominator } = observation;
  const { rating, target } = rate(catalogue, indicator, of, observation);
  return { value, numerator, denominator, rating, target };
}
