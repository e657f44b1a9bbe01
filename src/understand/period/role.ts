import { nextToStart, type Reading } from './reading.ts';
import { endsIn, type Scan, textAt } from './words.ts';

/** 'Compare Q1 to Q3' sets side by side what 'Q1 to Q3' joins up. */
export function isCompared(scan: Scan, at: number): boolean {
  return [1, 2, 3, 4, 5, 6, 7, 8].some((back) => textAt(scan, at - back).startsWith('compar'));
}

const FORECAST = /^(?:forecasts?|predictions?|projections?|predicted|projected|forecasted)$/;
const AIMS = new Set('forecast predict predicted project projected track expect likely hope aim'.split(' '));
const SMALL = new Set(['the', 'in', 'at', 'end', 'for', 'by']);

/** 'Will we hit it by December', 'where will we be in June', 'the forecast for June': the next one, not the last. */
export function toCome(scan: Scan, at: number, reading: Reading): Reading {
  const { inYear } = reading;
  if (!inYear || reading.year) return reading;
  const forecast = [1, 2, 3].some((back) => FORECAST.test(textAt(scan, at - back)));
  const isToCome = forecast || sentenceBefore(scan, at).some((word, index) => looksAhead(scan, at, word, index));
  return isToCome ? { ...reading, periods: [nextToStart(scan, inYear)] } : reading;
}

/** The words before a place in its sentence, the nearest first. */
function sentenceBefore(scan: Scan, at: number): readonly string[] {
  const before = scan.words.slice(Math.max(0, at - 20), at).map((word) => word.text);
  const end = before.findLastIndex((word) => word === '?' || word === '.' || word === ';');
  return before.slice(end + 1).toReversed();
}

/** 'Will' asks about what is to come, unless it asks the bot; wishes and aims do where they say by when. */
function looksAhead(scan: Scan, at: number, word: string, back: number): boolean {
  if (word === 'will' || word === 'shall') return !['you', 'i', 'anyone'].includes(textAt(scan, at - back));
  return AIMS.has(word) && leadsBy(scan, at);
}

function leadsBy(scan: Scan, at: number): boolean {
  return [1, 2, 3].some((back) => textAt(scan, at - back) === 'by' && skipBack(scan, at - 1) <= at - back);
}

function skipBack(scan: Scan, at: number): number {
  let place = at;
  while (place > at - 3 && SMALL.has(textAt(scan, place))) place -= 1;
  return place;
}

const FILLERS = new Set(
  'the in at for on of we did it was that those had were they is had where i you do does what this as just held back'.split(
    ' ',
  ),
);
const AGAINST = new Set(['against', 'than', 'versus', 'beat', 'beats']);
const MOVED =
  /^(?:up|down|chang(?:e|ed|es)|rise|rose|risen|fall|fell|fallen|drop|dropped|increased?|decreased?|moved?|movement|better|worse|different|differ|improved?|improvement|gone|gap|difference|jump|jumped|grown|grew)$/;

/** 'Rather than December', 'not Q3', 'instead of the month': named to be left out. */
export function isDenied(scan: Scan, at: number): boolean {
  const lead = skipBack(scan, at - 1);
  return (
    endsIn(scan, lead + 1, ['rather', 'than']) ||
    endsIn(scan, lead + 1, ['instead', 'of']) ||
    endsIn(scan, lead + 1, ['not'])
  );
}

/** Whether a period is what another is set against: 'than in the spring', 'compared with Q1', 'up on last year'. */
export function isAgainst(scan: Scan, at: number): boolean {
  const lead = leadOf(scan, at);
  const before = textAt(scan, lead);
  const compared =
    (before === 'with' || before === 'to') &&
    (/^(?:compar|relative)/.test(textAt(scan, lead - 1)) || (before === 'with' && isCompared(scan, at)));
  const movedFrom = before === 'from' && [1, 2, 3].some((back) => MOVED.test(textAt(scan, lead - back)));
  const upOn = endsIn(scan, at, ['on']) && /^(?:up|down|improvement|increase|decrease)$/.test(textAt(scan, at - 2));
  return AGAINST.has(before) || compared || movedFrom || upOn;
}

function leadOf(scan: Scan, at: number): number {
  let lead = at - 1;
  while (lead > at - 9 && FILLERS.has(textAt(scan, lead))) lead -= 1;
  return lead;
}
