import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawSpec } from '../../src/chart/draw-spec.ts';
import { BOLD, REGULAR } from '../../src/chart/layout/font-widths.ts';
import { FONT_NAME } from '../../src/chart/layout/furniture.ts';
import { layOut } from '../../src/chart/layout/lay-out.ts';
import { BAND_TINT, LINE, RATING_COLOURS, TARGET } from '../../src/chart/layout/palette.ts';
import { SMALL, TITLE, widthOf } from '../../src/chart/layout/text.ts';
import type { ChartSpec } from '../../src/chart/spec/chart-spec.ts';
import type { Rating } from '../../src/query/observation.ts';
import { lineSpec } from '../fixtures/chart-spec.ts';
import { barsSpec, comparisonSpec, DRAWN, glanceSpec, pointOf, quarters } from '../fixtures/drawn-specs.ts';
import { type Area, decode } from '../fixtures/picture.ts';

const run = promisify(execFile);

/** Where the data stands: Chart.js is told to leave exactly this free. */
function plotOf(spec: ChartSpec): Area {
  const { width, height, chart } = layOut(spec);
  const { padding } = (chart.options as { layout: { padding: Area } }).layout;
  return { left: padding.left, top: padding.top, right: width - padding.right, bottom: height - padding.bottom };
}

/** Where a value of a series of so many stands, on an axis from 0 to 100. */
function placeOf(spec: ChartSpec, count: number) {
  const { left, top, right, bottom } = plotOf(spec);
  return (at: number, value: number) => ({
    x: left + ((at + 0.5) * (right - left)) / count,
    y: bottom - (value / 100) * (bottom - top),
  });
}

const drawn = (spec: ChartSpec) => decode(drawSpec({ spec, density: 2, shrinkTo: null }).png);
const round = (x: number, y: number, half: number): Area => ({
  left: x - half,
  right: x + half,
  top: y - half,
  bottom: y + half,
});

describe.each(Object.entries(DRAWN))('%s', (_, spec) => {
  const { png, width, height } = drawSpec({ spec, density: 2, shrinkTo: null });

  it('is within what every chat platform shows', async () => {
    const picture = await decode(png);
    expect([picture.width, picture.height]).toEqual([width, height]);
    expect(width).toBe(1024);
    expect(height).toBeLessThanOrEqual(1024);
    expect(png.byteLength).toBeLessThan(2 ** 20);
  });

  it('has text at its top and its foot, and white round all', async () => {
    const picture = await decode(png);
    const { height: logical } = layOut(spec);
    expect(picture.count({ left: 14, top: 14, right: 498, bottom: 40 }, null)).toBeGreaterThan(300);
    expect(picture.count({ left: 14, top: logical - 40, right: 498, bottom: logical - 10 }, null)).toBeGreaterThan(100);
    expect(picture.count({ left: 0, top: 0, right: 512, bottom: 6 }, null)).toBe(0);
    expect(picture.count({ left: 0, top: 0, right: 6, bottom: logical }, null)).toBe(0);
    expect(picture.count({ left: 508, top: 0, right: 512, bottom: logical }, null)).toBe(0);
  });

  it('is the same each time', () => {
    expect(Buffer.compare(drawSpec({ spec, density: 2, shrinkTo: null }).png, png)).toBe(0);
  });
});

describe('a line', () => {
  const spec = lineSpec({
    points: quarters([20, 40, null, 90, 30]),
    target: { label: 'Target 60%', value: 60 },
    band: { label: 'Tolerance', low: 50, high: 60 },
    breaks: [{ before: 4, reason: 'counted anew' }],
  });
  const at = placeOf(spec, 5);

  it('runs from point to point', async () => {
    const picture = await drawn(spec);
    const [first, second] = [at(0, 20), at(1, 40)];
    expect(picture.at((first.x + second.x) / 2, (first.y + second.y) / 2)).toBe('#115599');
  });

  it('does not run over a gap or a break', async () => {
    const picture = await drawn(spec);
    const over = (from: { x: number; y: number }, to: { x: number; y: number }) =>
      picture.count(round((from.x + to.x) / 2, (from.y + to.y) / 2, 4), LINE);
    expect(over(at(1, 40), at(3, 90))).toBe(0);
    expect(over(at(3, 90), at(4, 30))).toBe(0);
    expect(over(at(0, 20), at(1, 40))).toBeGreaterThan(20);
  });

  it('stands before a dashed target and a shaded band', async () => {
    const picture = await drawn(spec);
    const { left, right } = plotOf(spec);
    const { y } = at(0, 60);
    const along = { left, right, top: y - 1, bottom: y + 1 };
    const dark = picture.count(along, TARGET);
    const all = (right - left) * 2 * 4;
    expect(dark / all).toBeGreaterThan(0.3);
    expect(dark / all).toBeLessThan(0.8);
    expect(picture.count({ left, right, top: at(0, 59).y, bottom: at(0, 51).y }, BAND_TINT)).toBeGreaterThan(2000);
  });

  it('is parted by an upright dashed line', async () => {
    const picture = await drawn(spec);
    const { top, bottom } = plotOf(spec);
    const x = (at(3, 0).x + at(4, 0).x) / 2;
    expect(picture.count({ left: x - 1.5, right: x + 1.5, top, bottom }, '#445')).toBeGreaterThan(100);
  });
});

