import type { Figure } from '../figures/figure.ts';
import { countRatings } from './ratings-line.ts';
import type { Told } from './told.ts';

/** '8 more: 4 amber, 4 yellow'; null where all are shown. */
export function leftLine(told: Told, rest: readonly Figure[]): string | null {
  if (rest.length === 0) return null;
  const ratings = countRatings(told, rest);
  return ratings === '' ? `${rest.length} more` : `${rest.length} more: ${ratings}`;
}
