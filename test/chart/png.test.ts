import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../src/chart/png.ts';

/** A picture of so many columns, each of one colour. */
function striped(colours: readonly (readonly [number, number, number])[], height = 3) {
  const width = colours.length;
  const rgba = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1) rgba.set([...(colours[at % width] ?? [0, 0, 0]), 255], at * 4);
  return { width, height, rgba };
}

/** The colour of the pixel in a column of the last row. */
async function decodeAt(png: Uint8Array): Promise<(x: number, y?: number) => string> {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return (x) => `#${Buffer.from(context.getImageData(x, image.height - 1, 1, 1).data.subarray(0, 3)).toString('hex')}`;
}

describe('a PNG of ours', () => {
  it('is read by others, with its size and its colours where they were', async () => {
    const png = encodePng(
      striped([
        [255, 255, 255],
        [17, 34, 51],
        [187, 0, 17],
      ]),
    );
    const { width, height } = await loadImage(Buffer.from(png));
    expect([width, height]).toEqual([3, 3]);
    expect([0, 1, 2].map(await decodeAt(png))).toEqual(['#ffffff', '#112233', '#bb0011']);
  });

  it('keeps the first of colours that lie close together, and those named before all', async () => {
    const near = striped([
      [200, 100, 50],
      [203, 105, 55],
      [242, 244, 246],
    ]);
    const plain = await decodeAt(encodePng(near));
    expect([0, 1, 2].map(plain)).toEqual(['#c86432', '#c86432', '#f2f4f6']);
    const named = await decodeAt(encodePng(near, ['#cc6633', '#f4f6f8']));
    expect([0, 1, 2].map(named)).toEqual(['#cc6633', '#cc6633', '#f4f6f8']);
  });

  it('keeps what shows through, in the colour that it had before a canvas multiplied it', async () => {
    const rgba = new Uint8Array([0, 0, 0, 0, 100, 50, 25, 128, 200, 100, 50, 255]);
    const image = await loadImage(Buffer.from(encodePng({ width: 3, height: 1, rgba })));
    const context = createCanvas(3, 1).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, 3, 1);
    expect([data[3], data[7], data[11]]).toEqual([0, 128, 255]);
    expect([...data.subarray(4, 7)].map((channel, at) => Math.abs(channel - [199, 100, 50][at]!) < 3)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is whole where it has more colours than a palette holds', async () => {
    const colours = Array.from(
      { length: 400 },
      (_, each) => [(each % 16) * 16, (Math.floor(each / 16) % 16) * 16, each > 255 ? 200 : 3] as const,
    );
    const at = await decodeAt(encodePng(striped(colours)));
    const hex = ([red, green, blue]: readonly number[]) =>
      `#${[red, green, blue].map((each) => (each ?? 0).toString(16).padStart(2, '0')).join('')}`;
    for (const column of [0, 1, 255, 256, 399]) expect(at(column)).toBe(hex(colours[column] ?? []));
  });

  it('begins as PNG files do', () => {
    const png = encodePng(striped([[0, 0, 0]]));
    expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  });
});
