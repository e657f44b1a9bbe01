import type { Observation } from '../query/observation.ts';
import type { Part } from '../reply/reply.ts';
import { sayDate } from '../reply/say.ts';
import type { Figure } from './figure.ts';

/** Breaks that lie between two figures of one series, so that they don't compare: each as a caveat. */
export function breaksBetween(
  { series }: Pick<Figure, 'series'>,
  one: Observation,
  other: Observation,
): readonly Part[] {
  const [from, to] = [one.period.end, other.period.end].sort() as [string, string];
  return series.breaks
    .filter(({ at }) => at > from && at <= to)
    .map(({ at, reason }) => ({
      kind: 'caveat',
      text: `The series has a break at ${sayDate(at)}, so what came before is not comparable: ${reason.replace(/\.$/, '')}.`,
    }));
}
