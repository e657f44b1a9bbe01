import type { Figure } from '../figures/figure.ts';
import { ordered } from '../figures/order.ts';
import type { Told } from './told.ts';

/** Worst rating first and in each the furthest from target; what is not rated last, as in the catalogue. */
export function worstFirst(told: Told, figures: readonly Figure[]): readonly Figure[] {
  const several = new Set(figures.map(({ indicator }) => indicator.code)).size > 1;
  const by = several ? 'value' : 'gap';
  const { placed, apart } = ordered({ by, end: 'worst' }, figures, { ...told, comparators: [], since: null });
  return [...placed.map(({ figure }) => figure), ...apart];
}
