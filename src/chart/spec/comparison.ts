import { ratingWord } from '../../evaluate/rate.ts';
import { axisFor } from './axis.ts';
import { altOf, type Chart, drawable, extremesOf, footerOf, hasValue, sayCut, sayGaps, sayPoint } from './chart.ts';
import type { ChartPoint, ChartUnit, ComparisonSpec } from './chart-spec.ts';
import { allOf, cut, MAX_LABEL, MAX_SHOWN, MAX_TITLE } from './words.ts';

export interface ComparisonWanted {
  /** What all of them are of, where it is one thing: an indicator of several areas; null: each has a name of its own. */
  readonly of: string | null;
  readonly unit: ChartUnit;
  /** The periods that all share, oldest first. */
  readonly labels: readonly string[];
  /** With its preposition: 'at 31 Dec 2018'. */
  readonly whenLast: string;
  /** Indicators or areas. Each has a point for each label. */
  readonly series: readonly { readonly name: string; readonly points: readonly ChartPoint[] }[];
  readonly footer: readonly string[];
}

/** Told apart by dash and marker; with more, none would be found again in the legend. */
const MOST_SERIES = 4;

/** Two years of months. */
const MOST_LABELS = 24;

type Series = ComparisonSpec['series'][number];

/** Two to four things side by side; null with fewer or more, and where one has no value to be set beside the others. */
export function comparisonChart(wanted: ComparisonWanted): Chart<ComparisonSpec> | null {
  const { labels: all, series: given } = wanted;
  if (given.length < 2 || given.length > MOST_SERIES || all.length === 0) return null;
  if (given.some(({ points }) => points.length !== all.length)) return null;
  const series = given.map(({ name, points }) => ({
    name: cut(name),
    points: points.slice(-MOST_LABELS).map(drawable),
  }));
  if (series.some(({ points }) => !points.some(hasValue))) return null;
  const labels = all.slice(-MOST_LABELS).map((label) => cut(label, MAX_LABEL));
  const values = series.flatMap(({ points }) => points.map(({ value }) => value));
  const dropped = all.length > labels.length ? [`The newest ${labels.length} of ${all.length} periods are drawn.`] : [];
  const spec: ComparisonSpec = {
    kind: 'comparison',
    title: titleOf(wanted, series),
    unit: wanted.unit,
    labels,
    series,
    axis: axisFor({ unit: wanted.unit, values, bars: labels.length === 1 }),
    footer: footerOf([...wanted.footer, ...dropped]),
  };
  return { spec, alt: altOf(sentencesOf(spec)) };
}

/** Each with its newest value, where it has one then. */
function titleOf({ of, whenLast }: ComparisonWanted, series: readonly Series[]): string {
  const room = series.length > 2 ? MAX_LABEL / 2 : MAX_LABEL;
  const said = series.map(({ name, points }) => {
    const last = points.at(-1) as ChartPoint;
    return `${cut(name, room)} ${cut(last.shown, MAX_SHOWN)}`;
  });
  const subject = of === null ? '' : `${cut(of)}: `;
  const title = `${subject}${allOf(said)} ${cut(whenLast, MAX_LABEL)}`;
  return title.length <= MAX_TITLE ? title : `${subject}${series.length} side by side ${cut(whenLast, MAX_LABEL)}`;
}

function sentencesOf({ title, labels, series, axis }: ComparisonSpec): readonly string[] {
  const lines = labels.length > 1;
  return [
    `${lines ? 'Lines' : 'Bars'} side by side. ${title}.`,
    ...(lines ? [`${series.length} lines of ${labels.length} points, ${labels[0]} to ${labels.at(-1)}.`] : []),
    ...series.flatMap(lines ? sayLine : sayBar),
    ...sayCut(axis),
  ];
}

function sayBar({ name, points }: Series): readonly string[] {
  return points.map(({ shown, rating }) => `${name}: ${shown}${rating === null ? '' : `, ${ratingWord(rating)}`}.`);
}

function sayLine({ name, points }: Series): readonly string[] {
  const valued = points.filter(hasValue);
  const [first, last] = [valued[0], valued.at(-1)] as [ChartPoint, ChartPoint];
  const { low, high } = extremesOf(valued) as { low: ChartPoint; high: ChartPoint };
  if (first === last) return [`${name}: ${sayPoint(first)}.`, ...sayGaps(points)];
  const between = low.value === high.value ? '' : `; lowest ${sayPoint(low)}, highest ${sayPoint(high)}`;
  return [`${name}: from ${sayPoint(first)} to ${sayPoint(last)}${between}.`, ...sayGaps(points)];
}
