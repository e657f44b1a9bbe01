import distance from 'damerau-levenshtein';
import { type Token, tokenise } from './token.ts';
import { isOrdinary, type Vocabulary } from './vocabulary.ts';

/** Misspelt words looked up in one message at the most: bounds the time that a hostile message takes. */
const MOST_LOOKUPS = 40;

/** The tokens with misspelt words of the field mended; a word that is known, ordinary, short or unlike any stays. */
function mendSpelling(tokens: readonly Token[], vocabulary: Vocabulary): readonly Token[] {
  let lookups = 0;
  return tokens.map((token) => {
    if (!looksMisspelt(token.stem, vocabulary) || lookups >= MOST_LOOKUPS) return token;
    lookups += 1;
    const meant = nearest(token.stem, vocabulary);
    return meant === null ? token : { ...token, stem: meant };
  });
}

/** The text with its misspelt words written as they were read, so that periods and cues are found in it too. */
export function withoutSlips(
  text: string,
  vocabulary: Vocabulary,
): { readonly text: string; readonly mended: readonly Mended[] } {
  const tokens = tokenise(text);
  const read = mendSpelling(tokens, vocabulary);
  let whole = text;
  const mended: Mended[] = [];
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const [before, after] = [tokens[at], read[at]];
    if (!before || !after || before.stem === after.stem) continue;
    whole = `${whole.slice(0, before.start)}${after.stem}${whole.slice(before.end)}`;
    mended.unshift({ written: before.text, read: after.stem });
  }
  return { text: whole, mended };
}

/** A word that was misspelt, as it was read: 'dentl' → 'dental'. */
export interface Mended {
  readonly written: string;
  readonly read: string;
}

function looksMisspelt(word: string, vocabulary: Vocabulary): boolean {
  return (
    word.length >= 5 && word.length <= 24 && /^[a-z]+$/.test(word) && !vocabulary.known.has(word) && !isOrdinary(word)
  );
}

/** The one known word that is nearest: one slip for short words, two for longer; null where none or several are. */
function nearest(word: string, vocabulary: Vocabulary): string | null {
  const slips = word.length >= 8 ? 2 : 1;
  let best: { readonly known: string; readonly steps: number } | null = null;
  let tied = false;
  for (let length = word.length - slips; length <= word.length + slips; length += 1) {
    for (const known of vocabulary.spellings.get(length) ?? []) {
      if (known[0] !== word[0] && known.at(-1) !== word.at(-1)) continue;
      const { steps } = distance(word, known);
      if (steps > slips || (best && steps > best.steps)) continue;
      tied = best !== null && steps === best.steps && !stemOfSame(best.known, known);
      best = { known, steps };
    }
  }
  return best && !(tied && best.steps > 1) ? best.known : null;
}

/** Two forms of one word ('assess', 'assessed') are no doubt about what was meant. */
function stemOfSame(a: string, b: string): boolean {
  return a.startsWith(b.slice(0, 5)) || b.startsWith(a.slice(0, 5));
}
