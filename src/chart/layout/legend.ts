import { ratingWord } from '../../evaluate/rate.ts';
import type { Rating } from '../../query/observation.ts';
import { type Entry, entry } from './frame.ts';
import { MARK_RADIUS, markItems } from './marks.ts';

const ORDER: readonly Rating[] = ['exceeds', 'within', 'attention', 'yellow', 'amber', 'red'];

interface Marked {
  readonly rating: Rating | null;
  readonly approximate: boolean;
}

/** What the marks in a picture mean, for those that occur. */
export function markEntries(marked: readonly Marked[], hollowSays = 'approximate'): readonly Entry[] {
  const rated = ORDER.filter((rating) => marked.some((each) => each.rating === rating));
  const hasUnrated = rated.length > 0 && marked.some(({ rating }) => rating === null);
  return [
    ...rated.map((rating) => ratingEntry(rating)),
    ...(hasUnrated ? [ratingEntry(null)] : []),
    ...(marked.some(({ approximate }) => approximate) ? [hollowEntry(marked, hollowSays)] : []),
  ];
}

/** The extents of attention have a letter for a mark, so they can be short. */
function wordsOf(rating: Rating | null): string {
  return rating === 'yellow' || rating === 'amber' || rating === 'red' ? `attention: ${rating}` : ratingWord(rating);
}

function ratingEntry(rating: Rating | null): Entry {
  return entry(wordsOf(rating), MARK_RADIUS * 2 + 2, (x, y) => markItems(rating, { x, y, hollow: false }));
}

function hollowEntry(marked: readonly Marked[], says: string): Entry {
  const { rating } = marked.find(({ approximate }) => approximate) ?? { rating: null };
  return entry(`hollow: ${says}`, MARK_RADIUS * 2 + 2, (x, y) => markItems(rating, { x, y, hollow: true }));
}
