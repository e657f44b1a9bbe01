import { axisFor } from './axis.ts';
import {
  altOf,
  breaksIn,
  type Chart,
  type FrameGiven,
  frameOf,
  hasValue,
  isNumber,
  type LinePoint,
  pointOf,
  sayCourse,
  sayFrame,
  sayGaps,
  upperFirst,
} from './chart.ts';
import type { ChartPoint, ChartUnit, ControlSpec, Special, UsualRange } from './chart-spec.ts';
import { CHART_LIMITS } from './check-spec.ts';
import { cut, MAX_SHOWN } from './words.ts';

export type ControlPoint = LinePoint & { readonly special: Special };

export interface ControlWanted extends FrameGiven {
  readonly unit: ChartUnit;
  /** Of one series, oldest first, as many as the statistics were worked out from. */
  readonly points: readonly ControlPoint[];
  /** Worked out elsewhere: mean and limits from one point on, begun anew after a break. */
  readonly ranges: readonly UsualRange[];
}

/** With fewer, nothing can be said of what is usual. */
const FEWEST_POINTS = 12;

/** One series with what is usual for it; null with fewer than twelve values, too many points, or no range. */
export function controlChart(wanted: ControlWanted): Chart<ControlSpec> | null {
  const { unit } = wanted;
  const ranges = wanted.ranges.flatMap((each) => drawableRange(each) ?? []);
  const isLong = wanted.points.length > CHART_LIMITS.points;
  if (wanted.points.filter(hasValue).length < FEWEST_POINTS || ranges.length === 0 || isLong) return null;
  const points = wanted.points.map((each) => ({ ...pointOf(each), special: hasValue(each) ? each.special : null }));
  const levels = ranges.flatMap(({ mean, low, high }) => [mean, low, high]);
  const spec: ControlSpec = {
    ...frameOf(wanted),
    kind: 'control',
    unit,
    points,
    breaks: breaksIn(wanted.points),
    ranges,
    axis: axisFor({ unit, values: [...points.map(({ value }) => value), ...levels] }),
  };
  return { spec, alt: altOf(sentencesOf(spec)) };
}

function drawableRange(range: UsualRange): UsualRange | null {
  if (!isNumber(range.mean)) return null;
  const shown = {
    mean: cut(range.shown.mean, MAX_SHOWN),
    low: cut(range.shown.low, MAX_SHOWN),
    high: cut(range.shown.high, MAX_SHOWN),
  };
  const [low, high] = [isNumber(range.low) ? range.low : null, isNumber(range.high) ? range.high : null];
  return { ...range, low, high, shown };
}

function sentencesOf(spec: ControlSpec): readonly string[] {
  const last = spec.ranges.at(-1) as UsualRange;
  return [
    ...sayFrame('Control chart', spec),
    `${upperFirst(sayCourse(spec.points))}.`,
    `Mean ${last.shown.mean}${usual(last)}.`,
    ...saySpecial(spec.points),
    ...spec.breaks.map(({ before, reason }) => `The line breaks before ${spec.points[before]?.label}: ${reason}.`),
    ...sayGaps(spec.points),
  ];
}

function usual({ low, high, shown }: UsualRange): string {
  if (low !== null && high !== null) return `, usual range ${shown.low} to ${shown.high}`;
  if (low !== null) return `, usually at least ${shown.low}`;
  return high === null ? '' : `, usually at most ${shown.high}`;
}

/** How many points are more than chance, and between which. */
function saySpecial(points: readonly (ChartPoint & { readonly special: Special })[]): readonly string[] {
  const special = points.filter((point) => point.special !== null);
  const [first, last] = [special[0], special.at(-1)];
  if (!first || !last) return ['No point is more than chance.'];
  const when = first === last ? first.label : `${first.label} to ${last.label}`;
  return [`More than chance: ${special.length} of ${points.filter(hasValue).length} points (${when}).`];
}
