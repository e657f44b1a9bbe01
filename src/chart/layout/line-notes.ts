import { sayMonth } from '../spec/chart.ts';
import type { ChartLine, LineSpec } from '../spec/chart-spec.ts';
import type { Run } from './course.ts';
import type { Item, Rect } from './drawing.ts';
import { lineItem } from './frame.ts';
import type { Palette } from './palette.ts';
import { around, freePlace, type Taken } from './place.ts';
import { type Plot, segmentsOf } from './plot.ts';
import { type PlacedTarget, targetSegments } from './targets.ts';
import { AXIS, type Font, SECOND, shorten, textItem, widthOf } from './text.ts';

/** What is written into a plot where it is free. */
interface Notes {
  readonly under: readonly Item[];
  readonly over: readonly Item[];
  /** What found no place and has to be said at the foot. */
  readonly homeless: readonly string[];
}

interface Drawn {
  readonly spec: LineSpec;
  readonly lines: readonly ChartLine[];
  readonly runs: readonly Run[];
  readonly targets: readonly PlacedTarget[];
}

/** A text that wants a place: the best comes first. */
interface Wish {
  readonly text: string;
  readonly font: Font;
  readonly colour: string;
  readonly places: readonly Rect[];
  /** Said at the foot where there is no place; null: it may be left out. */
  readonly else: string | null;
  /** Drawn with it. */
  readonly with: readonly Item[];
}

/** Why a line breaks, what happened, what was aimed at before, why values are missing, and the first value. */
export function lineNotes({ spec, lines, runs, targets }: Drawn, plot: Plot, palette: Palette): Notes {
  const breaks = lines.flatMap((line) => breakWishes(line, plot, palette));
  const wishes = [
    ...breaks,
    ...(spec.event ? [eventWish(spec.event, runs, plot, palette)] : []),
    ...targets.filter(({ isPresent }) => !isPresent).map((target) => stepWish(target, plot, palette)),
    ...lines.flatMap((line) => gapWishes(line, plot, palette)),
    ...(lines.length === 1 ? firstWish(lines[0], plot, palette) : []),
  ];
  let taken: Taken = {
    blocked: endsOf(lines, plot),
    lines: [
      ...segmentsOf(runs.map(({ places }) => places)),
      ...targetSegments(targets),
      ...spec.comparators.map(({ value }) => [plot.left, plot.y(value), plot.right, plot.y(value)] as const),
      ...lines.flatMap((line) =>
        line.breaks.map(({ before }) => {
          const x = breakAt(line, before, plot);
          return [x, plot.top, x, plot.bottom] as const;
        }),
      ),
    ],
    room: { left: plot.left + 1, top: plot.top - 12, right: plot.right, bottom: plot.bottom - 2 },
  };
  const over: Item[] = [];
  const homeless: string[] = [];
  for (const wish of wishes) {
    const place = freePlace(wish.places, taken);
    if (place === null && wish.else !== null) homeless.push(wish.else);
    if (place === null) continue;
    const { text, font, colour } = wish;
    over.push(...wish.with);
    over.push(
      textItem(text, font, { x: place.left, middle: (place.top + place.bottom) / 2, colour, halo: palette.ground }),
    );
    taken = { ...taken, blocked: [...taken.blocked, place] };
  }
  return { under: breakLines(lines, plot, palette), over, homeless };
}

function endsOf(lines: readonly ChartLine[], plot: Plot): readonly Rect[] {
  return lines.flatMap(({ points }) => {
    const last = points.findLast(({ value }) => value !== null);
    return last ? [around(plot.x(last.end), plot.y(last.value ?? 0), { width: 18, height: 18 })] : [];
  });
}

function sizeOf(text: string, font: Font) {
  return { width: widthOf(text, font), height: font.line };
}

/** In the middle between the points on both sides. */
function breakAt({ points }: ChartLine, before: number, plot: Plot): number {
  return (plot.x(points[before - 1]?.end ?? '') + plot.x(points[before]?.end ?? '')) / 2;
}

function breakLines(lines: readonly ChartLine[], plot: Plot, { muted }: Palette): readonly Item[] {
  return lines.flatMap((line) =>
    line.breaks.map(({ before }) => {
      const x = Math.round(breakAt(line, before, plot) * 100) / 100;
      return lineItem(
        [
          [x, plot.top],
          [x, plot.bottom],
        ],
        { colour: muted, width: 1, dash: [1.5, 2.5] },
      );
    }),
  );
}

const MOST_REASON = 124;

