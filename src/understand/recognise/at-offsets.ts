import type { Token } from '../span.ts';

/** The positions of the tokens that stand between two offsets of the text; null where none does. */
export function atOffsets(
  tokens: readonly Token[],
  start: number,
  end: number,
): { readonly from: number; readonly to: number } | null {
  const from = tokens.findIndex((token) => token.end > start && token.start < end);
  if (from < 0) return null;
  let to = from + 1;
  while (to < tokens.length && (tokens[to]?.start ?? end) < end) to += 1;
  return { from, to };
}
