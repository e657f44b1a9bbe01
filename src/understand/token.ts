import { digits } from './normalise.ts';

/** A word of the normalised text. */
export interface Token {
  /** As it stands in the text. */
  readonly text: string;
  /** With plural and number words folded: what is compared. */
  readonly stem: string;
  /** Offsets in the normalised text. */
  readonly start: number;
  readonly end: number;
  /** Which sentence or question of the message it stands in, from 0. */
  readonly sentence: number;
}

const WORD = /[\p{L}\p{N}]+(?:[.'/-][\p{L}\p{N}]+)*\+?|[★●▲▼↑↓→<>]/gu;
/** The same words where every character is of ASCII, as most are: found several times as fast. */
const PLAIN_WORD = /[A-Za-z\d]+(?:[.'/-][A-Za-z\d]+)*\+?|[<>]/g;
const PLAIN = /^[\0-\x7f]*$/;
const SENTENCE_END = /[.?!;:\n]+(?=\s|$)/g;
const LIKE_PLURALS = new Set([
  'was',
  'is',
  'this',
  'his',
  'has',
  'does',
  'goes',
  'its',
  'us',
  'as',
  'yes',
  'news',
  'gas',
  'bus',
  'plus',
  'basis',
  'status',
  'less',
  'always',
  'perhaps',
  'series',
  'focus',
  'analysis',
]);

/** Singular and number words folded, so that 'visits' and 'visit', 'three' and '3' compare alike. Light on purpose. */
export function stem(word: string): string {
  const number = digits(word);
  if (number !== word) return number;
  const plain = word.includes("'") ? word.replace(/'s?$|'s$/, '') : word;
  if (/^\d+s$/.test(plain)) return plain.slice(0, -1);
  if (plain.length < 3 || !plain.endsWith('s') || LIKE_PLURALS.has(plain) || /\d/.test(plain)) return plain;
  if (plain.endsWith('ies') && plain.length > 4) return `${plain.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes)$/.test(plain)) return plain.slice(0, -2);
  if (plain.endsWith('s') && !/(?:ss|us|is)$/.test(plain)) return plain.slice(0, -1);
  return plain;
}

/** The words of a normalised text, in order; hyphenated words are split so that 'up-to-date' is three. */
export function tokenise(text: string): readonly Token[] {
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index);
  const tokens: Token[] = [];
  let sentence = 0;
  for (const match of text.matchAll(PLAIN.test(text) ? PLAIN_WORD : WORD)) {
    while (ends[sentence] !== undefined && (ends[sentence] ?? 0) < match.index) sentence += 1;
    for (const part of partsOf(match[0], match.index)) {
      tokens.push({ ...part, stem: stem(part.text), sentence });
    }
  }
  return tokens;
}

function partsOf(word: string, at: number): readonly { text: string; start: number; end: number }[] {
  const whole = [{ text: word, start: at, end: at + word.length }];
  if (!/[-/]/.test(word) || /\d[/-]\d/.test(word)) return whole;
  return [...word.matchAll(/[^-/]+/g)].map((part) => ({
    text: part[0],
    start: at + part.index,
    end: at + part.index + part[0].length,
  }));
}
