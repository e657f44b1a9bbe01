import { normalise } from './normalise.ts';
import { stem, tokenise } from './token.ts';

const PLAIN_WORDS = /^[a-z\d]+(?: [a-z\d]+)*$/;

/** The stems of a name or phrase, as they would be read in a message. */
export function stemsOf(words: string): readonly string[] {
  const text = normalise(words);
  // Thousands of phrases are plain words: they need no search for where a word or sentence ends.
  return PLAIN_WORDS.test(text) ? text.split(' ').map(stem) : tokenise(text).map((token) => token.stem);
}
