import { dateOf } from '../../query/calendar.ts';
import { halfIn, withYear } from './named.ts';
import { one, type Reader, range } from './reading.ts';
import { textAt } from './words.ts';
import { overLinks, relativeYearAt, yearAt } from './year-said.ts';

const HALF_WORDS: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['1st', 1],
  ['second', 2],
  ['2nd', 2],
  ['latter', 2],
]);

/** 'h1', 'first half of the year', 'second half of 2017/18'; of a calendar year, from January or July. */
export const half: Reader = (scan, at) => {
  const token = /^h([12])$/.exec(textAt(scan, at));
  if (token) return withYear(scan, at + 1, halfIn(Number(token[1])));
  const number = HALF_WORDS.get(textAt(scan, at));
  if (number === undefined || textAt(scan, at + 1) !== 'half' || textAt(scan, at + 2) === 'term') return null;
  const of = overLinks(scan, at + 2);
  if (textAt(scan, of) === 'year' && !yearAt(scan, of)) return withYear(scan, of + 1, halfIn(number));
  const year = relativeYearAt(scan, of) ?? yearAt(scan, of);
  if (year?.kind === 'calendar')
    return range(year.to, dateOf(year.year, number * 6 - 5, 1), dateOf(year.year, number * 6, number === 1 ? 30 : 31));
  if (year) return one(year.to, halfIn(number)(year), { year, inYear: halfIn(number) });
  return of === at + 2 ? withYear(scan, of, halfIn(number)) : null;
};
