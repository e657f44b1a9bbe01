import { addMonths, dateOf, periodAround, shiftPeriod } from '../../query/calendar.ts';
import type { IsoDate, NamedPeriod } from '../../query/period.ts';
import { latestStarted, nextToStart, one, type Reader, type Reading, type YearSaid } from './reading.ts';
import { monthNumber, numberAt, phraseEnd, type Scan, textAt } from './words.ts';
import { inCalendarYear, overLinks, relativeYearAt, yearAt, yearBeforeEnd, yearPeriod } from './year-said.ts';

/** Something that comes once a year, in one. */
export type InYear = (year: YearSaid) => NamedPeriod;

/**
 * Something that comes once a year, at a place after its own words, with the year that follows it: 'q3 18/19',
 * 'december last year', 'q3 the year before'. Without a year it is the latest that had started.
 */
export function withYear(scan: Scan, to: number, inYear: InYear, lastYear: YearSaid['kind'] = 'financial'): Reading {
  const year = yearFor(scan, overLinks(scan, to), lastYear, inYear) ?? yearFor(scan, to, lastYear, inYear);
  const period = year ? inYear(year) : latestStarted(scan, inYear);
  const end = year?.to ?? to;
  const before = yearBeforeEnd(scan, end) ?? (year ? null : oneBeforeEnd(scan, end));
  if (before !== null) return one(before, shiftPeriod(period, -1, 'year'), { inYear });
  return one(end, year?.fromClock ? { ...period, fromClock: true } : period, { inYear, year });
}

/** 'The December before', 'the Christmas before that': a year before the latest. */
function oneBeforeEnd(scan: Scan, at: number): number | null {
  if (textAt(scan, at) !== 'before') return null;
  const next = textAt(scan, at + 1);
  if (['that', 'this', 'last'].includes(next)) return isMark(textAt(scan, at + 2)) ? at + 2 : null;
  return isMark(next) ? at + 1 : null;
}

function isMark(text: string): boolean {
  return !/[a-z0-9]/.test(text);
}

/** With 'next' before it, the one to come. */
export function nextOr(scan: Scan, at: number, read: Reading): Reading {
  const isNext = textAt(scan, at) === 'next' && read.inYear && !read.year;
  return isNext ? { ...read, periods: [nextToStart(scan, read.inYear)] } : read;
}

function yearFor(
  scan: Scan,
  at: number,
  lastYear: YearSaid['kind'],
  inYear: InYear,
): (YearSaid & { to: number }) | null {
  const relative = relativeYearAt(scan, at);
  if (!relative) return yearAt(scan, at, true);
  if (!relative.bare || lastYear === 'financial') return relative;
  return inCalendarYear(scan, relative, inYear);
}

const QUARTER_WORDS = new Set(['quarter', 'quarters']);

/** The quarter, 1 to 4, that the words at a place name, and the place after them. */
function quarterNumberAt(scan: Scan, at: number): { readonly quarter: number; readonly to: number } | null {
  const word = scan.words[at];
  const token = /^q([1-4])$/.exec(word?.text ?? '');
  if (token) return { quarter: Number(token[1]), to: at + 1 };
  const after = scan.words[at + 1];
  if (word?.text === 'q' || QUARTER_WORDS.has(word?.text ?? '')) return quarterFrom(after?.number ?? null, at + 2);
  if (isListed(scan, at)) return quarterFrom(word?.ordinal ?? null, at + 1);
  const named = after?.text === '-' ? at + 2 : at + 1;
  if (!QUARTER_WORDS.has(textAt(scan, named))) return null;
  return quarterFrom(word?.ordinal ?? (word?.text === 'final' ? 4 : null), named + 1);
}

/** 'The first and third quarters': the first of them has its noun later. */
function isListed(scan: Scan, at: number): boolean {
  const joins = ['and', 'to', 'or', '-', ','].includes(textAt(scan, at + 1));
  const second = textAt(scan, at + 2) === 'the' ? at + 3 : at + 2;
  return joins && (scan.words[second]?.ordinal ?? null) !== null && QUARTER_WORDS.has(textAt(scan, second + 1));
}

