import distance from 'damerau-levenshtein';
import { ENGLISH } from './english.ts';
import { FAMILIES } from './lexicon/families.ts';
import { LEXICON } from './lexicon/lexicon.ts';
import { isGrammar, isPlain } from './lexicon/plain.ts';
import { shortened } from './shortened.ts';
import { stem } from './token.ts';
import type { Words } from './words.ts';

/** A word that was misspelt, as it was read: 'dentl' → 'dental'; offsets in the text it stood in. */
export interface Mended {
  readonly written: string;
  readonly read: string;
  readonly start: number;
  readonly end: number;
}

interface Word {
  readonly text: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** Misspelt words looked up in one message at the most: bounds the time that a hostile message takes. */
const MOST_LOOKUPS = 40;
const LONG = 8;
/** A slip is only looked for in words that are long enough to tell. */
const SHORTEST = 5;
const SHORTEST_OF_ALL = 3;

/** The words that are slips of the keys for a word that is known; ordinary, short and unlike words stay. */
export function mendSpelling(tokens: readonly Word[], words: Words): readonly Mended[] {
  const suspects = tokens.filter((token) => looksMisspelt(token, words)).slice(0, MOST_LOOKUPS);
  return suspects.flatMap(({ text, stem: said, start, end }) => {
    const read =
      shortened(said, words) ?? (said.length < SHORTEST ? null : (swapped(text, words) ?? nearest(said, words)));
    return read === null || read === text ? [] : [{ written: text, read, start, end }];
  });
}

/** Words that questions are asked in, as the lexicon has them: 'trailing' is no slip for anything. */
const OF_PHRASES: ReadonlySet<string> = new Set(
  [...LEXICON.map(({ phrase }) => phrase), ...Object.values(FAMILIES)].flatMap((each) => each.split(/[^a-z]+/)),
);

function looksMisspelt({ text, stem: word }: Word, { known }: Words): boolean {
  if (word.length < SHORTEST_OF_ALL || word.length > 24 || !/^[a-z]+$/.test(word)) return false;
  return !known.has(word) && !known.has(text) && !isEnglish(word) && !OF_PHRASES.has(text);
}

const DOUBLED = /([a-z])\1$/;
const ENDINGS = /(?:ing|ed|ly|er|est|s)$/;

/** Whether a word, or what it is a form of, is ordinary English: such a word is no slip. */
export function isEnglish(word: string): boolean {
  if (ENGLISH.has(word)) return true;
  const base = word.replace(ENDINGS, '');
  return (
    base !== word &&
    (ENGLISH.has(base) || ENGLISH.has(`${base}e`) || (DOUBLED.test(base) && ENGLISH.has(base.slice(0, -1))))
  );
}

/** Two letters that changed places, the surest slip: whatever word they make when put right, ordinary ones too. */
function swapped(text: string, { known }: Words): string | null {
  for (let at = 0; at + 1 < text.length; at += 1) {
    const right = `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
    if (right !== text && (known.has(right) || known.has(stem(right)) || ENGLISH.has(right) || isGrammar(right)))
      return right;
  }
  return null;
}

/** The one known word that is nearest: one slip for short words, two for longer; null where none or several are. */
function nearest(word: string, { spellings }: Words): string | null {
  const slips = word.length >= LONG ? 2 : 1;
  let best: { readonly known: string; readonly steps: number } | null = null;
  let tied = false;
  for (let length = word.length - slips; length <= word.length + slips; length += 1) {
    for (const known of spellings.get(length) ?? []) {
      if (known[0] !== word[0] && (slips > 1 || known.at(-1) !== word.at(-1))) continue;
      const { steps } = distance(word, known);
      if (steps > slips || (best && steps > best.steps)) continue;
      // People seldom get the first letter wrong.
      if (best && steps === best.steps && best.known[0] === word[0] && known[0] !== word[0]) continue;
      tied = best !== null && steps === best.steps && !areForms(best.known, known);
      best = { known, steps };
    }
  }
  return best && !(tied && best.steps > 1) ? best.known : null;
}

/** Two forms of one word ('assess', 'assessed') are no doubt about what was meant. */
function areForms(a: string, b: string): boolean {
  return a.startsWith(b.slice(0, 5)) || b.startsWith(a.slice(0, 5));
}

/**
 * Known words by their length, to look a slip up in. Words of terms that nothing is held on need eight letters: a short
 * slip never turns a word into a subject that is denied.
 */
export function spellingsOf(
  held: ReadonlySet<string>,
  terms: Iterable<string>,
): ReadonlyMap<number, readonly string[]> {
  const byLength = new Map<number, string[]>();
  const long = [...terms].filter((word) => word.length >= LONG && !held.has(word));
  for (const word of new Set([...held, ...long, ...ALSO])) {
    // A word that says nothing is never what was meant: 'flooding' is no slip for 'looking'.
    if (word.length < 4 || /\d/.test(word) || (isPlain(word, word) && !ALSO.includes(word))) continue;
    byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  }
  return byLength;
}

/** Words outside the catalogue whose misspellings still matter: they carry the kind of question or the period. */
const ALSO =
  `target benchmark compare quarter trend percentage number source reason average summary january february april
august september october november december christmas national performance definition improving previous difference digest
monday tuesday wednesday thursday friday headline breakdown locality district highest lowest better worse higher lower improved dropped`
    .split(/\s+/)
    .map(stem);
