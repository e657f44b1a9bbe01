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
  isNumber,
  levelsOf,
  sayCut,
  sayLevels,
  sayPoint,
} from './chart.ts';
import type { BarsSpec, ChartBand, ChartLevel, ChartPoint, ChartUnit } from './chart-spec.ts';
import { cut, MAX_LABEL, MAX_SHOWN, MAX_TITLE } from './words.ts';

export interface BarsWanted {
  /** What is seen, in words; `sayHighest` may be a part of it. */
  readonly title: string;
  /** What the bars are of. */
  readonly name: string;
  readonly unit: ChartUnit;
  /** In the order to be drawn; a bar without a value is named with why. */
  readonly bars: readonly ChartPoint[];
  readonly target: ChartLevel | null;
  readonly band: ChartBand | null;
  readonly comparators: readonly ChartLevel[];
  readonly footer: readonly string[];
}

/** Bars with room for their names beside them. */
export const MOST_BARS = 12;

/** One bar for each period, category or area; null where fewer than two have a value: there is nothing to set side by side. */
export function barsChart(wanted: BarsWanted): Chart<BarsSpec> | null {
  const bars = highestOf(wanted.bars).map(drawable);
  if (bars.filter(hasValue).length < 2) return null;
  const [target = null] = levelsOf(wanted.target ? [wanted.target] : []);
  const [band, comparators] = [bandOf(wanted.band), levelsOf(wanted.comparators)];
  const across = [target?.value, band?.low, band?.high, ...comparators.map(({ value }) => value)];
  const values = [...bars.map(({ value }) => value), ...across.map((value) => value ?? null)];
  const left = wanted.bars.length - bars.length;
  const spec: BarsSpec = {
    kind: 'bars',
    title: cut(wanted.title, MAX_TITLE),
    name: cut(wanted.name),
    unit: wanted.unit,
    bars,
    axis: axisFor({ unit: wanted.unit, values, bars: true }),
    target,
    band,
    comparators,
    footer: footerOf([...wanted.footer, ...(left > 0 ? [leftSaid(wanted.bars, left)] : [])]),
  };
  return { spec, alt: altOf(sentencesOf(spec)) };
}

/** As many as there is room for, in the order given: the highest, and what has no value only after them. */
function highestOf(bars: readonly ChartPoint[]): readonly ChartPoint[] {
  if (bars.length <= MOST_BARS) return bars;
  const byHeight = [...bars].sort((a, b) => (heightOf(a) === heightOf(b) ? 0 : heightOf(a) < heightOf(b) ? 1 : -1));
  const chosen = new Set(byHeight.slice(0, MOST_BARS));
  return bars.filter((bar) => chosen.has(bar));
}

function heightOf({ value }: ChartPoint): number {
  return isNumber(value) ? value : Number.NEGATIVE_INFINITY;
}

/** How high a bar without a value would be is not known. */
function leftSaid(bars: readonly ChartPoint[], left: number): string {
  return `${left} more are not drawn${bars.every(hasValue) ? ', none of them higher' : ''}.`;
}

/** ': highest for sort out a problem, 35'; '' where two are, or where a bar without a value may be higher. */
export function sayHighest(bars: readonly ChartPoint[]): string {
  const high = extremesOf(bars)?.high;
  if (!high || !bars.every(hasValue) || bars.filter(({ value }) => value === high.value).length > 1) return '';
  return `: highest for ${cut(high.label, MAX_LABEL)}, ${cut(high.shown, MAX_SHOWN)}`;
}

function sentencesOf({ title, bars, axis, target, band, comparators }: BarsSpec): readonly string[] {
  const { low, high } = extremesOf(bars) as { low: ChartPoint; high: ChartPoint };
  const range = low.value === high.value ? [] : [`The highest: ${sayPoint(high)}; the lowest: ${sayPoint(low)}.`];
  return [
    `Bar chart. ${title}.`,
    `${bars.length} bars.`,
    ...bars.map(sayBar),
    ...(bars.length > 2 ? range : []),
    ...sayLevels(target, band, comparators),
    ...sayCut(axis),
  ];
}

function sayBar({ label, shown, rating }: ChartPoint): string {
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${shown}${rating === null ? '' : `, ${ratingWord(rating)}`}.`;
}
