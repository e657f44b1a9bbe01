import { EVERYTHING_WORDS, isGrammar, isPlain } from './lexicon/plain.ts';
import type { Message, Token } from './span.ts';
import { isEnglish } from './spelling-mend.ts';
import { WEIGHTS } from './weights.ts';
import type { Words } from './words.ts';

const DENYING = new Set(['not', 'no', 'without', 'never', 'none', 'neither', 'nor']);

/** They compare: what leaves them out asks something else. */
export const DEGREES: ReadonlySet<string> = new Set(['more', 'most', 'fewer', 'less', 'least']);

/** By token: what it costs a reading to leave it unexplained. */
export function costsOf({ tokens }: Message, words: Words): readonly number[] {
  return tokens.map((token) => costOf(token, words));
}

function costOf(token: Token, words: Words): number {
  const { left } = WEIGHTS;
  const { text, stem, capital, isJoined } = token;
  if (DENYING.has(text)) return left.denial;
  if (DEGREES.has(text)) return left.degree;
  if (isGrammar(text) && !isJoined) return left.grammar;
  if (/^\d/.test(text)) return left.number;
  const others = left.ofOthers * words.rarity(stem) ** 1.4;
  if (isPlain(text, stem)) return left.plain + others / 3;
  if (EVERYTHING_WORDS.has(stem)) return left.everything + others / 3;
  if (others > 0) return left.common + others;
  if (capital && !isEnglish(text)) return left.name;
  return isEnglish(text) ? left.english : left.unknown;
}