function quarterFrom(quarter: number | null, to: number): { quarter: number; to: number } | null {
  return quarter !== null && quarter >= 1 && quarter <= 4 ? { quarter, to } : null;
}

/** Quarter 3 of a year: a bare '2018' means the financial year that starts in it, as 'Q1 2018' is April to June 2018. */
export function quarterIn(quarter: number): InYear {
  return (year) => periodAround(addMonths(dateOf(year.year, 4, 1), (quarter - 1) * 3), 'quarter');
}

/** 'q3', 'quarter three', '3rd quarter', 'q3 of 2018/19'. */
export const quarter: Reader = (scan, at) => {
  const found = quarterNumberAt(scan, at);
  return found && withYear(scan, found.to, quarterIn(found.quarter));
};

/** December of a year; of 2018/19 the one in it. */
export function monthIn(month: number): InYear {
  return (year) =>
    periodAround(dateOf(year.kind === 'financial' && month < 4 ? year.year + 1 : year.year, month, 1), 'month');
}

const MAY_LEADS = new Set([
  'in',
  'since',
  'of',
  'for',
  'during',
  'until',
  'by',
  'between',
  'last',
  'end',
  'early',
  'mid',
  'late',
  'against',
  'than',
  'from',
  'at',
  '-',
]);
const MAY_JOINS = new Set(['and', 'to', 'or', ',', '/', 'with']);
const VERBS = new Set(
  'be have not need also i we they it you help become get go want show mean come well never only still indicate reflect cause affect result has the a'.split(
    ' ',
  ),
);

/** Whether 'may' at a place is the month: it has a year, or stands where a month does and no verb follows. */
function isMonthOfMay(scan: Scan, at: number): boolean {
  if (yearAt(scan, overLinks(scan, at + 1), true)) return true;
  if (scan.words.length === 1) return true;
  const next = textAt(scan, at + 1);
  if (VERBS.has(next)) return false;
  if (MAY_JOINS.has(next) && monthNumber(textAt(scan, at + 2)) !== null) return true;
  const before = textAt(scan, at - 1);
  return (
    MAY_LEADS.has(before) || (MAY_JOINS.has(before) && (next === '' || !/^[a-z]/.test(next) || MAY_JOINS.has(next)))
  );
}

const NUMERIC_MONTH = /^(?:(\d{1,2})[/-](\d{4})|(\d{4})[/-](\d{1,2}))$/;

/** 'december', 'dec 18', 'mid december', 'month of december', 'last december', '12/2018', '2018-12'. */
export const month: Reader = (scan, at) => {
  const numeric = NUMERIC_MONTH.exec(textAt(scan, at));
  if (numeric) return numericMonth(at + 1, Number(numeric[2] ?? numeric[3]), Number(numeric[1] ?? numeric[4]));
  const start = monthStart(scan, at);
  const number = monthNumber(textAt(scan, start));
  if (number === null || (number === 5 && !isMonthOfMay(scan, start))) return null;
  const read = withYear(scan, afterMonth(scan, start + 1), monthIn(number), 'calendar');
  return nextOr(scan, at, read);
};

function numericMonth(to: number, year: number, number: number): Reading | null {
  if (number < 1 || number > 12 || year < 1990 || year > 2099) return null;
  return one(to, periodAround(dateOf(year, number, 1), 'month'), {
    year: { kind: 'calendar', year, fromClock: false },
  });
}

const MONTH_LEADS = new Set(['last', 'this', 'next', 'early', 'mid', 'late', 'middle', 'of', 'month', '-', 'previous']);

/** Over 'last', 'mid-', 'the month of' before a month's name, where they lead to one. */
function monthStart(scan: Scan, at: number): number {
  if (textAt(scan, at) === 'of' || textAt(scan, at) === '-') return at;
  let start = at;
  while (start < at + 3 && MONTH_LEADS.has(textAt(scan, start))) start += 1;
  return start;
}

