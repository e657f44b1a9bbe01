import { ratingWord } from '../../evaluate/rate.ts';
import { axisFor } from './axis.ts';
import {
  altOf,
  bandOf,
  type Chart,
  drawable,
  extremesOf,
  footerOf,
  hasValue,
  levelsOf,
  sayCourse,
  sayCut,
  sayGaps,
  sayLevels,
  sayPoint,
} from './chart.ts';
import type { ChartBand, ChartLevel, ChartPoint, ChartUnit, LineSpec } from './chart-spec.ts';
import { type LinePoint, thinned } from './thin.ts';
import { cut, MAX_PHRASE, MAX_SHOWN } from './words.ts';

export interface LineWanted {
  readonly name: string;
  readonly unit: ChartUnit;
  /** Of one series, oldest first; those without a value are gaps. */
  readonly points: readonly LinePoint[];
  readonly target: ChartLevel | null;
  readonly band: ChartBand | null;
  readonly comparators: readonly ChartLevel[];
  readonly footer: readonly string[];
}

/** One series over time, with what it is held against; null where fewer than two points have a value: that is no trend. */
export function lineChart(wanted: LineWanted): Chart<LineSpec> | null {
  const kept = thinned(wanted.points);
  const drawn = sinceFewBreaks(kept);
  if (drawn.filter(hasValue).length < 2) return null;
  const points = drawn.map(drawable);
  const [target = null] = levelsOf(wanted.target ? [wanted.target] : []);
  const [band, comparators] = [bandOf(wanted.band), levelsOf(wanted.comparators)];
  const across = [target?.value, band?.low, band?.high, ...comparators.map(({ value }) => value)];
  const values = [...points.map(({ value }) => value), ...across.map((value) => value ?? null)];
  const spec: LineSpec = {
    kind: 'line',
    title: titleOf(wanted.name, drawn),
    name: cut(wanted.name),
    unit: wanted.unit,
    points,
    axis: axisFor({ unit: wanted.unit, values }),
    target,
    band,
    comparators,
    breaks: breaksIn(drawn),
    footer: footerOf([
      ...wanted.footer,
      ...thinnedSaid(wanted.points.length, kept.length),
      ...(drawn.length < kept.length ? ['Earlier points are not drawn: the series breaks too often.'] : []),
    ]),
  };
  return { spec, alt: altOf(sentencesOf(spec)) };
}

/** Each break is marked with its reason, so there is room for a few. */
const MOST_BREAKS = 12;

/** A line is never drawn across a break that there is no room to mark. */
function sinceFewBreaks(points: readonly LinePoint[]): readonly LinePoint[] {
  const broken = points.flatMap(({ breakBefore }, at) => (at > 0 && breakBefore !== null ? [at] : []));
  return points.slice(broken.at(-1 - MOST_BREAKS) ?? 0);
}

function breaksIn(points: readonly LinePoint[]): LineSpec['breaks'] {
  return points.flatMap(({ breakBefore }, before) =>
    breakBefore === null || before === 0 ? [] : [{ before, reason: cut(breakBefore, MAX_PHRASE) }],
  );
}

function thinnedSaid(held: number, drawn: number): readonly string[] {
  return drawn < held ? [`${drawn} of ${held} points are drawn, the first, last, highest and lowest among them.`] : [];
}

/** From the first point that the last can be set against: none from before a break. */
function titleOf(name: string, points: readonly LinePoint[]): string {
  const to = points.findLastIndex(hasValue);
  const from = Math.max(
    0,
    points.findLastIndex(({ breakBefore }, at) => at <= to && breakBefore !== null),
  );
  const [first, last] = [points.slice(from).find(hasValue), points[to]] as [LinePoint, LinePoint];
  const course = first === last ? '; what came before is not comparable' : sayCourse(first, last);
  return `${cut(name)}: ${cut(last.shown, MAX_SHOWN)} ${cut(last.when, MAX_SHOWN)}${course}`;
}

function sentencesOf(spec: LineSpec): readonly string[] {
  const { title, points, axis, target, band, comparators, breaks } = spec;
  return [
    `Line chart. ${title}.`,
    ...sayRange(points, breaks.length > 0),
    ...sayLevels(target, band, comparators),
    ...breaks.map(({ before, reason }) => `The line breaks before ${points[before]?.label}: ${reason}.`),
    ...sayGaps(points),
    ...sayCut(axis),
  ];
}

/** How many points, between which ends; of two without a break the title has said all. */
function sayRange(points: readonly ChartPoint[], isBroken: boolean): readonly string[] {
  const valued = points.filter(hasValue);
  const [first, last] = [valued[0], valued.at(-1)] as [ChartPoint, ChartPoint];
  const { low, high } = extremesOf(points) as { low: ChartPoint; high: ChartPoint };
  const between =
    low.value === high.value ? `all ${low.shown}` : `the lowest ${sayPoint(low)}, the highest ${sayPoint(high)}`;
  return [
    valued.length === 2 && !isBroken ? '2 points.' : `${valued.length} points, ${between}.`,
    ...(isBroken ? [`The first is ${sayPoint(first)}.`] : []),
    ...(last.rating === null ? [] : [`The last ${ratingWord(last.rating)}.`]),
  ];
}
