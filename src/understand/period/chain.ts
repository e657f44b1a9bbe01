import { addDays, shiftPeriod } from '../../query/calendar.ts';
import type { IsoDate, NamedPeriod } from '../../query/period.ts';
import { quarterIn, withYear } from './named.ts';
import { one, type Reader, type Reading, type YearSaid } from './reading.ts';
import { numberAt, type Scan, skip, textAt } from './words.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const SMALL = words('the in at for on of as that then both same with');
const LINKING = words('the in at for on of');
/** Long enough for a year of months. */
const MOST_PERIODS = 12;

/** How two periods are joined: from one to the other, side by side, or one set against the other. */
export type Join = 'to' | 'and' | 'against';

/** What stands between two periods, and the place after it. */
export function joinAt(
  scan: Scan,
  at: number,
  compares: boolean,
  depth = 0,
): { readonly join: Join; readonly to: number } | null {
  if (depth > 2) return null;
  const word = textAt(scan, at);
  const next = textAt(scan, at + 1);
  if (word === '(' || word === ')') return joinAt(scan, at + 1, compares, depth + 1);
  if (word === ',') return joinAt(scan, at + 1, compares, depth + 1) ?? { join: 'and', to: at + 1 };
  if (word === 'compared' || word === 'relative')
    return next === 'with' || next === 'to' || next === 'against' ? { join: 'against', to: at + 2 } : null;
  if (word === 'against' || word === 'than') return { join: 'against', to: at + 1 };
  if (compares && (word === 'with' || word === 'to')) return { join: 'against', to: at + 1 };
  if (word === 'up' && next === 'to') return { join: 'to', to: at + 2 };
  if (word === '-' || JOINS_TO.has(word)) return { join: 'to', to: at + 1 };
  if (!JOINS_AND.has(word)) return null;
  const further = textAt(scan, at + 1) === 'then' || textAt(scan, at + 1) === 'also' ? at + 2 : at + 1;
  return { join: 'and', to: further };
}

const JOINS_TO = words('to until till through thru');
const JOINS_AND = words('and or + & / plus');

/** Two or more periods that were said together: `join` is what stands before the last one. */
export interface Chain {
  readonly readings: readonly Reading[];
  readonly join: Join | null;
  readonly to: number;
  /** 'April to now': open at the end. */
  readonly open: boolean;
}

/** The periods joined to the one at a place. */
export function chainAt(scan: Scan, first: Reading, term: Reader, compares: boolean): Chain {
  let chain: Chain = { readings: [first], join: null, to: first.to, open: false };
  while (chain.readings.length < MOST_PERIODS && chain.join !== 'to') {
    const next = nextLink(scan, chain, term, compares);
    if (!next) return chain;
    chain = next;
  }
  return chain;
}

function nextLink(scan: Scan, chain: Chain, term: Reader, compares: boolean): Chain | null {
  if (textAt(scan, chain.to) === 'so' && textAt(scan, chain.to + 1) === 'far')
    return { ...chain, join: 'to', to: chain.to + 2, open: true };
  const last = chain.readings.at(-1);
  const join = joinAt(scan, chain.to, compares);
  if (!last || !join || (join.join === 'to' && chain.join !== null)) return null;
  if (join.join === 'to' && textAt(scan, join.to) === 'date')
    return { ...chain, join: 'to', to: join.to + 1, open: true };
  const found =
    quarterDigit(scan, chain.to, join.to, last) ??
    term(scan, skip(scan, join.to, SMALL)) ??
    term(scan, skip(scan, join.to, LINKING));
  if (found?.said === 'newest' && join.join === 'to') return { ...chain, join: 'to', to: found.to, open: true };
  const reading = found && joined(last, found, textAt(scan, chain.to) === ',');
  return reading && { readings: [...chain.readings, reading], join: join.join, to: reading.to, open: false };
}

/** What may stand beside a period: another, or a step from it ('Q3 and the quarter before'). After a comma only its like. */
function joined(last: Reading, found: Reading, comma: boolean): Reading | null {
  const [before] = last.periods;
  const [period] = found.periods;
  if (found.said === 'shift' && found.shift && before)
    return one(found.to, shiftPeriod(before, found.shift.by, found.shift.grain));
  if (found.said !== 'one' || !period || !before || found.periods.length > 1) return null;
  return comma && period.grain !== before.grain ? null : found;
}

/** 'Between the second quarter and the third'. */
function thirdOf(scan: Scan, at: number): { quarter: number; to: number } | null {
  const start = textAt(scan, at) === 'the' ? at + 1 : at;
  const quarter = scan.words[start]?.ordinal ?? null;
  if (quarter === null || quarter > 4 || /^[a-z0-9]/.test(textAt(scan, start + 1))) return null;
  return { quarter, to: start + 1 };
}