describe('ratings', () => {
  const ratings: readonly (Rating | null)[] = ['exceeds', 'within', 'attention', 'yellow', 'amber', 'red', null];

  /** What a mark covers, without its colour: a row of dots and spaces for each row of pixels. */
  async function shapeOf(rating: Rating | null, approximate: boolean): Promise<string> {
    const points = quarters([50, 50]).map((point) => ({ ...point, rating, approximate }));
    const spec = lineSpec({ points });
    const picture = await drawn(spec);
    const { x, y } = placeOf(spec, 2)(0, 50);
    const rows = Array.from({ length: 44 }, (_, row) =>
      // Left of the point alone: the line leaves it at its right.
      Array.from({ length: 22 }, (_, column) =>
        picture.at(x - 11 + column / 2, y - 11 + row / 2) === '#ffffff' ? ' ' : '#',
      ).join(''),
    );
    return rows.join('\n');
  }

  it('differ in shape and not only in colour', async () => {
    const shapes = await Promise.all(ratings.map((rating) => shapeOf(rating, false)));
    const differing = (a: string, b: string) => Array.from(a).filter((dot, at) => dot !== b[at]).length;
    for (const [at, shape] of shapes.entries())
      for (const other of shapes.slice(at + 1)) expect(differing(shape, other)).toBeGreaterThan(20);
  });

  it.each(ratings)('%s is filled, and hollow where the value is approximate', async (rating) => {
    const filled = await shapeOf(rating, false);
    const hollow = await shapeOf(rating, true);
    const covered = (shape: string) => Array.from(shape).filter((dot) => dot === '#').length;
    expect(covered(hollow)).toBeLessThan(covered(filled) * 0.9);
    expect(covered(hollow)).toBeGreaterThan(20);
  });

  it('have their colours as well', async () => {
    const points = quarters([20, 80]).map((point, at) => ({
      ...point,
      rating: at === 0 ? ('red' as const) : ('exceeds' as const),
    }));
    const spec = lineSpec({ points });
    const picture = await drawn(spec);
    const at = placeOf(spec, 2);
    expect(picture.count(round(at(0, 20).x, at(0, 20).y, 10), RATING_COLOURS.red)).toBeGreaterThan(100);
    expect(picture.count(round(at(1, 80).x, at(1, 80).y, 10), RATING_COLOURS.exceeds)).toBeGreaterThan(100);
  });
});

describe('bars', () => {
  it('are as high as their values, and hollow where these are approximate', async () => {
    const spec = barsSpec({ bars: [pointOf('Q1', 30), pointOf('Q2', 90, { approximate: true }), pointOf('Q3', null)] });
    const picture = await drawn(spec);
    const at = placeOf(spec, 3);
    expect(picture.at(at(0, 15).x, at(0, 15).y)).toBe('#115599');
    expect(picture.at(at(0, 35).x + 25, at(0, 35).y)).toBe('#ffffff');
    expect(picture.at(at(1, 45).x, at(1, 45).y)).toBe('#ffffff');
    expect(
      picture.count({ ...round(at(1, 90).x, at(1, 90).y, 3), left: at(1, 90).x - 20, right: at(1, 90).x + 20 }, LINE),
    ).toBeGreaterThan(200);
    expect(picture.count(round(at(2, 50).x, at(2, 50).y, 20), LINE)).toBe(0);
  });

  it('across run to both sides of zero', async () => {
    const spec = DRAWN['bars across']!;
    const picture = await drawn(spec);
    const { left, right, top, bottom } = plotOf(spec);
    const x = (value: number) => left + ((value + 40) / 80) * (right - left);
    const y = (row: number) => top + ((row + 0.5) * (bottom - top)) / 3;
    expect(picture.at(x(10), y(0))).toBe('#115599');
    expect(picture.at(x(-10), y(0))).toBe('#ffffff');
    expect(picture.at(x(-10), y(1))).toBe('#115599');
    expect(picture.at(x(10), y(1))).not.toBe('#115599');
  });
});

it('lines that are compared are told apart by dash: one is whole, the other has holes', async () => {
  const flat = (value: number) => ['a', 'b', 'c'].map((label) => pointOf(label, value, { shown: '' }));
  const spec = comparisonSpec({
    labels: ['a', 'b', 'c'],
    series: [
      { name: 'One', points: flat(80) },
      { name: 'Two', points: flat(20) },
    ],
  });
  const picture = await drawn(spec);
  const at = placeOf(spec, 3);
  const between = (value: number) => ({
    left: at(0, 0).x + 12,
    right: at(1, 0).x - 12,
    top: at(0, value).y - 0.5,
    bottom: at(0, value).y + 0.5,
  });
  const whole = picture.count(between(80), '#159');
  const dashed = picture.count(between(20), '#a40');
  expect(dashed).toBeGreaterThan(whole * 0.4);
  expect(dashed).toBeLessThan(whole * 0.85);
});

