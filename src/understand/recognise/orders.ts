import { ORDERS } from '../lexicon/orders.ts';
import type { Recogniser, Span } from '../span.ts';
import { phrasesOf } from './phrases.ts';

const phrases = phrasesOf(ORDERS);

/** What comes first, and by what; 'top' and 'bottom' say only how many where another order follows ('top 5 worst'). */
export const orders: Recogniser = (message, words) => {
  const found = phrases(message, words);
  return found.filter((span) => !(isEdge(message.stems, span) && isFollowed(span, found)));
};

function isEdge(stems: readonly string[], { from, to }: Span): boolean {
  return to === from + 1 && ['top', 'bottom'].includes(stems[from] ?? '');
}

function isFollowed({ to }: Span, others: readonly Span[]): boolean {
  return others.some(({ from }) => from >= to && from <= to + 1);
}
