import { extremesOf, hasValue, type LinePoint } from './chart.ts';

/** With more, points of a line would lie closer than a reader can tell apart: ten years of months. */
export const MOST_POINTS = 120;

/**
 * As many points as a picture can carry: of each stretch of equal length its last one, or the highest or lowest of all
 * where it lies there; and always the first. A break stays before the first point after it.
 */
export function thinned<P extends LinePoint>(points: readonly P[], most = MOST_POINTS): readonly P[] {
  if (points.length <= most) return points;
  const extremes = extremesOf(points);
  const kept = new Set([points.find(hasValue), points.findLast(hasValue), extremes?.low, extremes?.high]);
  const length = Math.ceil(points.length / (most - kept.size));
  const chosen: P[] = [];
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

/** Each break is marked with its reason, so there is room for a few. */
const MOST_BREAKS = 6;

/** A line is never drawn across a break that there is no room to mark. */
export function sinceFewBreaks<P extends LinePoint>(points: readonly P[]): readonly P[] {
  const broken = points.flatMap(({ breakBefore }, at) => (at > 0 && breakBefore !== null ? [at] : []));
  return points.slice(broken.at(-1 - MOST_BREAKS) ?? 0);
}

/** What a picture says where it does not show every point. */
export function thinnedSaid(held: number, kept: number, drawn: number): readonly string[] {
  return [
    ...(kept < held ? [`${kept} of ${held} points are drawn, the highest and lowest among them`] : []),
    ...(drawn < kept ? ['Earlier points are not drawn: the series breaks too often'] : []),
  ];
}
