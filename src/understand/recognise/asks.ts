import type { Basis } from '../../query/period.ts';
import { positionsOf } from '../cover.ts';
import { ASKS } from '../lexicon/lexicon.ts';
import type { Message, Recogniser, Span } from '../span.ts';
import { phrasesOf } from './phrases.ts';

const phrases = phrasesOf(ASKS);

/** What is wanted; of an ask that walks through time also in which steps ('the worst quarter', 'which year'). */
export const asks: Recogniser = (message, words) => phrases(message, words).map((span) => inSteps(message, span));

function inSteps({ stems }: Message, span: Span): Span {
  const { sense } = span;
  if (sense.role !== 'ask' || sense.along !== 'times' || (sense.ask !== 'extreme' && sense.ask !== 'when')) return span;
  const step = positionsOf(span)
    .map((at) => STEPS.get(stems[at] ?? ''))
    .find((basis) => basis !== undefined);
  return step ? { ...span, sense: { ...sense, basis: step } } : span;
}

const STEPS: ReadonlyMap<string, Basis> = new Map([
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
]);
