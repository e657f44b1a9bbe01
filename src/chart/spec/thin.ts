import type { TimedPoint } from './chart.ts';
import { extremesOf, hasValue } from './chart.ts';

/** A point of a line, oldest first. */
export interface LinePoint extends TimedPoint {
  /** Why what came before is not comparable; null: it is. */
  readonly breakBefore: string | null;
}

/** Markers further apart than they are wide, on the narrowest picture: three years of months and a few. */
export const MOST_POINTS = 40;

/**
 * As many points as a picture can carry: of each stretch of equal length its last one, or the highest or lowest of all
 * where it lies there; and always the first. A break stays before the first point after it.
 */
export function thinned(points: readonly LinePoint[], most = MOST_POINTS): readonly LinePoint[] {
  if (points.length <= most) return points;
  const extremes = extremesOf(points);
  const kept = new Set([points.find(hasValue), points.findLast(hasValue), extremes?.low, extremes?.high]);
  const length = Math.ceil(points.length / (most - kept.size));
  const chosen: LinePoint[] = [];
  let broken: string | null = null;
  for (const [at, point] of points.entries()) {
    broken = point.breakBefore ?? broken;
    const isLastOfStretch = (points.length - 1 - at) % length === 0;
    if (!isLastOfStretch && !kept.has(point)) continue;
    chosen.push(broken === point.breakBefore ? point : { ...point, breakBefore: broken });
    broken = null;
  }
  return chosen;
}
