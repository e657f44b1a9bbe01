import type { Cover } from './cover.ts';
import { isGrammar, PREPOSITIONS } from './lexicon/plain.ts';
import type { Message, Nature, Token } from './span.ts';

/** What kind of thing words that narrow a figure name, as far as it is told by where they stand. */
export function natureOf({ tokens }: Message, at: number): Nature {
  const token = tokens[at] as Token;
  if (/^\d/.test(token.text)) return 'limit';
  const before = tokens[at - 1]?.text ?? '';
  if (token.capital || ['in', 'at', 'near', 'around'].includes(before)) return 'place';
  return 'group';
}

/** The words from there on that are left over too, with the preposition before them. */
export function wordsFrom({ tokens, text }: Message, cover: Cover, at: number): string {
  const left = new Set(cover.left);
  let from = at;
  while (from > 0 && at - from < 3 && left.has(from - 1) && tokens[from - 1]?.clause === tokens[at]?.clause) from -= 1;
  while (from < at && !PREPOSITIONS.has(tokens[from]?.text ?? '') && isGrammar(tokens[from]?.text ?? '')) from += 1;
  let to = at;
  while (left.has(to + 1) && tokens[to + 1]?.clause === tokens[at]?.clause) to += 1;
  return text.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? 0);
}
