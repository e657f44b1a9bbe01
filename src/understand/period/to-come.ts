import { nextToStart, type Reading } from './reading.ts';
import { skipBack } from './role.ts';
import { type Scan, textAt } from './words.ts';

const FORECAST = /^(?:forecasts?|predictions?|projections?|predicted|projected|forecasted)$/;
const AIMS = new Set('forecast predict predicted project projected track expect likely hope aim'.split(' '));

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

/** 'The committee will ask' asks now. */
const ASKING = /^(?:ask|want|say|query)$/;

/** 'Will' asks about what is to come, unless it asks the bot; wishes and aims do where they say by when. */
function looksAhead(scan: Scan, at: number, word: string, back: number): boolean {
  const isOurs = ['you', 'i', 'anyone'].includes(textAt(scan, at - back)) || ASKING.test(textAt(scan, at - back));
  if (word === 'will' || word === 'shall') return !isOurs;
  return AIMS.has(word) && leadsBy(scan, at);
}

function leadsBy(scan: Scan, at: number): boolean {
  return [1, 2, 3].some((back) => textAt(scan, at - back) === 'by' && skipBack(scan, at - 1) <= at - back);
}
