import type { RankingSpec } from '../spec/chart-spec.ts';
import type { Drawing, Item } from './drawing.ts';
import { drawingOf, EDGE, headOf, lineItem, roomBelow, WIDTH } from './frame.ts';
import { ratingMark } from './marks.ts';
import { PALETTES, type Palette } from './palette.ts';
import { rowTargetItems, TARGET_ROOM } from './row-target.ts';
import {
  PLAIN_NAME,
  ROW_VALUE,
  round,
  SECOND,
  shorten,
  shortNames,
  textItem,
  WHOLE_NAME,
  widthOf,
  wrapText,
} from './text.ts';

type Row = RankingSpec['rows'][number];

const ROW = 23;

/** With a name on two lines. */
const HIGH_ROW = 27;

const MARK = 6.1;

const LONG_NAME = { ...PLAIN_NAME, size: 11.5, line: 12.5 };

const LEAST_NAMES = 76;
const MOST_NAMES = 122;
const MOST_VALUE = 96;
const MOST_WORD = 74;

/** Between a row's columns. */
const GAP = 11;

interface Columns {
  readonly left: number;
  readonly right: number;
  readonly valueX: number;
  readonly wordX: number;
  readonly x: (value: number) => number;
  /** Of a stem, where there is a target that it can start from. */
  readonly start: number | null;
}

/** A dot for each, on a line from the target; values and words in columns, the whole in bold. */
export function layOutRanking(spec: RankingSpec): Drawing {
  const palette = PALETTES[spec.ground];
  const head = headOf(spec, palette);
  const columns = columnsOf(spec);
  const room = columns.left - EDGE - GAP + 4;
  const top = head.height - 2 + (spec.target ? TARGET_ROOM : 0);
  const most = roomBelow(top, spec) / spec.rows.length;
  const isTall = most >= HIGH_ROW && spec.rows.some(({ name }) => widthOf(name, WHOLE_NAME) > room);
  const pitch = Math.min(isTall ? HIGH_ROW : ROW, most);
  const bottom = top + spec.rows.length * pitch;
  const names = isTall
    ? spec.rows.map(({ name }) => nameLines(name, room))
    : shortNames(
        spec.rows.map(({ name }) => name),
        WHOLE_NAME,
        room,
      ).map((name) => [name]);
  return drawingOf({
    spec,
    palette,
    head,
    bottom,
    items: [
      ...(spec.target ? rowTargetItems(spec.target, { x: columns.x, top, bottom }, palette) : []),
      ...spec.rows.flatMap((row, at) =>
        rowItems(row, { names: names[at] ?? [], y: round(top + (at + 0.5) * pitch), columns }, palette),
      ),
    ],
  });
}

/** On one line where it fits, else on two that are smaller. */
function nameLines(name: string, width: number): readonly string[] {
  return widthOf(name, WHOLE_NAME) <= width
    ? [name]
    : wrapText(name, { ...LONG_NAME, weight: 700 }, { width, lines: 2 });
}

function columnsOf({ rows, axis, target }: RankingSpec): Columns {
  const held = rows.filter(({ value }) => value !== null);
  const widest = (texts: readonly string[], font: Parameters<typeof widthOf>[1], most: number) =>
    Math.min(most, Math.max(0, ...texts.map((text) => widthOf(text, font))));
  const names = Math.max(
    LEAST_NAMES,
    widest(
      rows.map(({ name }) => name),
      WHOLE_NAME,
      MOST_NAMES,
    ),
  );
  const words = widest(
    held.map(({ word }) => word),
    SECOND,
    MOST_WORD,
  );
  const values = widest(
    held.map(({ shown }) => shown),
    ROW_VALUE,
    MOST_VALUE,
  );
  const wordX = WIDTH - EDGE - words;
  const valueX = wordX - (words > 0 ? 7 : 0) - values;
  const [left, right] = [EDGE + names + GAP, valueX - GAP - 2];
  const x = (value: number) => left + 7 + ((value - axis.min) / (axis.max - axis.min)) * (right - left - 14);
  const goal = target === null ? null : (target.low ?? target.high);
  const isLine = target !== null && (target.low === target.high || target.low === null || target.high === null);
  return { left, right, valueX, wordX, x, start: isLine && goal !== null ? x(goal) : null };
}

interface At {
  readonly names: readonly string[];
  readonly y: number;
  readonly columns: Columns;
}

function rowItems(row: Row, { names, y, columns }: At, palette: Palette): readonly Item[] {
  const { left, right, valueX, wordX } = columns;
  const size = names.length > 1 ? LONG_NAME : PLAIN_NAME;
  const font = row.isWhole ? { ...size, weight: WHOLE_NAME.weight } : size;
  const name = names.map((line, at) =>
    textItem(line, font, { x: EDGE, middle: y + (at - (names.length - 1) / 2) * font.line, colour: palette.ink }),
  );
  if (row.value === null) {
    const why = shorten(row.shown, SECOND, WIDTH - EDGE - left);
    return [...name, textItem(why, SECOND, { x: left, middle: y, colour: palette.muted })];
  }
  const guide = lineItem(
    [
      [left, y],
      [right, y],
    ],
    { colour: palette.grid, width: 1 },
  );
  return [
    ...name,
    guide,
    ...dotItems(row, { y, columns }, palette),
    textItem(shorten(row.shown, ROW_VALUE, MOST_VALUE), ROW_VALUE, { x: valueX, middle: y, colour: palette.ink }),
    textItem(shorten(row.word, SECOND, MOST_WORD), SECOND, {
      x: wordX,
      middle: y,
      colour: row.rating ? palette.ink : palette.muted,
    }),
  ];
}

function dotItems(
  { value, rating, approximate, provisional, isWhole }: Row,
  { y, columns }: Pick<At, 'y' | 'columns'>,
  palette: Palette,
): readonly Item[] {
  const x = round(columns.x(value ?? 0));
  const stem =
    columns.start === null || Math.abs(x - columns.start) < 1
      ? []
      : [
          lineItem(
            [
              [round(columns.start), y],
              [x, y],
            ],
            { colour: isWhole ? palette.ink : palette.axis, width: 2.6 },
          ),
        ];
  const hollow = approximate || provisional;
  if (rating !== null || !isWhole)
    return [...stem, ...ratingMark(rating, { x, y, radius: MARK, hollow, ring: true }, palette)];
  // The whole is seen at once, though nothing rates it.
  const dot = { kind: 'disc', x, y, radius: MARK * 0.78, stroke: palette.present, width: 1.7 } as const;
  return [
    ...stem,
    { ...dot, radius: MARK * 0.78 + 1.6, fill: palette.ground, stroke: null },
    { ...dot, fill: hollow ? palette.ground : palette.present },
  ];
}