it('a glance shows a row for each indicator, and a small line for what has a trend', async () => {
  const picture = await drawn(glanceSpec());
  const { data } = layOut(glanceSpec()).chart;
  const [trend, none] = data.datasets.map((dataset) => dataset.data as { x: number; y: number }[]);
  expect(none).toEqual([]);
  const [from, to] = [trend![0]!, trend![1]!];
  expect(picture.at((from.x + to.x) / 2, (from.y + to.y) / 2)).toBe('#115599');
});

describe('text', () => {
  it('is as wide as the layout takes it to be', () => {
    drawSpec({ spec: lineSpec(), density: 1, shrinkTo: null });
    const context = createCanvas(10, 10).getContext('2d');
    for (const [table, weight] of [
      [REGULAR, ''],
      [BOLD, 'bold '],
    ] as const) {
      context.font = `${weight}2048px "${FONT_NAME}"`;
      const measured = table.map((_, at) =>
        Math.round(context.measureText(String.fromCharCode(32 + at)).width / 2.048),
      );
      expect(measured).toEqual(table);
    }
  });

  it.each(['Contact decisions within 24 hours', 'Überprüfung', '★ ● ▲ →', 'שלום עולם', 'مرحبا بالعالم', '½ – ‘x’'])(
    'such as %s takes no more room than it was given',
    (text) => {
      const context = createCanvas(10, 10).getContext('2d');
      for (const font of [TITLE, SMALL]) {
        context.font = `${font.bold ? 'bold ' : ''}${font.size}px "${FONT_NAME}"`;
        expect(context.measureText(text).width).toBeLessThanOrEqual(widthOf(text, font) + 0.5);
      }
    },
  );

  it('is of a font that goes by a name of ours, so that none of the system stands in for it', () => {
    expect(GlobalFonts.families.filter(({ family }) => family === FONT_NAME)).toHaveLength(1);
    expect(FONT_NAME).not.toMatch(/dejavu/i);
  });
});

describe('without a single font on the machine', () => {
  it('the picture is the same as with all of them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scorecard no fonts '));
    try {
      await writeFile(join(folder, 'spec.json'), JSON.stringify(DRAWN['line with everything']));
      const script = fileURLToPath(new URL('../fixtures/draw-without-fonts.ts', import.meta.url));
      const files = [join(folder, 'spec.json'), join(folder, 'out.png')];
      // The canvas reads no fontconfig: this is what keeps it from the fonts of the system.
      const env = { PATH: process.env['PATH'], DISABLE_SYSTEM_FONTS_LOAD: 'true' };
      const { stdout } = await run(process.execPath, ['--import', 'tsx', script, ...files], { env });
      // The font that comes with us, by its own name and by ours.
      expect(JSON.parse(stdout)).toEqual(['DejaVu Sans', FONT_NAME]);
      const bare = await readFile(join(folder, 'out.png'));
      const usual = drawSpec({ spec: DRAWN['line with everything']!, density: 2, shrinkTo: null }).png;
      expect(Buffer.compare(bare, usual)).toBe(0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

describe('hostile text', () => {
  it.each<[string, string]>([
    ['</script><script>alert(1)</script>', 'markup'],
    ['שלום עולם 67% مرحبا', 'right to left'],
    ['👩‍👩‍👧‍👦🚤🇬🇧 boats', 'emoji'],
    ['\u202Efdp.exe \u0000\u001b[2J', 'overrides and control characters'],
    ['x'.repeat(20_000), 'no end'],
    ['\uD83D\uD83D', 'halves of characters'],
    [`Z${'\u0351'.repeat(5000)}algo`, 'towers of accents'],
    ['漢字かな交じり文', 'letters that the font lacks'],
    ['', 'none'],
  ])('%.20s ends in a picture: %s', async (text) => {
    const points = quarters([20, 80]).map((point) => ({ ...point, label: text, shown: text }));
    const [row] = glanceSpec().rows;
    const hostile: readonly ChartSpec[] = [
      lineSpec({
        title: text,
        name: text,
        points,
        footer: [text],
        target: { label: text, value: 50 },
        breaks: [{ before: 1, reason: text }],
      }),
      barsSpec({ title: text, bars: points, footer: [text, text] }),
      comparisonSpec({
        title: text,
        labels: [text, text],
        series: [
          { name: text, points },
          { name: text, points },
        ],
      }),
      glanceSpec({ title: text, rows: [{ ...row!, name: text, value: text, target: text }] }),
    ];
    for (const spec of hostile) {
      const { png, height } = drawSpec({ spec, density: 1, shrinkTo: null });
      expect(height).toBeLessThanOrEqual(512);
      const picture = await decode(png, 1);
      expect(picture.count({ left: 508, top: 0, right: 512, bottom: height }, null)).toBe(0);
    }
  });
});
