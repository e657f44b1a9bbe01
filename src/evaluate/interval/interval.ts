import type { Measured, SeriesPoint } from '../series-point.ts';
import type { Interval, Level } from './level.ts';
import { poisson } from './poisson.ts';
import { wilson } from './wilson.ts';

export interface Counted extends Pick<SeriesPoint, 'value' | 'numerator' | 'denominator' | 'hidden'> {
  readonly measured: Measured;
  /** How many people a rate is of: 10,000 unless said. */
  readonly per?: number | undefined;
}

const PER = 10_000;

/**
 * How far chance reaches round a figure, in its unit: Wilson's for percentages, Byar's or exact for rates. null where it
 * can't be told: without counts, for what is neither, or where the counts can't be those of the figure.
 */
export function intervalOf(counted: Counted, level: Level = 95): Interval | null {
  const { measured, numerator, denominator, hidden, per = PER } = counted;
  if (hidden || numerator === null || denominator === null || denominator <= 0 || numerator < 0) return null;
  if (measured === 'percent') return numerator > denominator ? null : wilson(numerator, denominator, level);
  if (measured !== 'rate') return null;
  const { lower, upper } = poisson(numerator, level);
  return { lower: (per * lower) / denominator, upper: (per * upper) / denominator };
}
