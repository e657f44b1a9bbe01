import { addMonths, endOfMonth } from '../../query/calendar.ts';

/** A stretch of days; both belong to it. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

/** How many whole months it is; 0 for what begins or ends within one. */
export function monthsIn({ start, end }: Span): number {
  if (!start.endsWith('-01') || end !== endOfMonth(end)) return 0;
  return monthOf(end) - monthOf(start) + 1;
}

/** The stretches of so many months that make up a longer one, in order; empty where they don't. */
export function tilesOf(whole: Span, length: number): readonly Span[] {
  const months = monthsIn(whole);
  if (length <= 0 || length >= months || months % length !== 0) return [];
  return Array.from({ length: months / length }, (_, at) => {
    const start = addMonths(whole.start, at * length);
    return { start, end: endOfMonth(addMonths(start, length - 1)) };
  });
}

function monthOf(date: string): number {
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));
}
