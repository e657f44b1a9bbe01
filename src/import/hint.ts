import distance from 'damerau-levenshtein';

/** How alike two words must be, from 0 to 1, before one is offered for the other. */
const ALIKE = 0.5;

/** ' (did you mean "month"?)' where one of the allowed words is near what was found; '' where none is. */
export function hint(found: string, allowed: readonly string[]): string {
  let best: string | null = null;
  let likeness = ALIKE;
  for (const word of allowed) {
    const alike = distance(found.toLowerCase(), word.toLowerCase()).similarity;
    if (alike <= likeness || digitsOf(found) !== digitsOf(word)) continue;
    best = word;
    likeness = alike;
  }
  return best === null ? '' : ` (did you mean "${best}"?)`;
}

/** A hint is about letters: one with other digits ('per-10000' for 'per-1000') would change the number itself. */
function digitsOf(word: string): string {
  return word.replace(/\D/g, '');
}

/** 'month, quarter or year'. */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
