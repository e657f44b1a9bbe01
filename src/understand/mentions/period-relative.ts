import { addDays, addMonths, financialYearStart, monthOf, partsOf, shiftPeriod } from '../../query/calendar.ts';
import type { IsoDate, NamedPeriod } from '../../query/period.ts';
import {
  fromClock,
  noPeriod,
  one,
  type Reader,
  type Reading,
  range,
  relativeYearAt,
  type Shift,
  shifted,
  yearAt,
  yearKind,
} from './period-reading.ts';
import { nearDays } from './period-week.ts';
import {
  endsIn,
  monthNumber,
  numberAt,
  phraseEnd,
  type Scan,
  skip,
  textAt,
  type Unit,
  unitAt,
} from './period-words.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const LAST = words('last past latest');
const BEFORE = words('previous prior preceding');
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
  const count = numberAt(scan, first) ?? (textAt(scan, first) === 'couple' ? 2 : null);
  const start = skip(scan, count === null ? first : first + (textAt(scan, first) === 'couple' ? 2 : 1), FULL);
  const unit = unitAt(scan, start);
  if (!unit) return previousThing(scan, at, adjective);
  if (adjective === 'following') return grainOf(unit) && shifted(start + 1, 1, grainOf(unit) ?? 'same');
  const by =
    LAST.has(adjective) || BEFORE.has(adjective) ? -1 : THIS.has(adjective) ? 0 : NEXT.has(adjective) ? 1 : null;
  if (by === null) return null;
  const grain = grainOf(unit);
  if (!grain) return nearDays(scan, start + 1, unit, by * (count ?? 1));
  if (count !== null && count > 1) return lastFew(scan, { at, to: start + 1, grain, by: by * count });
  const calendar = textAt(scan, start - 1) === 'calendar';
  const period = clockPeriod(scan, grain, by, calendar);
  if (BEFORE.has(adjective)) return shifted(start + 1, -1, grain, period);
  if (grain === 'year' && isTwelveMonths(scan, at, adjective, start))
    return lastFew(scan, { at, to: start + 1, grain, by: -1 });
  return one(start + 1, period, { year: grain === 'year' ? yearOf(period, calendar) : null });
};

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
  readonly at: number;
  readonly to: number;
  readonly grain: Grain;
  readonly by: number;
}

/** 'The last three months': those that have ended. Beside placements or changes of worker it is part of the definition. */
function lastFew(scan: Scan, { at, to, grain, by }: Few): Reading {
  const months = by * { month: 1, quarter: 3, year: 12 }[grain];
  if (Math.abs(months) > LONGEST || isDefinition(scan, at, to, months)) return noPeriod(to);
  if (months > 0) {
    const start = addDays(fromClock(scan, grain === 'quarter' ? 'quarter' : 'month').end, 1);
    return range(to, start, addDays(addMonths(start, months), -1), 'future');
  }
  const until = fromClock(scan, grain === 'quarter' ? 'quarter' : 'month', -1);
  return range(to, addMonths(addDays(until.end, 1), months), until.end);
}

const DEFINED =
  /^(?:placements?|moves?|moved|changes?|changed|workers?|re-?referr\w*|rereferr\w*|referr\w*|re|repeat)$/;

