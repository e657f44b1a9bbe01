import { type Figure, ratedOf } from '../figures/figure.ts';
import { movedSince } from '../figures/movement.ts';
import { shortName } from '../reply/name.ts';
import type { Row } from '../reply/reply.ts';
import { commonPeriod } from './common-time.ts';
import { placeOf } from './lines/number.ts';
import { rowOf } from './row.ts';
import type { Told } from './told.ts';

export const MOST_ROWS = 6;
const YEAR_BEFORE = { kind: 'back', step: 'year', count: 1 } as const;

/** A line each under a heading with their time: the word of the rating only where several are listed. */
export function listRows(told: Told, figures: readonly Figure[], counts: boolean): readonly Row[] {
  const ratings = new Set(figures.map((figure) => ratedOf(told, figure).rating));
  const beside = commonPeriod(figures);
  return figures.map((figure) =>
    rowOf(told, figure, { name: nameIn(told, figure), word: ratings.size > 1, counts, beside, since: YEAR_BEFORE }),
  );
}

/** Whether any of them is held a year before. */
export function moveInAYear(figures: readonly Figure[]): boolean {
  return figures.some((figure) => movedSince(figure, YEAR_BEFORE) !== null);
}

function nameIn(told: Told, figure: Figure): string {
  const place = told.asked.question.where.kind === 'whole' ? null : placeOf(told, figure);
  return place === null ? shortName(figure.indicator) : `${shortName(figure.indicator)}, ${place}`;
}
