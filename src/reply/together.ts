import type { Part, Reply } from './reply.ts';

/** The replies to the questions of one message as one, the first leading; and how misspelt words were read. */
export function together(
  replies: readonly Reply[],
  mended: readonly { readonly written: string; readonly read: string }[],
): Reply {
  const [first, ...others] = replies;
  if (!first) throw new Error('a message has at least one reply');
  const parts: Part[] = [...first.parts];
  for (const other of others) parts.push({ kind: 'text', text: other.headline }, ...other.parts);
  if (mended.length > 0 && first.outcome !== 'not_understood') {
    const words = mended.map(({ written, read }) => `'${written}' as '${read}'`).join(', ');
    parts.push({ kind: 'receipt', lines: [`Read ${words}.`] });
  }
  return { ...first, parts, facts: replies.flatMap((reply) => reply.facts) };
}
