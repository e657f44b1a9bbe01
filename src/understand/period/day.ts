import { Chrono, configuration, type ParsingResult } from 'chrono-node/en';
import { addMonths, isDate, partsOf, periodAround, shiftPeriod } from '../../query/calendar.ts';
import type { IsoDate } from '../../query/period.ts';
import { impossible, one, type Reader, type Reading, type YearSaid } from './reading.ts';
import { monthName, monthNumber, type Scan, textAt } from './words.ts';
import { counts, inCalendarYear, overLinks, relativeYearAt, yearAt, yearBeforeEnd } from './year-said.ts';

/** Chrono prefers the nearest year, which may be to come; a figure that is asked for has been. */
const preferPast = {
  refine: (context: { refDate: Date }, results: ParsingResult[]) => {
    for (const { start } of results) {
      if (!start.isCertain('year') && start.date() > context.refDate) start.imply('year', (start.get('year') ?? 0) - 1);
    }
    return results;
  },
};

/** What lacks a day or has a time is read by our own readers, or not at all. */
const daysOnly = {
  refine: (_context: unknown, results: ParsingResult[]) =>
    results.filter(({ start }) => start.isCertain('day') && start.isCertain('month') && !start.isCertain('hour')),
};

const strictBritish = configuration.createConfiguration(true, true);
/**
 * Chrono with British order of day and month, strict, and our two refiners. It is shown only words that look like a day
 * ('30th of september'), spelt out: on whole questions it reads '24 hours' and 'within 12 months' as dates.
 */
const chrono = new Chrono({
  parsers: strictBritish.parsers,
  refiners: [...strictBritish.refiners, daysOnly, preferPast],
});

/** '30/09/18', '31 dec', '30th of september 2018', 'december 31st', '2018-12-31'. */
export const day: Reader = (scan, at) => {
  const found = numericDay(scan, at) ?? dayThenMonth(scan, at) ?? monthThenDay(scan, at);
  if (!found) return null;
  const { year: thisYear, month, day: today } = partsOf(scan.today);
  const [result] = chrono.parse(found.text, new Date(thisYear, month - 1, today, 12), { forwardDate: false });
  const date = result && isoOf(result.start);
  if (date) return dayReading(scan, found.to, date, found.hasYear);
  // Of '31 September' the month is left to its own reader.
  return found.to === at + 1 ? impossible(found.to) : null;
};

function isoOf(start: ReturnType<Chrono['parse']>[number]['start']): IsoDate | null {
  const pad = (value: number | null, length: number) => String(value ?? '').padStart(length, '0');
  const date = `${pad(start.get('year'), 4)}-${pad(start.get('month'), 2)}-${pad(start.get('day'), 2)}`;
  return isDate(date) ? date : null;
}

function dayReading(scan: Scan, to: number, date: IsoDate, hasYear: boolean): Reading {
  const period = periodAround(date, 'date');
  if (hasYear) return one(to, period, { year: { kind: 'calendar', year: partsOf(date).year, fromClock: false } });
  const { year, month } = partsOf(date);
  const yearOf = (said: YearSaid) => (said.kind === 'financial' && month < 4 ? said.year + 1 : said.year);
  const inYear = (said: YearSaid) => periodAround(addMonths(date, (yearOf(said) - year) * 12), 'date');
  const before = yearBeforeEnd(scan, to);
  if (before !== null) return one(before, shiftPeriod(period, -1, 'year'), { inYear });
  const said = relativeYearAt(scan, overLinks(scan, to));
  if (!said) return one(to, period, { inYear });
  const spoken = said.bare ? inCalendarYear(scan, said, inYear) : said;
  return one(said.to, inYear(spoken), { inYear, year: spoken });
}

interface Found {
  /** Spelt as chrono reads it best. */
  readonly text: string;
  readonly to: number;
  readonly hasYear: boolean;
}

const FULL = /^(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})$/;
const SHORT = /^(\d{1,2})\/(\d{1,2})$/;
const DAY_LEADS = new Set(['on', 'at', 'by', 'since', 'of', 'to', 'between', 'from', 'until', 'and']);

