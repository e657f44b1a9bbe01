import { addDays, dateOf, periodAround } from '../../query/calendar.ts';
import type { IsoDate } from '../../query/period.ts';
import { type InYear, monthIn, nextOr, quarterIn, withYear } from './named.ts';
import { type Reader } from './reading.ts';
import { phraseEnd, textAt } from './words.ts';

const LEADS = new Set(['last', 'this', 'next']);

/**
 * The quarter that a season mostly covers: spring (March to May) Q1, summer (June to August) Q2, autumn (September to
 * November) Q3, winter (December to February) Q4. School terms run otherwise: the spring term is Q4, the summer term Q1.
 */
const SEASONS: ReadonlyMap<string, number> = new Map([
  ['spring', 1],
  ['summer', 2],
  ['autumn', 3],
  ['winter', 4],
]);
const SEASON_LEADS = new Set(
  'in the last this since over of during by for and to than at against from until late early previous'.split(' '),
);
const PLACES = new Set([
  'ward',
  'road',
  'street',
  'hill',
  'lodge',
  'house',
  'team',
  'locality',
  'gardens',
  'to',
  'pressure',
  'pressures',
  'into',
  'up',
]);

/** 'in the spring', 'summer 2018', 'winter 2018/19', 'autumn term'. */
export const season: Reader = (scan, at) => {
  const start = LEADS.has(textAt(scan, at)) ? at + 1 : at;
  const number = SEASONS.get(textAt(scan, start));
  if (number === undefined || PLACES.has(textAt(scan, start + 1))) return null;
  const term = textAt(scan, start + 1) === 'term';
  const to = term ? start + 2 : start + 1;
  const read = withYear(scan, to, term ? termIn(number) : quarterIn(number), 'calendar');
  const led = SEASON_LEADS.has(textAt(scan, start - 1)) || scan.words.length <= 2;
  return term || read.year || led ? nextOr(scan, at, read) : null;
};

function termIn(number: number): InYear {
  if (number === 1)
    return (year) => periodAround(dateOf(year.kind === 'financial' ? year.year + 1 : year.year, 1, 1), 'quarter');
  return quarterIn(number === 2 ? 1 : number);
}

/** Easter Sunday by the Gregorian computus (Butcher's). */
function easter(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const epact = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - epact - (c % 4)) % 7;
  const late = Math.floor((a + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 21;
  return addDays(dateOf(year, 3, 1), days);
}

const EASTER: InYear = (year) => {
  const sunday = easter(year.year);
  const held = year.kind === 'financial' && sunday < dateOf(year.year, 4, 1) ? easter(year.year + 1) : sunday;
  return periodAround(held, 'month');
};

function dayIn(monthOfYear: number, day: number): InYear {
  return (year) =>
    periodAround(
      dateOf(year.kind === 'financial' && monthOfYear < 4 ? year.year + 1 : year.year, monthOfYear, day),
      'date',
    );
}

/** The longest first. Christmas and Easter are the months that they fall in, since figures are monthly at the finest. */
const FEASTS: readonly { readonly words: readonly string[]; readonly inYear: InYear }[] = [
  { words: ['new', 'year', 'eve'], inYear: dayIn(12, 31) },
  { words: ['new', 'years', 'eve'], inYear: dayIn(12, 31) },
  { words: ['new', 'year', 'day'], inYear: dayIn(1, 1) },
  { words: ['new', 'years', 'day'], inYear: dayIn(1, 1) },
  { words: ['christmas', 'day'], inYear: dayIn(12, 25) },
  { words: ['christmas', 'eve'], inYear: dayIn(12, 24) },
  { words: ['boxing', 'day'], inYear: dayIn(12, 26) },
  { words: ['nye'], inYear: dayIn(12, 31) },
  { words: ['christmas'], inYear: monthIn(12) },
  { words: ['easter'], inYear: EASTER },
  { words: ['new', 'year'], inYear: dayIn(1, 1) },
];

/** 'at christmas', 'new year's eve 2018', 'easter'; a greeting is none. */
export const feast: Reader = (scan, at) => {
  const start = LEADS.has(textAt(scan, at)) ? at + 1 : at;
  if (['happy', 'merry'].includes(textAt(scan, start - 1))) return null;
  for (const { words, inYear } of FEASTS) {
    const to = phraseEnd(scan, start, words);
    if (to !== null) return nextOr(scan, at, withYear(scan, to, inYear, 'calendar'));
  }
  return null;
};
