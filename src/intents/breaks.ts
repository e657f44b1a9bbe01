import type { Change } from '../evaluate/change.ts';
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

/** A change across a break is neither better nor worse, as the two figures don't compare. */
export function judged<Moved extends Change | null>(figure: Pick<Figure, 'series'>, moved: Moved): Moved {
  return moved && breaksBetween(figure, moved.from, moved.to).length > 0 ? { ...moved, verdict: null } : moved;
}

/** The figures of one series, oldest first, that compare with the last: those since its last break. */
export function sinceBreak(points: readonly Figure[]): readonly Figure[] {
  const last = points.at(-1);
  return points.filter((each) => last && breaksBetween(last, each.observation, last.observation).length === 0);
}
