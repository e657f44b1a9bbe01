import type { BarsSpec, ChartPoint } from '../spec/chart-spec.ts';
import type { Drawing, Item, Rect } from './drawing.ts';
import { drawingOf, EDGE, notice, WIDTH } from './frame.ts';
import { markEntries } from './legend.ts';
import { MARK_RADIUS, markItems } from './marks.ts';
import { levelEntries, levelNotes, placeNotes } from './notes.ts';
import { INK, LINE, QUIET, WHITE } from './palette.ts';
import { around, overlap, type Taken } from './place.ts';
import { keyPoints, type Plot, plotOf } from './plot.ts';
import { linearScales } from './scales.ts';
import { cleanText, SMALL, STRONG, shorten, textItem, widthOf } from './text.ts';

const WIDEST_BAR = 72;
const WIDEST_TEXT = 190;
const SHARE = 0.66;

/** Of a plot, however much stands over and under it. */
const LEAST_HEIGHT = 120;
const MARK_ROOM = 2 * MARK_RADIUS + 3;

/** Bars upright, each with its value over it and the mark of its rating over that. */
export function layOutColumns(spec: BarsSpec): Drawing {
  let inLegend: ReadonlySet<string> = new Set();
  for (;;) {
    const { drawing, homeless } = attempt(spec, inLegend);
    if (homeless.length === 0) return drawing;
    inLegend = new Set([...inLegend, ...homeless]);
  }
}

function attempt(spec: BarsSpec, inLegend: ReadonlySet<string>) {
  const { bars, axis } = spec;
  const held = bars.filter(({ value }) => value !== null);
  const entries = [
    ...(axis.cut === null ? [] : [notice(axis.cut)]),
    ...markEntries(held.filter(({ rating }) => rating !== null).map((each) => ({ ...each, approximate: false }))),
    ...(held.some(({ approximate }) => approximate) ? [notice('Hollow: approximate')] : []),
    ...levelEntries(spec)
      .filter(({ key }) => inLegend.has(key))
      .map(({ entry }) => entry),
  ];
  const room = STRONG.line + 6 + (held.some(({ rating }) => rating !== null) ? MARK_ROOM : 0);
  const clear = clearOf(held, axis, room);
  const plot = plotOf({ ...spec, entries, labels: bars.map(({ label }) => label), clear });
  const width = Math.min(WIDEST_BAR, plot.slot * SHARE);
  const said = bars.map((bar, at) => saidOf(bar, plot, at));
  const shown = withoutOverlap(said, keyPoints(bars));
  const notes = levelNotes(spec, plot);
  const taken: Taken = {
    blocked: [...bars.map((bar, at) => barRect(bar, plot, { at, width })), ...shown.map(({ rect }) => rect)],
    lines: notes.flatMap(({ lines }) => lines),
    room: {
      left: plot.area.left,
      top: plot.area.top - room,
      right: WIDTH - EDGE,
      bottom: plot.area.bottom + clear.below,
    },
  };
  const noted = placeNotes(notes, inLegend, taken);
  const drawing = drawingOf({
    type: 'bar',
    labels: bars.map(({ label }) => cleanText(label)),
    datasets: [{ label: spec.name, data: bars.map(({ value }) => value), ...barLook(bars, width) }],
    scales: linearScales(axis),
    plot: plot.area,
    height: plot.height,
    furniture: {
      below: [...notes.filter(({ key }) => key === 'band').flatMap(({ items }) => items), ...plot.items],
      above: [
        ...notes.filter(({ key }) => key !== 'band').flatMap(({ items }) => items),
        ...shown.flatMap(({ items }) => items),
        ...noted.items,
      ],
    },
  });
  return { drawing, homeless: noted.homeless };
}

/** How Chart.js draws bars: hollow where approximate. */
export function barLook(bars: readonly ChartPoint[], thickness: number) {
  return {
    backgroundColor: bars.map(({ approximate }) => (approximate ? WHITE : LINE)),
    borderColor: LINE,
    borderWidth: 3,
    borderSkipped: false,
    barThickness: Math.max(1, Math.round(thickness)),
  };
}