/** 'Quarters 1 and 3', 'Q1-3'. */
function quarterDigit(scan: Scan, joint: number, at: number, last: Reading): Reading | null {
  const third = thirdOf(scan, at);
  if (third && last.periods[0]?.grain === 'quarter') return withYear(scan, third.to, quarterIn(third.quarter));
  const quarter = numberAt(scan, at);
  if (last.periods[0]?.grain !== 'quarter' || quarter === null || quarter > 4 || quarter < 1) return null;
  const plural = ['quarters', 'quarter'].includes(textAt(scan, joint - 2)) && numberAt(scan, joint - 1) !== null;
  const dashed = textAt(scan, joint) === '-' && /^q[1-4]$/.test(textAt(scan, joint - 1));
  const bare = /^q[1-4]$/.test(textAt(scan, joint - 1)) && ['', '?', '.', ','].includes(textAt(scan, at + 1));
  const listed = plural || dashed || bare || (numberAt(scan, joint - 1) !== null && textAt(scan, joint - 2) === ',');
  if (!listed || textAt(scan, at + 2) === 'more') return null;
  return withYear(scan, at + 1, quarterIn(quarter));
}

/**
 * The periods of a chain, each in the year that is meant: in 'Sept and Dec 2018' the year belongs to both, in 'Q3 this
 * year and last year' the quarter does, and 'September 2017 to March' ends in the March that follows.
 */
export function settled(scan: Scan, chain: Chain): readonly NamedPeriod[] {
  const { readings, join } = chain;
  const years = readings.map((reading) => reading.year);
  const lastYear = years.at(-1) ?? null;
  const first = readings[0];
  return readings.flatMap((reading, index) => {
    const [period] = reading.periods;
    if (!period) return [];
    if (index > 0 && first && isYear(period) && reading.year) return [sameIn(first, reading.year, period)];
    if (reading.year || !reading.inYear) return [period];
    if (index < readings.length - 1 && lastYear) return [withLaterYear(scan, reading, lastYear, readings.at(-1), join)];
    const firstYear = first?.year;
    if (index > 0 && firstYear && join !== 'against') return [withEarlierYear(scan, reading, firstYear, first, join)];
    return [period];
  });
}

function isYear(period: NamedPeriod): boolean {
  return period.grain === 'year' || period.grain === 'calendar-year';
}

function sameIn(first: Reading, year: YearSaid, whole: NamedPeriod): NamedPeriod {
  const [period] = first.periods;
  if (!first.inYear || !period || isYear(period)) return whole;
  const moved = first.inYear(year);
  return moved.start === period.start ? whole : moved;
}

function withLaterYear(
  scan: Scan,
  reading: Reading,
  year: YearSaid,
  last: Reading | undefined,
  join: Join | null,
): NamedPeriod {
  const [period] = reading.periods as readonly [NamedPeriod];
  const end = last?.periods[0];
  if (!reading.inYear || !end || isYear(end) || (join === 'against' && year.fromClock)) return period;
  const moved = reading.inYear(year);
  if (moved.start === end.start && moved.end === end.end) return period;
  if (join === 'to' && moved.start > end.start) return shiftPeriod(moved, -1, 'year');
  return moved.start > scan.today && end.start <= scan.today ? period : moved;
}

function withEarlierYear(scan: Scan, reading: Reading, year: YearSaid, first: Reading, join: Join | null): NamedPeriod {
  const [period] = reading.periods as readonly [NamedPeriod];
  const from = first.periods[0];
  if (!reading.inYear || !from) return period;
  const moved = reading.inYear(year);
  if (join === 'to' && moved.start < from.start) return shiftPeriod(moved, 1, 'year');
  return moved.start > scan.today ? period : moved;
}

/** From the start of one to the end of the other. Said backwards, the first is the year's before; 'between Q3 and Q1' is turned. */
export function between(from: NamedPeriod, to: NamedPeriod, turns: boolean): { from: IsoDate; to: IsoDate } {
  if (from.start <= to.end) return { from: from.start, to: to.end };
  if (turns && from.grain === 'quarter') return { from: to.start, to: from.end };
  const earlier = shiftPeriod(from, -1, 'year');
  return earlier.start <= to.end ? { from: earlier.start, to: to.end } : { from: to.start, to: from.end };
}

/** The first day after a period. */
export function dayAfter(period: NamedPeriod): IsoDate {
  return addDays(period.end, 1);
}
