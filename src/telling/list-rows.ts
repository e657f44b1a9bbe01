import { type Figure, ratedOf } from '../figures/figure.ts';
import { placeOf } from './lines/number.ts';
import { shortName } from '../reply/name.ts';
import type { Row } from '../reply/reply.ts';
import { rowOf } from './row.ts';
import type { Told } from './told.ts';

export const MOST_ROWS = 6;
const YEAR_BEFORE = { kind: 'back', step: 'year', count: 1 } as const;

/** A line each: the word of the rating only where several are listed. */
export function listRows(told: Told, figures: readonly Figure[]): readonly Row[] {
  const ratings = new Set(figures.map((figure) => ratedOf(told, figure).rating));
  return figures.map((figure) =>
    rowOf(told, figure, {
      name: nameIn(told, figure),
      word: ratings.size > 1,
      ...(figure.history.length > 12 ? { since: YEAR_BEFORE } : {}),
    }),
  );
}

function nameIn(told: Told, figure: Figure): string {
  const place = told.asked.question.where.kind === 'whole' ? null : placeOf(told, figure);
  return place === null ? shortName(figure.indicator) : `${shortName(figure.indicator)}, ${place}`;
}
