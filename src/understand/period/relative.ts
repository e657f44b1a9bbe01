import { addDays, addMonths, monthOf, partsOf } from '../../query/calendar.ts';
import type { IsoDate, NamedPeriod } from '../../query/period.ts';
import { backBy, fromClock, lastOf, noPeriod, one, type Reader, type Reading, range, shifted } from './reading.ts';
import { nearDays } from './week.ts';
import { monthNumber, numberAt, phraseEnd, type Scan, skip, textAt, type Unit, unitAt } from './words.ts';
import { yearKind } from './year-said.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
export const LAST = words('last past latest');
export const BEFORE = words('previous prior preceding');
const THIS = words('this current present');
const NEXT = words('next coming upcoming');
const FULL = words('full complete whole entire reporting financial fiscal calendar council single most recent');
const OVER = words('over in during within for across throughout');
const LONGEST = 240;

export type Grain = 'month' | 'quarter' | 'year';

/** The unit, where figures are that fine. */
export function grainOf(unit: Unit | null): Grain | null {
  return unit === 'month' || unit === 'quarter' || unit === 'year' ? unit : null;
}

/** What last, this and next month, quarter and year are by the clock. A financial year unless 'calendar' is said. */
function clockPeriod(scan: Scan, grain: Grain, by: number, calendar: boolean): NamedPeriod {
  return fromClock(scan, grain === 'year' && calendar ? 'calendar-year' : grain, by);
}

/** 'Last quarter', 'the previous month', 'this year', 'next quarter', 'the last three months', 'last week'. */
export const relative: Reader = (scan, at) => {
  const recent = phraseEnd(scan, at, ['most', 'recent']);
  const adjective = recent === null ? textAt(scan, at) : 'latest';
  const first = recent ?? at + 1;
  const few = fewAt(scan, first);
  const count = numberAt(scan, first) ?? few?.count ?? null;
  const start = skip(scan, few?.to ?? (count === null ? first : first + 1), FULL);
  const unit = unitAt(scan, start);
  if (!unit) return lastThings(scan, start, adjective, count) ?? previousThing(scan, at, adjective);
  if (adjective === 'following') return grainOf(unit) && shifted(start + 1, 1, grainOf(unit) ?? 'same');
  const by =
    LAST.has(adjective) || BEFORE.has(adjective) ? -1 : THIS.has(adjective) ? 0 : NEXT.has(adjective) ? 1 : null;
  if (by === null) return null;
  const grain = grainOf(unit);
  if (!grain) return nearDays(scan, start + 1, unit, by * (count ?? 1));
  if (count !== null && count > 1) return lastFew(scan, { to: start + 1, grain, by: by * count });
  const calendar = textAt(scan, start - 1) === 'calendar';
  const period = clockPeriod(scan, grain, by, calendar);
  if (BEFORE.has(adjective)) return shifted(start + 1, -1, grain, period);
  if (grain === 'year' && isTwelveMonths(scan, at, adjective, start)) return lastOf(start + 1, 'month', 12);
  return one(start + 1, period, {
    year: grain === 'year' ? yearOf(period, calendar) : null,
    shift: adjective === 'last' && !calendar ? { by, grain } : null,
  });
};

/** As people mean them: a couple is two, a few three, several six. */
const FEW: Readonly<Record<string, number>> = { couple: 2, few: 3, several: 6 };

function fewAt(scan: Scan, at: number): { readonly count: number; readonly to: number } | null {
  const word = textAt(scan, at);
  const count = Object.hasOwn(FEW, word) ? FEW[word] : undefined;
  return count === undefined ? null : { count, to: textAt(scan, at + 1) === 'of' ? at + 2 : at + 1 };
}

const ASKING = words('did have has were was are');

/** 'The last six figures', 'the last 5 readings'. */
function lastThings(scan: Scan, at: number, adjective: string, count: number | null): Reading | null {
  if (count === null || count < 2 || count > LONGEST || !(LAST.has(adjective) || BEFORE.has(adjective))) return null;
  const things = skip(scan, at, words('data reported published'));
  if (POINTS.has(textAt(scan, things))) return lastOf(things + 1, 'point', count);
  // 'How many of the last 12 did we meet it in': of whatever it is held by.
  return ASKING.has(textAt(scan, things)) && adjective === 'last' && count > 2 ? lastOf(things, 'point', count) : null;
}

function yearOf(period: NamedPeriod, calendar: boolean) {
  return { kind: calendar ? 'calendar' : 'financial', year: partsOf(period.start).year, fromClock: true } as const;
}

/** 'Over the last year' is twelve months and 'last year' the year before this one. */
function isTwelveMonths(scan: Scan, at: number, adjective: string, unit: number): boolean {
  if (unit !== at + 1) return false;
  return (
    adjective === 'past' || (adjective === 'last' && textAt(scan, at - 1) === 'the' && OVER.has(textAt(scan, at - 2)))
  );
}

interface Few {
  readonly to: number;
  readonly grain: Grain;
  readonly by: number;
}

/** 'The last three months': the newest three that are held; ahead, those to come. */
function lastFew(scan: Scan, { to, grain, by }: Few): Reading {
  const months = by * { month: 1, quarter: 3, year: 12 }[grain];
  if (Math.abs(months) > LONGEST) return noPeriod(to);
  if (months < 0) return lastOf(to, grain, -by);
  const start = addDays(fromClock(scan, grain === 'quarter' ? 'quarter' : 'month').end, 1);
  return range(to, start, addDays(addMonths(start, months), -1), 'future');
}

const POINTS = words('periods figures values numbers results readings scores returns points snapshots');
const THINGS = words('one ones period figure figures value number result reading score rate percentage level time');

