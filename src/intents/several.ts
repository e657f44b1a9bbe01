import type { Part, Reply } from '../reply/reply.ts';

/**
 * Several replies as one: the first that answers leads, the others follow as text. The receipt of each is kept once at
 * the end. Throws for an empty list: an intent that answers for indicators is never asked without one.
 */
export function joined(replies: readonly Reply[]): Reply {
  const first = replies.find((reply) => reply.outcome === 'answered') ?? replies[0];
  if (!first) throw new RangeError('nothing was asked for');
  if (replies.length === 1) return first;
  const others = replies.filter((reply) => reply !== first);
  return {
    outcome: first.outcome,
    headline: first.headline,
    parts: [
      ...withoutReceipt(first),
      ...others.flatMap((reply): readonly Part[] => [{ kind: 'text', text: reply.headline }, ...withoutReceipt(reply)]),
      ...receiptOf([first, ...others]),
    ],
    facts: [first, ...others].flatMap((reply) => reply.facts),
  };
}

function withoutReceipt({ parts }: Reply): readonly Part[] {
  return parts.filter((part) => part.kind !== 'receipt');
}

/** Each line of their receipts once, as one receipt. */
export function receiptOf(replies: readonly Reply[]): readonly Part[] {
  const lines = replies.flatMap((reply) => reply.parts.flatMap((part) => (part.kind === 'receipt' ? part.lines : [])));
  return lines.length === 0 ? [] : [{ kind: 'receipt', lines: [...new Set(lines)] }];
}
