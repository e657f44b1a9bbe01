/** A part of a text that was read, and what is left without it. */
export interface Taken<T> {
  /** null: it isn't said. */
  readonly value: T | null;
  readonly rest: string;
}

/** Without the first match. */
export function without(text: string, found: RegExpExecArray): string {
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.replace(/ +/g, ' ').trim();
}

const HOUR_WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const HOUR = `(\\d{1,2}|${HOUR_WORDS.join('|')})`;
const HALF = '(am|pm|a\\.m\\.?|p\\.m\\.?)';
const OF_DAY = '(?: in the| on the)? ?(morning|afternoon|evening)s?';
const AT = '(?:\\b(?:at|by|for|around|about|from|to)|@) ?';

/** HH:MM; `wrong`: a time was said that no clock shows. */
export type TimeRead =
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'wrong'; readonly said: string };

/** Wordings of a time, the longest first; each gives hour, minute and half of the day as said. */
const WORDINGS: readonly (readonly [RegExp, (found: RegExpExecArray) => Parts])[] = [
  [
    new RegExp(`(?:${AT})?\\b(\\d{1,2})[:.](\\d{2})(?:\\s?${HALF}(?![a-z])|${OF_DAY}\\b)?(?:\\s?(?:hours|o'clock))?`),
    ([, hour, minute, half, day]) => ({ hour, minute: Number(minute), half: half ?? day, written: hour }),
  ],
  [
    new RegExp(`(?:${AT})?\\bhalf(?: past)? ${HOUR}\\b(?:\\s?${HALF}(?![a-z])|${OF_DAY}\\b)?`),
    ([, hour, half, day]) => ({ hour, minute: 30, half: half ?? day }),
  ],
  [
    new RegExp(
      `(?:${AT})?\\b(?:a )?(quarter|five|ten|twenty|twenty-five|5|10|20|25)(?: minutes)? (past|to) ${HOUR}\\b(?:\\s?${HALF}(?![a-z])|${OF_DAY}\\b)?`,
    ),
    ([, minutes, side, hour, half, day]) => ({
      hour,
      minute: (side === 'to' ? -1 : 1) * (MINUTES[minutes ?? ''] ?? Number(minutes)),
      half: half ?? day,
    }),
  ],
  [
    new RegExp(`(?:${AT})?\\b${HOUR}\\s?(?:o'clock )?(?:${HALF}(?![a-z])|in the (morning|afternoon|evening)\\b)`),
    ([, hour, half, day]) => ({ hour, minute: 0, half: half ?? day }),
  ],
  [
    new RegExp(
      `(?:${AT})?\\b(${HOUR_WORDS.join('|')}) (fifteen|twenty|thirty|forty[- ]five|forty|fifty)\\b(?:\\s?${HALF}(?![a-z])|${OF_DAY}\\b)?`,
    ),
    ([, hour, minute, half, day]) => ({
      hour,
      minute: MINUTES[(minute ?? '').replace(' ', '-')] ?? 0,
      half: half ?? day,
    }),
  ],
  [new RegExp(`(?:${AT})?\\b${HOUR} o'clock\\b`), ([, hour]) => ({ hour, minute: 0 })],
  [/\b(0\d)([0-5]\d)(?: ?h(?:ou)?rs)?\b/, ([, hour, minute]) => ({ hour, minute: Number(minute), written: hour })],
  // Four digits are a time where they can't be a year.
  [
    /(?:\bat|@) ?((?:0\d|1[0-8]|2[1-9])|(?:19|20)(?=\d\d ?h(?:ou)?rs))(\d{2})(?: ?h(?:ou)?rs)?\b/,
    ([, hour, minute]) => ({ hour, minute: Number(minute), written: hour }),
  ],
  [
    new RegExp(`(?:\\bat|@) ?${HOUR}(?![\\d%/-]|\\.\\d| percent| days| working| weeks| months)\\b`),
    ([, hour]) => ({ hour, minute: 0 }),
  ],
];

const MINUTES: Readonly<Record<string, number>> = {
  ...{ quarter: 15, five: 5, ten: 10, fifteen: 15, twenty: 20, 'twenty-five': 25 },
  ...{ thirty: 30, forty: 40, 'forty-five': 45, fifty: 50 },
};

interface Parts {
  readonly hour: string | undefined;
  readonly minute: number;
  readonly half?: string | undefined;
  /** As digits: '06' is before noon, whatever '6' is. */
  readonly written?: string | undefined;
}

/** Words for a time of day; each is said back with the time that it is taken for. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/(?:\bat )?\b(noon|midday|lunch ?time|lunch)\b/, '12:00'],
  [/(?:\bat )?\bmidnight\b/, '00:00'],
  [/\bfirst thing(?: in the mornings?)?\b/, '08:00'],
  [/(?:\bat |\bby )?(?:\bthe )?\b(end of (?:the |each |every )?(?:working )?day|close of play|end of play)\b/, '17:00'],
];

/** Said with the day ('every morning'), so they count where no clock time is. */
const PART_OF_DAY: readonly (readonly [RegExp, string])[] = [
  [/(?: in the)? ?\bmornings?\b/, '09:00'],
  [/(?: in the)? ?\bafternoons?\b/, '14:00'],
  [/(?: in the)? ?\bevenings?\b/, '18:00'],
];

/** The time of day that is said. */
export function timeIn(text: string): Taken<TimeRead> {
  for (const [wording, partsOf] of WORDINGS) {
    const found = wording.exec(text);
    if (!found) continue;
    const rest = without(text, found);
    const time = clockOf(partsOf(found), text);
    return { value: time === null ? { kind: 'wrong', said: found[0].trim() } : { kind: 'time', time }, rest };
  }
  for (const [words, time] of [...NAMED, ...PART_OF_DAY]) {
    const found = words.exec(text);
    // 'Every morning' is every day: the day's own words stay.
    if (found) return { value: { kind: 'time', time }, rest: without(text, found) };
  }
  return { value: null, rest: text };
}

function clockOf({ hour = '', minute, half, written }: Parts, text: string): string | null {
  const said = /^\d/.test(hour) ? Number(hour) : HOUR_WORDS.indexOf(hour) + 1;
  const at = hourOf(said, half ?? partOfDay(text), written);
  if (at === null || minute > 59) return null;
  const minutes = (at * 60 + minute + 24 * 60) % (24 * 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** By 24 hours; of an hour that could be either, 1 to 6 are taken to be after noon: nobody works before. null: there is none. */
function hourOf(said: number, half: string | undefined, written: string | undefined): number | null {
  if (said > 23) return null;
  const isMorning = half !== undefined && /^a|^morning/.test(half);
  if (half !== undefined && said <= 12 && !(said === 0 && !isMorning)) return isMorning ? said % 12 : (said % 12) + 12;
  if (half !== undefined && said <= 12) return null;
  if (half !== undefined && isMorning) return null;
  const isOpen = said >= 1 && said <= 6 && written?.startsWith('0') !== true;
  return isOpen ? said + 12 : said;
}

/** Said apart from the hour: 'every morning at 6'. */
function partOfDay(text: string): string | undefined {
  return /\b(morning|afternoon|evening)s?\b/.exec(text)?.[1];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
