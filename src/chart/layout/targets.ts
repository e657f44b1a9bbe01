import type { ChartPoint, RatingBand, TargetStep } from '../spec/chart-spec.ts';
import type { BoxItem, Item } from './drawing.ts';
import { box, lineItem } from './frame.ts';
import type { Palette } from './palette.ts';
import type { Segment } from './place.ts';
import { type Plot, segmentsOf } from './plot.ts';
import { round } from './text.ts';

/** A target as it stands in a plot. */
export interface PlacedTarget {
  readonly step: TargetStep;
  readonly from: number;
  readonly to: number;
  /** Of its ends; null where one is open. */
  readonly low: number | null;
  readonly high: number | null;
  /** It holds for the newest point. */
  readonly isPresent: boolean;
}

/** Each step from half way between the last point that it does not hold for and the first that it does. */
export function placedTargets(
  targets: readonly TargetStep[],
  points: readonly Pick<ChartPoint, 'end'>[],
  plot: Plot,
): readonly PlacedTarget[] {
  const ends = points.map(({ end }) => end);
  return targets.flatMap((step) => {
    const first = ends.findIndex((end) => step.from <= end && end <= step.to);
    const last = ends.findLastIndex((end) => step.from <= end && end <= step.to);
    if (first < 0) return [];
    const at = (index: number) => plot.x(ends[index] ?? '');
    return {
      step,
      from: first === 0 ? plot.left : round((at(first - 1) + at(first)) / 2),
      to: last === ends.length - 1 ? plot.right : round((at(last) + at(last + 1)) / 2),
      low: step.low === null ? null : round(plot.y(step.low)),
      high: step.high === null ? null : round(plot.y(step.high)),
      isPresent: last === ends.length - 1,
    };
  });
}

/** Ranges shaded, then the steps as one dashed line, with risers where one follows the other. */
export function targetItems(
  placed: readonly PlacedTarget[],
  { ink, shade }: Palette,
  how: { readonly width: number; readonly dash: readonly number[]; readonly colour?: string },
): readonly Item[] {
  const ranges = placed.flatMap(({ from, to, low, high }) =>
    low === null || high === null || low === high
      ? []
      : [box({ x: from, y: high, wide: to - from, high: low - high }, shade)],
  );
  const stroke = { colour: ink, ...how };
  return [...ranges, ...targetRuns(placed).map((points) => lineItem(points, stroke))];
}

/** What new text has to keep clear of. */
export function targetSegments(placed: readonly PlacedTarget[]): readonly Segment[] {
  return segmentsOf(targetRuns(placed));
}

function targetRuns(placed: readonly PlacedTarget[]): readonly (readonly (readonly [number, number])[])[] {
  const runs: (readonly [number, number])[][] = [];
  for (const [at, { from, to, low, high }] of placed.entries()) {
    const before = placed[at - 1];
    const isRange = low !== null && high !== null && low !== high;
    for (const y of isRange ? [low, high] : [low ?? high]) {
      if (y === null) continue;
      const open = runs.at(-1);
      const follows =
        !isRange && before?.to === from && (before.low === before.high || before.low === null || before.high === null);
      if (open && follows) open.push([from, y], [to, y]);
      else
        runs.push([
          [from, y],
          [to, y],
        ]);
    }
  }
  return runs;
}

const STRIP_WIDTH = 3.5;
const STRIP_APART = 5;
const STRIP_GAP = 1.2;

/** Right of the plot, where values rate how. */
export function stripItems(bands: readonly RatingBand[], plot: Plot, { ratings }: Palette): readonly Item[] {
  return bands.flatMap(({ rating, low, high }): readonly BoxItem[] => {
    const top = high === null ? plot.top : Math.max(plot.top, plot.y(high) + STRIP_GAP / 2);
    const bottom = low === null ? plot.bottom : Math.min(plot.bottom, plot.y(low) - STRIP_GAP / 2);
    if (rating === 'attention' || bottom - top < 0.8) return [];
    const { fill, outline } = ratings[rating];
    const inset = outline === null ? 0 : 0.3;
    const place = {
      x: plot.right + STRIP_APART + inset,
      y: round(top + inset),
      wide: STRIP_WIDTH - 2 * inset,
      high: round(bottom - top - 2 * inset),
    };
    return [{ ...box(place, fill), stroke: outline, width: outline === null ? 0 : 0.6 }];
  });
}
