import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas';
import type { Picture } from './charts.ts';
import type { Drawing } from './layout/drawing.ts';
import { FONTS, paint } from './paint.ts';
import { encodePng } from './png.ts';

const require = createRequire(import.meta.url);

const FONT_FILES = dirname(require.resolve('@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2'));

const LATIN = { name: '', file: 'latin' };

/** Letters of Welsh, Polish and others, read when one is first drawn. */
const MORE = { name: ' More', file: 'latin-ext' };

// The font comes with us: on a machine that has none, text would be blank.
register(LATIN);

function register({ name, file }: typeof LATIN): void {
  for (const weight of [400, 600, 700]) {
    const path = join(FONT_FILES, `source-sans-3-${file}-${weight}-normal.woff2`);
    // Under a name of its own, each weight is found for certain.
    if (GlobalFonts.registerFromPath(path, `Scorecard Bot ${weight}${name}`) === null)
      throw new Error(`${path} holds no font`);
  }
}

let hasMore = false;

/** What the first file has no letters for. */
const BEYOND_LATIN = /[\u0100-\u02BA\u1E00-\u1EFF\u2020]/;

export interface HowToDraw {
  /** Pixels across. */
  readonly width: number;
  /** Pixels across that the picture is made smaller to when it is drawn; null: it stays as it is. */
  readonly shrinkTo: number | null;
}

/** Draws what was laid out, as wide as it is wanted. */
export function draw(drawing: Drawing, { width, shrinkTo }: HowToDraw): Picture {
  if (!hasMore && drawing.items.some((item) => item.kind === 'text' && BEYOND_LATIN.test(item.text))) {
    register(MORE);
    hasMore = true;
  }
  const scale = width / drawing.width;
  const canvas = createCanvas(width, Math.round(drawing.height * scale));
  paint(canvas.getContext('2d'), drawing.items, scale, FONTS);
  const { width: wide, height, rgba } = pixelsOf(shrinkTo === null ? canvas : shrink(canvas, shrinkTo));
  return { png: encodePng({ width: wide, height, rgba }, drawing.colours), width: wide, height };
}

function pixelsOf(canvas: Canvas) {
  return { width: canvas.width, height: canvas.height, rgba: canvas.data() };
}

/** As whoever shows it on a small screen does. */
function shrink(canvas: Canvas, width: number): Canvas {
  const small = createCanvas(width, Math.round((canvas.height * width) / canvas.width));
  const context = small.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, small.width, small.height);
  return small;
}