function breakWishes(line: ChartLine, plot: Plot, { muted }: Palette): readonly Wish[] {
  return line.breaks.map(({ before, reason }) => {
    const x = breakAt(line, before, plot);
    const text = shorten(reason, AXIS, MOST_REASON);
    const { width, height } = sizeOf(text, AXIS);
    const rows = [plot.top - 4, plot.bottom - 9, plot.top + 12, plot.bottom - 24];
    const places = rows.flatMap((y) => [
      around(x + 5 + width / 2, y, { width, height }),
      around(x - 5 - width / 2, y, { width, height }),
    ]);
    const when = line.points[before]?.label ?? '';
    return { text, font: AXIS, colour: muted, places, else: `Break at ${when}: ${reason}`, with: [] };
  });
}

function eventWish(
  { at, label }: NonNullable<LineSpec['event']>,
  runs: readonly Run[],
  plot: Plot,
  { muted }: Palette,
): Wish {
  const x = Math.round(plot.x(at) * 100) / 100;
  const heights = runs.flatMap(({ places }) => heightAt(places, x));
  const [top, bottom] = [Math.min(plot.bottom, ...heights), Math.max(plot.top, ...heights)];
  const text = shorten(label, SECOND, 130);
  const size = sizeOf(text, SECOND);
  const inner = Math.min(Math.max(x, plot.left + 2 + size.width / 2), plot.right - size.width / 2);
  const isBelow = bottom + 17 + size.height / 2 < plot.bottom - 2;
  const y = isBelow ? bottom + 17 : top - 17;
  const stub = isBelow ? ([bottom + 4, bottom + 9] as const) : ([top - 4, top - 9] as const);
  const places = [inner, x - size.width / 2 + 6, x + size.width / 2 - 6].map((each) => around(each, y, size));
  const item = lineItem(
    [
      [x, stub[0]],
      [x, stub[1]],
    ],
    { colour: muted, width: 1.2 },
  );
  return { text, font: SECOND, colour: muted, places, else: `${sayMonth(at)}: ${label}`, with: [item] };
}

/** Where a line stands at a place along the axis. */
function heightAt(places: readonly (readonly [number, number])[], x: number): readonly number[] {
  return places.slice(1).flatMap(([x2, y2], at) => {
    const [x1, y1] = places[at] as readonly [number, number];
    if (x < x1 || x > x2) return [];
    return [x2 === x1 ? y1 : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1)];
  });
}

/** On its own line, at its beginning or its end. */
function stepWish({ step, from, to, low, high }: PlacedTarget, { left }: Plot, { ink }: Palette): Wish {
  const text = shorten(`target ${step.shown}`, SECOND, 130);
  const size = sizeOf(text, SECOND);
  const start = Math.max(from, left) + 6 + size.width / 2;
  const end = Math.max(start, to - 4 - size.width / 2);
  const upper = (high ?? low ?? 0) - 8.5;
  const lower = (low ?? high ?? 0) + 9;
  const along = [start, (start + end) / 2, end];
  const places = [upper, lower].flatMap((y) => along.map((x) => around(x, y, size)));
  return { text, font: SECOND, colour: ink, places, else: null, with: [] };
}

const MOST_GAPS = 3;

/** Hidden values named in their place; many gaps are left to the words beside the picture. */
function gapWishes({ points }: ChartLine, plot: Plot, { muted }: Palette): readonly Wish[] {
  const gaps = points.flatMap(({ value }, at) =>
    value === null && (points[at - 1]?.value ?? null) !== null ? [at] : [],
  );
  if (gaps.length > MOST_GAPS) return [];
  return gaps.map((at) => {
    const { shown = '', end = '' } = points[at] ?? {};
    const text = shorten(shown, AXIS, 130);
    const size = sizeOf(text, AXIS);
    const x = Math.min(Math.max(plot.x(end), plot.left + 2 + size.width / 2), plot.right - size.width / 2);
    const rows = [plot.bottom - 9, plot.top + 6, (plot.top + plot.bottom) / 2];
    return { text, font: AXIS, colour: muted, places: rows.map((y) => around(x, y, size)), else: null, with: [] };
  });
}

function firstWish(line: ChartLine | undefined, plot: Plot, { muted }: Palette): readonly Wish[] {
  const held = line?.points.filter(({ value }) => value !== null) ?? [];
  const [first, second] = held;
  if (!first || held.length < 3) return [];
  const size = sizeOf(first.shown, AXIS);
  if (size.width > 70) return [];
  const x = Math.max(plot.x(first.end) - 2, plot.left + 2) + size.width / 2;
  const y = plot.y(first.value ?? 0);
  // On the side that the line leaves free.
  const rises = (second?.value ?? 0) > (first.value ?? 0);
  const rows = (rises ? [12.5, -11, 16] : [-11, 12.5, -15]).map((down) => y + down);
  return [
    {
      text: first.shown,
      font: AXIS,
      colour: muted,
      places: rows.map((row) => around(x, row, size)),
      else: null,
      with: [],
    },
  ];
}
