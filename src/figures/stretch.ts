import type { IsoDate, NamedPeriod } from '../query/period.ts';
import type { When } from '../question/question.ts';

/** Before and after every day that anything is held of. */
export const FIRST: IsoDate = '0001-01-01';
export const LAST: IsoDate = '9999-12-31';

/** Whether more than one figure of a series is asked about. */
export function isStretch({ kind }: When): boolean {
  return kind === 'range' || kind === 'last' || kind === 'all' || kind === 'each-year' || kind === 'periods';
}

/** The days between which all of a time asked lies, an open end at the last of all; null where it is counted back from what is held. */
export function stretchOf(when: When): { readonly start: IsoDate; readonly end: IsoDate } | null {
  if (when.kind === 'period') return { start: when.period.start, end: when.period.end };
  if (when.kind === 'range') return { start: when.from, end: when.to ?? LAST };
  if (when.kind !== 'periods') return null;
  const [starts, ends] = [when.periods.map(({ start }) => start).sort(), when.periods.map(({ end }) => end).sort()];
  return { start: starts[0] ?? FIRST, end: ends.at(-1) ?? LAST };
}

/** The one period that a question is about where it isn't a stretch; null: the newest. */
export function periodOf(when: When): NamedPeriod | null {
  return when.kind === 'period' ? when.period : null;
}
