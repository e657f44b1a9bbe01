import type { Cover } from './cover.ts';
import { EVERYTHING_WORDS, isGrammar, isPlain, PREPOSITIONS } from './lexicon/plain.ts';
import type { Message, Nature, Token } from './span.ts';
import { isEnglish } from './spelling-mend.ts';

/** Words that would narrow a figure, and that nothing which is held can be narrowed by. */
export interface Narrowing {
  /** As they were said. */
  readonly what: string;
  readonly nature: Nature;
}

/** What a cover leaves: words that narrow, or none; and words that were not read and change nothing. */
export interface Leftovers {
  readonly narrowing: Narrowing | null;
  readonly unread: readonly string[];
}

/**
 * One rule for what is left over, by its place and not by what it means: a number, a name, or a word that stands where
 * words narrow a subject (after a preposition, after 'who', beside the subject, as what is said of those counted) changes
 * what the figure would have to be; anything else is said in the receipt and changes nothing.
 *
 * @param asksHowMany the message asks for a number or share of something: then all that is said of it narrows
 */
export function leftoversOf(message: Message, cover: Cover, asksHowMany: boolean): Leftovers {
  const { tokens } = message;
  const left = cover.left.filter((at) => isContent(tokens[at]));
  const narrowing = left.filter((at) => narrows(message, cover, at, asksHowMany));
  const unread = left.filter((at) => !narrowing.includes(at)).map((at) => tokens[at]?.text ?? '');
  const [first] = narrowing;
  if (first === undefined) return { narrowing: null, unread };
  return { narrowing: { what: wordsFrom(message, cover, first), nature: natureOf(message, first) }, unread };
}

function isContent(token: Token | undefined): boolean {
  if (!token || isGrammar(token.text)) return false;
  return !isPlain(token.text, token.stem) && !EVERYTHING_WORDS.has(token.stem);
}

function narrows(message: Message, cover: Cover, at: number, asksHowMany: boolean): boolean {
  const { tokens } = message;
  const token = tokens[at] as Token;
  if (/^\d/.test(token.text)) return true;
  if (token.capital && !isEnglish(token.text)) return true;
  const subject = new Set(cover.subject);
  const near = cover.subject.filter((other) => tokens[other]?.clause === token.clause);
  if (cover.subject.length > 0 && near.length === 0 && !(asksHowMany && follows(message, cover, at))) return false;
  if (isAfterPreposition(message, cover, at)) return true;
  if (subject.has(at - 1) || subject.has(at + 1)) return true;
  if (RELATIVE.has(tokens[at - 1]?.text ?? '')) return true;
  return asksHowMany && follows(message, cover, at);
}

const RELATIVE = new Set(['who', 'whose', 'whom']);

/** Whether it is said of the subject after it was named, in the same sentence. */
function follows({ tokens }: Message, { subject }: Cover, at: number): boolean {
  return subject.some((other) => other < at && tokens[other]?.sentence === tokens[at]?.sentence);
}

const ONLY_OF_NAMES = new Set(['to', 'by', 'on', 'into', 'via', 'as']);
const FOR_SOMEONE = new Set(['my', 'our', 'his', 'her', 'their', 'your', 'the', 'a', 'this', 'that']);

/** 'With asthma', 'about the cook', 'in the north'; 'for the committee' is for whom the answer is, 'for girls' isn't. */
function isAfterPreposition({ tokens }: Message, cover: Cover, at: number): boolean {
  const left = new Set(cover.left);
  let place = at - 1;
  while (place >= 0 && at - place <= 4) {
    const text = tokens[place]?.text ?? '';
    if (PREPOSITIONS.has(text)) {
      if (ONLY_OF_NAMES.has(text)) return false;
      const isOne = tokens[at]?.text === tokens[at]?.stem;
      return text !== 'for' || !(FOR_SOMEONE.has(tokens[place + 1]?.text ?? '') && isOne);
    }
    const isBetween = FOR_SOMEONE.has(text) || text === 'any' || text === 'an' || (left.has(place) && !RELATIVE.has(text));
    if (!isBetween || tokens[place]?.clause !== tokens[at]?.clause) return false;
    place -= 1;
  }
  return false;
}

function natureOf({ tokens }: Message, at: number): Nature {
  const token = tokens[at] as Token;
  if (/^\d/.test(token.text)) return 'limit';
  const before = tokens[at - 1]?.text ?? '';
  if (token.capital || ['in', 'at', 'near', 'around'].includes(before)) return 'place';
  return 'group';
}

/** The words from there on that are left over too, with the preposition before them. */
function wordsFrom({ tokens, text }: Message, cover: Cover, at: number): string {
  const left = new Set(cover.left);
  let from = at;
  while (from > 0 && at - from < 3 && left.has(from - 1) && tokens[from - 1]?.clause === tokens[at]?.clause) from -= 1;
  while (from < at && !PREPOSITIONS.has(tokens[from]?.text ?? '') && isGrammar(tokens[from]?.text ?? '')) from += 1;
  let to = at;
  while (left.has(to + 1) && tokens[to + 1]?.clause === tokens[at]?.clause) to += 1;
  return text.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? 0);
}
