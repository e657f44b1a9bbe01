import type { BarsSpec, ChartAxis, ChartPoint } from '../spec/chart-spec.ts';
import { barLook } from './columns.ts';
import type { Drawing, Item, Rect } from './drawing.ts';
import {
  drawingOf,
  EDGE,
  footerBlock,
  INNER,
  legendBlock,
  lineItem,
  MAX_HEIGHT,
  notice,
  titleBlock,
  WIDTH,
} from './frame.ts';
import { markEntries } from './legend.ts';
import { MARK_RADIUS, markItems } from './marks.ts';
import { acrossItems, levelEntries } from './notes.ts';
import { INK, QUIET } from './palette.ts';
import { rowScales } from './scales.ts';
import { cleanText, LABEL, SMALL, STRONG, shorten, shortenMiddle, textItem, widthOf } from './text.ts';

const TALL = 50;

/** Between a name and the bar under it, for letters with a tail. */
const NAME_GAP = 4;
const GAP = 6;
const NAME_SHARE = 0.42;
const LEGEND_ROOM = 110;

/** Where the rows of a picture stand. */
interface Rows {
  /** Of the bars. */
  readonly area: Rect;
  readonly step: number;
  readonly thickness: number;
  /** Whether a name stands over its bar, and not beside it. */
  readonly isTall: boolean;
  readonly x: (value: number) => number;
  /** Where bars begin: at zero, or at the end of the axis that is nearest to it. */
  readonly base: number;
  /** The middle of a bar. */
  readonly y: (at: number) => number;
}

/** Bars across, each under its name or beside it, with its value at its end; levels are upright lines that the legend names. */
export function layOutRows(spec: BarsSpec): Drawing {
  const { bars, axis } = spec;
  const held = bars.filter(({ value }) => value !== null);
  const entries = [
    ...(axis.cut === null ? [] : [notice(axis.cut)]),
    ...markEntries(held.filter(({ rating }) => rating !== null).map((each) => ({ ...each, approximate: false }))),
    ...(held.some(({ approximate }) => approximate) ? [notice('Hollow: approximate')] : []),
    ...levelEntries(spec).map(({ entry }) => entry),
  ];
  const head = titleBlock(spec.title);
  const legend = legendBlock(entries, head.height, LEGEND_ROOM);
  const foot = footerBlock(spec.footer, 0);
  const top = head.height + legend.height + 4;
  const step = Math.min(TALL, (MAX_HEIGHT - top - foot.height - 6) / bars.length);
  const height = Math.round(Math.min(MAX_HEIGHT, top + step * bars.length + foot.height + 6));
  const rows = rowsOf(bars, axis, { top, step });
  const { left, right, top: from, bottom: to } = rows.area;
  return drawingOf({
    type: 'bar',
    labels: bars.map(({ label }) => cleanText(label)),
    datasets: [{ label: spec.name, data: bars.map(({ value }) => value), ...barLook(bars, rows.thickness) }],
    scales: rowScales(axis),
    plot: rows.area,
    horizontal: true,
    height,
    furniture: {
      below: [
        ...acrossItems(spec, { left, right, top: from, bottom: to }, rows.x).below,
        ...head.items,
        ...legend.items,
        ...footerBlock(spec.footer, height).items,
      ],
      above: [
        ...bars.map((_, at) => baseAt(rows, at)),
        ...acrossItems(spec, { left, right, top: from, bottom: to }, rows.x).above,
        ...bars.flatMap((bar, at) => rowItems(bar, rows, at)),
      ],
    },
  });
}

function rowsOf(bars: readonly ChartPoint[], axis: ChartAxis, { top, step }: { top: number; step: number }): Rows {
  const isTall = step > LABEL.line + NAME_GAP + 14;
  const shift = isTall ? (LABEL.line + NAME_GAP) / 2 : 0;
  const names = Math.max(...bars.map(({ label }) => widthOf(cleanText(label), LABEL)));
  const beside = isTall ? 0 : Math.min(names, INNER * NAME_SHARE) + 8;
  const ends = Math.max(...bars.map(endWidth));
  const hasBelowZero = bars.some(({ value }) => (value ?? 0) < 0);
  const area = {
    left: EDGE + beside + (hasBelowZero ? ends : 0),
    right: WIDTH - EDGE - ends,
    // Bars stand in the middle of their steps, so under names the area is moved down.
    top: top + shift,
    bottom: top + shift + step * bars.length,
  };
  const scale = (area.right - area.left) / (axis.max - axis.min);
  const x = (value: number) => area.left + (value - axis.min) * scale;
  return {
    area,
    step,
    thickness: isTall ? Math.min(20, step - LABEL.line - NAME_GAP - 4) : Math.min(18, step - 5),
    isTall,
    x,
    base: x(Math.min(Math.max(0, axis.min), axis.max)),
    y: (at) => area.top + (at + 0.5) * step,
  };
}

/** Beside each bar alone, so that no name is crossed out. */
function baseAt({ base, y, thickness }: Rows, at: number): Item {
  const half = thickness / 2 + 2;
  return lineItem([base, y(at) - half], [base, y(at) + half], { colour: INK, width: 2 });
}

function endWidth({ value, shown, rating }: ChartPoint): number {
  if (value === null) return 0;
  return widthOf(endText(shown), STRONG) + GAP + 2 + (rating ? 2 * MARK_RADIUS + GAP : 0);
}

function endText(shown: string): string {
  return shorten(cleanText(shown), STRONG, 130);
}

function rowItems(bar: ChartPoint, rows: Rows, at: number): readonly Item[] {
  const y = rows.y(at);
  const name = rows.isTall
    ? nameItem(bar.label, { x: EDGE, middle: y - rows.thickness / 2 - NAME_GAP - LABEL.line / 2, width: INNER })
    : nameItem(bar.label, { x: EDGE, middle: y, width: INNER * NAME_SHARE });
  return [name, ...endItems(bar, rows, y)];
}

function nameItem(label: string, { x, middle, width }: { x: number; middle: number; width: number }): Item {
  return textItem(shortenMiddle(cleanText(label), LABEL, width), LABEL, { x, middle, halo: true });
}

function endItems({ value, shown, rating, approximate }: ChartPoint, rows: Rows, y: number): readonly Item[] {
  if (value === null) {
    const room = rows.area.right - rows.base - GAP;
    const text = shorten(cleanText(shown) || '–', SMALL, room);
    return [textItem(text, SMALL, { x: rows.base + GAP, middle: y, colour: QUIET, halo: true })];
  }
  const away = value < 0 ? -1 : 1;
  const start = rows.x(value) + away * (GAP + 1);
  const mark = rating ? markItems(rating, { x: start + away * MARK_RADIUS, y, hollow: approximate }) : [];
  const x = start + (rating ? away * (2 * MARK_RADIUS + GAP) : 0);
  return [...mark, textItem(endText(shown), STRONG, { x, middle: y, align: value < 0 ? 'right' : 'left', halo: true })];
}
