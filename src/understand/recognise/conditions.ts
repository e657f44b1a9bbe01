import { CONDITIONS } from '../lexicon/conditions.ts';
import type { Message, Recogniser, Span } from '../span.ts';
import { negatorBefore } from './negation.ts';
import { phrasesOf } from './phrases.ts';

const phrases = phrasesOf(CONDITIONS);

/** What is kept or asked of figures; a word that denies it belongs to it ('not red', 'neither red nor amber'). */
export const conditions: Recogniser = (message, words) => phrases(message, words).map((span) => denied(message, span));

function denied(message: Message, span: Span): Span {
  if (span.sense.role !== 'condition') return span;
  const negator = negatorBefore(message, span.from);
  if (negator === null) return span;
  const { condition } = span.sense;
  const at = [...positions(negator), ...(span.at ?? positions(span))];
  const isWhole = negator.to === span.from && !span.at;
  return {
    from: negator.from,
    to: span.to,
    ...(isWhole ? {} : { at }),
    weight: span.weight + (negator.to - negator.from),
    row: `${span.row} (denied)`,
    sense: { role: 'condition', condition: { ...condition, not: !condition.not } },
  };
}

function positions({ from, to }: { readonly from: number; readonly to: number }): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