/** 'The previous one', 'previous figure', 'last time', 'the previous period'; 'previous' alone at the end. */
function previousThing(scan: Scan, at: number, adjective: string): Reading | null {
  const next = textAt(scan, at + 1);
  if (adjective === 'last' && (next === 'time' || next === 'period')) return shifted(at + 2, -1, 'same');
  if (!BEFORE.has(adjective) || adjective === 'preceding') return null;
  if (THINGS.has(next)) return shifted(at + 2, -1, 'same');
  return isEnd(scan, at + 1) && adjective === 'previous' ? shifted(at + 1, -1, 'same') : null;
}

/** Whether the sentence ends at a place. */
export function isEnd(scan: Scan, at: number): boolean {
  return ['', '?', '.', ';'].includes(textAt(scan, at));
}

const AGO = words('ago back');
const EARLIER = words('earlier before previously prior beforehand');
const LATER = words('later after afterwards');
const DURATIONS = words('within inside under least most every each per after');
const AMOUNTS = words('more less fewer longer greater');

function isDuration(scan: Scan, at: number): boolean {
  const before = textAt(scan, at - 1);
  return DURATIONS.has(before) || (before === 'than' && AMOUNTS.has(textAt(scan, at - 2)));
}

/** 'A year ago', 'two quarters earlier', 'the month before'; not 'two years before adoption'. */
export const ago: Reader = (scan, at) => {
  const step = stepAway(scan, at);
  if (!step) return null;
  const how = textAt(scan, step.to - 1);
  const isOfSomething = how === 'after' || (how === 'before' && countAt(scan, at).said);
  return isOfSomething && isBeforeSomething(scan, step.to) ? noPeriod(step.to) : step;
};

/** A number of months, quarters or years from what the caller counts from: 'six months ago', 'two quarters before'. */
export const stepAway: Reader = (scan, at) => {
  const counted = countAt(scan, at);
  const kind = yearKind(textAt(scan, counted.to));
  const unit = unitAt(scan, kind ? counted.to + 1 : counted.to);
  if (!unit) return null;
  const to = counted.to + (kind ? 2 : 1);
  const how = textAt(scan, to);
  if (!AGO.has(how) && !EARLIER.has(how) && !LATER.has(how) && how !== 'following') return null;
  // 'More than 3 months earlier' is a time, 'more than 3 months before adoption' a length.
  if (isDuration(scan, at) && !AGO.has(how) && how !== 'earlier') return noPeriod(to);
  const grain = grainOf(unit);
  if (how === 'back' && !counted.said) return null;
  if (!grain) return AGO.has(how) ? nearDays(scan, to + 1, unit, -counted.count) : noPeriod(to + 1);
  if (counted.count * 12 > LONGEST * 5) return noPeriod(to + 1);
  if (AGO.has(how)) return agoBy(to + 1, grain, counted.count);
  if (LATER.has(how) || how === 'following') return shifted(to + 1, counted.count, grain);
  return beforeWhat(scan, to + 1, grain, counted.count);
};

const AFTER_BEFORE = words('that this then last and or was is did for on in please against it');

/** 'Two years before adoption' is no period of figures. */
function isBeforeSomething(scan: Scan, at: number): boolean {
  return /^[a-z]/.test(textAt(scan, at)) && !AFTER_BEFORE.has(textAt(scan, at));
}

function countAt(scan: Scan, at: number): { count: number; to: number; said: boolean } {
  const word = textAt(scan, at);
  if (word === 'couple') return { count: 2, to: textAt(scan, at + 1) === 'of' ? at + 2 : at + 1, said: true };
  if (word === 'a' && textAt(scan, at + 1) === 'couple') return countAt(scan, at + 1);
  const count = numberAt(scan, at);
  if (count !== null) return { count, to: at + 1, said: true };
  return { count: 1, to: word === 'a' || word === 'an' || word === 'the' ? at + 1 : at, said: word === 'a' };
}

/** 'A year ago', '12 months ago' and 'four quarters ago' are one: counted from the newest, or from what is shown. */
function agoBy(to: number, grain: Grain, count: number): Reading {
  const months = count * { month: 1, quarter: 3, year: 12 }[grain];
  return months % 12 === 0 ? backBy(to, 'year', months / 12) : backBy(to, grain, count);
}

/** 'The quarter before last' is the clock's; 'the quarter before that' is the thread's. */
function beforeWhat(scan: Scan, to: number, grain: Grain, count: number): Reading {
  const next = textAt(scan, to);
  if (next === 'last' && !isNamedTime(scan, to + 1))
    return one(skip(scan, to, words('last one')), fromClock(scan, grain, -count - 1));
  const end =
    ['that', 'this', 'then', 'it'].includes(next) && !['year', 'is', 'was'].includes(textAt(scan, to + 1))
      ? to + 1
      : to;
  const years = grain === 'month' && count % 12 === 0;
  return years ? shifted(end, -count / 12, 'year') : shifted(end, -count, grain);
}

/** 'The quarter before last Christmas' counts from Christmas. */
function isNamedTime(scan: Scan, at: number): boolean {
  const word = textAt(scan, at);
  return (
    unitAt(scan, at) !== null ||
    monthNumber(word) !== null ||
    /^(?:christmas|easter|spring|summer|autumn|winter)$/.test(word)
  );
}

/** The last day of the month before today's, of a month that is over: where 'end of month' falls by the clock. */
export function lastEnded(scan: Scan, grain: Grain): IsoDate {
  return addDays(grain === 'month' ? monthOf(scan.today).start : fromClock(scan, grain).start, -1);
}
