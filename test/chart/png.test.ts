import { describe, expect, it } from 'vitest';
import { encodePng } from '../../src/chart/png.ts';
import { decode } from '../fixtures/picture.ts';

/** A picture of so many columns, each of one colour. */
function striped(colours: readonly (readonly [number, number, number])[], height = 3) {
  const width = colours.length;
  const rgba = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1) rgba.set([...(colours[at % width] ?? [0, 0, 0]), 255], at * 4);
  return { width, height, rgba };
}

describe('a PNG of ours', () => {
  it('is read by others, with its size and its colours where they were', async () => {
    const picture = await decode(
      encodePng(
        striped([
          [255, 255, 255],
          [17, 34, 51],
          [187, 0, 17],
        ]),
      ),
      1,
    );
    expect({ width: picture.width, height: picture.height }).toEqual({ width: 3, height: 3 });
    expect([0, 1, 2].map((x) => picture.at(x, 2))).toEqual(['#ffffff', '#112233', '#bb0011']);
  });

  it('keeps four bits of colours between, which nobody sees', async () => {
    const picture = await decode(encodePng(striped([[200, 100, 50]])), 1);
    expect(picture.at(0, 0)).toBe('#cc6633');
  });

  it('is whole where it has more colours than a palette holds', async () => {
    const colours = Array.from(
      { length: 400 },
      (_, at) => [(at % 16) * 16, (Math.floor(at / 16) % 16) * 16, at > 255 ? 200 : 3] as const,
    );
    const picture = await decode(encodePng(striped(colours)), 1);
    const hex = ([red, green, blue]: readonly number[]) =>
      `#${[red, green, blue].map((each) => (each ?? 0).toString(16).padStart(2, '0')).join('')}`;
    for (const at of [0, 1, 255, 256, 399]) expect(picture.at(at, 1)).toBe(hex(colours[at] ?? []));
  });

  it('begins as PNG files do', () => {
    const png = encodePng(striped([[0, 0, 0]]));
    expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  });
});
