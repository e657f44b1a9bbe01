import { financialYearOf, quarterOf } from '../query/calendar.ts';
import type { IsoDate, NamedPeriod, Period } from '../query/period.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** 'Dec'. */
function month(date: IsoDate): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
}

function year(date: IsoDate): string {
  return date.slice(0, 4);
}

/** '31 Dec 2018'. */
export function shortDate(date: IsoDate): string {
  return `${shortDay(date)} ${year(date)}`;
}

/** '31 Dec'. */
function shortDay(date: IsoDate): string {
  return `${Number(date.slice(8, 10))} ${month(date)}`;
}

/** 'Dec 2018'. */
function shortMonth(date: IsoDate): string {
  return `${month(date)} ${year(date)}`;
}

/** A period as short as a line needs: 'Dec 2018', 'Oct–Dec 2018', '2018/19', 'year to Dec 2018', '31 Dec 2018'. */
export function shortPeriod({ basis, start, end }: Period): string {
  switch (basis) {
    case 'month':
      return shortMonth(end);
    case 'quarter':
      return stretch(start, end);
    case 'year':
      return financialYearOf(start).label;
    case 'rolling-year':
      return `year to ${shortMonth(end)}`;
    case 'snapshot':
      return shortDate(end);
    case 'not-given':
      return 'date not given';
  }
}

/** The same without its year, where another period beside it in the line has that year: 'Dec', 'Oct–Dec', '31 Dec'. */
export function shorterPeriod(period: Period, beside: Period): string {
  const { basis, start, end } = period;
  if (year(end) !== year(beside.end) || year(start) !== year(end)) return shortPeriod(period);
  switch (basis) {
    case 'month':
      return month(end);
    case 'quarter':
      return `${month(start)}–${month(end)}`;
    case 'snapshot':
      return shortDay(end);
    default:
      return shortPeriod(period);
  }
}

/** 'Oct–Dec 2018', 'Oct 2025–Mar 2026'. */
function stretch(start: IsoDate, end: IsoDate): string {
  return year(start) === year(end) ? `${month(start)}–${shortMonth(end)}` : `${shortMonth(start)}–${shortMonth(end)}`;
}

/** With its preposition, for the middle of a sentence: 'in Oct–Dec 2018', 'at 31 Dec 2018', 'in the year to Dec 2018'. */
export function whenShort(period: Period): string {
  const said = shortPeriod(period);
  switch (period.basis) {
    case 'snapshot':
      return `at ${said}`;
    case 'rolling-year':
      return `in the ${said}`;
    case 'not-given':
      return said;
    default:
      return `in ${said}`;
  }
}

/** A period as it was asked for: 'Q2 (Jul–Sep 2026)', 'Dec 2018', '2018/19', '2018'. */
export function shortNamed({ grain, start, end }: NamedPeriod): string {
  switch (grain) {
    case 'date':
      return shortDate(end);
    case 'month':
      return shortMonth(end);
    case 'quarter':
      return `Q${quarterOf(start).label.slice(-1)} (${stretch(start, end)})`;
    case 'half':
      return stretch(start, end);
    case 'year':
      return financialYearOf(start).label;
    case 'calendar-year':
      return `the year ${year(start)}`;
  }
}

/** A stretch of days as asked for: 'Apr–Dec 2018' of whole months, else '3 Apr 2018–9 Dec 2018'; open: 'since Apr 2018'. */
export function shortRange(from: IsoDate, to: IsoDate | null): string {
  const wholeStart = from.endsWith('-01');
  if (to === null) return `since ${wholeStart ? shortMonth(from) : shortDate(from)}`;
  return wholeStart ? stretch(from, to) : `${shortDate(from)}–${shortDate(to)}`;
}
