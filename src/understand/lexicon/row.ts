import type { Sense } from '../span.ts';

/**
 * A phrase with what it means: one row of a lexicon.
 *
 * A phrase is words apart by spaces, compared by their stems. `a|b` is either, `a?` may be missing, `$fell` is a family
 * of families.ts, `*` any one word, `#` a number, `..` up to three words that the phrase leaves to others and `...` up
 * to eight, `^` the start of a sentence, `.` its end, `!a` not that word next, `=a` that word
 * next, which is left to others, `~a` not right after that word, `:a` just that form and not what shares its stem.
 */
export interface Row {
  /** Names the row where the record says why: the lexicon, and the phrase as it is written. */
  readonly id: string;
  readonly phrase: string;
  /** For an ask, its vote; for all else how sure each of its words is (1 hardly means anything else, 0.5 often does). */
  readonly weight: number;
  readonly sense: Sense;
}

/** Rows of one meaning: one for each phrase. */
export function rows(lexicon: string, sense: Sense, weight: number, phrases: readonly string[]): readonly Row[] {
  return phrases.map((phrase) => ({ id: `${lexicon}: ${phrase}`, phrase, weight, sense }));
}

/** Rows that vote for an ask, with what else the words fix. */
export function asks(
  lexicon: string,
  sense: Omit<Extract<Sense, { role: 'ask' }>, 'role'>,
  vote: number,
  phrases: readonly string[],
): readonly Row[] {
  return rows(lexicon, { role: 'ask', ...sense }, vote, phrases);
}