function barRect({ value }: ChartPoint, plot: Plot, { at, width }: { at: number; width: number }): Rect {
  const base = plot.y(Math.max(0, plotMin(plot)));
  const end = value === null ? base : plot.y(value);
  const x = plot.x(at);
  return { left: x - width / 2, right: x + width / 2, top: Math.min(base, end), bottom: Math.max(base, end) };
}

/** Room for what is said at the ends of the bars, as far as the axis does not leave it already. */
function clearOf(held: readonly ChartPoint[], { min, max }: BarsSpec['axis'], room: number) {
  const values = held.map(({ value }) => value ?? 0);
  const unused = Math.max(0, max - Math.max(0, ...values)) / (max - min);
  const above = Math.max(10, room - unused * LEAST_HEIGHT);
  return { above, below: values.some((value) => value < 0) ? room : 0 };
}

function plotMin(plot: Plot): number {
  return plot.y(0) > plot.area.bottom ? Number.POSITIVE_INFINITY : 0;
}

interface Said {
  readonly at: number;
  /** It reaches over the bars beside its own. */
  readonly isWide: boolean;
  readonly rect: Rect;
  readonly items: readonly Item[];
}

/** Value and mark at the end of a bar, or at its foot why there is none. */
function saidOf(bar: ChartPoint, plot: Plot, at: number): Said {
  const centre = plot.x(at);
  if (bar.value === null) return reasonAt(bar, { x: centre, bottom: plot.area.bottom, width: plot.slot - 4, at });
  const end = plot.y(bar.value);
  const away = bar.value < 0 ? 1 : -1;
  const text = shorten(cleanText(bar.shown), STRONG, Math.min(WIDEST_TEXT, Math.max(plot.slot * 1.4, 60)));
  const middle = end + away * (STRONG.line / 2 + 2);
  const mark = middle + away * (STRONG.line / 2 + MARK_RADIUS);
  const size = { width: Math.max(widthOf(text, STRONG), bar.rating ? 2 * MARK_RADIUS : 0), height: STRONG.line };
  const x = Math.min(centre, WIDTH - EDGE - size.width / 2);
  const rect = around(x, middle, size);
  const outer = bar.rating ? mark + away * MARK_RADIUS : middle;
  return {
    at,
    isWide: size.width > plot.slot * 1.15,
    rect: { ...rect, top: Math.min(rect.top, outer), bottom: Math.max(rect.bottom, outer) },
    items: [
      textItem(text, STRONG, { x, middle, align: 'center', colour: INK, halo: true }),
      ...(bar.rating ? markItems(bar.rating, { x: centre, y: mark, hollow: bar.approximate }) : []),
    ],
  };
}

interface Foot {
  readonly x: number;
  readonly bottom: number;
  readonly width: number;
  readonly at: number;
}

function reasonAt({ shown }: ChartPoint, { x, bottom, width, at }: Foot): Said {
  const text = shorten(cleanText(shown) || '–', SMALL, Math.max(width, 16));
  const rect = around(x, bottom - 12, { width: widthOf(text, SMALL), height: SMALL.line });
  return {
    at,
    isWide: false,
    rect,
    items: [textItem(text, SMALL, { x, middle: bottom - 12, align: 'center', colour: QUIET, halo: true })],
  };
}

/** Those that must be seen first, then what has room beside them. */
function withoutOverlap(said: readonly Said[], keys: readonly number[]): readonly Said[] {
  const kept: Said[] = [];
  const others = said.some(({ isWide }) => isWide) ? [] : said;
  for (const each of [...keys.flatMap((at) => said[at] ?? []), ...others]) {
    if (!kept.some(({ at, rect }) => at === each.at || overlap(rect, each.rect))) kept.push(each);
  }
  return kept;
}
