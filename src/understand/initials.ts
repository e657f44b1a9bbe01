import { isGrammar } from './lexicon/plain.ts';
import { normalise } from './normalise.ts';
import { isEnglish } from './spelling-mend.ts';
import { tokenise } from './token.ts';

const SHORTEST = 3;
/** Of letters that stand for words. */
export const LONGEST = 6;

/** Initials of every run of three or more words of a name, with its small words and without: 'IHA', 'RTT'. */
export function initialsOf(name: string): readonly string[] {
  const all = tokenise(normalise(name)).map(({ text }) => text);
  const found = [all, all.filter((word) => !isGrammar(word))].flatMap(runs);
  return [...new Set(found)].filter((initials) => !isEnglish(initials) && !isGrammar(initials));
}

function runs(words: readonly string[]): readonly string[] {
  const letters = words.map((word) => (/^[a-z]/.test(word) ? (word[0] ?? '') : ' '));
  const found: string[] = [];
  for (let from = 0; from < letters.length; from += 1) {
    for (let length = SHORTEST; length <= LONGEST && from + length <= letters.length; length += 1) {
      const run = words.slice(from, from + length);
      const initials = letters.slice(from, from + length).join('');
      const isFramed = [run[0], run.at(-1)].every((word) => word !== undefined && !isGrammar(word));
      if (isFramed && !initials.includes(' ')) found.push(initials);
    }
  }
  return found;
}
