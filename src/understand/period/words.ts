import distance from 'damerau-levenshtein';
import type { IsoDate } from '../../query/period.ts';

/** A word, number or mark of the text, as the readers of periods see it. */
export interface Word {
  /** Mended: 'qtr' is 'quarter', 'decmber' is 'december'; a possessive has lost its 's. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of '12' and 'twelve'; null for all else, '2018/19' and '63.2' included. */
  readonly number: number | null;
  /** Of '3rd' and 'third'. */
  readonly ordinal: number | null;
  /** No space before it. */
  readonly glued: boolean;
}

/** What every reader is given: the words and the clock. */
export interface Scan {
  readonly words: readonly Word[];
  readonly today: IsoDate;
}

const LEX =
  /[qh][1-4](?:'?s)?(?![a-z0-9])|[qh][1-4](?=fy|-|\/)|\d{1,2}(?:st|nd|rd|th)(?![a-z])|'?\d+(?:[./-]\d+)*|[a-z]+(?:'[a-z]+)*|[^\sa-z0-9]/g;

const MONTH_NAMES = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
] as const;

const MONTHS: ReadonlyMap<string, number> = new Map([
  ...MONTH_NAMES.map((name, index) => [name, index + 1] as const),
  ...MONTH_NAMES.map((name, index) => [name.slice(0, 3), index + 1] as const),
  ['sept', 9],
]);

const MENDED: Readonly<Record<string, string>> = {
  ...{ qtr: 'quarter', qtrs: 'quarters', qrt: 'quarter', qrtr: 'quarter', qter: 'quarter', quater: 'quarter' },
  ...{
    quaters: 'quarters',
    quartr: 'quarter',
    quarer: 'quarter',
    qaurter: 'quarter',
    quartre: 'quarter',
    quuarter: 'quarter',
  },
  ...{
    quartet: 'quarter',
    quarte: 'quarter',
    quartar: 'quarter',
    yr: 'year',
    yrs: 'years',
    mth: 'month',
    mths: 'months',
  },
  ...{
    mnth: 'month',
    mnths: 'months',
    wk: 'week',
    wks: 'weeks',
    xmas: 'christmas',
    chrismas: 'christmas',
    christmass: 'christmas',
  },
  ...{
    prev: 'previous',
    prevous: 'previous',
    previus: 'previous',
    curr: 'current',
    vs: 'against',
    versus: 'against',
    v: 'against',
  },
  ...{
    febuary: 'february',
    agust: 'august',
    aprl: 'april',
    apirl: 'april',
    aprill: 'april',
    sepember: 'september',
    lastest: 'latest',
  },
};

const NUMBERS: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen'
    .split(' ')
    .map((word, index) => [word, index + 1] as const)
    .concat([
      ['twenty', 20],
      ['twenty-four', 24],
      ['thirty', 30],
    ]),
);

const ORDINALS: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, index) => [word, index + 1] as const)
    .concat([
      ['twentieth', 20],
      ['thirtieth', 30],
    ]),
);

/** The words of a normalised text in order, marks included. */
export function periodWords(text: string): readonly Word[] {
  return Array.from(text.matchAll(LEX), (match) => wordOf(match[0], match.index, text));
}

function wordOf(raw: string, start: number, text: string): Word {
  const mended = /^[a-z]/.test(raw) ? mend(raw) : raw;
  return {
    text: mended,
    start,
    end: start + raw.length,
    number: /^\d{1,4}$/.test(raw) ? Number(raw) : (NUMBERS.get(mended) ?? null),
    ordinal: /^\d+[a-z]/.test(raw) ? Number.parseInt(raw, 10) : (ORDINALS.get(mended) ?? null),
    glued: start > 0 && text[start - 1] !== ' ',
  };
}

function mend(raw: string): string {
  const word = raw
    .replace(/'s?$/, '')
    .replace(/^([qh][1-4])'?s$/, '$1')
    .replace(/^(year|quarter|month)s'$/, '$1');
  return (Object.hasOwn(MENDED, word) ? MENDED[word] : undefined) ?? (NEAR.test(word) ? nearMonth(word) : word);
}

/** Long enough, and starting like a month whose misspelling can't be another word: not march, may, june, july. */
const NEAR = /^[jfsond][a-z]{5,10}$/;
const LONG_MONTHS = ['january', 'february', 'september', 'october', 'november', 'december'];
/** Words of the field and of conversation that come within two slips of a month. */
const NOT_MONTHS = new Set(['member', 'number', 'october', 'sober', 'dismember', 'junior']);

function nearMonth(word: string): string {
  if (MONTHS.has(word) || NOT_MONTHS.has(word)) return word;
  const near = (name: string) =>
    name[0] === word[0] &&
    Math.abs(name.length - word.length) <= 2 &&
    distance(word, name).steps <= (name.length > 7 ? 2 : 1);
  return LONG_MONTHS.find(near) ?? word;
}

/** The month from 1 that a word names; null for any other word. */
export function monthNumber(word: string): number | null {
  return MONTHS.get(word) ?? null;
}

/** The English name of a month, from 1. */
export function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? '';
}

/** The word at a place, '' beyond the ends. */
export function textAt(scan: Scan, at: number): string {
  return scan.words[at]?.text ?? '';
}

/** The number at a place, in digits or words; null where there is none. */
export function numberAt(scan: Scan, at: number): number | null {
  return scan.words[at]?.number ?? null;
}

/** The place after as many words of a set as stand there, three at most. */
export function skip(scan: Scan, at: number, words: ReadonlySet<string>, most = 3): number {
  let to = at;
  while (to < at + most && words.has(textAt(scan, to))) to += 1;
  return to;
}

/** The place after the words of a phrase that stand there; null where they don't. */
export function phraseEnd(scan: Scan, at: number, phrase: readonly string[]): number | null {
  return phrase.every((word, offset) => textAt(scan, at + offset) === word) ? at + phrase.length : null;
}

/** Whether the words up to a place, that excluded, end in the phrase. */
export function endsIn(scan: Scan, at: number, phrase: readonly string[]): boolean {
  return at >= phrase.length && phraseEnd(scan, at - phrase.length, phrase) !== null;
}

export type Unit = 'day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year';

const UNITS: ReadonlyMap<string, Unit> = new Map(
  (['day', 'week', 'fortnight', 'month', 'quarter', 'year'] as const).flatMap((unit) => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
);

/** The unit of time that a word names, singular or plural. */
export function unitAt(scan: Scan, at: number): Unit | null {
  return UNITS.get(textAt(scan, at)) ?? null;
}
