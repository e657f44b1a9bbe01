import { crc32, deflateSync } from 'node:zlib';

/** Rows of pixels, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Kinds of pixel in a PNG: three bytes for a colour and one for alpha, or one that points into a palette. */
const TRUECOLOUR_ALPHA = 6;
const INDEXED = 3;
const MOST_COLOURS = 256;

/** More is slower, and saves little on flat colours. */
const LEVEL = 2;

/**
 * Encodes a picture of flat colours: each pixel points into a palette, which is some ten times faster than the encoder
 * of the canvas and a tenth of the size. Colours that agree in the upper four bits of each channel share a place in the
 * palette, that of the first, and `exact` go before all: so these are kept as they are, and what lies between them at
 * the edges of letters is a shade off at most. A picture that has too many colours is encoded as it is.
 *
 * @param exact - '#rrggbb', no two of them sharing a place
 */
export function encodePng(pixels: Pixels, exact: readonly string[] = []): Uint8Array {
  const { width, height } = pixels;
  const indexed = indexPixels(pixels, exact);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = indexed ? INDEXED : TRUECOLOUR_ALPHA;
  const rows = indexed ? indexed.rows : plainRows(pixels);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(indexed ? [chunk('PLTE', indexed.palette)] : []),
    ...(indexed?.alphas ? [chunk('tRNS', indexed.alphas)] : []),
    chunk('IDAT', deflateSync(rows, { level: LEVEL })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface Indexed {
  readonly rows: Buffer;
  readonly palette: Buffer;
  /** null where every pixel is opaque. */
  readonly alphas: Buffer | null;
}

/** Each row begins with a byte that names its filter: 0, none. */
function indexPixels({ width, height, rgba }: Pixels, exact: readonly string[]): Indexed | null {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const rows = Buffer.alloc(height * (width + 1));
  const indexes = new Int16Array(65_536).fill(-1);
  const palette: number[] = [];
  for (const colour of exact) {
    const pixel = pixelOf(colour);
    if ((indexes[placeOf(pixel)] ?? 0) < 0) indexes[placeOf(pixel)] = palette.push(pixel) - 1;
  }
  let before = -1;
  let index = 0;
  let to = 0;
  for (let y = 0, from = 0; y < height; y += 1) {
    to += 1;
    for (let x = 0; x < width; x += 1, from += 1, to += 1) {
      const pixel = pixels[from] ?? 0;
      if (pixel !== before) {
        before = pixel;
        const place = placeOf(pixel);
        index = indexes[place] ?? -1;
        if (index < 0) {
          if (palette.length === MOST_COLOURS) return null;
          index = palette.push(pixel) - 1;
          indexes[place] = index;
        }
      }
      rows[to] = index;
    }
  }
  const isOpaque = palette.every((pixel) => pixel >>> 24 === 255);
  return {
    rows,
    palette: Buffer.from(palette.flatMap(plainColour)),
    alphas: isOpaque ? null : Buffer.from(palette.map((pixel) => pixel >>> 24)),
  };
}

/** Bytes are in the order of memory, which on all that we run on is the lowest first. */
function placeOf(pixel: number): number {
  return ((pixel >>> 4) & 0xf) | ((pixel >>> 8) & 0xf0) | ((pixel >>> 12) & 0xf00) | ((pixel >>> 16) & 0xf000);
}

function pixelOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  return (red | (green << 8) | (blue << 16) | (0xff << 24)) >>> 0;
}

/** A canvas holds colours multiplied by their alpha; a PNG does not. */
function plainColour(pixel: number): readonly number[] {
  const alpha = pixel >>> 24;
  return [pixel & 0xff, (pixel >>> 8) & 0xff, (pixel >>> 16) & 0xff].map((channel) =>
    alpha === 0 ? 0 : Math.min(255, Math.round((channel * 255) / alpha)),
  );
}

function plainRows({ width, height, rgba }: Pixels): Buffer {
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; y += 1)
    rows.set(rgba.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  return rows;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
