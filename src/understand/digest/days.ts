import type { Refusal } from '../../digest/request.ts';
import { type DayOfMonth, type Days, WEEKDAYS, type Weekday, WORKING_DAYS } from '../../digest/schedule/schedule.ts';
import { type Taken, without } from './time.ts';

/** The days that are said: repeated, once only, or in a way that is not offered. */
export type DaysRead =
  | { readonly kind: 'days'; readonly days: Days }
  /** 'On Monday': only in a change is it plain that every Monday is meant. */
  | { readonly kind: 'once'; readonly days: Days | null }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly said: string };

const NAME =
  '(?:mon(?:day)?|tues?(?:day)?|wed(?:s|nes(?:day)?)?|thu(?:r|rs)?(?:day)?|fri(?:day)?|sat(?:ur(?:day)?)?|sun(?:day)?)s?';
const LIST = `(?:${NAME}(?:(?:,? (?:and|or) (?:on )?|, ?| ?/ ?| )(?=${NAME}\\b))?)+`;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const NTH = '(first|1st|second|2nd|third|3rd|fourth|4th|last)';
const WORKING = '(?:working|work|business|week)[ -]?day';
const OF_MONTH = '(?:(?: of| in| each| every| per|,)*(?: the| each| every| a)? (month|quarter)s?|monthly)';

type Rule = readonly [RegExp, (found: RegExpExecArray, text: string) => DaysRead];

const days = (days: Days): DaysRead => ({ kind: 'days', days });
const refused = (why: Refusal, said: string): DaysRead => ({ kind: 'refused', why, said: said.trim() });
const monthly = (on: DayOfMonth, every: 1 | 3 = 1): DaysRead => days({ kind: 'monthly', every, on });
const weekly = (on: readonly Weekday[], every: 1 | 2 | 3 | 4 = 1): DaysRead => days({ kind: 'weekly', every, on });

