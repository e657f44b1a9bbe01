import { groupBy } from '../catalogue/catalogue-index.ts';
import type { Figure } from '../figures/figure.ts';
import type { Period } from '../query/period.ts';
import { upperFirst } from '../reply/name.ts';
import { shortPeriod } from '../reply/short-period.ts';

/** The period that most of some figures are of; null of none. */
export function commonPeriod(figures: readonly Figure[]): Period | null {
  const byTime = [...groupBy(figures, ({ observation: { period } }) => `${period.basis} ${period.end}`).values()];
  return byTime.toSorted((a, b) => b.length - a.length)[0]?.[0]?.observation.period ?? null;
}

/** The heading of rows that leave out what is in it: '31 Oct 2026 unless said · ↑↓ against a year before'. */
export function timeHeading(figures: readonly Figure[], moves: boolean): string {
  const period = commonPeriod(figures);
  if (!period) return '';
  const isOne = figures.every(
    ({ observation }) => observation.period.end === period.end && observation.period.basis === period.basis,
  );
  const when = `${upperFirst(shortPeriod(period))}${isOne ? '' : ' unless said'}`;
  return moves ? `${when} · ↑↓ against a year before` : when;
}
