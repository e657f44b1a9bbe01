import { addDays, partsOf, periodAround } from '../../query/calendar.ts';
import type { IsoDate } from '../../query/period.ts';
import { noPeriod, one, type Reader, type Reading, range } from './reading.ts';
import { numberAt, type Scan, textAt, type Unit } from './words.ts';

/** Days and weeks: finer than any figure held, so they are named and found empty, not rounded to a month. */
export function nearDays(scan: Scan, to: number, unit: Unit, by: number): Reading | null {
  if (by > 0 || (unit === 'day' && by === 0)) return noPeriod(to);
  if (unit === 'day')
    return unclearRange(to, addDays(scan.today, Math.min(by, 1)), addDays(scan.today, by < 0 ? -1 : by), by);
  const monday = addDays(scan.today, -weekday(scan.today));
  const length = unit === 'fortnight' ? 14 : 7;
  const start = addDays(monday, Math.max(-1500, Math.min(1500, by * length)));
  return unclearRange(to, start, addDays(by < -1 ? monday : addDays(start, length), -1), by);
}

function unclearRange(to: number, from: IsoDate, until: IsoDate, by: number): Reading {
  return range(to, from < until ? from : until, until, by > 0 ? 'future' : 'unclear');
}

/** From 0 on Monday. */
function weekday(date: IsoDate): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** 'Yesterday', 'last monday', 'week 40', 'last night'. A bare weekday is when to send a digest. */
export const dayWords: Reader = (scan, at) => {
  const word = textAt(scan, at);
  const next = textAt(scan, at + 1);
  if (word === 'yesterday') return unclearDay(scan, at + 1, -1);
  if (word === 'last' && next === 'night') return unclearDay(scan, at + 2, -1);
  if (word === 'last' && next === 'weekend') return unclearDay(scan, at + 2, -1 - weekday(scan.today));
  const named = WEEKDAYS.indexOf(next);
  if (word === 'last' && named >= 0) return unclearDay(scan, at + 2, -(((weekday(scan.today) - named + 6) % 7) + 1));
  return word === 'week' ? numberedWeek(scan, at) : null;
};

function unclearDay(scan: Scan, to: number, days: number): Reading {
  return { ...one(to, { ...periodAround(addDays(scan.today, days), 'date'), fromClock: true }), said: 'unclear' };
}

/** Weeks are numbered from the Monday of the week that holds 4 January. */
function numberedWeek(scan: Scan, at: number): Reading | null {
  const week = numberAt(scan, at + 1);
  if (week === null || week < 1 || week > 53) return null;
  const startIn = (year: number) => {
    const fourth = `${String(year).padStart(4, '0')}-01-04`;
    return addDays(fourth, (week - 1) * 7 - weekday(fourth));
  };
  const { year } = partsOf(scan.today);
  const start = startIn(year) <= scan.today ? startIn(year) : startIn(year - 1);
  return range(at + 2, start, addDays(start, 6), 'unclear');
}
