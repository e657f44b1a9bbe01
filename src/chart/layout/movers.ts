import type { MoversSpec } from '../spec/chart-spec.ts';
import type { Drawing, Item } from './drawing.ts';
import { box, drawingOf, EDGE, headOf, lineItem, WIDTH } from './frame.ts';
import { ratingMark } from './marks.ts';
import { PALETTES, type Palette } from './palette.ts';
import { fittingPhrases, NAME, ROW_VALUE, round, SECOND, shorten, shortNames, textItem, widthOf } from './text.ts';
import { rule } from './theme.ts';

type Row = MoversSpec['rows'][number];

const ROW = 36;

/** More have no room under a title and over a foot of several lines. */
const MOST_ROWS = 6;
const MARK = 6.6;
const NAMES = 34;
const BAR = 12;
const BASE = 236;
const GAP = 6;
const MOST_VALUE = 70;

/** A row each: mark, name, from and to, and a bar by how far it moved. */
export function layOutMovers(spec: MoversSpec): Drawing {
  const palette = PALETTES[spec.ground];
  const head = headOf(spec, palette);
  const top = head.height - 4;
  const rows = spec.rows.slice(0, MOST_ROWS);
  const bottom = top + rows.length * ROW;
  const values = Math.min(MOST_VALUE, Math.max(...rows.map(({ shown }) => widthOf(shown, ROW_VALUE))));
  const most = Math.max(...rows.map(({ change }) => Math.abs(change))) || 1;
  const longest = WIDTH - EDGE - values - GAP - BASE;
  const names = shortNames(
    rows.map(({ name }) => name),
    NAME,
    BASE - NAMES - 8,
  );
  const axis = lineItem(
    [
      [BASE, round(top + 2)],
      [BASE, round(bottom)],
    ],
    { colour: palette.axis, width: 1 },
  );
  return drawingOf({
    spec,
    palette,
    head,
    bottom,
    notes: rows.length < spec.rows.length ? [`${spec.rows.length - rows.length} rows have no room`] : [],
    items: [
      ...rows.flatMap((row, at) => [
        ...(at === 0 ? [] : [rule(top + at * ROW, palette)]),
        ...rowItems(
          { ...row, name: names[at] ?? row.name },
          { top: top + at * ROW, long: (Math.abs(row.change) / most) * longest },
          palette,
        ),
      ]),
      axis,
    ],
  });
}

function rowItems(
  row: Row,
  { top, long }: { readonly top: number; readonly long: number },
  palette: Palette,
): readonly Item[] {
  const middle = round(top + ROW / 2 - 0.4);
  const colour = { worse: palette.worse, better: palette.better, neither: palette.axis }[row.way];
  const wide = round(Math.max(long, 0.8));
  return [
    ...ratingMark(row.rating, { x: 20, y: middle, radius: MARK, hollow: false, ring: false }, palette),
    textItem(row.name, NAME, { x: NAMES, middle: top + 11.6, colour: palette.ink }),
    textItem(fittingPhrases(row.detail, SECOND, BASE - NAMES - 8), SECOND, {
      x: NAMES,
      middle: top + 26,
      colour: palette.muted,
    }),
    box({ x: BASE, y: middle - BAR / 2, wide, high: BAR }, colour, [0, 2, 2, 0]),
    textItem(shorten(row.shown, ROW_VALUE, MOST_VALUE), ROW_VALUE, {
      x: BASE + wide + GAP,
      middle,
      colour: palette.ink,
    }),
  ];
}
