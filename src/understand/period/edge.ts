import { addDays, addMonths, endOfMonth, partsOf, periodAround } from '../../query/calendar.ts';
import type { IsoDate, NamedPeriod } from '../../query/period.ts';
import { day } from './day.ts';
import { fromClock, latestStarted, one, type Reader, type Reading, range, type YearSaid } from './reading.ts';
import { lastEnded } from './relative.ts';
import { monthNumber, numberAt, phraseEnd, type Scan, skip, textAt, type Unit, unitAt } from './words.ts';
import { relativeYearAt, yearAt } from './year-said.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const SMALL = words('of the in - at');
const ENDS = words('end close');
const STARTS = words('start beginning opening');

/** Where a period is cut: its last day or its first. */
type Edge = 'end' | 'start';

function edgeOf(period: NamedPeriod, edge: Edge): NamedPeriod {
  return { ...periodAround(edge === 'end' ? period.end : period.start, 'date'), fromClock: period.fromClock };
}

/**
 * 'End of September', 'end Q2', 'year end', 'start of the year', 'last day of December': a date. Without a year it is
 * the latest that has been.
 */
export function edgeReader(term: Reader): Reader {
  return (scan, at) => {
    const lead = edgeLead(scan, at);
    if (!lead) return unitEnd(scan, at);
    const start = skip(scan, lead.to, SMALL);
    if (start === lead.to && textAt(scan, at) === 'start') return null;
    const clock = clockEdge(scan, start, lead.edge);
    if (clock) return clock;
    const of = term(scan, start);
    return of && cut(scan, of, lead.edge);
  };
}

function edgeLead(scan: Scan, at: number): { edge: Edge; to: number } | null {
  const word = textAt(scan, at);
  if ((ENDS.has(word) || STARTS.has(word)) && textAt(scan, at + 1) === 'the') return null;
  if (ENDS.has(word)) return { edge: 'end', to: at + 1 };
  if (STARTS.has(word)) return { edge: 'start', to: at + 1 };
  if (textAt(scan, at + 1) !== 'day') return null;
  if (word === 'last' || word === 'final') return textAt(scan, at + 2) === 'of' ? { edge: 'end', to: at + 2 } : null;
  return word === 'first' && textAt(scan, at + 2) === 'of' ? { edge: 'start', to: at + 2 } : null;
}

function cut(scan: Scan, of: Reading, edge: Edge): Reading | null {
  const [period] = of.periods;
  if (!period || of.periods.length > 1 || of.range) return null;
  if (of.said === 'shift') return { ...of, periods: [edgeOf(period, edge)] };
  const { inYear } = of;
  if (!inYear || of.year)
    return {
      ...of,
      shift: null,
      periods: [edgeOf(period, edge)],
      inYear: inYear && ((year) => edgeOf(inYear(year), edge)),
    };
  const cutIn = (year: YearSaid) => edgeOf(inYear(year), edge);
  const isBefore =
    period.end !== period.start &&
    /(?:before|earlier|previous)/.test(textAt(scan, of.to - 1) + textAt(scan, of.to - 2));
  return { ...of, periods: [isBefore ? edgeOf(period, edge) : latestStarted(scan, cutIn)], inYear: cutIn };
}

/** 'End of the year', 'start of the quarter': by the clock, an end that has been and a start of the one that runs. */
function clockEdge(scan: Scan, at: number, edge: Edge): Reading | null {
  const kind = ['financial', 'fiscal', 'calendar'].includes(textAt(scan, at)) ? textAt(scan, at) : null;
  const unit = unitAt(scan, kind ? at + 1 : at);
  if (unit !== 'month' && unit !== 'quarter' && unit !== 'year') return null;
  const to = kind ? at + 2 : at + 1;
  if (unit === 'year' && yearAt(scan, at)) return null;
  if (kind === 'calendar') return one(to, edgeOf(fromClock(scan, 'calendar-year', edge === 'end' ? -1 : 0), edge));
  const after = textAt(scan, skip(scan, to, SMALL));
  if (unit !== 'year' && (/^q[1-4]$/.test(after) || monthNumber(after) !== null)) return null;
  return unit === 'year' ? yearEnd(scan, to, edge) : one(to, clockDate(scan, unit, edge));
}

