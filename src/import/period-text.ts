import type { Basis, IsoDate, Period } from '../query/period.ts';
import { parsePeriod } from './period-label.ts';

/** What a label of a scorecard says: which stretch it is, where more than one basis could be meant all of them. */
export type PeriodText =
  | { readonly grain: 'day'; readonly day: IsoDate }
  | { readonly grain: 'month'; readonly month: string }
  | { readonly grain: 'quarter' | 'year'; readonly label: string };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const NAMES = 'january february march april may june july august september october november december sept'.split(' ');

/**
 * Reads a period as people write it: 'Oct-26', 'October 2026', '10/2026', 'Q3 18/19', '2018-19 Quarter 3', '2018/19',
 * '201819', '31/12/2018', 'at 31 Dec 2018'. Days come before months. Null where it is none, or could be two.
 */
export function readPeriodText(text: string): PeriodText | null {
  const plain = text.trim().replace(/\s+/g, ' ').replace(/[–—]/g, '-').toLowerCase();
  return readDay(plain) ?? readMonth(plain) ?? readQuarter(plain) ?? readYear(plain);
}

/** A label as it is written in files of ours or in any other unmistakable way, for a basis that is known. */
export function periodOf(basis: Basis, text: string): Period | null {
  const strict = parsePeriod(basis, text);
  if (strict !== null || text === '' || basis === 'not-given') return strict;
  const said = readPeriodText(text);
  return said === null ? null : periodFor(basis, said);
}

/** `periodOf` for many rows of few periods: rows of the same period share one object. */
export function rememberPeriods(): typeof periodOf {
  const read = new Map<string, Period | null>();
  return (basis, label) => {
    const key = `${basis} ${label}`;
    const known = read.get(key);
    if (known !== undefined) return known;
    const period = periodOf(basis, label);
    read.set(key, period);
    return period;
  };
}

/** The period of a basis that a text names; null where the text names another kind of stretch. */
export function periodFor(basis: Basis, said: PeriodText): Period | null {
  if (said.grain === 'day') return basis === 'snapshot' ? parsePeriod('snapshot', said.day) : null;
  if (said.grain === 'month') {
    const month = parsePeriod('month', said.month);
    // Of a month that is said for a snapshot the last day is meant: figures are taken at its end.
    if (basis === 'snapshot') return month === null ? null : parsePeriod('snapshot', month.end);
    return basis === 'month' || basis === 'rolling-year' ? parsePeriod(basis, said.month) : null;
  }
  if (said.grain !== basis) return null;
  return parsePeriod(basis, said.label);
}

function readDay(text: string): PeriodText | null {
  const bare = text.replace(/^(?:as )?at /, '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:t00:00:00.*)?$/.exec(bare);
  if (iso) return day(iso[1], Number(iso[2]), iso[3]);
  // Day first, as dates are written here.
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(bare);
  if (british) return day(yearOf(british[3]), Number(british[2]), british[1]);
  const named = /^(\d{1,2})(?:st|nd|rd|th)? ?-?([a-z]{3,9})\.?,? ?-?(\d{4}|\d{2})$/.exec(bare);
  return named ? day(yearOf(named[3]), monthNumber(named[2]), named[1]) : null;
}

function day(year: string | undefined, month: number, date: string | undefined): PeriodText | null {
  const text = `${year}-${pad(month)}-${pad(Number(date))}`;
  return parsePeriod('snapshot', text) === null ? null : { grain: 'day', day: text };
}

function readMonth(text: string): PeriodText | null {
  const iso = /^(\d{4})[-/](\d{2})$/.exec(text);
  // '2018-10' is October; '2018/19' and '2018-19' are no months, as no month is 13 or more.
  if (iso && Number(iso[2]) >= 1 && Number(iso[2]) <= 12 && !isYearPair(iso[1] ?? '', iso[2] ?? '')) {
    return { grain: 'month', month: `${iso[1]}-${iso[2]}` };
  }
  const numbers = /^(\d{1,2})[/-](\d{4})$/.exec(text);
  if (numbers) return month(numbers[2], Number(numbers[1]));
  const named = /^([a-z]{3,9})\.?[ '’/-]*(\d{4}|\d{2})$/.exec(text);
  if (named) return month(yearOf(named[2]), monthNumber(named[1]));
  const turned = /^(\d{4})[ /-]*([a-z]{3,9})$/.exec(text);
  return turned ? month(turned[1], monthNumber(turned[2])) : null;
}

function month(year: string | undefined, number: number): PeriodText | null {
  if (year === undefined || number < 1 || number > 12) return null;
  return { grain: 'month', month: `${year}-${pad(number)}` };
}

const QUARTER = '(?:q|qtr|quarter) ?([1-4])';
const YEARS = '(?:20)?(\\d{2}) ?[/-]? ?(?:20)?(\\d{2})';

function readQuarter(text: string): PeriodText | null {
  const before = new RegExp(`^${QUARTER}[ ,:-]*${YEARS}$`).exec(text);
  if (before) return quarter(before[2], before[3], before[1]);
  const after = new RegExp(`^${YEARS}[ ,:-]*${QUARTER}$`).exec(text);
  return after ? quarter(after[1], after[2], after[3]) : null;
}

function quarter(first: string | undefined, second: string | undefined, number: string | undefined): PeriodText | null {
  if (!follows(first, second)) return null;
  return { grain: 'quarter', label: `20${first}/${second} Q${number}` };
}

function readYear(text: string): PeriodText | null {
  const found = new RegExp(`^(?:fy ?|ytd ?)?${YEARS}$`).exec(text);
  if (!found || !follows(found[1], found[2])) return null;
  // '2011-12' and '201112' may be December as well: nobody can tell.
  if (Number(found[2]) <= 12 && /^\d{4}-?\d{2}$/.test(text)) return null;
  return { grain: 'year', label: `20${found[1]}/${found[2]}` };
}

function follows(first: string | undefined, second: string | undefined): boolean {
  return (Number(first) + 1) % 100 === Number(second);
}

/** '2011/12': as a year and the next one. */
function isYearPair(year: string, next: string): boolean {
  return (Number(year) + 1) % 100 === Number(next);
}

function monthNumber(name: string | undefined): number {
  if (name === undefined) return 0;
  return NAMES.includes(name) || MONTHS.includes(name) ? MONTHS.indexOf(name.slice(0, 3)) + 1 : 0;
}

function yearOf(text: string | undefined): string | undefined {
  return text?.length === 2 ? `20${text}` : text;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
