import type { ChartLine, ChartPoint } from '../spec/chart-spec.ts';
import type { Item } from './drawing.ts';
import { lineItem } from './frame.ts';
import { mixed, type Palette } from './palette.ts';
import type { Plot } from './plot.ts';
import { round } from './text.ts';

type Place = readonly [x: number, y: number];

/** Points that a line is drawn through without a gap or a break. */
export interface Run {
  readonly places: readonly Place[];
  readonly points: readonly ChartPoint[];
  /** It comes before a break: what is not comparable with today. */
  readonly isOld: boolean;
}

/** The pieces of a line, oldest first. */
export function runsOf({ points, breaks }: Pick<ChartLine, 'points' | 'breaks'>, plot: Plot): readonly Run[] {
  const lastBreak = breaks.reduce((latest, { before }) => Math.max(latest, before), 0);
  const starts = new Set(breaks.map(({ before }) => before));
  const runs: ChartPoint[][] = [];
  let isOpen = false;
  for (const [at, point] of points.entries()) {
    if (point.value === null) isOpen = false;
    else {
      if (!isOpen || starts.has(at)) runs.push([]);
      runs.at(-1)?.push(point);
      isOpen = true;
    }
  }
  const since = points[lastBreak]?.end ?? '';
  return runs.map((run) => ({
    points: run,
    places: run.map((point) => placeOf(point, plot)),
    isOld: lastBreak > 0 && (run[0]?.end ?? '') < since,
  }));
}

function placeOf({ end, value }: Pick<ChartPoint, 'end' | 'value'>, plot: Plot): Place {
  return [round(plot.x(end)), round(plot.y(value ?? 0))];
}

interface Strokes {
  readonly history: { readonly colour: string; readonly width: number };
  readonly present: { readonly colour: string; readonly width: number };
}

const YEAR_AGO = /^(\d{4})/;

/** The day a year before. */
function yearBefore(date: string): string {
  return date.replace(YEAR_AGO, (year) => String(Number(year) - 1).padStart(4, '0'));
}

/** History stands back, the last year is strong, and what is not comparable with today is paler still. */
export function courseItems(runs: readonly Run[], { history, present }: Strokes, palette: Palette): readonly Item[] {
  const last = runs.at(-1)?.points.at(-1)?.end ?? '';
  const strongFrom = yearBefore(last);
  const pale = { ...history, colour: mixed(history.colour, palette.ground, 0.3) };
  const old = runs.flatMap((run) => strokeItems(run.places, run.isOld ? pale : history));
  const strong = runs
    .filter(({ isOld }) => !isOld)
    .map(({ points, places }) => places.filter((_, at) => isSince(points[at]?.end ?? '', strongFrom)));
  return [...old, ...strong.flatMap((places) => strokeItems(places, present, false))];
}

/** Month ends are not of one length: 28 February is a year before 28 or 29 February. */
function isSince(end: string, from: string): boolean {
  return end >= from || end.slice(0, 7) === from.slice(0, 7);
}

/** A point without one beside it is a dot: else it would not be seen. */
function strokeItems(places: readonly Place[], stroke: Strokes['history'], withDots = true): readonly Item[] {
  const [only, ...others] = places;
  if (!only) return [];
  if (others.length > 0) return [lineItem(places, stroke)];
  return withDots
    ? [{ kind: 'disc', x: only[0], y: only[1], radius: stroke.width, fill: stroke.colour, stroke: null, width: 0 }]
    : [];
}

/** Approximate values before the last are rings on the line, where they don't crowd it. */
export function approximateItems(runs: readonly Run[], colour: string, { ground }: Palette): readonly Item[] {
  const hollow = runs.flatMap(({ points, places }) =>
    places.filter((_, at) => points[at]?.approximate === true || points[at]?.provisional === true),
  );
  const last = runs.at(-1)?.places.at(-1);
  return hollow
    .filter((place) => place !== last)
    .slice(-MOST_RINGS)
    .map(([x, y]) => ({ kind: 'disc', x, y, radius: 2.5, fill: ground, stroke: colour, width: 1.4 }));
}

const MOST_RINGS = 40;
