import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawSpec } from '../../../src/chart/draw-spec.ts';
import { ASCII, COVERED, OTHER_WIDTHS, OTHERS, type Weight } from '../../../src/chart/layout/font-widths.ts';
import { widthOf } from '../../../src/chart/layout/text.ts';
import { FONTS } from '../../../src/chart/paint.ts';
import { lineSpec } from '../../fixtures/chart-spec.ts';
import { charactersOf } from '../../fixtures/font-characters.ts';

const require = createRequire(import.meta.url);
const WEIGHTS: readonly Weight[] = [400, 600, 700];

/** What a canvas says of the font that is drawn with, in thousandths of its size. */
function measure(weight: Weight, text: string): number {
  const context = createCanvas(1, 1).getContext('2d');
  context.font = `${weight} 1000px ${FONTS[weight]}`;
  return context.measureText(text).width;
}

const inEms = (thousandths: number) => Math.round(thousandths) / 1000;

// The fonts are registered by what draws, those of further letters when one is first drawn.
beforeAll(() => void drawSpec({ spec: lineSpec({ title: 'ŵ' }), width: 360, shrinkTo: null }));

describe.each(WEIGHTS)('the widths of weight %i', (weight) => {
  it('are those of the font', () => {
    expect(ASCII[weight].map((_, at) => inEms(measure(weight, String.fromCharCode(32 + at))))).toEqual(ASCII[weight]);
    expect(Array.from(OTHERS).map((character) => inEms(measure(weight, character)))).toEqual(OTHER_WIDTHS[weight]);
  });

  it('of letters with accents are those of the letters', () => {
    // Pairs that the font draws closer together make it a little less.
    for (const text of ['Überprüfung', 'ŵŷâêîôû', 'Łódź', 'façade', 'ñandú', 'Ẁẃ'])
      expect(widthOf(text, { size: 1000, weight }) - measure(weight, text)).toSatisfy(
        (more: number) => more > -12 && more < 60,
      );
  });

  it('are of digits that stand below each other', () => {
    const digits = Array.from('0123456789', (digit) => ASCII[weight][digit.charCodeAt(0) - 32]);
    expect(new Set(digits).size).toBe(1);
  });

  it('are of letters that the files hold', () => {
    const held = new Set(
      ['latin', 'latin-ext'].flatMap((file) => [
        ...charactersOf(
          readFileSync(require.resolve(`@fontsource/source-sans-3/files/source-sans-3-${file}-${weight}-normal.woff2`)),
        ),
      ]),
    );
    const missing = COVERED.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((code) => !held.has(code)),
    );
    expect(missing).toEqual([]);
    // The reader of the files finds what is there, and not all there might be.
    expect([held.has(0x41), held.has(0x5d0), held.has(0x2192)]).toEqual([true, false, false]);
  });
});
