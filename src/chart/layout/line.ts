import type { ChartPoint, LineSpec } from '../spec/chart-spec.ts';
import type { Dataset, Drawing, Item, Rect } from './drawing.ts';
import { drawingOf, EDGE, notice, WIDTH } from './frame.ts';
import { markEntries } from './legend.ts';
import { markItems, markRadius } from './marks.ts';
import { breakEntries, breakNotes, levelEntries, levelNotes, placeNotes } from './notes.ts';
import { LINE } from './palette.ts';
import { around, overlap, type Segment, type Taken } from './place.ts';
import { keyPoints, type Plot, plotOf } from './plot.ts';
import { linearScales } from './scales.ts';
import { labelGaps, labelValues } from './values.ts';

/** One series over time: a line with a mark for each value, its levels, and its breaks. */
export function layOutLine(spec: LineSpec): Drawing {
  let inLegend: ReadonlySet<string> = new Set();
  // Each turn moves at least one note into the legend, so there are no more turns than notes.
  for (;;) {
    const { drawing, homeless } = attempt(spec, inLegend);
    if (homeless.length === 0) return drawing;
    inLegend = new Set([...inLegend, ...homeless]);
  }
}

interface Attempt {
  readonly drawing: Drawing;
  readonly homeless: readonly string[];
}

function attempt(spec: LineSpec, inLegend: ReadonlySet<string>): Attempt {
  const { points, axis, breaks } = spec;
  const fromNotes = [...levelEntries(spec), ...breakEntries(breaks)].filter(({ key }) => inLegend.has(key));
  const labels = points.map(({ label }) => label);
  const clear = { above: 16, below: 0 };
  const keys = keyPoints(points);
  // How far apart the points stand does not depend on the legend.
  const marked = markedPoints(spec, plotOf({ ...spec, entries: [], labels, clear }), keys);
  const entries = [
    ...(axis.cut === null ? [] : [notice(axis.cut)]),
    ...markEntries(marked.flatMap((at) => points[at] ?? [])),
    ...(marked.length < points.filter(isHeld).length ? [notice('Not all points marked')] : []),
    ...fromNotes.map(({ entry }) => entry),
  ];
  const plot = plotOf({ ...spec, entries, labels, clear });
  const notes = [...levelNotes(spec, plot), ...breakNotes(breaks, plot)];
  const start: Taken = {
    // A dot keeps as much clear as a mark, so that no value stands nearer to another's point.
    blocked: [...new Set([...marked, ...keys])].map((at) => markRect(points[at], at, plot)),
    lines: [...stretchesOf(spec).flatMap((stretch) => pathOf(stretch, plot)), ...notes.flatMap(({ lines }) => lines)],
    room: { left: plot.area.left + 2, top: plot.area.top - 14, right: WIDTH - EDGE, bottom: plot.area.bottom - 2 },
  };
  const first = labelValues(points, keys, { plot, taken: start });
  const noted = placeNotes(notes, inLegend, first.taken);
  const others = [...sinceBreak(spec), ...marked].filter((at) => !keys.includes(at)).reverse();
  const rest = labelValues(points, others, { plot, taken: noted.taken, mostCovered: 10 });
  const gaps = labelGaps(points, plot, rest.taken);
  return {
    homeless: noted.homeless,
    drawing: drawingOf({
      type: 'line',
      labels,
      datasets: datasetsOf(spec),
      scales: linearScales(axis),
      plot: plot.area,
      height: plot.height,
      furniture: {
        below: [...notes.flatMap(({ items }) => items), ...plot.items],
        above: [
          ...[...keys, ...sinceBreak(spec)].flatMap((at) => (marked.includes(at) ? [] : dotAt(points[at], at, plot))),
          ...marked.flatMap((at) => markAt(points[at], at, plot)),
          ...noted.items,
          ...first.items,
          ...rest.items,
          ...gaps,
        ],
      },
    }),
  };
}

/** The first point since the last break, which the title sets the last one against; none where nothing breaks. */
function sinceBreak({ points, breaks }: LineSpec): readonly number[] {
  const since = Math.max(0, ...breaks.map(({ before }) => before));
  const first = points.findIndex((point, at) => at >= since && isHeld(point));
  return since === 0 || first < 0 ? [] : [first];
}

/** Runs of points that a line may join: from one break to the next. */
function stretchesOf({ points, breaks }: LineSpec): readonly (readonly (ChartPoint | null)[])[] {
  const starts = [0, ...breaks.map(({ before }) => before).toSorted((a, b) => a - b), points.length];
  return starts.slice(0, -1).map((from, turn) => {
    const to = starts[turn + 1] ?? points.length;
    return points.map((point, at) => (at >= from && at < to ? point : null));
  });
}

function datasetsOf(spec: LineSpec): readonly Dataset[] {
  return stretchesOf(spec).map((stretch) => ({
    label: spec.name,
    data: stretch.map((point) => point?.value ?? null),
    borderColor: LINE,
    borderWidth: 3.5,
    pointRadius: 0,
    spanGaps: false,
    tension: 0,
  }));
}

function pathOf(stretch: readonly (ChartPoint | null)[], plot: Plot): readonly Segment[] {
  return stretch.flatMap((point, at) => {
    const [value, next] = [point?.value ?? null, stretch[at + 1]?.value ?? null];
    if (value === null || next === null) return [];
    return [[plot.x(at), plot.y(value), plot.x(at + 1), plot.y(next)] as const];
  });
}

/** All where they stand clear of each other; else the telling ones that do, and those that no line leads to. */
function markedPoints({ points, breaks }: LineSpec, plot: Plot, keys: readonly number[]): readonly number[] {
  const held = points.flatMap((point, at) => (isHeld(point) ? [at] : []));
  const widest = Math.max(0, ...held.map((at) => markRadius(points[at]?.rating ?? null)));
  if (plot.slot >= 2 * widest) return held;
  const cuts = new Set(breaks.map(({ before }) => before));
  const isAlone = (at: number) =>
    (cuts.has(at) || !isHeld(points[at - 1])) && (cuts.has(at + 1) || !isHeld(points[at + 1]));
  const clear = keys.reduce<readonly number[]>((kept, at) => {
    const isCovered = kept.some((other) =>
      overlap(markRect(points[other], other, plot), markRect(points[at], at, plot)),
    );
    return isCovered ? kept : [...kept, at];
  }, []);
  return held.filter((at) => clear.includes(at) || isAlone(at));
}

function isHeld(point: ChartPoint | undefined): boolean {
  return point !== undefined && point.value !== null;
}

/** Where a value is written and its mark has no room. */
function dotAt(point: ChartPoint | undefined, at: number, plot: Plot): readonly Item[] {
  if (!point || point.value === null) return [];
  return [{ kind: 'disc', x: plot.x(at), y: plot.y(point.value), radius: 3, fill: LINE, stroke: LINE, width: 1 }];
}

function markRect(point: ChartPoint | undefined, at: number, plot: Plot): Rect {
  const size = 2 * markRadius(point?.rating ?? null);
  return around(plot.x(at), plot.y(point?.value ?? 0), { width: size, height: size });
}

function markAt(point: ChartPoint | undefined, at: number, plot: Plot): readonly Item[] {
  if (!point || point.value === null) return [];
  return markItems(point.rating, { x: plot.x(at), y: plot.y(point.value), hollow: point.approximate });
}
