import { WEEKDAYS } from '../../digest/schedule/schedule.ts';
import { dayAfter, weekdayOf } from '../../digest/schedule/wall.ts';
import { addMonths } from '../../query/calendar.ts';
import type { IsoDate } from '../../query/period.ts';
import { weekdaysIn } from './days.ts';
import { type Taken, without } from './time.ts';

/** A day to come: the first on which something happens again. */
export type DateRead =
  | { readonly kind: 'date'; readonly date: IsoDate }
  /** 'Until further notice'. */
  | { readonly kind: 'open' }
  /** No date that can be read, or one that no calendar has. */
  | { readonly kind: 'none'; readonly said: string }
  | { readonly kind: 'past'; readonly date: IsoDate };

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '(?:,? (\\d{4}))?';
const NUMBER: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  'a couple of': 2,
};

type Rule = readonly [RegExp, (found: RegExpExecArray, today: IsoDate) => DateRead];

const RULES: readonly Rule[] = [
  [
    /\b(further notice|indefinitely|for now|for the moment|for the time being|i say( so| otherwise)?|(we|i) (say|tell|ask|want) .*)\b/,
    () => ({ kind: 'open' }),
  ],
  [/\b(\d{4})-(\d{2})-(\d{2})\b/, ([said, year, month, day], today) => dated(said, [year, Number(month), day], today)],
  [
    /\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?\b/,
    ([said, day, month, year], today) => dated(said, [long(year), Number(month), day], today),
  ],
  [
    new RegExp(`\\b(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b${YEAR}`),
    ([said, day, month, year], today) => dated(said, [year, monthOf(month), day], today),
  ],
  [
    new RegExp(`\\b${MONTH} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)\\b${YEAR}`),
    ([said, month, day, year], today) => dated(said, [year, monthOf(month), day], today),
  ],
  [
    new RegExp(`\\b(?:the )?end of ${MONTH}\\b${YEAR}`),
    ([said, month, year], today) => monthAfter(dated(said, [year, monthOf(month), '1'], addMonths(today, -1))),
  ],
  [
    new RegExp(`\\b(?:the )?(?:start|beginning) of ${MONTH}\\b${YEAR}|\\b${MONTH}\\b${YEAR}`),
    ([said, start, startYear, month, year], today) =>
      dated(said, [startYear ?? year, monthOf(start ?? month), '1'], today),
  ],
  [
    /\b(?:the )?end of (?:the |this )?month\b/,
    (_, today) => ({ kind: 'date', date: firstOf(addMonths(firstOf(today), 1)) }),
  ],
  [
    /\b(?:the )?end of (?:the |this )?week\b|\bnext week\b|\bthe weekend is over\b/,
    (_, today) => ({ kind: 'date', date: dayAfter(today, 7 - weekdayOf(today)) }),
  ],
  [/\bnext month\b/, (_, today) => ({ kind: 'date', date: addMonths(firstOf(today), 1) })],
  [/\b(?:the )?new year\b/, (_, today) => ({ kind: 'date', date: `${Number(today.slice(0, 4)) + 1}-01-01` })],
  [/\bchristmas\b/, ([said], today) => dated(said, [undefined, 12, '25'], today)],
  [/\btomorrow\b/, (_, today) => ({ kind: 'date', date: dayAfter(today) })],
  [
    /\b(?:for )?(?:the next )?(\d{1,3}|an?|one|two|three|four|five|six|a couple of) (day|week|fortnight|month)s?\b/,
    ([, count, unit], today) => ({
      kind: 'date',
      date: lasting(NUMBER[count ?? ''] ?? Number(count), unit ?? '', today),
    }),
  ],
  [
    /\b(?:next )?((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b/,
    ([said, name], today) => nextWeekday(name ?? '', said, today),
  ],
];

/** The day that a text names, counted from today; `value` null: none is named. */
export function dateIn(text: string, today: IsoDate): Taken<DateRead> {
  for (const [words, read] of RULES) {
    const found = words.exec(text);
    if (found) return { value: read(found, today), rest: without(text, found) };
  }
  return { value: null, rest: text };
}

type Said = readonly [year: string | undefined, month: number, day: string | undefined];

/** Without a year, the next such day. */
function dated(said: string, [year, month, day]: Said, today: IsoDate): DateRead {
  const inYear = (of: number): IsoDate | null => realDate(of, month, Number(day));
  if (year !== undefined) {
    const date = inYear(Number(year));
    if (date === null) return { kind: 'none', said };
    return date > today ? { kind: 'date', date } : { kind: 'past', date };
  }
  const thisYear = Number(today.slice(0, 4));
  // 29 February is in one of the next eight years.
  for (let of = thisYear; of <= thisYear + 8; of += 1) {
    const date = inYear(of);
    if (date !== null && date > today) return { kind: 'date', date };
  }
  return { kind: 'none', said };
}

/** null: no calendar has it. */
function realDate(year: number, month: number, day: number): IsoDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) ? text : null;
}

function monthOf(name: string | undefined): number {
  return MONTHS.findIndex((month) => month.startsWith((name ?? '').slice(0, 3))) + 1;
}

function monthAfter(read: DateRead): DateRead {
  return read.kind === 'date' ? { kind: 'date', date: addMonths(read.date, 1) } : read;
}

function firstOf(day: IsoDate): IsoDate {
  return `${day.slice(0, 7)}-01`;
}

function long(year: string | undefined): string | undefined {
  return year?.length === 2 ? `20${year}` : year;
}

function lasting(count: number, unit: string, today: IsoDate): IsoDate {
  if (unit === 'month') return addMonths(today, count);
  return dayAfter(today, count * (unit === 'week' ? 7 : unit === 'fortnight' ? 14 : 1));
}

/** The first such day after today. */
function nextWeekday(name: string, said: string, today: IsoDate): DateRead {
  const [day] = weekdaysIn(name);
  if (day === undefined) return { kind: 'none', said };
  const ahead = (WEEKDAYS.indexOf(day) - weekdayOf(today) + 7) % 7;
  return { kind: 'date', date: dayAfter(today, ahead === 0 ? 7 : ahead) };
}