function clockDate(scan: Scan, unit: 'month' | 'quarter' | 'year', edge: Edge): NamedPeriod {
  const date: IsoDate = edge === 'end' ? lastEnded(scan, unit) : fromClock(scan, unit).start;
  return { ...periodAround(date, 'date'), fromClock: true };
}

/** After 'year end' a year may follow: 2018 there is the financial year that ends in 2018. */
function yearEnd(scan: Scan, at: number, edge: Edge): Reading {
  const start = skip(scan, at, words('of in for , - ('));
  const date = edge === 'end' ? day(scan, start) : null;
  if (date?.said === 'one') return date;
  const year = yearAt(scan, start, true);
  const inYear = (said: YearSaid) => {
    const first = said.kind === 'financial' || edge === 'start' ? said.year : said.year - 1;
    return periodAround(edge === 'end' ? `${first + 1}-03-31` : `${first}-04-01`, 'date');
  };
  if (year) return one(year.to, inYear(year), { year, inYear });
  const relative = relativeYearAt(scan, start);
  if (relative) return one(relative.to, { ...inYear(relative), fromClock: true }, { year: relative, inYear });
  return one(at, clockDate(scan, 'year', edge), { inYear });
}

/** 'Year end 2017/18', 'quarter-end', '2017/18 year end' comes by the year's own reader. */
function unitEnd(scan: Scan, at: number): Reading | null {
  const lead = skip(scan, at, words('last previous financial fiscal this'));
  const unit = unitAt(scan, lead);
  if (unit !== 'year' && unit !== 'quarter' && unit !== 'month') return null;
  const dash = textAt(scan, lead + 1) === '-' ? lead + 2 : lead + 1;
  if (textAt(scan, dash) !== 'end') return null;
  if (textAt(scan, at) === 'this') return one(dash + 1, edgeOf(fromClock(scan, unit), 'end'));
  return unit === 'year' ? yearEnd(scan, dash + 1, 'end') : one(dash + 1, clockDate(scan, unit, 'end'));
}

const FIRST = words('first opening');
const LAST = words('last final closing');

/** 'The last three months of 2018', 'last quarter of 2017/18', 'first month of Q3', 'last week of December'. */
export function partReader(term: Reader): Reader {
  return (scan, at) => {
    const first = FIRST.has(textAt(scan, at));
    if (!first && !LAST.has(textAt(scan, at))) return null;
    const count = numberAt(scan, at + 1);
    const unitPlace = count === null ? at + 1 : at + 2;
    const unit = unitAt(scan, unitPlace);
    if (first && unit === 'quarter' && (count ?? 0) > 1 && textAt(scan, unitPlace + 1) !== 'of')
      return firstQuarters(scan, unitPlace + 1, count ?? 1);
    if (!unit || textAt(scan, unitPlace + 1) !== 'of') return null;
    const whole = wholeOf(scan, unitPlace + 2, { term, running: first });
    return whole && partOf(whole.period, { first, count: count ?? 1, unit, to: whole.to });
  };
}

/** 'The first two quarters' are those of the year that runs. */
function firstQuarters(scan: Scan, to: number, count: number): Reading | null {
  return partOf(fromClock(scan, 'year'), { first: true, count, unit: 'quarter', to });
}

/** What a part is taken of; 'the year' is the one that runs for its first part, else the last one that has ended. */
function wholeOf(
  scan: Scan,
  at: number,
  { term, running }: { readonly term: Reader; readonly running: boolean },
): { period: NamedPeriod; to: number } | null {
  const start = skip(scan, at, words('the financial calendar'));
  const of = term(scan, start);
  const [period] = of?.periods ?? [];
  if (of && period && of.periods.length === 1) return { period, to: of.to };
  const unit = unitAt(scan, start);
  if (unit !== 'year' && unit !== 'quarter') return null;
  return {
    period: fromClock(
      scan,
      unit === 'year' && textAt(scan, start - 1) === 'calendar' ? 'calendar-year' : unit,
      running ? 0 : -1,
    ),
    to: start + 1,
  };
}

