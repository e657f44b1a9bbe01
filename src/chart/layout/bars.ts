import type { BarsSpec } from '../spec/chart-spec.ts';
import type { Drawing, Item } from './drawing.ts';
import { box, drawingOf, EDGE, headOf, lineItem, roomBelow, WIDTH } from './frame.ts';
import { ratingMark } from './marks.ts';
import { PALETTES, type Palette } from './palette.ts';
import { rowTargetItems, TARGET_ROOM } from './row-target.ts';
import { PLAIN_NAME, ROW_VALUE, round, SECOND, shorten, textItem, WHOLE_NAME, widthOf, wrapText } from './text.ts';

type Row = BarsSpec['rows'][number];

const ROW = 27;
const BAR = 16;
const CORNER = 2;
const MARK = 5.4;
const LEAST_NAMES = 60;
const LONG_NAME = { ...PLAIN_NAME, size: 11.5, line: 12.5 };
const MOST_NAMES = 132;
const MOST_END = 158;

/** Between a bar and what is said at its end. */
const GAP = 6;

interface Columns {
  /** Where bars begin. */
  readonly base: number;
  readonly names: number;
  readonly x: (value: number) => number;
  /** Where values stand below each other, right of a target and of bars to both sides of zero; null: at their bars' ends. */
  readonly values: number | null;
}

/** A bar each from zero, its value at its end; what is hidden is named in its place, and is no zero. */
export function layOutBars(spec: BarsSpec): Drawing {
  const palette = PALETTES[spec.ground];
  const head = headOf(spec, palette);
  const top = head.height - 1 + (spec.target ? TARGET_ROOM : 0);
  const pitch = Math.min(ROW, (roomBelow(top, spec) - 1) / spec.rows.length);
  const bottom = top + spec.rows.length * pitch;
  const columns = columnsOf(spec);
  const axis = lineItem(
    [
      [columns.base, round(top)],
      [columns.base, round(bottom)],
    ],
    { colour: palette.axis, width: 1 },
  );
  return drawingOf({
    spec,
    palette,
    head,
    bottom: bottom + 1,
    items: [
      ...spec.rows.flatMap((row, at) => rowItems(row, { y: round(top + (at + 0.5) * pitch), pitch, columns }, palette)),
      axis,
      ...(spec.target ? rowTargetItems(spec.target, { x: columns.x, top, bottom }, palette) : []),
    ],
  });
}

function columnsOf({ rows, axis, target }: BarsSpec): Columns {
  const names = Math.min(MOST_NAMES, Math.max(LEAST_NAMES, ...rows.map(({ name }) => widthOf(name, WHOLE_NAME))));
  const ends = Math.max(0, ...rows.filter(({ value }) => value !== null).map((row) => endWidth(row)));
  const isApart = target !== null || axis.min < 0;
  const [left, right] = [EDGE + names + 8, WIDTH - EDGE - Math.min(MOST_END, ends + (isApart ? GAP : 0))];
  const x = (value: number) => left + ((value - axis.min) / (axis.max - axis.min)) * (right - left);
  return { base: round(x(0)), names, x, values: isApart ? right + GAP : null };
}

function endWidth({ shown, word, rating }: Row): number {
  const said = widthOf(shown, ROW_VALUE) + (word === '' ? 0 : 6 + widthOf(word, SECOND));
  return GAP + (rating === null ? 0 : 2 * MARK + 4) + said;
}

interface At {
  readonly y: number;
  readonly pitch: number;
  readonly columns: Columns;
}

function rowItems(row: Row, { y, pitch, columns }: At, palette: Palette): readonly Item[] {
  const name = nameItems(row, { y, pitch, columns }, palette);
  if (row.value === null) {
    const why = shorten(row.shown, SECOND, WIDTH - EDGE - (columns.values ?? columns.base + GAP));
    return [
      ...name,
      textItem(why, SECOND, { x: columns.values ?? columns.base + 4, middle: y, colour: palette.muted }),
    ];
  }
  const isBelow = row.value < 0;
  const end = round(columns.x(row.value));
  const [from, to] = isBelow ? [end, columns.base] : [columns.base, end];
  const corners = isBelow ? ([CORNER, 0, 0, CORNER] as const) : ([0, CORNER, CORNER, 0] as const);
  const wide = round(Math.max(to - from, 0.8));
  const high = round(Math.min(BAR, pitch - 6));
  return [
    ...name,
    ...barItems({ row, place: { x: from, y: round(y - high / 2), wide, high }, corners }, palette),
    ...endItems(row, { start: columns.values ?? end + GAP, y }, palette),
  ];
}

/** On one line where it fits, else on two that are smaller. */
function nameItems({ name, isStrong }: Row, { y, pitch, columns }: At, { ink }: Palette): readonly Item[] {
  const isLong = widthOf(name, WHOLE_NAME) > columns.names;
  const size = isLong ? LONG_NAME : PLAIN_NAME;
  const font = isStrong ? { ...size, weight: 600 as const } : size;
  const lines = isLong
    ? wrapText(name, font, { width: columns.names, lines: pitch < 2 * LONG_NAME.line + 1 ? 1 : 2 })
    : [name];
  return lines.map((line, at) => {
    const middle = y + (at - (lines.length - 1) / 2) * font.line;
    return textItem(line, font, { x: EDGE + columns.names, middle, align: 'right', colour: ink });
  });
}

interface Bar {
  readonly row: Row;
  readonly place: { readonly x: number; readonly y: number; readonly wide: number; readonly high: number };
  readonly corners: readonly [number, number, number, number];
}

function barItems({ row, place, corners }: Bar, palette: Palette): readonly Item[] {
  const colour = row.isStrong ? palette.present : palette.axis;
  if (!row.approximate && !row.provisional) return [box(place, colour, corners)];
  const inner = { x: place.x + 0.8, y: place.y + 0.8, wide: Math.max(0.4, place.wide - 1.6), high: place.high - 1.6 };
  return [{ ...box(inner, palette.ground, corners), stroke: colour, width: 1.6 }];
}

interface End {
  readonly start: number;
  readonly y: number;
}

/** Mark, value and word. */
function endItems(row: Row, { start, y }: End, palette: Palette): readonly Item[] {
  const mark = row.rating === null ? 0 : 2 * MARK + 4;
  const all = MOST_END - 2 * GAP - mark;
  const shown = shorten(row.shown, ROW_VALUE, all);
  const value = widthOf(shown, ROW_VALUE);
  const room = all - value - GAP;
  const word = row.word === '' || room < 12 ? '' : shorten(row.word, SECOND, room);
  const hollow = row.approximate || row.provisional;
  return [
    ...(row.rating === null
      ? []
      : ratingMark(row.rating, { x: start + MARK, y, radius: MARK, hollow, ring: false }, palette)),
    textItem(shown, ROW_VALUE, { x: start + mark, middle: y, colour: palette.ink, halo: palette.ground }),
    ...(word === ''
      ? []
      : [
          textItem(word, SECOND, {
            x: start + mark + value + 6,
            middle: y,
            colour: palette.muted,
            halo: palette.ground,
          }),
        ]),
  ];
}
