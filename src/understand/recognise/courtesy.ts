import { COURTESY } from '../lexicon/courtesy.ts';
import { isPlain } from '../lexicon/plain.ts';
import type { Message, Recogniser, Span } from '../span.ts';
import { phrasesOf } from './phrases.ts';

const phrases = phrasesOf(COURTESY);

/** Courtesy: what a message asks where it says nothing else, and no more than manners where it does. */
export const courtesy: Recogniser = (message, words) => {
  const found = phrases(message, words);
  if (found.length === 0 || isAll(message, found)) return found;
  return found.map((span) => ({ ...span, weight: span.to - span.from, sense: { role: 'courtesy' } }));
};

/** Whether all that a message says is courtesy and small words. */
function isAll({ tokens }: Message, spans: readonly Span[]): boolean {
  const taken = new Set(
    spans.flatMap(({ from, to, at }) => at ?? Array.from({ length: to - from }, (_, i) => from + i)),
  );
  return tokens.every(({ text, stem }, at) => taken.has(at) || isPlain(text, stem));
}
