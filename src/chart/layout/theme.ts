import type { ThemeSpec } from '../spec/chart-spec.ts';
import type { Drawing, Item } from './drawing.ts';
import { drawingOf, EDGE, headOf, lineItem, WIDTH } from './frame.ts';
import { ratingMark } from './marks.ts';
import { PALETTES, type Palette } from './palette.ts';
import { sparkItems } from './spark.ts';
import {
  fittingPhrases,
  LARGE_ROW_VALUE,
  NAME,
  ROW_VALUE,
  round,
  SECOND,
  shorten,
  shortNames,
  textItem,
  widthOf,
} from './text.ts';

type Row = ThemeSpec['rows'][number];

const ROW = 37;

/** More have no room under a title and over a foot of several lines. */
const MOST_ROWS = 6;
const MARK = 6.6;
const NAMES = 34;
const SPARK_WIDTH = 70;

/** Of values without a line beside them: they stand at the right edge. */
const MOST_VALUE = 118;
const GAP = 10;

/** A row each: mark, name and what is said of it, value, and a small line where there are points enough. */
export function layOutTheme(spec: ThemeSpec): Drawing {
  const palette = PALETTES[spec.ground];
  const head = headOf(spec, palette);
  const top = head.height - 4.5;
  const rows = spec.rows.slice(0, MOST_ROWS);
  const hasSparks = rows.some(({ trend }) => trend.length > 0);
  const right = WIDTH - EDGE - (hasSparks ? SPARK_WIDTH + 13 : 0);
  const values = Math.min(MOST_VALUE, Math.max(...rows.map(({ shown }) => widthOf(shown, valueFont(shown)))));
  const room = right - values - GAP - NAMES;
  const names = shortNames(
    rows.map(({ name }) => name),
    NAME,
    room,
  );
  return drawingOf({
    spec,
    palette,
    head,
    bottom: top + rows.length * ROW,
    notes: rows.length < spec.rows.length ? [`${spec.rows.length - rows.length} rows have no room`] : [],
    items: rows.flatMap((row, at) => [
      ...rowItems({ ...row, name: names[at] ?? row.name }, { top: round(top + at * ROW), right, room }, palette),
      ...(at === 0 ? [] : [rule(top + at * ROW, palette)]),
    ]),
  });
}

/** Between rows. */
export function rule(y: number, { grid }: Palette): Item {
  return lineItem(
    [
      [EDGE, round(y)],
      [WIDTH - EDGE, round(y)],
    ],
    { colour: grid, width: 1 },
  );
}

interface At {
  readonly top: number;
  /** Where values end. */
  readonly right: number;
  /** For a name. */
  readonly room: number;
}

function rowItems(row: Row, { top, right, room }: At, palette: Palette): readonly Item[] {
  const middle = top + ROW / 2 - 0.6;
  const hollow = row.approximate || row.provisional;
  const font = valueFont(row.shown);
  const detail = fittingPhrases(row.detail, SECOND, room);
  const spark = { left: WIDTH - EDGE - SPARK_WIDTH, right: WIDTH - EDGE - 2, top: top + 7, bottom: top + ROW - 7 };
  return [
    ...ratingMark(row.rating, { x: 20, y: middle, radius: MARK, hollow, ring: false }, palette),
    textItem(row.name, NAME, { x: NAMES, middle: detail === '' ? middle : top + 11.8, colour: palette.ink }),
    ...(detail === '' ? [] : [textItem(detail, SECOND, { x: NAMES, middle: top + 26.4, colour: palette.muted })]),
    textItem(shorten(row.shown, font, MOST_VALUE), font, { x: right, middle, align: 'right', colour: palette.ink }),
    ...sparkItems(row, spark, palette),
  ];
}

/** Large as long as it leaves room for a name. */
function valueFont(shown: string) {
  return widthOf(shown, LARGE_ROW_VALUE) <= 62 ? LARGE_ROW_VALUE : ROW_VALUE;
}
