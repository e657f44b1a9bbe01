import { isPlain } from './lexicon/plain.ts';
import { rootOf } from './root.ts';
import type { Words } from './words.ts';

const MOST_LETTERS = 5;
const LEFT_OUT = 3;

/**
 * The one known word that a few letters shorten: those that it has in that order, from its first to its last ('appt' for
 * 'appointment'), or the beginning of a word of a place ('eng' for 'engineering'). null where none or several fit.
 */
export function shortened(letters: string, { known, places, rarity }: Words): string | null {
  if (letters.length > MOST_LETTERS) return null;
  const fits = [...known].filter((word) => {
    if (word.length < letters.length + LEFT_OUT || word[0] !== letters[0] || isPlain(word, word)) return false;
    return (
      (word.at(-1) === letters.at(-1) && isWithin(letters, word)) ||
      (places.has(word) && rarity(word) === 0 && word.startsWith(letters))
    );
  });
  const [only] = fits;
  return only !== undefined && new Set(fits.map(rootOf)).size === 1 ? only : null;
}

/** Vowels are what is left out. */
const BARE = /^[a-z][^aeiou]{3,}$/;

/** Whether a word has some letters in their order. */
function isWithin(letters: string, word: string): boolean {
  if (!BARE.test(letters)) return false;
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at += 1;
  return at === letters.length;
}
