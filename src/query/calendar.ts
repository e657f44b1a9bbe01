import type { IsoDate, NamedPeriod } from './period.ts';

/** A labelled stretch of days; both dates belong to it. */
export interface Span {
  readonly label: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
}

export type ShiftGrain = 'same' | 'month' | 'quarter' | 'year';

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const ZERO = '0'.charCodeAt(0);
/** The financial year starts in April. */
const FIRST_MONTH = 4;

/** Whether it is a day that exists, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  return partsIn(text) !== null;
}

interface Parts {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

/** null: it is no day that exists. */
function partsIn(text: string): Parts | null {
  if (!ISO_DATE.test(text)) return null;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const exists = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return exists ? { year, month, day } : null;
}

/** The whole number that some digits write. Dates are read some thousand times for a long course: no text is cut out. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
}

/** The date's parts. Throws a RangeError for a day that does not exist. */
export function partsOf(date: IsoDate): Parts {
  const parts = partsIn(date);
  if (!parts) throw new RangeError(`not a date: ${date.slice(0, 40)}`);
  return parts;
}

/** The date of some parts; month from 1. Throws a RangeError for a day that does not exist. */
export function dateOf(year: number, month: number, day: number): IsoDate {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  partsOf(date);
  return date;
}

/** Days later, or earlier where `days` is negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  partsOf(date);
  const time = new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);
  if (Number.isNaN(time.getTime())) throw new RangeError(`no date ${days} days from ${date}`);
  return dateOf(time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate());
}

/** Months later, or earlier; a day that the month lacks becomes its last one, so 31 March less one is 28 or 29 February. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + month - 1 + months;
  const first = dateOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
  return `${first.slice(0, 8)}${String(Math.min(day, lastDay(first))).padStart(2, '0')}`;
}

/** The last day of the date's month. */
export function endOfMonth(date: IsoDate): IsoDate {
  return `${date.slice(0, 8)}${String(lastDay(date)).padStart(2, '0')}`;
}

function lastDay(date: IsoDate): number {
  const { year, month } = partsOf(date);
  return daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The calendar month around a date: '2018-12'. */
export function monthOf(date: IsoDate): Span {
  return { label: date.slice(0, 7), start: `${date.slice(0, 8)}01`, end: endOfMonth(date) };
}

/** The first calendar year of the financial year around a date: 2018 for all of April 2018 to March 2019. */
export function financialYearStart(date: IsoDate): number {
  const { year, month } = partsOf(date);
  return month >= FIRST_MONTH ? year : year - 1;
}

/** The quarter of the financial year around a date: '2018/19 Q3' is October to December 2018. */
export function quarterOf(date: IsoDate): Span {
  const { year, month } = partsOf(date);
  const start = dateOf(year, month - ((month - 1) % 3), 1);
  return { label: `${yearLabel(date)} Q${quarterNumber(date)}`, start, end: endOfMonth(addMonths(start, 2)) };
}

/** The half of the financial year around a date: '2018/19 H1' is April to September 2018. */
export function halfOf(date: IsoDate): Span {
  const second = quarterNumber(date) > 2;
  const start = addMonths(financialYearOf(date).start, second ? 6 : 0);
  return { label: `${yearLabel(date)} H${second ? 2 : 1}`, start, end: endOfMonth(addMonths(start, 5)) };
}

/** The financial year around a date: '2018/19' is 1 April 2018 to 31 March 2019. */
export function financialYearOf(date: IsoDate): Span {
  const year = financialYearStart(date);
  return { label: yearLabel(date), start: dateOf(year, FIRST_MONTH, 1), end: dateOf(year + 1, FIRST_MONTH - 1, 31) };
}

function calendarYearOf(date: IsoDate): Span {
  const { year } = partsOf(date);
  return { label: date.slice(0, 4), start: dateOf(year, 1, 1), end: dateOf(year, 12, 31) };
}

function yearLabel(date: IsoDate): string {
  const year = financialYearStart(date);
  return `${String(year).padStart(4, '0')}/${String((year + 1) % 100).padStart(2, '0')}`;
}

function quarterNumber(date: IsoDate): number {
  return Math.floor(((partsOf(date).month + 8) % 12) / 3) + 1;
}

function dayOf(date: IsoDate): Span {
  partsOf(date);
  return { label: date, start: date, end: date };
}

const AROUND: { readonly [G in NamedPeriod['grain']]: (date: IsoDate) => Span } = {
  date: dayOf,
  month: monthOf,
  quarter: quarterOf,
  half: halfOf,
  year: financialYearOf,
  'calendar-year': calendarYearOf,
};

/** The period of a grain around a date. */
export function periodAround(date: IsoDate, grain: NamedPeriod['grain'], fromClock = false): NamedPeriod {
  const { start, end } = AROUND[grain](date);
  return { grain, start, end, fromClock };
}

/** As answer records write it: '2018-12', '2018/19 Q3', '2018/19', '2018-12-31'; a half '2018/19 H1', a calendar year '2018'. */
export function labelOf(period: NamedPeriod): string {
  return AROUND[period.grain](period.start).label;
}

const MONTHS = { date: 0, month: 1, quarter: 3, half: 6, year: 12, 'calendar-year': 12 } as const;

/**
 * The period `by` grains later, or earlier where negative.
 *
 * - `same` counts in the period's own length. A date that ends a quarter moves by quarters and one that ends a month by
 *   months, since that is how snapshots are taken; any other date moves by days.
 * - A distance that is a whole number of the period's lengths keeps its grain: three months before Q3 is Q2, a year
 *   before December is December. A date keeps to the end of the month where it stood there.
 * - A longer grain otherwise wins: the quarter before December is Q2.
 * - A shorter grain counts from the period's edge: the month before Q3 is September, the month after is January.
 * - By 0, the period of that grain around it: December by 0 quarters is Q3.
 */
export function shiftPeriod(period: NamedPeriod, by: number, grain: ShiftGrain): NamedPeriod {
  if (!Number.isInteger(by)) throw new RangeError(`not a whole number of periods: ${by}`);
  if (grain === 'same') return shiftSame(period, by);
  if (by === 0) return period.grain === grain ? period : periodAround(period.end, grain, period.fromClock);
  if (period.grain === 'date') return shiftDate(period, by * MONTHS[grain]);
  const months = by * MONTHS[grain];
  const keeps = months % MONTHS[period.grain] === 0 && !(period.grain === 'month' && grain === 'quarter');
  if (keeps) return periodAround(addMonths(period.start, months), period.grain, period.fromClock);
  if (MONTHS[grain] > MONTHS[period.grain])
    return periodAround(addMonths(period.start, months), grain, period.fromClock);
  return periodAround(addMonths(by < 0 ? period.start : period.end, months), grain, period.fromClock);
}

function shiftSame(period: NamedPeriod, by: number): NamedPeriod {
  if (period.grain !== 'date') {
    return periodAround(addMonths(period.start, by * MONTHS[period.grain]), period.grain, period.fromClock);
  }
  if (period.end === quarterOf(period.end).end) return shiftDate(period, by * 3);
  if (period.end === endOfMonth(period.end)) return shiftDate(period, by);
  return periodAround(addDays(period.end, by), 'date', period.fromClock);
}

function shiftDate(period: NamedPeriod, months: number): NamedPeriod {
  const moved = addMonths(period.end, months);
  const stays = period.end === endOfMonth(period.end);
  return periodAround(stays ? endOfMonth(moved) : moved, 'date', period.fromClock);
}
