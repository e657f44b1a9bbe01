import type { BarsSpec, ChartPoint, ComparisonSpec } from '../spec/chart-spec.ts';
import type { Dataset, Drawing, Item } from './drawing.ts';
import { DASH_SAMPLE_WIDTH, drawingOf, EDGE, type Entry, entry, lineItem, notice, WIDTH } from './frame.ts';
import { seriesMark } from './marks.ts';
import { SERIES_COLOURS } from './palette.ts';
import { around, type Segment, type Taken } from './place.ts';
import { keyPoints, type Plot, plotOf } from './plot.ts';
import { layOutRows } from './rows.ts';
import { linearScales } from './scales.ts';
import { labelValues } from './values.ts';

type Series = ComparisonSpec['series'][number];

const DASHES: readonly (readonly number[])[] = [[], [9, 5], [2, 4], [12, 4, 2, 4]];
const MARK_SIZE = { width: 15, height: 15 };

/** Things side by side: with one label a bar each, with more a line each. */
export function layOutComparison(spec: ComparisonSpec): Drawing {
  return spec.labels.length === 1 ? layOutRows(asBars(spec)) : layOutLines(spec);
}

function asBars({ series, labels, footer, ...spec }: ComparisonSpec): BarsSpec {
  const [period = ''] = labels;
  const bars = series.flatMap(({ name, points: [point] }) => (point ? [{ ...point, label: name }] : []));
  const said = footer.some((line) => line.includes(period)) ? footer : [period, ...footer];
  return { ...spec, kind: 'bars', name: period, bars, footer: said, target: null, band: null, comparators: [] };
}

function layOutLines(spec: ComparisonSpec): Drawing {
  const { series, labels, axis } = spec;
  const hasApproximate = series.some(({ points }) => points.some((point) => isHeld(point) && point.approximate));
  const entries = [
    ...(axis.cut === null ? [] : [notice(axis.cut)]),
    ...series.map(({ name }, at) => seriesEntry(name, at)),
    ...(hasApproximate ? [notice('Hollow: approximate')] : []),
  ];
  const plot = plotOf({ ...spec, entries, labels, clear: { above: 16, below: 0 } });
  const marks = series.flatMap(({ points }, at) => markedOf(points, plot).map((index) => ({ at, index })));
  const taken: Taken = {
    blocked: marks.map(({ at, index }) => around(plot.x(index), plot.y(valueOf(series[at], index)), MARK_SIZE)),
    lines: series.flatMap(({ points }) => pathOf(points, plot)),
    room: { left: plot.area.left + 2, top: plot.area.top - 14, right: WIDTH - EDGE, bottom: plot.area.bottom - 2 },
  };
  return drawingOf({
    type: 'line',
    labels,
    datasets: series.map(datasetOf),
    scales: linearScales(axis),
    plot: plot.area,
    height: plot.height,
    furniture: {
      below: plot.items,
      above: [
        ...marks.flatMap(({ at, index }) => markAt(series[at], { at, index }, plot)),
        ...valueItems(series, plot, taken),
      ],
    },
  });
}

function seriesEntry(name: string, at: number): Entry {
  const colour = colourOf(at);
  return entry(name, DASH_SAMPLE_WIDTH, (x, y) => [
    lineItem([x - DASH_SAMPLE_WIDTH / 2, y], [x + DASH_SAMPLE_WIDTH / 2, y], { colour, width: 3, dash: dashOf(at) }),
    seriesMark(at, colour, { x, y, hollow: false }),
  ]);
}

function colourOf(at: number): string {
  return SERIES_COLOURS[at % SERIES_COLOURS.length] ?? SERIES_COLOURS[0];
}

function dashOf(at: number): readonly number[] {
  return DASHES[at % DASHES.length] ?? [];
}

function datasetOf({ name, points }: Series, at: number): Dataset {
  return {
    label: name,
    data: points.map(({ value }) => value),
    borderColor: colourOf(at),
    borderWidth: 3,
    borderDash: dashOf(at),
    pointRadius: 0,
    spanGaps: false,
    tension: 0,
  };
}

function isHeld(point: ChartPoint | undefined): boolean {
  return (point?.value ?? null) !== null;
}

function valueOf(series: Series | undefined, index: number): number {
  return series?.points[index]?.value ?? 0;
}

/** All where they stand clear; else the telling ones and those that no line leads to. */
function markedOf(points: readonly ChartPoint[], plot: Plot): readonly number[] {
  const held = points.flatMap((point, at) => (isHeld(point) ? [at] : []));
  if (plot.slot >= MARK_SIZE.width + 2) return held;
  const keys = keyPoints(points);
  return held.filter((at) => keys.includes(at) || (!isHeld(points[at - 1]) && !isHeld(points[at + 1])));
}

function markAt(series: Series | undefined, which: { at: number; index: number }, plot: Plot): readonly Item[] {
  const { at, index } = which;
  const place = { x: plot.x(index), y: plot.y(valueOf(series, index)) };
  return [seriesMark(at, colourOf(at), { ...place, hollow: series?.points[index]?.approximate ?? false })];
}

function pathOf(points: readonly ChartPoint[], plot: Plot): readonly Segment[] {
  return points.flatMap(({ value }, at) => {
    const next = points[at + 1]?.value ?? null;
    if (value === null || next === null) return [];
    return [[plot.x(at), plot.y(value), plot.x(at + 1), plot.y(next)] as const];
  });
}

/** The last and first of each, then the others where there is room. */
function valueItems(series: readonly Series[], plot: Plot, start: Taken): readonly Item[] {
  let taken = start;
  const items: Item[] = [];
  const write = (which: (points: readonly ChartPoint[]) => readonly number[], mostCovered?: number) => {
    for (const [at, { points }] of series.entries()) {
      const where = {
        plot,
        taken,
        colour: colourOf(at),
        radius: MARK_SIZE.width / 2 + 1,
        ...(mostCovered === undefined ? {} : { mostCovered }),
      };
      const labelled = labelValues(points, which(points), where);
      items.push(...labelled.items);
      taken = labelled.taken;
    }
  };
  write((points) => keyPoints(points).slice(0, 2));
  write((points) => keyPoints(points).slice(2), 14);
  write((points) => markedOf(points, plot).filter((at) => !keyPoints(points).includes(at)), 6);
  return items;
}
