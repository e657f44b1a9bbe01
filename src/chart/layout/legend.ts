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
    ...rated.map((rating) => ratingEntry(rating, rating === rated.find(isExtent))),
    ...(hasUnrated ? [ratingEntry(null, false)] : []),
    ...(marked.some(({ approximate }) => approximate) ? [hollowEntry(marked, hollowSays)] : []),
  ];
}

/** The extents of attention have a letter for a mark, so only the first says what they are extents of. */
function ratingEntry(rating: Rating | null, isFirstExtent: boolean): Entry {
  const words = isExtent(rating) ? `${isFirstExtent ? 'attention: ' : ''}${rating}` : ratingWord(rating);
  return entry(words, MARK_RADIUS * 2 + 2, (x, y) => markItems(rating, { x, y, hollow: false }));
}

function isExtent(rating: Rating | null): boolean {
  return rating === 'yellow' || rating === 'amber' || rating === 'red';
}

function hollowEntry(marked: readonly Marked[], says: string): Entry {
  const { rating } = marked.find(({ approximate }) => approximate) ?? { rating: null };
  return entry(`hollow: ${says}`, MARK_RADIUS * 2 + 2, (x, y) => markItems(rating, { x, y, hollow: true }));
}