/** Over 'half term' and the dot of an abbreviation. */
function afterMonth(scan: Scan, at: number): number {
  if (textAt(scan, at) === 'half') return textAt(scan, at + 1) === 'term' ? at + 2 : at + 1;
  return textAt(scan, at) === '.' && /^'?\d/.test(textAt(scan, at + 1)) ? at + 1 : at;
}

/** A half of a financial year. */
export function halfIn(number: number): InYear {
  return (year) => periodAround(dateOf(year.year, number === 1 ? 4 : 10, 1), 'half');
}

/** '2018/19', 'fy19', '2018', 'calendar year 2018', and '2018-19 quarter 3', which names the year first. */
export const year: Reader = (scan, at) => {
  const said = yearAt(scan, at);
  if (!said || !standsAlone(scan, at) || isAge(scan, at)) return null;
  const next = ['-', ',', '/'].includes(textAt(scan, said.to)) ? said.to + 1 : said.to;
  const part = quarterNumberAt(scan, next);
  if (part && numberAt(scan, next) === null)
    return one(part.to, quarterIn(part.quarter)(said), { year: said, inYear: quarterIn(part.quarter) });
  const halfYear = /^h([12])$/.exec(textAt(scan, next));
  if (halfYear) return one(next + 1, halfIn(Number(halfYear[1]))(said), { year: said });
  const named = monthNumber(textAt(scan, next));
  if (named !== null && named !== 5) return one(next + 1, monthIn(named)(said), { year: said, inYear: monthIn(named) });
  const yearEnd = phraseEnd(scan, said.to, ['year', 'end']) ?? phraseEnd(scan, said.to, ['year', '-', 'end']);
  if (yearEnd !== null) return one(yearEnd, periodAround(endOfFinancial(said), 'date'), { year: said });
  return one(said.to, yearPeriod(said), { year: said });
};

const AGED = new Set('age ages aged children child people kids person girls boys'.split(' '));

/** 'Aged 16-17', '16/17 year olds'. */
function isAge(scan: Scan, at: number): boolean {
  if (!/^\d\d[-/]\d\d$/.test(textAt(scan, at))) return false;
  const old = textAt(scan, at + 1) === '-' ? at + 2 : at + 1;
  const years = ['year', 'years'].includes(textAt(scan, old));
  return (
    AGED.has(textAt(scan, at - 1)) ||
    textAt(scan, old) === 'years' ||
    (years && /^(?:olds?|-)$/.test(textAt(scan, old + 1)))
  );
}

/** 'Last year's Q3', 'this year December': the year from the clock first. */
export const relativeYearFirst: Reader = (scan, at) => {
  const said = relativeYearAt(scan, at);
  if (!said) return null;
  const part = numberAt(scan, said.to) === null ? quarterNumberAt(scan, said.to) : null;
  if (part) return inRelativeYear(part.to, said, quarterIn(part.quarter));
  const named = monthNumber(textAt(scan, said.to));
  if (named === null || named === 5) return null;
  return inRelativeYear(said.to + 1, said.bare ? inCalendarYear(scan, said, monthIn(named)) : said, monthIn(named));
};

function inRelativeYear(to: number, said: YearSaid, inYear: InYear): Reading {
  return one(to, { ...inYear(said), fromClock: true }, { year: said, inYear });
}

/** '2018 year end' is that of the financial year that ends in 2018. */
function endOfFinancial(said: YearSaid): IsoDate {
  return dateOf(said.kind === 'financial' ? said.year + 1 : said.year, 3, 31);
}

/** Not '£2018', 'out of 2018' or 'page 2018'. */
function standsAlone(scan: Scan, at: number): boolean {
  const before = textAt(scan, at - 1);
  return (
    !['£', '#', 'page', 'no', 'number', 'ref', 'section', 'out', 'than'].includes(before) &&
    !(before === 'of' && textAt(scan, at - 2) === 'out')
  );
}
