import type { SeriesPoint } from '../../src/evaluate/series-point.ts';
import { endOfMonth } from '../../src/query/calendar.ts';

/** A month each from `first` on. `breaks`: the places, from 0, of points that begin anew. */
export function monthly(
  values: readonly (number | null)[],
  { breaks = [], first = '2024-04-01' }: { readonly breaks?: readonly number[]; readonly first?: string } = {},
): readonly SeriesPoint[] {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return values.map((value, at) => {
    const start = new Date(Date.UTC(year, month - 1 + at, 1)).toISOString().slice(0, 10);
    return point({ end: endOfMonth(start), value, breakBefore: breaks.includes(at) });
  });
}

export function point(changes: Partial<SeriesPoint> & Pick<SeriesPoint, 'end' | 'value'>): SeriesPoint {
  return { numerator: null, denominator: null, breakBefore: false, hidden: false, ...changes };
}
