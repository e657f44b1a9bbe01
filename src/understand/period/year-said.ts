import { dateOf, partsOf, periodAround } from '../../query/calendar.ts';
import type { NamedPeriod } from '../../query/period.ts';
import { fromClock, type YearSaid } from './reading.ts';
import { phraseEnd, type Scan, textAt, unitAt } from './words.ts';

const COUNTED = new Set(
  'hour hours hr hrs minute minutes day days working week weeks month months years percent of out or plus + points pm am old'.split(
    ' ',
  ),
);

/** Whether a number at a place counts something ('24 hours', '18 of'), so that it is no year. */
export function counts(scan: Scan, at: number): boolean {
  return COUNTED.has(textAt(scan, at + 1));
}

const PAIR = /^(\d{2}|\d{4})[/-](\d{2}|\d{4})$/;

/** The financial year that '2018/19', '18-19' or '2018/2019' names by its first; null where the years don't follow each other. */
function pairYear(scan: Scan, text: string): number | null {
  const match = PAIR.exec(text);
  if (!match) return null;
  const [, from = '', to = ''] = match;
  if (from.length < to.length) return null;
  const year = Number(from.length === 2 ? `20${from}` : from);
  const follows = Number(to.length === 2 ? to : to.slice(2)) === (year + 1) % 100;
  return follows && plausible(scan, year, 30, 10) ? year : null;
}

function plausible(scan: Scan, year: number, back: number, on: number): boolean {
  const now = partsOf(scan.today).year;
  return year >= now - back && year <= now + on;
}

/**
 * A year in digits. A bare '2018' is the calendar year, 'fy19' and '2019 financial year' the financial year that ends in
 * it. Two digits are a year only where `short` says that one is expected ('dec 18', 'q3 18') or after an apostrophe.
 */
export function yearAt(scan: Scan, at: number, short = false): (YearSaid & { readonly to: number }) | null {
  const lead = yearLead(scan, at);
  const word = scan.words[lead.to];
  if (!word) return null;
  const tail = yearTail(scan, lead.to + 1);
  const financial = lead.kind === 'financial' || tail.kind === 'financial';
  const pair = pairYear(scan, word.text);
  if (pair !== null) return { kind: 'financial', year: pair, fromClock: false, to: tail.to };
  const year = counts(scan, lead.to)
    ? null
    : digitsYear(scan, word.text, {
        short: short || financial,
        sure: short || lead.to > at || YEAR_LEADS.has(textAt(scan, at - 1)),
      });
  if (year === null || (word.glued && !short && lead.to === at && /[a-z0-9]/.test(textAt(scan, at - 1).at(-1) ?? '')))
    return null;
  return {
    kind: financial ? 'financial' : 'calendar',
    year: financial ? year - 1 : year,
    fromClock: false,
    to: tail.to,
  };
}

const YEAR_LEADS = new Set(['in', 'by', 'during', 'since', 'until']);

/** A four-digit number far from today is a year only where one is expected: 2300 may be a count. */
function digitsYear(scan: Scan, text: string, { short, sure }: { short: boolean; sure: boolean }): number | null {
  const apostrophe = text.startsWith("'");
  const digits = apostrophe ? text.slice(1) : text;
  if (/^(?:19|20)\d\d$/.test(digits)) return sure || plausible(scan, Number(digits), 15, 10) ? Number(digits) : null;
  if (!/^\d{2}$/.test(digits) || !(short || apostrophe)) return null;
  const year = Number(`20${digits}`);
  return plausible(scan, year, 8, apostrophe ? 8 : 1) ? year : null;
}

function yearLead(scan: Scan, at: number): { kind: YearSaid['kind'] | null; to: number } {
  const word = textAt(scan, at);
  if (word === 'fy' || word === 'fye') return { kind: 'financial', to: at + 1 };
  if (word === 'year' && !/^\d{1,3}$/.test(textAt(scan, at + 1))) return { kind: null, to: at + 1 };
  const kind = yearKind(word);
  return kind && textAt(scan, at + 1) === 'year' ? { kind, to: at + 2 } : { kind: null, to: at };
}

function yearTail(scan: Scan, at: number): { kind: YearSaid['kind'] | null; to: number } {
  const word = textAt(scan, at);
  if (word === 'fy') return { kind: 'financial', to: at + 1 };
  const kind = yearKind(word);
  return kind && textAt(scan, at + 1) === 'year' ? { kind, to: at + 2 } : { kind: null, to: at };
}

/** The kind of year that an adjective names. */
export function yearKind(word: string): YearSaid['kind'] | null {
  if (word === 'calendar') return 'calendar';
  return ['financial', 'fiscal', 'council', 'municipal', 'reporting'].includes(word) ? 'financial' : null;
}

const YEAR_STEPS: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['previous', -1],
  ['prior', -1],
  ['this', 0],
  ['current', 0],
  ['next', 1],
]);

/** A year said from the clock: -1 is last year; `bare` where neither 'financial' nor 'calendar' was said. */
export interface RelativeYear extends YearSaid {
  readonly to: number;
  readonly step: number;
  readonly bare: boolean;
}

/** 'Last year', 'this financial year' beside something that comes once a year; financial unless said. */
export function relativeYearAt(scan: Scan, at: number): RelativeYear | null {
  const by = YEAR_STEPS.get(textAt(scan, at));
  if (by === undefined) return null;
  const kind = yearKind(textAt(scan, at + 1));
  const unit = at + (kind ? 2 : 1);
  if (unitAt(scan, unit) !== 'year') return null;
  const period = fromClock(scan, kind === 'calendar' ? 'calendar-year' : 'year', by);
  return {
    kind: kind ?? 'financial',
    year: partsOf(period.start).year,
    fromClock: true,
    to: unit + 1,
    step: by,
    bare: kind === null,
  };
}

/** The year as a period. */
export function yearPeriod(said: YearSaid): NamedPeriod {
  const start = dateOf(said.year, 4, 1);
  return periodAround(start, said.kind === 'financial' ? 'year' : 'calendar-year', said.fromClock);
}

/** Steps over the small words that may stand between a month or quarter and its year: 'of', 'in', a comma, a dash. */
export function overLinks(scan: Scan, at: number): number {
  let to = at;
  while (to < at + 3 && ['of', 'in', 'for', 'the', ',', '-', '/', '('].includes(textAt(scan, to))) to += 1;
  return to;
}

/** 'The year before', 'a year earlier' right after a period; the place after it, or null. */
export function yearBeforeEnd(scan: Scan, at: number): number | null {
  const start = ['the', 'a', '1', 'one', 'of'].includes(textAt(scan, at)) ? at + 1 : at;
  if (textAt(scan, start) === 'previous' && textAt(scan, start + 1) === 'year') return start + 2;
  for (const word of ['before', 'earlier', 'previously', 'prior']) {
    const end = phraseEnd(scan, start, ['year', word]);
    if (end !== null) return end;
  }
  return null;
}

/** Beside a month 'last year' is the calendar's, as people speak; 'this year' too, unless that is still to come. */
export function inCalendarYear(scan: Scan, said: RelativeYear, inYear: (year: YearSaid) => NamedPeriod): RelativeYear {
  const calendar: RelativeYear = { ...said, kind: 'calendar', year: partsOf(scan.today).year + said.step };
  return said.step === 0 && inYear(calendar).start > scan.today ? said : calendar;
}
