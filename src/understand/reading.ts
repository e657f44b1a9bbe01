import { type Token, tokenise } from './token.ts';
import { type PhraseTable, phraseAt, type Vocabulary } from './vocabulary.ts';

/** A run of words that stands for one or more concepts. */
export interface Unit {
  readonly concepts: readonly string[];
  /** Positions in the tokens, the end not included. */
  readonly from: number;
  readonly to: number;
}

/** What a person says is not meant: 'not the initial ones', 'rather than in December by itself'. */
const SET_APART =
  /\b(?:not (?:the|those|just the|just|only)|never mind|forget about|rather than|as opposed to|instead of|excluding|except(?: for)?|other than|not counting|apart from|leaving aside)\b[^,.;?)]*/g;

/** The concept of phrases that look like words of the field and mean nothing of it: 'took place', 'first of all'. */
const NOTHING = 'none';

/** A part of a message with its words looked up. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly stems: readonly string[];
  readonly units: readonly Unit[];
  /** Stretches of the text that a person says are not meant. */
  readonly apart: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Looks the words of a normalised text up.
 * @param masked stretches of the text (offsets) that were read as something else, a period for instance
 */
export function read(text: string, vocabulary: Vocabulary, masked: readonly { start: number; end: number }[]): Reading {
  const tokens = tokenise(text);
  const stems = tokens.map((token) => token.stem);
  const apart = [...text.matchAll(SET_APART)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const isMasked = (token: Token) =>
    [...masked, ...apart].some((span) => token.start < span.end && token.end > span.start);
  const units: Unit[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const phrase = isMasked(token) ? null : phraseAt(vocabulary.concepts, stems, at);
    const to = at + (phrase?.stems.length ?? 1);
    const meansNothing = phrase?.value[0] === NOTHING;
    if (phrase && !meansNothing) units.push({ concepts: phrase.value, from: at, to });
    else if (
      !phrase &&
      !isMasked(token) &&
      vocabulary.wordingsByConcept.has(token.stem) &&
      !vocabulary.conceptNames.has(token.stem)
    ) {
      units.push({ concepts: [token.stem], from: at, to });
    }
    at = to;
  }
  return { text, tokens, stems, units, apart };
}

/** Every place where a phrase of a table stands, the longest first where they overlap. */
export function phrasesIn<T>(
  table: PhraseTable<T>,
  stems: readonly string[],
): readonly { readonly value: T; readonly from: number; readonly to: number }[] {
  const found: { value: T; from: number; to: number }[] = [];
  for (let at = 0; at < stems.length; ) {
    const phrase = phraseAt(table, stems, at);
    if (phrase) found.push({ value: phrase.value, from: at, to: at + phrase.stems.length });
    at += phrase?.stems.length ?? 1;
  }
  return found;
}
