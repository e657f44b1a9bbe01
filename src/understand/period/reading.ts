import { dateOf, partsOf, periodAround } from '../../query/calendar.ts';
import type { IsoDate, NamedPeriod } from '../../query/period.ts';
import type { When } from '../../question/question.ts';
import type { Scan } from './words.ts';

/** A year as it was said: 2018 of a financial year is 2018/19. */
export interface YearSaid {
  readonly kind: 'financial' | 'calendar';
  readonly year: number;
  readonly fromClock: boolean;
}

export type Said = 'one' | 'several' | 'range' | 'shift' | 'to-date' | 'newest' | 'future' | 'unclear';

export interface Shift {
  readonly by: number;
  readonly grain: 'same' | 'month' | 'quarter' | 'year';
}

/** What a reader found at a place. */
export interface Reading {
  /** The place after its last word. */
  readonly to: number;
  /** null: these words look like a period and are none. */
  readonly said: Said | null;
  readonly periods: readonly NamedPeriod[];
  readonly range: { readonly from: IsoDate; readonly to: IsoDate | null } | null;
  readonly shift: Shift | null;
  /** What no dates can say: the last so many, counted back from the newest, all of it, the same of each year. */
  readonly when: When | null;
  /** The year that was said with it, or that it is. */
  readonly year: YearSaid | null;
  /** The same month, quarter … in another year; null where that makes no sense. */
  readonly inYear: ((year: YearSaid) => NamedPeriod) | null;
}

/** Reads what starts at a place; null where it starts nothing. */
export type Reader = (scan: Scan, at: number) => Reading | null;

const EMPTY = { periods: [], range: null, shift: null, when: null, year: null, inYear: null } as const;

/** Words that are no period, so that no other reader takes a part of them. */
export function noPeriod(to: number): Reading {
  return { ...EMPTY, to, said: null };
}

/** One period; `more` says in which year, and how it would be in another. */
export function one(to: number, period: NamedPeriod, more: Partial<Reading> = {}): Reading {
  return { ...EMPTY, to, said: 'one', periods: [period], ...more };
}

/** Said like a date, and none that can be: '31/13/18'. */
export function impossible(to: number): Reading {
  return { ...EMPTY, to, said: 'unclear' };
}

/** All between two dates. */
export function range(to: number, from: IsoDate, until: IsoDate | null, said: Said = 'range'): Reading {
  return { ...EMPTY, to, said, range: { from, to: until } };
}

/** A step from the period that was asked or answered before; `period`: what the clock alone makes of it. */
export function shifted(to: number, by: number, grain: Shift['grain'], period?: NamedPeriod): Reading {
  return { ...EMPTY, to, said: 'shift', shift: { by, grain }, periods: period ? [period] : [] };
}

/** The newest so many months, quarters or years of what is held. */
export function lastOf(to: number, step: 'point' | 'month' | 'quarter' | 'year', count: number): Reading {
  return { ...EMPTY, to, said: 'range', when: { kind: 'last', step, count } };
}

/** So many months, quarters or years before the newest, or before what is shown. */
export function backBy(to: number, step: 'month' | 'quarter' | 'year', count: number): Reading {
  return { ...EMPTY, to, said: 'shift', shift: { by: -count, grain: step }, when: { kind: 'back', step, count } };
}

/** The same months of each year. */
export function eachYear(to: number, months: readonly number[]): Reading {
  return { ...EMPTY, to, said: 'range', when: { kind: 'each-year', months: [...months] } };
}

/** Whatever is newest. */
export function newest(to: number): Reading {
  return { ...EMPTY, to, said: 'newest' };
}

/** The period around today, moved by whole periods of its grain; counted from the clock. */
export function fromClock(scan: Scan, grain: NamedPeriod['grain'], by = 0): NamedPeriod {
  const months = { date: 0, month: 1, quarter: 3, half: 6, year: 12, 'calendar-year': 12 }[grain] * by;
  const { year, month } = partsOf(scan.today);
  const index = year * 12 + month - 1 + months;
  return periodAround(dateOf(Math.floor(index / 12), (index % 12) + 1, 1), grain, true);
}

/** The one that had started by today, of what comes once a year. */
export function latestStarted(scan: Scan, inYear: (year: YearSaid) => NamedPeriod): NamedPeriod {
  const { year: thisYear } = partsOf(scan.today);
  for (let year = thisYear + 1; year > thisYear - 2; year -= 1) {
    const period = inYear({ kind: 'calendar', year, fromClock: false });
    if (period.start <= scan.today) return period;
  }
  return inYear({ kind: 'calendar', year: thisYear - 2, fromClock: false });
}

/** The first one to start after today, of what comes once a year. */
export function nextToStart(scan: Scan, inYear: (year: YearSaid) => NamedPeriod): NamedPeriod {
  const { year: thisYear } = partsOf(scan.today);
  const years = [thisYear - 1, thisYear, thisYear + 1, thisYear + 2];
  const periods = years.map((year) => inYear({ kind: 'calendar', year, fromClock: false }));
  return (
    periods.find((period) => period.start > scan.today) ??
    inYear({ kind: 'calendar', year: thisYear + 2, fromClock: false })
  );
}
