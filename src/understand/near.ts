import { complementOf, indexOf } from '../catalogue/catalogue-index.ts';
import type { Question } from '../question/question.ts';
import type { Reading } from './readings.ts';
import { WEIGHTS } from './weights.ts';
import type { Words } from './words.ts';

const MOST_OPTIONS = 4;

/** Readings about other indicators that are as near as the best, where all else is read alike. */
export function equallyNear(
  readings: readonly Reading[],
  fits: (one: Reading) => boolean,
  words: Words,
): readonly Question[] {
  const best = readings.find(fits);
  if (!best || best.hypothesis.members.length !== 1 || TALK.has(best.question.ask)) return [];
  const found = new Map<string, Question>();
  for (const reading of readings) {
    const behind = best.score - reading.score;
    if (behind > WEIGHTS.nearByName || found.size >= MOST_OPTIONS) break;
    if (behind > WEIGHTS.near && !shareName(best, reading)) continue;
    const isLike = reading.hypothesis.members.length === 1 && reading.isFollowUp === best.isFollowUp;
    if (!isLike || reading.hypothesis.kind !== best.hypothesis.kind || reading.question.ask !== best.question.ask)
      continue;
    // Asked last, as it looks at every word again.
    if (!fits(reading)) continue;
    const key = answerOf(reading.question, words);
    if (!found.has(key)) found.set(key, reading.question);
  }
  return [...found.values()];
}

/** Two measures that are known by the same words, which is all that was said of them. */
function shareName({ hypothesis: one, isFollowUp }: Reading, { hypothesis: other }: Reading): boolean {
  const [a, b] = [one.members[0], other.members[0]];
  return (
    a !== undefined && b !== undefined && !isFollowUp && a.isWhole && b.isWhole && a.wording.text === b.wording.text
  );
}

/** What a question is about, where the opposite of a measure and its complement are one. */
function answerOf({ of }: Question, { catalogue }: Words): string {
  if (of.kind !== 'indicators') return JSON.stringify(of);
  const { byCode } = indexOf(catalogue);
  const plain = of.indicators.map(({ code, inverse }) => {
    const indicator = byCode.get(code);
    const complement = inverse && indicator ? complementOf(catalogue, indicator) : null;
    return complement ? complement.code : `${inverse ? 'not ' : ''}${code}`;
  });
  return plain.join();
}

const TALK = new Set(['help', 'courtesy', 'digest']);

/** What a message that was not understood may have been about, at most three. */
export function nearest(readings: readonly Reading[]): readonly Question[] {
  const found = new Map(
    readings
      .filter(({ hypothesis }) => hypothesis.members.length > 0)
      .map(({ question }) => [JSON.stringify(question.of), question]),
  );
  return [...found.values()].slice(0, 3);
}
