import { axisFor } from './axis.ts';
import {
  altOf,
  breaksIn,
  type Chart,
  drawableEvent,
  type FrameGiven,
  frameOf,
  hasValue,
  type LinePoint,
  pointOf,
  sayCourse,
  sayFrame,
  sayGaps,
  sayMonth,
} from './chart.ts';
import type { ChartEvent, ChartUnit, LineSpec } from './chart-spec.ts';
import { FEWEST_POINTS, ROOM_FOR_EVENT } from './line.ts';
import { sinceFewBreaks, thinned } from './thin.ts';
import { cut, MAX_LABEL } from './words.ts';

export interface LinesWanted extends FrameGiven {
  /** Of all of them. */
  readonly unit: ChartUnit;
  /** Two to four, each of one series, oldest first. The one that was asked for first comes first. */
  readonly lines: readonly { readonly name: string; readonly points: readonly LinePoint[] }[];
  readonly event?: ChartEvent | null;
}

/** With more, none would be found again. */
const MOST_LINES = 4;

/** Measures or areas of one unit over time; null with one or more than four, or where one has fewer than four values. */
export function linesChart(wanted: LinesWanted): Chart<LineSpec> | null {
  const { lines: given, unit } = wanted;
  if (given.length < 2 || given.length > MOST_LINES) return null;
  if (given.some(({ points }) => points.filter(hasValue).length < FEWEST_POINTS)) return null;
  const lines = given.map(({ name, points }) => {
    const drawn = sinceFewBreaks(thinned(points));
    return { name: cut(name, MAX_LABEL), points: drawn.map(pointOf), breaks: breaksIn(drawn) };
  });
  if (lines.some(({ points }) => !points.some(hasValue))) return null;
  const longest = lines.flatMap(({ points }) => points).toSorted((a, b) => (a.end < b.end ? -1 : 1));
  const event = drawableEvent(wanted.event ?? null, longest);
  const spec: LineSpec = {
    ...frameOf(wanted),
    kind: 'line',
    unit,
    lines,
    axis: axisFor({
      unit,
      values: lines.flatMap(({ points }) => points.map(({ value }) => value)),
      below: event ? ROOM_FOR_EVENT : 0,
    }),
    targets: [],
    bands: [],
    comparators: [],
    event,
  };
  return { spec, alt: altOf(sentencesOf(spec)) };
}

function sentencesOf(spec: LineSpec): readonly string[] {
  return [
    ...sayFrame(`Chart of ${spec.lines.length} lines`, spec),
    ...spec.lines.flatMap(({ name, points, breaks }) => [
      `${name}: ${sayCourse(points)}.`,
      ...breaks.map(({ before, reason }) => `It breaks before ${points[before]?.label}: ${reason}.`),
      ...sayGaps(points),
    ]),
    ...(spec.event ? [`${sayMonth(spec.event.at)}: ${spec.event.label}.`] : []),
  ];
}
