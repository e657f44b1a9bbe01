import type { Series } from '../catalogue/catalogue.ts';
import { endOfMonth, partsOf } from '../query/calendar.ts';
import type { Observation } from '../query/observation.ts';
import type { Basis, IsoDate } from '../query/period.ts';
import type { Question, When } from '../question/question.ts';
import { type Figure, figureOf, type Read } from './figure.ts';
import type { Line } from './lines.ts';
import { dayBack, MONTHS } from './movement.ts';
import { FIRST, LAST } from './stretch.ts';

/** The one series that is walked through time, and which of its figures count. */
export interface Walked {
  readonly series: Series;
  /** Of a snapshot that stands in for quarters or years, those of their last day; of a rolling year for a year, March's. */
  readonly ends: 'each' | 'quarters' | 'years';
}

/** Which basis leads where none was asked for: the finest, or the one that the indicator is told by. */
export type Leading = 'finest' | 'headline';

const FINEST: readonly Basis[] = ['month', 'snapshot', 'quarter', 'year', 'rolling-year', 'not-given'];

/** In this order; what stands in for a basis covers the same time, or a day of it. */
const STANDS_IN: { readonly [B in Basis]: readonly (readonly [Basis, Walked['ends']])[] } = {
  month: [
    ['month', 'each'],
    ['snapshot', 'each'],
  ],
  quarter: [
    ['quarter', 'each'],
    ['snapshot', 'quarters'],
  ],
  year: [
    ['year', 'each'],
    ['rolling-year', 'years'],
    ['snapshot', 'years'],
  ],
  'rolling-year': [['rolling-year', 'each']],
  snapshot: [['snapshot', 'each']],
  'not-given': [['not-given', 'each']],
};

/** The series of a line that a question walks; null where none is held. Two bases are never joined. */
export function walkedOf(line: Line, question: Question, leading: Leading = 'finest'): Walked | null {
  if (question.basis !== null) return firstOf(line.series, STANDS_IN[question.basis]);
  // The last twelve months of what is held by no months are all that ended in them.
  const step = basisOfStep(question.when);
  const counted = step && firstOf(line.series, STANDS_IN[step]);
  if (counted) return counted;
  const headline = leading === 'headline' ? line.indicator.headlineBasis : null;
  const order = headline === null ? FINEST : [headline, ...FINEST];
  return firstOf(
    line.series,
    order.map((each) => [each, 'each'] as const),
  );
}

function firstOf(series: readonly Series[], order: readonly (readonly [Basis, Walked['ends']])[]): Walked | null {
  for (const [basis, ends] of order) {
    const found = series.find((each) => each.basis === basis);
    if (found) return { series: found, ends };
  }
  return null;
}

/** 'The last eight quarters' are quarters; the last three years may be any figures within them. */
function basisOfStep(when: When): Basis | null {
  if (when.kind !== 'last') return null;
  return when.step === 'month' || when.step === 'quarter' ? when.step : null;
}

/** The figures of a walked series in the time asked, oldest first, those without a number included. */
export function timesOf(read: Read, walked: Walked, when: When): readonly Figure[] {
  const held = (read.found.get(walked.series.id) ?? []).filter(({ period }) => isEnd(period.end, walked.ends));
  return within(held, when).map((observation) => figureOf(read, observation));
}

function isEnd(day: IsoDate, ends: Walked['ends']): boolean {
  if (ends === 'each') return true;
  const { month } = partsOf(day);
  return day === endOfMonth(day) && (ends === 'years' ? month === 3 : month % 3 === 0);
}

function within(held: readonly Observation[], when: When): readonly Observation[] {
  const [from, to] = daysOf(when, held.at(-1)?.period.end ?? null);
  switch (when.kind) {
    case 'newest':
    case 'all':
      return held;
    case 'period':
    case 'range':
      return held.filter((each) => isWithin(each, from, to));
    case 'periods':
      return held.filter((each) => when.periods.some(({ start, end }) => isWithin(each, start, end)));
    case 'last':
      if (when.step === 'point') return held.slice(-when.count);
      return held.filter(({ period }) => period.end > from && period.end <= to);
    case 'back':
      return backIn(held, when);
    case 'each-year':
      return held.filter((each) => coversMonths(each, when.months));
  }
}

function backIn(held: readonly Observation[], when: Extract<When, { kind: 'back' }>): readonly Observation[] {
  if (when.step === 'point') return held.slice(-when.count - 1, -when.count);
  const newest = held.at(-1);
  const day = newest && dayBack(newest.period.end, MONTHS[when.step] * when.count);
  return held.filter(({ period }) => period.end === day);
}

/** The days that bound a time asked; of the last n steps the first is the day before they begin. */
function daysOf(when: When, newest: IsoDate | null): readonly [from: IsoDate, to: IsoDate] {
  if (when.kind === 'period') return [when.period.start, when.period.end];
  if (when.kind === 'range') return [when.from, when.to ?? LAST];
  if (when.kind !== 'last' || when.step === 'point' || newest === null) return [FIRST, LAST];
  return [dayBack(newest, MONTHS[when.step] * when.count), newest];
}

/** The whole of a month, quarter or year lies within; a day and a rolling year are of the day on which they end. */
function isWithin({ period }: Observation, from: IsoDate, to: IsoDate): boolean {
  if (period.end < from || period.end > to) return false;
  return period.basis === 'rolling-year' || period.start >= from;
}

/** Of a month or a longer stretch all its months and no other; of a day, and of a rolling year, the last of them. */
function coversMonths({ period }: Observation, months: readonly number[]): boolean {
  const last = partsOf(period.end).month;
  if (period.basis === 'snapshot' || period.basis === 'rolling-year') return months.at(-1) === last;
  const first = partsOf(period.start).month;
  const length = ((last - first + 12) % 12) + 1;
  const covered = Array.from({ length }, (_, at) => ((first + at - 1) % 12) + 1);
  return covered.every((month) => months.includes(month)) && (covered.length === months.length || length === 1);
}