/** Whether 'the last 12 months' or 'last 6 months' says what is measured: 'three placements in the last 12 months'. */
function isDefinition(scan: Scan, at: number, to: number, months: number): boolean {
  if (months !== -12 && months !== -6) return false;
  const around = [...scan.words.slice(Math.max(0, at - 6), at), ...scan.words.slice(to, to + 12)];
  const telling = months === -6 ? /^(?:changes?|changed|workers?|placements?)$/ : DEFINED;
  const changed = around.some((word) => telling.test(word.text));
  return changed && !['trend', 'trends', 'chart', 'graph'].includes(textAt(scan, 0));
}

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
function isEnd(scan: Scan, at: number): boolean {
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
  if (isDuration(scan, at) && !AGO.has(how)) return noPeriod(to);
  const grain = grainOf(unit);
  if (how === 'back' && !counted.said) return null;
  if (!grain) return AGO.has(how) ? nearDays(scan, to + 1, unit, -counted.count) : noPeriod(to + 1);
  if (counted.count * 12 > LONGEST * 5) return noPeriod(to + 1);
  if (AGO.has(how)) return shiftFromClock(scan, to + 1, grain, counted.count);
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

/**
 * Counted from the clock, 'a year ago' is the last ended quarter a year earlier, since figures are quarterly and nobody
 * means the week; months and quarters ago are counted from the current one.
 */
function shiftFromClock(scan: Scan, to: number, grain: Grain, count: number): Reading {
  const years = grain === 'month' && count % 12 === 0 ? count / 12 : grain === 'year' ? count : 0;
  if (years > 0) return shifted(to, -years, 'year', shiftPeriod(fromClock(scan, 'quarter', -1), -years, 'year'));
  return shifted(to, -count, grain, fromClock(scan, grain, -count));
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

const JOINS_BEFORE = words('and or about than was it that as');

/** 'Children who had been on one before' speaks of plans. */
const HAD = words('on had have has having got of with');

/** 'Before that', 'the one before', 'and before?'; a plain 'before' elsewhere is no period. */
export const beforeThat: Reader = (scan, at) => {
  const one = ['one', '1'].includes(textAt(scan, at)) ? at + 1 : at;
  const word = textAt(scan, one);
  if (word === 'previously' || (word === 'prior' && one === at))
    return isLastWord(scan, at) ? shifted(at + 1, -1, 'same') : null;
  if (one > at && HAD.has(textAt(scan, at - 1))) return null;
  if (one > at && word === 'after') return shifted(one + 1, 1, 'same');
  if (word !== 'before') return null;
  const next = textAt(scan, one + 1);
  if (['that', 'then'].includes(next) && isEnd(scan, one + 2)) return shifted(one + 2, -1, 'same');
  if (one > at) return shifted(one + 1, -1, 'same');
  return isLastWord(scan, at) ? shifted(at + 1, -1, 'same') : null;
};

function isLastWord(scan: Scan, at: number): boolean {
  if (!isEnd(scan, at + 1)) return false;
  if (at === 0) return true;
  return (
    JOINS_BEFORE.has(textAt(scan, at - 1)) && !(textAt(scan, at - 1) === 'as' || endsIn(scan, at, ['had', 'that']))
  );
}

const SAME = words('same this equivalent corresponding that');
const MOMENTS = words('time point stage period quarter month day date week');
const LINKS = words('in of on as at from the for');

/** 'This time last year', 'same quarter last year', 'the same day the year before'; 'that quarter' is the one just shown. */
export const same: Reader = (scan, at) => {
  if (!SAME.has(textAt(scan, at)) || !MOMENTS.has(textAt(scan, at + 1))) return null;
  const moment = textAt(scan, at + 1);
  const start = skip(scan, at + 2, LINKS);
  const found = anotherTime(scan, start) ?? anotherTime(scan, at + 2);
  if (found) return shifted(found.to, found.shift.by, found.shift.grain, sameByClock(scan, moment, found.shift));
  const grain = grainOf(unitAt(scan, at + 1));
  return grain && ['same', 'that'].includes(textAt(scan, at)) ? shifted(at + 2, 0, grain) : null;
};

function sameByClock(scan: Scan, moment: string, { by, grain }: Shift): NamedPeriod {
  if (grain === 'month' || grain === 'quarter') return fromClock(scan, grain, by);
  return shiftPeriod(fromClock(scan, moment === 'month' ? 'month' : 'quarter', -1), by, grain);
}

function anotherTime(scan: Scan, at: number): { to: number; shift: Shift } | null {
  const before = ago(scan, at);
  if (before?.shift && before.said === 'shift') return { to: before.to, shift: before.shift };
  const lastYear = relativeYearAt(scan, at);
  if (lastYear) return lastYear.step < 0 ? { to: lastYear.to, shift: { by: -1, grain: 'year' } } : null;
  const grain = grainOf(unitAt(scan, at + 1));
  if (grain && (LAST.has(textAt(scan, at)) || BEFORE.has(textAt(scan, at))))
    return { to: at + 2, shift: { by: -1, grain } };
  const year = yearAt(scan, at);
  if (!year) return null;
  const base = fromClock(scan, 'quarter', -1).start;
  const by = year.year - (year.kind === 'financial' ? financialYearStart(base) : partsOf(base).year);
  return by < 0 ? { to: year.to, shift: { by, grain: 'year' } } : null;
}

/** The last day of the month before today's, of a month that is over: where 'end of month' falls by the clock. */
export function lastEnded(scan: Scan, grain: Grain): IsoDate {
  return addDays(grain === 'month' ? monthOf(scan.today).start : fromClock(scan, grain).start, -1);
}