/** The first that fits decides, so what says more stands first. */
const RULES: readonly Rule[] = [
  [
    /\b(hourly|(every|each) (half[- ])?(hour|minute)|every (\d+|few|two|three|four|six|couple of) ?(hours?|minutes?|mins?)|(twice|thrice|\w+ times) (a|per|each|every) day|twice daily|(mornings?|am) and (evenings?|afternoons?|nights?|pm))\b/,
    ([said]) => refused('several-times-a-day', said),
  ],
  [
    /\b(yearly|annually|(every|each) (other )?year|once a year|half[- ]yearly|termly|every term|bi-?monthly)\b/,
    ([said]) => refused('days-not-offered', said),
  ],
  [
    /\b(every (other|second|two|2|four|4|six|6) (months?|years?)|every (other|second|two|2) quarters?|every (five|5|six|6|seven|7|eight|8) weeks)\b/,
    ([said]) => refused('days-not-offered', said),
  ],
  [
    /\b(twice|\w+ times) (a|per|each|every) (week|fortnight|month|quarter|year)\b/,
    ([said]) => refused('days-not-offered', said),
  ],
  [
    new RegExp(`\\b(?:on )?(?:the |every |each )?${NTH} (${NAME})\\b${OF_MONTH}`),
    ([, nth, name, span]) => monthly(nthWeekday(nth, name), quarters(span)),
  ],
  [
    new RegExp(`\\b(?:monthly|(?:every|each|once a) month),? (?:on )?(?:the )?${NTH} (${NAME})\\b`),
    ([, nth, name]) => monthly(nthWeekday(nth, name)),
  ],
  [
    new RegExp(`\\b(?:on )?(?:the ${NTH}|(?:every|each) (first|1st|last)) (${NAME})\\b`),
    ([, nth, every, name]) => monthly(nthWeekday(nth ?? every, name)),
  ],
  [
    new RegExp(`\\b(?:on )?(?:the |every |each )?(first|1st|last) ${WORKING}\\b(?:${OF_MONTH})?`),
    ([, nth, span]) => monthly({ kind: nth === 'last' ? 'last-working-day' : 'first-working-day' }, quarters(span)),
  ],
  [
    new RegExp(
      `\\b(?:(?:monthly|every month|each month),? )?(?:on |at |by )?(?:the )?(?:last day\\b(?:${OF_MONTH})?|(?:very )?end of (?:the |each |every )?(month|quarter)\\b|month[- ]end)`,
    ),
    ([, last, end]) => monthly({ kind: 'last-day' }, quarters(last ?? end)),
  ],
  [
    /\b(?:on |at |by )?(?:the )?(?:start|beginning) of (?:the |each |every )?(month|quarter)\b/,
    ([, span]) => monthly({ kind: 'day', day: 1 }, quarters(span)),
  ],
  [
    /\b(?:(?:monthly|every month|each month|once a month),? )?(?:on )?the (\d{1,2})(?:st|nd|rd|th)?,? (?:and|or) (?:the )?\d{1,2}(?:st|nd|rd|th)\b/,
    ([said]) => refused('days-not-offered', said),
  ],
  [
    /\b(?:on )?(?:the )?first (?:day )?of (?:the |each |every )(month|quarter)\b/,
    ([, span]) => monthly({ kind: 'day', day: 1 }, quarters(span)),
  ],
  [
    new RegExp(
      `\\b(?:on )?(?:every|each) ${WORKING}s?\\b(?:,? (?:except|but not|apart from|other than)(?: on| for)? (${LIST}))?|\\b(?:on )?(?:weekdays|working days)\\b(?:,? (?:except|but not|apart from|other than)(?: on| for)? (${LIST}))?|\\bmon(?:day)?s? ?(?:to|till|until|through|-) ?fri(?:day)?s?\\b|\\bdaily,? monday to friday\\b`,
    ),
    ([, less, also]) => weekly(WORKING_DAYS.filter((day) => !weekdaysIn(less ?? also ?? '').includes(day))),
  ],
  [
    new RegExp(
      `\\b(?:on )?(?:every|each) (other|second|2nd|third|3rd|fourth|4th) (${LIST})\\b|\\b(${LIST}),? (?:every|each) (other|second|2nd|third|3rd|fourth|4th|two|2|three|3|four|4) weeks?\\b`,
    ),
    ([, every, list, before, then]) => weekly(weekdaysIn(list ?? before ?? ''), nthOf(every ?? then)),
  ],
  [
    new RegExp(
      `\\b(?:(?:monthly|quarterly|(?:every|each|once a) (?:month|quarter)),? )?(?:on )?(?:the )?(?:day )?(\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:of )?${MONTH})(?! ${NAME}\\b)(?: day)?(?:${OF_MONTH})?`,
    ),
    ([said, day, span]) => dayOfMonth(Number(day), said, quarters(span ?? (/quarter/.test(said) ? 'quarter' : ''))),
  ],
  [
    new RegExp(
      `\\b(?:fortnightly|(?:every|each|once a) fortnight|every (?:other|second|two|2|2nd) weeks?|bi-?weekly)\\b(?:,? (?:on |every )?(?:a )?(${LIST})\\b)?`,
    ),
    ([, list]) => weekly(mondayUnless(list), 2),
  ],
  [
    new RegExp(`\\bevery (three|3|third|3rd|four|4|fourth|4th) weeks?\\b(?:,? (?:on |every )?(?:a )?(${LIST})\\b)?`),
    ([, every, list]) => weekly(mondayUnless(list), nthOf(every)),
  ],
  [
    new RegExp(`\\b(?:monthly|(?:every|each|once a) month),? (?:on )?(?:a )?(${LIST})\\b`),
    ([, list]) => monthly({ kind: 'weekday', nth: 1, weekday: weekdaysIn(list ?? '')[0] ?? 'monday' }),
  ],
  [
    new RegExp(`\\b(?:on )?(?:every|each) (?:week,? )?(?:on )?(${LIST})\\b`),
    ([, list]) => weekly(weekdaysIn(list ?? '')),
  ],
  [
    new RegExp(`\\b(?:weekly|(?:every|each|once a) week),? (?:on )?(?:a )?(${LIST})\\b`),
    ([, list]) => weekly(weekdaysIn(list ?? '')),
  ],
  [/\b(?:every|each|at) weekends?\b|\bweekends\b/, () => weekly(['saturday', 'sunday'])],
  [
    new RegExp(`\\b(?:on )?(${LIST})\\b`),
    ([, list], text) => {
      const read = { kind: 'weekly', every: 1, on: weekdaysIn(list ?? '') } as const;
      // 'Mondays', 'mon wed fri' and 'the weekly digest on Friday', are every one; 'on Monday' is one.
      return read.on.length > 1 ||
        new RegExp(`\\b${NAME} (?:morning |afternoon )?(?:digests?|updates?|posts?|one|message|summary)\\b`).test(
          text,
        ) ||
        /days\b/.test(list ?? '') ||
        /\b(weekly|every week|each week|regular\w*|automatic\w*)\b/.test(text)
        ? { kind: 'days', days: read }
        : { kind: 'once', days: read };
    },
  ],
  [
    /\b(?:every ?day|each day|daily|(?:every|each) (?=morning|afternoon|evening|lunch|noon|night)|(?:7|seven) days a week)\b ?/,
    () => days({ kind: 'every-day' }),
  ],
  [
    /\bevery (?:-? ?\d+|few|couple of|several|three|four|five|six|seven|eight|nine|ten) (?:days?|weeks?|months?|quarters?|years?)\b/,
    ([said]) => refused('days-not-offered', said),
  ],
  [/\b(?:weekly|(?:every|each|once a|per) week)\b/, () => weekly(['monday'])],
  [/\b(?:monthly|(?:every|each|once a|per) month)\b/, () => monthly({ kind: 'day', day: 1 })],
  [/\b(?:quarterly|(?:every|each|once a|per) quarter)\b/, () => monthly({ kind: 'day', day: 1 }, 3)],
  [
    /\b(tomorrow|tonight|today|next (week|month)|later|in (an|\w+) (hours?|minutes?|days?))\b/,
    () => ({ kind: 'once', days: null }),
  ],
];