interface Part {
  readonly first: boolean;
  readonly count: number;
  readonly unit: Unit;
  readonly to: number;
}

/** Months and quarters of a whole: one of them or, where they fill a quarter or half, that; else all between two dates. */
function partOf(whole: NamedPeriod, { first, count, unit, to }: Part): Reading | null {
  if (unit === 'day' || unit === 'week' || unit === 'fortnight') return weeksOf(whole, { first, count, unit, to });
  const months = count * { month: 1, quarter: 3, year: 12 }[unit];
  if (months < 1 || months > 12) return null;
  const start = first ? whole.start : addDays(endOfMonth(addMonths(whole.end, -months)), 1);
  if (start < whole.start) return null;
  return stretch(to, start, endOfMonth(addMonths(start, months - 1)));
}

function weeksOf(whole: NamedPeriod, { first, count, unit, to }: Part): Reading | null {
  const days = count * { day: 1, week: 7, fortnight: 14, month: 0, quarter: 0, year: 0 }[unit];
  if (days < 1 || days > 366) return null;
  const [from, until] = first
    ? [whole.start, addDays(whole.start, days - 1)]
    : [addDays(whole.end, 1 - days), whole.end];
  return from < whole.start || until > whole.end ? null : range(to, from, until, 'unclear');
}

/** All from the first day of a month to the last of another: the period that this is, where it is one. */
function stretch(to: number, start: IsoDate, end: IsoDate): Reading {
  for (const grain of ['month', 'quarter', 'half', 'year'] as const) {
    const period = periodAround(start, grain);
    if (period.start === start && period.end === end) return one(to, period);
  }
  return range(to, start, end);
}

const TO = words('to ending ended end ends');

/**
 * 'Quarter ending December', '12 months to December 2018', 'year ended 31 March 2018'. A stretch of twelve months is named
 * by its last month, as rolling years are, unless it is the financial year.
 */
export function endingReader(term: Reader): Reader {
  return (scan, at) => {
    const start = textAt(scan, at) === 'rolling' ? at + 1 : at;
    const length = lengthAt(scan, start);
    if (!length || !TO.has(textAt(scan, length.to))) return null;
    const last = term(scan, skip(scan, length.to + 1, words('the end of in at on')));
    const [period] = last?.periods ?? [];
    if (!last || !period || !['month', 'date', 'quarter'].includes(period.grain) || last.said === 'shift') return null;
    const rolling = start > at || textAt(scan, at - 1) === 'rolling';
    const until = endOfMonth(period.end);
    if (length.months === 12 && (rolling || partsOf(until).month !== 3))
      return one(last.to, periodAround(until, 'month'), { year: last.year });
    return stretch(last.to, addDays(endOfMonth(addMonths(until, -length.months)), 1), until);
  };
}

function lengthAt(scan: Scan, at: number): { months: number; to: number } | null {
  const half = phraseEnd(scan, at, ['half', 'year']) ?? phraseEnd(scan, at, ['half', '-', 'year']);
  if (half !== null) return { months: 6, to: half };
  const count = numberAt(scan, at);
  const place = count === null ? at : at + 1;
  const months =
    { day: 0, week: 0, fortnight: 0, month: 1, quarter: 3, year: 12 }[unitAt(scan, place) ?? 'day'] * (count ?? 1);
  return months > 0 && months <= 60 ? { months, to: place + 1 } : null;
}

/** 'The quarter before Q3', 'a year before December 2018': the period that it comes to. */
export function beforePeriodReader(
  ago: Reader,
  term: Reader,
  shift: (period: NamedPeriod, reading: Reading) => NamedPeriod,
): Reader {
  return (scan, at) => {
    const step = ago(scan, at);
    if (!step?.shift || step.said !== 'shift') return null;
    const how = textAt(scan, step.to - 1);
    if (!['before', 'prior', 'after', 'following'].includes(how)) return null;
    const of = term(scan, skip(scan, step.to, words('to the end of')));
    const [period] = of?.periods ?? [];
    if (!of || !period || of.said !== 'one') return null;
    return one(of.to, shift(period, step));
  };
}
