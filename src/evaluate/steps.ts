import type { SeriesPoint } from './series-point.ts';

/** How many steps in a row the newest figures have gone one way. */
export interface Steps {
  readonly count: number;
  /** null where the newest did not move, or nothing lies before it. */
  readonly way: 'up' | 'down' | null;
}

/** A break and a hidden figure end the row, as does a step of nothing; a figure that is not held is passed over. */
export function stepsOf(points: readonly SeriesPoint[]): Steps {
  const newestFirst = points
    .filter(({ value, hidden }) => hidden || value !== null)
    .toSorted((a, b) => (a.end < b.end ? 1 : -1));
  let steps: Steps = { count: 0, way: null };
  for (const [at, point] of newestFirst.entries()) {
    const before = newestFirst[at + 1];
    const way = before ? wayOf(before, point) : null;
    if (way === null || (steps.way !== null && way !== steps.way)) return steps;
    steps = { count: steps.count + 1, way };
  }
  return steps;
}

function wayOf(before: SeriesPoint, point: SeriesPoint): Steps['way'] {
  if (point.breakBefore || point.hidden || before.hidden || point.value === null || before.value === null) return null;
  if (point.value === before.value) return null;
  return point.value > before.value ? 'up' : 'down';
}
