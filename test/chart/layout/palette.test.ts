import { describe, expect, it } from 'vitest';
import { coloursOf, lineColours, mixed, PALETTES } from '../../../src/chart/layout/palette.ts';

/** Shares of red, green and blue, linear: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function linear(colour: string): readonly [number, number, number] {
  return [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as readonly [number, number, number];
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(PALETTES))('on the ground %s', (_, palette) => {
  const { ground, ink, muted, present, worse, better, axis, ratings } = palette;

  it.each(Object.entries({ ink, muted, present, worse, better }))('%s can be read as text', (_name, colour) => {
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(ratings))('the mark of %s stands out, by its fill or its edge', (_name, { fill, outline }) => {
    expect(contrast(outline ?? fill, ground)).toBeGreaterThanOrEqual(3);
  });

  it('axis and history stand out', () => {
    expect(contrast(axis, ground)).toBeGreaterThanOrEqual(3);
  });

  it('up to four lines have colours of their own, and none of a rating', () => {
    const lines = lineColours(palette);
    const fills = Object.values(ratings).map(({ fill }) => fill);
    expect([new Set(lines).size, lines.filter((colour) => fills.includes(colour))]).toEqual([4, []]);
  });

  it('no two colours share a place in the palette of a stored picture', () => {
    const places = coloursOf(palette).map((colour) => [1, 3, 5].map((at) => colour[at]).join(''));
    expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
  });
});

it('contrast is computed as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

it('a colour some way towards another lies between them', () => {
  expect([mixed('#000000', '#ffffff', 0), mixed('#000000', '#ffffff', 0.5), mixed('#102030', '#102030', 0.3)]).toEqual([
    '#000000',
    '#808080',
    '#102030',
  ]);
});