/** Without a year, '31/12' only: '9/10' may be nine of ten, unless 'on', 'as at' … stand before it. */
function numericDay(scan: Scan, at: number): Found | null {
  const text = textAt(scan, at);
  if (FULL.test(text)) return { text: text.replace(/[.-]/g, '/'), to: at + 1, hasYear: true };
  const short = SHORT.exec(text);
  if (!short || Number(short[2]) > 12 || text === '24/7') return null;
  const sure = Number(short[1]) > 12 || ['on', 'at', 'since'].includes(textAt(scan, at - 1));
  return sure ? { text, to: at + 1, hasYear: false } : null;
}

/** '30 sept', '30th of september 2018', 'thirty first of december', '31-dec-18'. */
function dayThenMonth(scan: Scan, at: number): Found | null {
  const found = dayNumber(scan, at);
  if (!found || RANKS.has(textAt(scan, at - 1)) || isGluedToWord(scan, at)) return null;
  const links = found.ordinal ? ['of', '-', '/', 'day'] : ['-', '/'];
  const to = links.includes(textAt(scan, found.to)) ? found.to + 1 : found.to;
  const start = textAt(scan, to) === 'of' ? to + 1 : to;
  const month = monthNumber(textAt(scan, start));
  if (month === null || (month === 5 && !isDayOfMay(scan, at, start))) return null;
  return withYearDigits(scan, start + 1, `${found.day} ${monthName(month)}`);
}

/** 'Worst 5 December figures', 'part 20 December', 'over 25 December': the number is not the day. */
const RANKS = new Set('top worst best bottom biggest highest lowest last section over under than s q'.split(' '));

function isGluedToWord(scan: Scan, at: number): boolean {
  return scan.words[at]?.glued === true && /[a-z]$/.test(textAt(scan, at - 1));
}

/** 'How many of the 10 may be late' names no day. */
function isDayOfMay(scan: Scan, at: number, month: number): boolean {
  const ordinal = scan.words[at]?.ordinal !== null;
  return (
    ordinal || DAY_LEADS.has(textAt(scan, at - 1)) || yearAt(scan, month + 1, true) !== null || scan.words.length === 2
  );
}

/** 'december 31st', 'dec 31', 'dec 31 2018'; 'dec 18' is the month of 2018 and left to the month's reader. */
function monthThenDay(scan: Scan, at: number): Found | null {
  const month = monthNumber(textAt(scan, at));
  if (month === null) return null;
  const start = textAt(scan, at + 1) === 'the' ? at + 2 : at + 1;
  const word = scan.words[start];
  const value = word?.ordinal ?? (/^\d{1,2}$/.test(word?.text ?? '') ? word?.number : null) ?? null;
  if (
    !word ||
    value === null ||
    value < 1 ||
    value > 31 ||
    ['half', 'quarter', 'time'].includes(textAt(scan, start + 1))
  )
    return null;
  if (word.ordinal === null && (word.text.length < 2 || yearAt(scan, start, true) || counts(scan, start))) return null;
  if (word.ordinal !== null && /^[a-z]/.test(word.text) && start === at + 1) return null;
  return withYearDigits(scan, start + 1, `${value} ${monthName(month)}`);
}

function withYearDigits(scan: Scan, at: number, text: string): Found {
  const start = ['of', ',', '-', '/', 'in'].includes(textAt(scan, at)) ? at + 1 : at;
  const year = yearAt(scan, start, true);
  if (year?.kind !== 'calendar' || year.to !== start + 1) return { text, to: at, hasYear: false };
  return { text: `${text} ${year.year}`, to: year.to, hasYear: true };
}

/** The day of a month, in digits, as an ordinal, or 'thirty first'. */
function dayNumber(scan: Scan, at: number): { day: number; to: number; ordinal: boolean } | null {
  const word = scan.words[at];
  if (!word) return null;
  if (word.text === 'twenty' || word.text === 'thirty') {
    const unitsAt = scan.words[at + 1]?.text === '-' ? at + 2 : at + 1;
    const units = scan.words[unitsAt]?.ordinal ?? null;
    if (units !== null && units < 10) return { day: (word.number ?? 0) + units, to: unitsAt + 1, ordinal: true };
  }
  const value = word.ordinal ?? (/^\d{1,2}$/.test(word.text) ? word.number : null);
  return value !== null && value >= 1 && value <= 31
    ? { day: value, to: at + 1, ordinal: word.ordinal !== null }
    : null;
}
