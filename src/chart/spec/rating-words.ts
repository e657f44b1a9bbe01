import type { Rating } from '../../query/observation.ts';

const LONG: Readonly<Record<Rating, string>> = {
  exceeds: 'exceeds target',
  within: 'within tolerance',
  attention: 'needs attention',
  yellow: 'yellow',
  amber: 'amber',
  red: 'red',
};

const SHORT: Readonly<Record<Rating, string>> = {
  ...LONG,
  exceeds: 'exceeds',
  within: 'within',
  attention: 'attention',
};

/** What stands beside a mark; '' where nothing is rated. */
export function ratingSaid(rating: Rating | null): string {
  return rating === null ? '' : LONG[rating];
}

/** The same where there is less room: in a row. */
export function ratingShort(rating: Rating | null): string {
  return rating === null ? '' : SHORT[rating];
}
