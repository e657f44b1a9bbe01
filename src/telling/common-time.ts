import { groupBy } from '../catalogue/catalogue-index.ts';
import type { Figure } from '../figures/figure.ts';
import type { Since } from '../figures/movement.ts';
import type { Period } from '../query/period.ts';
import { upperFirst } from '../reply/name.ts';
import { shortPeriod } from '../reply/short-period.ts';
import { anyMoved, sayAgainstWhat } from './moves.ts';

/** The period that most of some figures are of; null of none. */
export function commonPeriod(figures: readonly Figure[]): Period | null {
  const byTime = [...groupBy(figures, ({ observation: { period } }) => `${period.basis} ${period.end}`).values()];
  return byTime.toSorted((a, b) => b.length - a.length)[0]?.[0]?.observation.period ?? null;
}

/**
 * The heading of rows that leave out what is in it: '31 Oct 2026 unless said · ↑↓ against a year before'.
 *
 * @param since what their directions are against; undefined: none is given
 */
export function timeHeading(figures: readonly Figure[], since: Since | undefined): string {
  const period = commonPeriod(figures);
  if (!period) return '';
  const isOne = figures.every(
    ({ observation }) => observation.period.end === period.end && observation.period.basis === period.basis,
  );
  const when = `${upperFirst(shortPeriod(period))}${isOne ? '' : ' unless said'}`;
  return since !== undefined && anyMoved(figures, since) ? `${when} · ↑↓ against ${sayAgainstWhat(since)}` : when;
}
