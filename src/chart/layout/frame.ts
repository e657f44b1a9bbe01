import type { ChartSpec } from '../spec/chart-spec.ts';
import type { Block, BoxItem, Drawing, Item, PathItem } from './drawing.ts';
import { coloursOf, type Palette } from './palette.ts';
import { LONG_TITLE, SOURCE, SUBTITLE, shorten, TITLE, textItem, widthOf, wrapText } from './text.ts';

/** As a phone shows it; the picture is drawn larger. */
export const WIDTH = 360;

/** Between the edge and whatever is drawn. */
export const EDGE = 12;

const INNER = WIDTH - 2 * EDGE;

/** Of the card that stands on either theme. */
const CORNER = 8;

const MOST_SUBTITLE_LINES = 2;
const MOST_FOOTER_LINES = 3;

/** From the baseline of a picture's last row to that of its source, and from there to the edge. */
const ABOVE_FOOTER = 14;

/** Title and subtitle; `height` is how far down what is drawn below begins. */
export function headOf({ title, subtitle }: ChartSpec, palette: Palette): Block {
  const font = widthOf(title, TITLE) <= INNER ? TITLE : LONG_TITLE;
  const titles = wrapText(title, font, { width: INNER, lines: 2 });
  const below = wrapText(subtitle, SUBTITLE, { width: INNER, lines: MOST_SUBTITLE_LINES });
  const first = 17.6;
  const second = first + Math.max(0, titles.length - 1) * font.line + (titles.length > 0 ? 18 : 0);
  const last = below.length > 0 ? second + (below.length - 1) * SUBTITLE.line : second - 18;
  return {
    items: [
      ...titles.map((line, at) =>
        textItem(line, font, { x: EDGE, middle: first + at * font.line, colour: palette.ink }),
      ),
      ...below.map((line, at) =>
        textItem(line, SUBTITLE, { x: EDGE, middle: second + at * SUBTITLE.line, colour: palette.muted }),
      ),
    ],
    height: last + 18.5,
  };
}

/** Notes and source, one after the other, from so far down on; `height` is that of the whole picture. */
function footOf(footer: readonly string[], from: number, palette: Palette): Block {
  const lines = footerLines(footer);
  const first = from + ABOVE_FOOTER;
  const items = lines.map((line, at) =>
    textItem(line, SOURCE, { x: EDGE, middle: first + at * SOURCE.line, colour: palette.muted }),
  );
  return { items, height: lines.length === 0 ? from + 8 : first + (lines.length - 1) * SOURCE.line + 11 };
}

/** What is left of a picture as high as it is wide, under so high a head and over its foot. */
export function roomBelow(top: number, { footer }: ChartSpec): number {
  const lines = footerLines(footer).length;
  return WIDTH - top - (lines === 0 ? 8 : ABOVE_FOOTER + (lines - 1) * SOURCE.line + 12);
}

/** Phrases stand on a line together where they fit; none is parted unless it is longer than a line. */
function footerLines(footer: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const phrase of footer) {
    const joined = lines.length === 0 ? phrase : `${lines.at(-1)} · ${phrase}`;
    if (lines.length > 0 && widthOf(joined, SOURCE) <= INNER) lines[lines.length - 1] = joined;
    else lines.push(...wrapText(phrase, SOURCE, { width: INNER, lines: 2 }));
  }
  if (lines.length <= MOST_FOOTER_LINES) return lines;
  // The source is the last, and is never left out.
  return [...lines.slice(0, MOST_FOOTER_LINES - 1), shorten(lines.at(-1) ?? '', SOURCE, INNER)];
}

interface Framed {
  readonly spec: ChartSpec;
  readonly palette: Palette;
  readonly head: Block;
  readonly items: readonly Item[];
  /** How far down what was drawn reaches. */
  readonly bottom: number;
  /** What the layout found no room for, said before the source. */
  readonly notes?: readonly string[];
}

/** The whole picture: ground, head, what was drawn, foot. */
export function drawingOf({ spec, palette, head, items, bottom, notes = [] }: Framed): Drawing {
  const footer = [...spec.footer.slice(0, -1), ...notes, ...spec.footer.slice(-1)];
  const foot = footOf(footer, bottom, palette);
  const height = Math.ceil(foot.height);
  return {
    width: WIDTH,
    height,
    items: [...groundItems(height, palette), ...head.items, ...items, ...foot.items],
    colours: coloursOf(palette),
  };
}

function groundItems(height: number, { ground, border }: Palette): readonly Item[] {
  // A little beyond its foot: the picture's height in pixels is rounded.
  if (border === null) return [box({ x: 0, y: 0, wide: WIDTH, high: height + 1 }, ground)];
  const card = box({ x: 0.5, y: 0.5, wide: WIDTH - 1, high: height - 1 }, ground, [CORNER, CORNER, CORNER, CORNER]);
  return [{ ...card, stroke: border, width: 1 }];
}

type Place = Pick<BoxItem, 'x' | 'y' | 'wide' | 'high'>;

export function box(place: Place, fill: string, corners: BoxItem['corners'] = [0, 0, 0, 0]): BoxItem {
  return { kind: 'box', ...place, corners, fill, stroke: null, width: 0 };
}

export function lineItem(
  points: PathItem['points'],
  { colour, width, dash = [] }: { readonly colour: string; readonly width: number; readonly dash?: readonly number[] },
): PathItem {
  return { kind: 'path', points, closed: false, fill: null, stroke: colour, width, dash };
}