/** The days that a text names for posting. */
export function daysIn(text: string): Taken<DaysRead> {
  for (const [words, read] of RULES) {
    const found = words.exec(text);
    if (found) return { value: read(found, text), rest: without(text, found) };
  }
  return { value: null, rest: text };
}

/** The weekdays that a text names, in the order of the week. */
export function weekdaysIn(list: string): readonly Weekday[] {
  return WEEKDAYS.filter((day) => new RegExp(`\\b${day.slice(0, 3)}`).test(list));
}

function mondayUnless(list: string | undefined): readonly Weekday[] {
  return list === undefined ? ['monday'] : weekdaysIn(list);
}

function quarters(span: string | undefined): 1 | 3 {
  return span === 'quarter' ? 3 : 1;
}

function nthOf(word: string | undefined): 2 | 3 | 4 {
  if (/^(third|3rd|three|3)$/.test(word ?? '')) return 3;
  return /^(fourth|4th|four|4)$/.test(word ?? '') ? 4 : 2;
}

const NTHS = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  last: 'last',
} as const;

function nthWeekday(nth: string | undefined, name: string | undefined): DayOfMonth {
  const of = NTHS[(nth ?? 'first') as keyof typeof NTHS];
  return { kind: 'weekday', nth: of, weekday: weekdaysIn(name ?? '')[0] ?? 'monday' };
}

function dayOfMonth(day: number, said: string, every: 1 | 3): DaysRead {
  return day < 1 || day > 31 ? refused('no-such-day', said) : monthly({ kind: 'day', day }, every);
}
