import { addMonths, monthOf, quarterOf } from '../../src/query/calendar.ts';
import type { IsoDate } from '../../src/query/period.ts';

/** How many months the sample covers. */
export const MONTHS = 36;

export type SampleBasis = 'month' | 'quarter' | 'rolling-year' | 'snapshot';

/** A stretch of whole months, by their position from the first month of the sample; both ends belong to it. */
export interface Stretch {
  readonly basis: SampleBasis;
  /** As observations.csv has it. */
  readonly label: string;
  readonly first: number;
  readonly last: number;
}

/** The months of the sample, and the stretches that figures are published for, oldest first. */
export interface Calendar {
  /** The last days of the months. */
  readonly ends: readonly IsoDate[];
  readonly stretches: Readonly<Record<SampleBasis, readonly Stretch[]>>;
}

/** @param endMonth - the last month, as 2018-12 */
export function calendarTo(endMonth: string): Calendar {
  const last = monthOf(`${endMonth}-01`).start;
  const starts = Array.from({ length: MONTHS }, (_, at) => addMonths(last, at - MONTHS + 1));
  const labels = starts.map((start) => monthOf(start).label);
  const ends = starts.map((start) => monthOf(start).end);
  return {
    ends,
    stretches: {
      month: labels.map((label, at) => ({ basis: 'month', label, first: at, last: at })),
      snapshot: ends.map((label, at) => ({ basis: 'snapshot', label, first: at, last: at })),
      'rolling-year': labels.flatMap((label, at) => {
        return at < 11 ? [] : [{ basis: 'rolling-year' as const, label, first: at - 11, last: at }];
      }),
      quarter: quartersOf(ends),
    },
  };
}

/** Quarters of the financial year that lie wholly within the months. */
function quartersOf(ends: readonly IsoDate[]): readonly Stretch[] {
  return ends.flatMap((end, at): readonly Stretch[] => {
    const quarter = quarterOf(end);
    if (quarter.end !== end || at < 2) return [];
    return [{ basis: 'quarter', label: quarter.label, first: at - 2, last: at }];
  });
}
