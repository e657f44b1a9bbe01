import type { Standing } from '../../src/index.ts';
import { CARD_TYPE, type Card, card, textBlock } from './card.ts';
import { neutral } from './text.ts';

/** What a message extension answers: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search */
export interface Extension {
  readonly composeExtension:
    | { readonly type: 'message'; readonly text: string }
    | { readonly type: 'result'; readonly attachmentLayout: 'list'; readonly attachments: readonly Attachment[] };
}

interface Attachment {
  readonly contentType: typeof CARD_TYPE;
  readonly content: Card;
  readonly preview?: {
    readonly contentType: 'application/vnd.microsoft.card.thumbnail';
    readonly content: {
      readonly title: string;
      readonly text: string;
      readonly tap: { readonly type: 'invoke'; readonly value: { readonly code: string } };
    };
  };
}

export function said(text: string): Extension {
  return { composeExtension: { type: 'message', text } };
}

/** Measures that words name, each with its newest figure; picking one inserts its card. */
export function found(standings: readonly Standing[]): Extension {
  return results(standings.map(listed));
}

export function inserted(content: Card): Extension {
  return results([{ contentType: CARD_TYPE, content }]);
}

/** What is said where a card is inserted. */
export function insertedWords(text: string): Extension {
  return inserted(card([textBlock(neutral(text))], { speak: text, fallback: text }));
}

/** The measures of a rating that words name: 'red'; null: they name none. */
export function ratedAs(standings: readonly Standing[], words: string): readonly Standing[] | null {
  const [rating, ...others] = wordsIn(words);
  const ratings = others.length === 0 ? RATED[rating ?? ''] : undefined;
  return ratings ? standings.filter((each) => each.rating !== null && ratings.includes(each.rating)) : null;
}

const RATED: Readonly<Record<string, readonly string[]>> = {
  red: ['red'],
  amber: ['amber'],
  yellow: ['yellow'],
  green: ['within', 'exceeds'],
};

function results(attachments: readonly Attachment[]): Extension {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** What is listed takes some HTML, and what is inserted Markdown. */
function listed({ code, name, value, period, ratingWords }: Standing): Attachment {
  const text = [value, period, ratingWords].filter((each) => each !== '').join(', ');
  const words = `${name}: ${text}.`;
  return {
    contentType: CARD_TYPE,
    content: card([textBlock(neutral(words))], { speak: words, fallback: words }),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: neutral(name), text: neutral(text), tap: { type: 'invoke', value: { code } } },
    },
  };
}

/**
 * Measures in which every word begins a word of the name, the theme, the code or another name; the best first: those
 * that are named just so, then those whose own name has all words, else as they came.
 */
export function search(standings: readonly Standing[], words: string): readonly Standing[] {
  const wanted = wordsIn(words);
  if (wanted.length === 0) return standings;
  const ranked = standings.map((standing, at) => ({ standing, at, rank: rankOf(standing, wanted) }));
  return ranked
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.at - b.at)
    .map(({ standing }) => standing);
}

/** 0 is best; null: not meant. */
function rankOf({ code, name, theme, aliases }: Standing, wanted: readonly string[]): number | null {
  const whole = wanted.join(' ');
  const names = [code, name, ...aliases].map((each) => wordsIn(each));
  if (names.some((each) => each.join(' ') === whole)) return 0;
  if (hasAll(names[1] ?? [], wanted)) return 1;
  if (names.some((each) => hasAll(each, wanted))) return 2;
  return hasAll([...names.flat(), ...wordsIn(theme)], wanted) ? 3 : null;
}

function hasAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
