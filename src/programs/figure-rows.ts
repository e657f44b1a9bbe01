import type { Catalogue, Indicator, Series } from '../catalogue/catalogue.ts';
import { complementOf, indexOf, withBelow } from '../catalogue/catalogue-index.ts';
import { rate } from '../evaluate/rate.ts';
import { allHeld } from '../query/all-held.ts';
import type { Observation } from '../query/observation.ts';
import type { ObservationStore } from '../query/store.ts';
import type { Figure, FigureFilter } from './figure-shape.ts';
import { cellOf, withheldOf } from './withheld.ts';

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
      if (series?.indicatorId !== indicator.id) continue;
      const held: Held = { indicator, series, observation };
      if (!isKept(catalogue, filter, held)) continue;
      const { period, seriesId } = observation;
      if (indicator.id === begin && after && isUpTo(observation, after)) continue;
      const isWithheld = withheld.has(cellOf(observation));
      yield { figure: figureOf(catalogue, held, isWithheld), at: { seriesId, end: period.end } };
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
  return allHeld(
    store,
    series.map(({ id }) => id),
  );
}

function isUpTo({ seriesId, period }: Observation, after: After): boolean {
  return seriesId < after.seriesId || (seriesId === after.seriesId && period.end <= after.end);
}

function indicatorsOf(catalogue: Catalogue, { measures, themes }: FigureFilter): readonly Indicator[] {
  const named = catalogue.themes.filter(({ name }) => themes.includes(name));
  const themeIds = withBelow(catalogue, named);
  return catalogue.indicators.filter(
    ({ code, themeId }) =>
      (measures.length === 0 || measures.includes(code)) && (themes.length === 0 || themeIds.has(themeId)),
  );
}

/** A number with what it is of. */
interface Held {
  readonly indicator: Indicator;
  readonly series: Series;
  readonly observation: Observation;
}

function isKept(catalogue: Catalogue, filter: FigureFilter, { series: of, observation: { period } }: Held): boolean {
  const { areas } = indexOf(catalogue);
  const { areas: names, basis, from, to, parts } = filter;
  return (
    (names.length === 0 || names.includes(areas.get(of.areaId)?.name ?? '')) &&
    (basis.length === 0 || basis.includes(of.basis)) &&
    (from === undefined || period.end >= from) &&
    (to === undefined || period.end <= to) &&
    (parts || of.dimension === 'all')
  );
}

function figureOf(catalogue: Catalogue, held: Held, isWithheld: boolean): Figure {
  const { indicator, series: of, observation } = held;
  const { areas, themes } = indexOf(catalogue);
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
    ...numbersOf(catalogue, held, state),
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
  { indicator, series, observation }: Held,
  state: Figure['state'],
): Pick<Figure, 'value' | 'numerator' | 'denominator' | 'rating' | 'target'> {
  if (state === 'suppressed' || state === 'withheld') {
    return { value: null, numerator: null, denominator: null, rating: null, target: null };
  }
  const { value, numerator, denominator } = observation;
  const { rating, target } = rate(catalogue, indicator, series, observation);
  return { value, numerator, denominator, rating, target };
}
