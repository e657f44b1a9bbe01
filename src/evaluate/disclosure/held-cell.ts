import type { Catalogue, Indicator, Series, Unit } from '../../catalogue/catalogue.ts';
import { indexOf } from '../../catalogue/catalogue-index.ts';
import type { Cell, CellKind } from './cell.ts';

/** One number as it is held, with no more than what decides whether it may be seen. */
export interface HeldCell {
  readonly seriesId: number;
  readonly start: string;
  readonly end: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** By the source. */
  readonly suppressed: boolean;
}

/** What it counts, with how many of its unit make one of the cell's. */
const KINDS: Readonly<Record<Unit, readonly [CellKind, number]>> = {
  count: ['count', 1],
  percent: ['percent', 1],
  'per-1000': ['rate', 10],
  'per-10000': ['rate', 1],
  'per-100000': ['rate', 0.1],
  money: ['amount', 1],
  minutes: ['mean', 1],
  hours: ['mean', 1],
  days: ['mean', 1],
  ratio: ['mean', 1],
  score: ['mean', 1],
};

/** A held number as a cell of its table; null for a comparator's, which are others' and public, and for an unknown series. */
export function cellOf(catalogue: Catalogue, held: HeldCell): Cell | null {
  const found = placeOf(catalogue, held.seriesId);
  if (!found) return null;
  const { series, indicator } = found;
  const [kind, times] = KINDS[indicator.unit];
  const { start, end, value, numerator, denominator, suppressed } = held;
  return {
    measure: indicator.code,
    area: String(series.areaId),
    dimension: series.dimension,
    category: series.category,
    ...{ start, end, kind, numerator, denominator, suppressed },
    value: value === null ? null : value * times,
  };
}

/** A cell's number in the unit of its measure. */
export function inUnit(value: number, unit: Unit): number {
  return value / KINDS[unit][1];
}

/** The series of one of ours with its indicator; null for a comparator's. */
export function placeOf(
  catalogue: Catalogue,
  seriesId: number,
): { readonly series: Series; readonly indicator: Indicator } | null {
  const { series: byId, indicators, areas } = indexOf(catalogue);
  const series = byId.get(seriesId);
  const indicator = series && indicators.get(series.indicatorId);
  return series && indicator && areas.get(series.areaId)?.kind !== 'comparator' ? { series, indicator } : null;
}
