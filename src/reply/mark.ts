import type { Rating } from '../query/observation.ts';

interface Mark {
  /** Has shape and colour on every client and theme. */
  readonly chat: string;
  readonly plain: string;
  readonly word: string;
  /** In a row, where each word costs a line. */
  readonly short: string;
}

/** In the order of a list: worst first. */
const MARKS = {
  red: { chat: '🔺', plain: '▲', word: 'red', short: 'red' },
  amber: { chat: '🔶', plain: '◆', word: 'amber', short: 'amber' },
  yellow: { chat: '🟨', plain: '■', word: 'yellow', short: 'yellow' },
  attention: { chat: '▲', plain: '▲', word: 'needs attention', short: 'needs attention' },
  within: { chat: '🟢', plain: '●', word: 'within tolerance', short: 'within' },
  exceeds: { chat: '⭐', plain: '★', word: 'exceeds target', short: 'exceeds' },
} as const satisfies Readonly<Record<Rating, Mark>>;

/** Ratings from worst to best. */
export const RATINGS = Object.keys(MARKS) as readonly Rating[];

/** Where colours can be shown: an emoji. */
export function chatMark(rating: Rating): string {
  return MARKS[rating].chat;
}

/** For plain text: one character of any font. */
export function plainMark(rating: Rating): string {
  return MARKS[rating].plain;
}

/** 'within tolerance', 'not rated'. */
export function ratingWord(rating: Rating | null): string {
  return rating === null ? 'not rated' : MARKS[rating].word;
}

export function shortRatingWord(rating: Rating): string {
  return MARKS[rating].short;
}
