import { eachYear, lastOf, type Reader } from './reading.ts';
import { grainOf } from './relative.ts';
import { monthNumber, numberAt, phraseEnd, type Scan, textAt, unitAt } from './words.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const OVER = words('over across throughout during for');
const COURSES = words('trend trends history chart graph view picture period run series average mean total');
/** 'For two years or more' and 'over 12 months old' say how long something has been so, not when. */
const OF_LENGTH = words('or and plus + old overdue late longer since ago before after earlier of');
const LONGEST = 240;

/** 'Over 12 months', 'across three years', '12-month trend': the newest so many. */
export const stretch: Reader = (scan, at) => {
  const led = OVER.has(textAt(scan, at));
  const start = led ? (textAt(scan, at + 1) === 'the' ? at + 2 : at + 1) : at;
  const halfYear = halfYearAt(scan, led ? at + 1 : at);
  if (led && halfYear !== null) return lastOf(halfYear, 'month', 6);
  const count = numberAt(scan, start);
  if (count === null || count < 2 || count > LONGEST) return null;
  const unit = textAt(scan, start + 1) === '-' ? start + 2 : start + 1;
  const grain = grainOf(unitAt(scan, unit));
  if (!grain) return null;
  const next = textAt(scan, unit + 1);
  const named = COURSES.has(next);
  if (!named && (!led || OF_LENGTH.has(next) || textAt(scan, at - 1) === 'not')) return null;
  return lastOf(unit + 1, grain, count);
};

/** 'The past half year', 'the last six-month half'. */
function halfYearAt(scan: Scan, at: number): number | null {
  const start = phraseEnd(scan, at, ['the', 'past']) ?? phraseEnd(scan, at, ['the', 'last']) ?? at;
  return phraseEnd(scan, start, ['half', 'year']) ?? phraseEnd(scan, start, ['half', '-', 'year']);
}

const EACH = words('each every');
const QUARTER = /^q([1-4])$/;

/** The months that a word names: 'december', 'q3'; null for any other. */
function monthsAt(scan: Scan, at: number): readonly number[] | null {
  const word = textAt(scan, at);
  const month = monthNumber(word);
  if (month !== null) return [month];
  const quarter = QUARTER.exec(word)?.[1];
  if (quarter === undefined) return null;
  const first = ((Number(quarter) * 3) % 12) + 1;
  return [first, first + 1, first + 2];
}

/** 'Every December', 'each Q3', 'December of each year'. */
export const yearly: Reader = (scan, at) => {
  if (EACH.has(textAt(scan, at))) {
    const months = monthsAt(scan, at + 1);
    return months && eachYear(at + 2, months);
  }
  const months = monthsAt(scan, at);
  if (months === null) return null;
  const to = EACH_YEAR.map((phrase) => phraseEnd(scan, at + 1, phrase)).find((end) => end !== null) ?? null;
  return to === null ? null : eachYear(to, months);
};

const EACH_YEAR = [
  'each year',
  'every year',
  'of each year',
  'of every year',
  'in each year',
  'in every year',
  'year on year',
  'year by year',
].map((phrase) => phrase.split(' '));
