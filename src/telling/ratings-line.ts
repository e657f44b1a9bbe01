import { groupBy } from '../catalogue/catalogue-index.ts';
import { type Figure, ratedOf } from '../figures/figure.ts';
import type { Rating } from '../query/observation.ts';
import { RATINGS, shortRatingWord } from '../reply/mark.ts';
import type { Part } from '../reply/reply.ts';
import type { Told } from './told.ts';

const NEEDS_ATTENTION: ReadonlySet<Rating> = new Set(['red', 'amber', 'yellow', 'attention']);

/** Those that need attention, in the order given. */
export function inNeed(told: Told, figures: readonly Figure[]): readonly Figure[] {
  return figures.filter((figure) => {
    const { rating } = ratedOf(told, figure);
    return rating !== null && NEEDS_ATTENTION.has(rating);
  });
}

/** '2 red, 3 amber, 1 exceeds · 6 not rated'. */
export function ratingsPart(told: Told, figures: readonly Figure[]): Part {
  const byRating = groupBy(figures, (figure) => ratedOf(told, figure).rating);
  const unrated = byRating.get(null)?.length ?? 0;
  return {
    kind: 'ratings',
    counts: RATINGS.flatMap((rating) => {
      const count = byRating.get(rating)?.length ?? 0;
      return count === 0 ? [] : [{ rating, count, word: wordFor(rating, byRating) }];
    }),
    rest: unrated === 0 ? null : `${unrated} not rated`,
  };
}

/** Without a colour it is said what it lacks only beside those that have one. */
function wordFor(rating: Rating, byRating: ReadonlyMap<Rating | null, unknown>): string {
  const beside = byRating.has('red') || byRating.has('amber') || byRating.has('yellow');
  if (rating === 'attention') return beside ? 'without limits' : 'in need of attention';
  return shortRatingWord(rating);
}

/** '4 amber, 4 yellow', in words alone. */
export function countRatings(told: Told, figures: readonly Figure[]): string {
  const part = ratingsPart(told, figures);
  if (part.kind !== 'ratings') return '';
  const said = part.counts.map(({ count, word }) => `${count} ${word}`);
  return [...said, ...(part.rest === null ? [] : [part.rest])].join(', ');
}
