import { fromClock, newest, noPeriod, type Reader, type Reading, range, shifted } from './reading.ts';
import { type Grain, grainOf } from './relative.ts';
import { phraseEnd, type Scan, skip, textAt, unitAt } from './words.ts';
import { yearAt } from './year-said.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const NEWEST: readonly (readonly string[])[] = [
  'at the moment',
  'at this moment',
  'at this point',
  'at present',
  'right now',
  'as of now',
  'as of today',
  'as at today',
  'as it stands',
  'as things stand',
  'these days',
  'most recent',
  'most up to date',
  'up to now',
  'now',
  'currently',
  'current',
  'presently',
  'nowadays',
  'today',
  'latest',
  'newest',
].map((phrase) => phrase.split(' '));

const AFTER_NOW = words(
  'what how show do chart plot draw compare the same for and then , can please tell give that i we',
);

/** 'Now', 'currently', 'latest'. 'Now show me …' and 'current plan' are not about time. */
export const newestWords: Reader = (scan, at) => {
  if (textAt(scan, at) === 'current' && ['a', 'their'].includes(textAt(scan, at - 1))) return noPeriod(at + 1);
  for (const phrase of NEWEST) {
    const to = phraseEnd(scan, at, phrase);
    if (to === null) continue;
    if (
      phrase[0] === 'now' &&
      (at === 0 || ['ok', 'and', 'right', ',', 'so'].includes(textAt(scan, at - 1))) &&
      AFTER_NOW.has(textAt(scan, to))
    )
      return noPeriod(to);
    if (phrase[0] === 'most' && unitAt(scan, to)) return null;
    return newest(to);
  }
  return null;
};

/** 'Year to date', 'ytd', 'so far this quarter', 'this year so far'. */
export const toDate: Reader = (scan, at) => {
  const said = textAt(scan, at);
  const token = Object.hasOwn(TO_DATE_TOKENS, said) ? TO_DATE_TOKENS[said] : undefined;
  if (token) return fromStart(scan, at + 1, token);
  const so = phraseEnd(scan, at, ['so', 'far']) ?? phraseEnd(scan, at, ['to', 'date']);
  if (so !== null && textAt(scan, at - 1) !== 'up') return soFar(scan, at, so);
  const start = skip(scan, at, words('this the current financial fiscal'));
  const grain = grainOf(unitAt(scan, start));
  if (!grain) return null;
  const dash = textAt(scan, start + 1) === '-' ? 1 : 0;
  const end =
    phraseEnd(scan, start + 1 + dash, dash ? ['to', '-', 'date'] : ['to', 'date']) ??
    phraseEnd(scan, start + 1, ['so', 'far']);
  return end === null ? null : fromStart(scan, end, grain);
};

const TO_DATE_TOKENS: Readonly<Record<string, Grain>> = { ytd: 'year', fytd: 'year', qtd: 'quarter', mtd: 'month' };

/** 'So far' needs its 'this year'; 'to date' alone is all that there is, so the newest. */
function soFar(scan: Scan, at: number, to: number): Reading | null {
  const start = skip(scan, to, words('in this the current financial'));
  const grain = grainOf(unitAt(scan, start));
  if (grain && start > to) return fromStart(scan, start + 1, grain);
  return textAt(scan, at) === 'to' ? newest(to) : null;
}

function fromStart(scan: Scan, to: number, grain: Grain): Reading {
  return range(to, fromClock(scan, grain).start, null, 'to-date');
}

const WHOLE = words('whole full entire');
const THROUGH = words('over during throughout through across for');

/** 'The whole quarter', 'the quarter as a whole', 'over the quarter': the one in question. 'Over the year': since April. */
export const whole: Reader = (scan, at) => {
  const start = skip(scan, at, words('the of'), 2);
  const full = WHOLE.has(textAt(scan, start)) && textAt(scan, start - 1) !== 'a';
  const unit = skip(scan, full ? start + 1 : start, words('of the'), 2);
  const grain = grainOf(unitAt(scan, unit));
  if (!grain || textAt(scan, unit).endsWith('s')) return null;
  if (full && yearAt(scan, unit)) return null;
  const asWhole = phraseEnd(scan, unit + 1, ['as', 'a', 'whole']);
  if (full || asWhole !== null) return shifted(asWhole ?? unit + 1, 0, grain, fromClock(scan, grain, -1));
  if (textAt(scan, at) !== 'the' || unit !== at + 1 || !THROUGH.has(textAt(scan, at - 1))) return null;
  if (grain === 'year') return range(unit + 1, fromClock(scan, 'year').start, null);
  return shifted(unit + 1, 0, grain, fromClock(scan, grain, -1));
};

/** What looks like a period and is none, read before all else. */
export const lookalikes: Reader = (scan, at) => {
  for (const phrase of LOOKALIKES) {
    const to = phraseEnd(scan, at, phrase);
    if (to !== null) return noPeriod(to);
  }
  return null;
};

const LOOKALIKES: readonly (readonly string[])[] = [
  'up to date',
  'up - to - date',
  'out of date',
  'year on year',
  'year - on - year',
  'quarter on quarter',
  'quarter - on - quarter',
  'month on month',
  'month - on - month',
  'half term',
  'in month',
  'now and then',
  'now and again',
  'from now on',
  'until now',
].map((phrase) => phrase.split(' '));
