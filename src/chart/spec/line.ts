import { axisFor } from './axis.ts';
import {
  altOf,
  breaksIn,
  type Chart,
  drawableBands,
  drawableEvent,
  type FrameGiven,
  frameOf,
  hasValue,
  type LinePoint,
  levelsOf,
  pointOf,
  sayCourse,
  sayFrame,
  sayGaps,
  sayLevels,
  sayMonth,
  sayStanding,
  sayTargets,
  targetsOf,
  upperFirst,
} from './chart.ts';
import type { ChartEvent, ChartLevel, ChartUnit, LineSpec, RatingBand, TargetStep } from './chart-spec.ts';
import { sinceFewBreaks, thinned, thinnedSaid } from './thin.ts';
import { cut, MAX_LABEL } from './words.ts';

export interface LineWanted extends FrameGiven {
  /** What the line is. */
  readonly name: string;
  readonly unit: ChartUnit;
  /** Of one series, oldest first; those without a value are gaps. */
  readonly points: readonly LinePoint[];
  /** Oldest first. */
  readonly targets: readonly TargetStep[];
  readonly bands: readonly RatingBand[];
  readonly comparators: readonly ChartLevel[];
  readonly event?: ChartEvent | null;
}

/** With fewer, a line shows nothing that the numbers do not say as well. */
export const FEWEST_POINTS = 4;

/** Under a line, of its span, so that what happened can be named there. */
export const ROOM_FOR_EVENT = 0.35;

/** More are left to the words beside the picture: their levels could not be told apart. */
export const MOST_LEVELS = 1;

/** One series over time, with what it is held against; null where fewer than four points have a value. */
export function lineChart(wanted: LineWanted): Chart<LineSpec> | null {
  const kept = thinned(wanted.points);
  const given = sinceFewBreaks(kept);
  if (given.filter(hasValue).length < FEWEST_POINTS) return null;
  const points = given.map(pointOf);
  const targets = targetsOf(wanted.targets, points);
  const comparators = levelsOf(wanted.comparators).slice(0, MOST_LEVELS);
  const across = [...targets.flatMap(({ low, high }) => [low, high]), ...comparators.map(({ value }) => value)];
  const event = drawableEvent(wanted.event ?? null, points);
  const spec: LineSpec = {
    ...frameOf(wanted, [...thinnedSaid(wanted.points.length, kept.length, given.length), ...targetMoved(targets)]),
    kind: 'line',
    unit: wanted.unit,
    lines: [{ name: cut(wanted.name, MAX_LABEL), points, breaks: breaksIn(given) }],
    axis: axisFor({
      unit: wanted.unit,
      values: [...points.map(({ value }) => value), ...across],
      below: event ? ROOM_FOR_EVENT : 0,
    }),
    targets,
    bands: drawableBands(wanted.bands),
    comparators,
    event,
  };
  return { spec, alt: altOf(sentencesOf(spec)) };
}

/** 'Target raised Apr 2026', 'Target changed Apr 2026': why the line of the target is no straight one. */
function targetMoved(targets: readonly TargetStep[]): readonly string[] {
  return targets
    .slice(1)
    .slice(-1)
    .map(({ from, low }, at, all) => {
      const before = targets.at(-1 - all.length + at)?.low ?? null;
      const way =
        low === null || before === null ? 'changed' : low > before ? 'raised' : low < before ? 'lowered' : 'changed';
      return `Target ${way} ${sayMonth(from)}`;
    });
}

function sentencesOf(spec: LineSpec): readonly string[] {
  const [line] = spec.lines as readonly [LineSpec['lines'][number]];
  const last = line.points.findLast(hasValue);
  const standing = last ? sayStanding({ ...last, provisional: false }) : '';
  return [
    ...sayFrame('Line chart', spec),
    `${upperFirst(sayCourse(line.points))}.`,
    ...(standing === ''
      ? []
      : [`The last ${standing === 'red' || standing === 'amber' || standing === 'yellow' ? 'is ' : ''}${standing}.`]),
    ...sayTargets(spec.targets),
    ...sayLevels(spec.comparators),
    ...line.breaks.map(({ before, reason }) => `The line breaks before ${line.points[before]?.label}: ${reason}.`),
    ...sayGaps(line.points),
    ...(spec.event ? [`${sayMonth(spec.event.at)}: ${spec.event.label}.`] : []),
  ];
}
