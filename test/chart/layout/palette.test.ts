import { describe, expect, it } from 'vitest';
import * as palette from '../../../src/chart/layout/palette.ts';
import { longForm } from '../../fixtures/picture.ts';

/** Relative luminance by WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(longForm(colour).slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const { WHITE, BAND_TINT, ROW_TINT, RATING_COLOURS, SERIES_COLOURS, ...single } = palette;
const COLOURS = [
  ...Object.entries(single),
  ...Object.entries(RATING_COLOURS),
  ...SERIES_COLOURS.map((colour, at) => [`series ${at}`, colour] as const),
];

describe('contrast', () => {
  it('is computed as WCAG does', () => {
    expect(contrast('#000', '#fff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each(COLOURS)('of %s is enough for text on white', (_, colour) => {
    expect(contrast(colour, WHITE)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(COLOURS)('of %s is enough for text on the tints', (_, colour) => {
    expect(contrast(colour, BAND_TINT)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour, ROW_TINT)).toBeGreaterThanOrEqual(4.5);
  });

  it('of white letters on the marks that have one is enough', () => {
    const { yellow, amber, red } = RATING_COLOURS;
    for (const colour of [yellow, amber, red]) expect(contrast(WHITE, colour)).toBeGreaterThanOrEqual(4.5);
  });
});

it('colours are written #rgb, which pictures keep exactly', () => {
  const tints = [WHITE, BAND_TINT, ROW_TINT];
  for (const colour of [...tints, ...COLOURS.map(([, each]) => each)]) expect(colour).toMatch(/^#[0-9a-f]{3}$/);
});

it('things compared have colours of their own', () => {
  expect(new Set(SERIES_COLOURS).size).toBe(4);
});
