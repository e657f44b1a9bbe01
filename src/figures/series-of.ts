import type { Area, Catalogue, Indicator, Series } from '../catalogue/catalogue.ts';
import { complementOf, indexOf, isPartOfComparator } from '../catalogue/catalogue-index.ts';
import type { IndicatorAsked } from '../question/resolve.ts';

/** Series of the whole, one a basis: no breakdown. */
export function totalsOf(catalogue: Catalogue, indicator: Indicator, area: Area | null): readonly Series[] {
  return ofArea(catalogue, indicator, area).filter((series) => series.dimension === 'all');
}

/** Series of the categories of every breakdown. */
export function partsOf(catalogue: Catalogue, indicator: Indicator, area: Area | null): readonly Series[] {
  return ofArea(catalogue, indicator, area).filter((series) => series.dimension !== 'all');
}

/** Series of the parts that make one whole with this one, itself among them: of one breakdown, or of all areas of its kind. */
export function siblingsOf(catalogue: Catalogue, of: Series): readonly Series[] {
  const { areas, seriesOf } = indexOf(catalogue);
  const kind = areas.get(of.areaId)?.kind;
  return (seriesOf.get(of.indicatorId) ?? []).filter(({ basis, dimension, category, areaId }) => {
    if (basis !== of.basis || dimension !== of.dimension) return false;
    return dimension === 'all' ? category === of.category && areas.get(areaId)?.kind === kind : areaId === of.areaId;
  });
}

/**
 * Series of comparators; where none is named, of every one held that is not itself a part of another: of a country its
 * hundred and fifty authorities are set beside a figure only by their names.
 */
export function comparatorsOf(
  catalogue: Catalogue,
  indicator: Indicator,
  named: readonly Area[] = [],
): readonly Series[] {
  const { seriesOf, areas } = indexOf(catalogue);
  const ids = new Set(named.map(({ id }) => id));
  return (seriesOf.get(indicator.id) ?? []).filter((series) => {
    const area = areas.get(series.areaId);
    if (series.dimension !== 'all' || area?.kind !== 'comparator') return false;
    return named.length === 0 ? !isPartOfComparator(catalogue, area) : ids.has(series.areaId);
  });
}

function ofArea(catalogue: Catalogue, indicator: Indicator, area: Area | null): readonly Series[] {
  return (indexOf(catalogue).seriesOf.get(indicator.id) ?? []).filter((series) => series.areaId === area?.id);
}

/** An indicator as it is answered: where the words name the opposite of one and another measures just that, the other. */
export function meant(catalogue: Catalogue, asked: IndicatorAsked): IndicatorAsked {
  const opposite = asked.inverse ? complementOf(catalogue, asked.indicator) : null;
  return opposite ? { indicator: opposite, inverse: false } : asked;
}
