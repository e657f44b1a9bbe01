import type { Basis, IsoDate, Period } from '../query/period.ts';

/** How each basis is written, for whoever has to correct a label. */
export const LABELS: Readonly<Record<Basis, string>> = {
  month: 'a month as 2018-12',
  quarter: 'a quarter of the financial year as 2018/19 Q3',
  year: 'a financial year as 2018/19',
  'rolling-year': 'the last month of the rolling year as 2018-12',
  snapshot: 'a date as 2018-12-31',
  'not-given': 'nothing',
};

/** Reads a label strictly, in the one form that its basis has; null where it has another. */
export function parsePeriod(basis: Basis, label: string): Period | null {
  const dates = READERS[basis](label);
  if (dates === null) return null;
  return { basis, label: basis === 'not-given' ? 'not given' : label, start: dates[0], end: dates[1] };
}

/** Whether the text is a day of the calendar, as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  return readDay(text) !== null;
}

/** The day before, as YYYY-MM-DD. */
export function dayBefore(date: IsoDate): IsoDate {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

type Dates = readonly [start: IsoDate, end: IsoDate];

const READERS: Readonly<Record<Basis, (label: string) => Dates | null>> = {
  month: readMonth,
  quarter: readQuarter,
  year: readYear,
  'rolling-year': readRollingYear,
  snapshot: readDay,
  'not-given': (label) => (label === '' ? ['0001-01-01', '0001-01-01'] : null),
};

function readDay(label: string): Dates | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(label)) return null;
  const day = new Date(`${label}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(label);
  return exists ? [label, label] : null;
}

function readMonth(label: string): Dates | null {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(label);
  if (!found) return null;
  return monthsUpTo(Number(found[1]), Number(found[2]), 1);
}

function readRollingYear(label: string): Dates | null {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(label);
  if (!found) return null;
  return monthsUpTo(Number(found[1]), Number(found[2]), 12);
}

function readYear(label: string): Dates | null {
  const year = firstYear(label);
  return year === null ? null : monthsUpTo(year + 1, 3, 12);
}

function readQuarter(label: string): Dates | null {
  const found = /^(\d{4}\/\d{2}) Q([1-4])$/.exec(label);
  if (!found) return null;
  const year = firstYear(found[1] ?? '');
  if (year === null) return null;
  // The financial year begins in April: quarter 1 ends in June, quarter 4 in March of the next year.
  return monthsUpTo(year, 3 + 3 * Number(found[2]), 3);
}

/** Of '2018/19' 2018; null where the second year doesn't follow the first. */
function firstYear(label: string): number | null {
  const found = /^(\d{4})\/(\d{2})$/.exec(label);
  if (!found) return null;
  const year = Number(found[1]);
  return (year + 1) % 100 === Number(found[2]) ? year : null;
}

/** So many whole months, the last one named; a month over 12 is one of the next year. */
function monthsUpTo(year: number, month: number, count: number): Dates {
  const start = new Date(Date.UTC(year, month - count, 1));
  const end = new Date(Date.UTC(year, month, 0));
  return [start.toISOString().slice(0, 10), end.toISOString().slice(0, 10)];
}
