import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawSpec } from '../../src/chart/draw-spec.ts';
import type { BoxItem, PathItem } from '../../src/chart/layout/drawing.ts';
import { layOut } from '../../src/chart/layout/lay-out.ts';
import { PALETTES } from '../../src/chart/layout/palette.ts';
import { type ChartSpec, type Ground, onGround } from '../../src/chart/spec/chart-spec.ts';
import type { Rating } from '../../src/query/observation.ts';
import { lineSpec, quarters } from '../fixtures/chart-spec.ts';
import { ALWAYS, barsSpec, controlSpec, DRAWN, rankingSpec, themeSpec } from '../fixtures/drawn-specs.ts';
import { decode } from '../fixtures/picture.ts';

const run = promisify(execFile);

const pictureOf = (spec: ChartSpec) => drawSpec({ spec, width: 1024, shrinkTo: null });
const drawn = (spec: ChartSpec) => decode(pictureOf(spec).png);
/** Where the points of the first line of a picture stand. */
function pathOf(spec: ChartSpec, width: number): readonly (readonly [number, number])[] {
  const path = layOut(spec).items.find(
    (item): item is PathItem => item.kind === 'path' && item.width === width && item.dash.length === 0 && !item.closed,
  );
  return path?.points ?? [];
}

describe.each(Object.entries(DRAWN))('%s', (_, spec) => {
  const { png, width, height } = pictureOf(spec);

  it('is within what every chat platform shows, and small', async () => {
    const picture = await decode(png);
    expect([picture.width, picture.height]).toEqual([width, height]);
    expect(width).toBe(1024);
    expect(height).toBeLessThanOrEqual(1024);
    expect(png.byteLength).toBeLessThan(100_000);
  });

  it.each<Ground>(['light', 'dark', 'both'])('has text at its top and nothing at its edges, on %s', async (ground) => {
    const picture = await drawn(onGround(spec, ground));
    const logical = (picture.height / 1024) * 360;
    expect(picture.count({ left: 12, top: 10, right: 348, bottom: 28 }, null)).toBeGreaterThan(300);
    expect(picture.count({ left: 3, top: 12, right: 7, bottom: logical - 12 }, null)).toBe(0);
    expect(picture.count({ left: 353, top: 12, right: 357, bottom: logical - 12 }, null)).toBe(0);
    expect(picture.at(6, logical / 2)).toBe(PALETTES[ground].ground);
  });

  it('is the same each time', () => {
    expect(Buffer.compare(pictureOf(spec).png, png)).toBe(0);
  });
});

describe('grounds', () => {
  it('for either theme have corners cut out, the others none', async () => {
    const card = await drawn(lineSpec({ ground: 'both' }));
    expect([card.alphaAt(0, 0), card.alphaAt(20, 20)]).toEqual([0, 255]);
    const light = await drawn(lineSpec({ ground: 'light' }));
    expect([light.alphaAt(0, 0), light.at(0, 0)]).toEqual([255, '#ffffff']);
  });

  it('are whole to the last row of pixels', async () => {
    const dark = await drawn(lineSpec({ ground: 'dark' }));
    const foot = (dark.height - 1) * (360 / 1024);
    expect([dark.at(100, foot), dark.alphaAt(100, foot)]).toEqual([PALETTES.dark.ground, 255]);
  });
});

describe('a line', () => {
  const spec = lineSpec({
    points: quarters([20, 40, null, 90, 30]),
    targets: [{ ...ALWAYS, low: 60, high: 60, shown: '60%' }],
  });

  it('runs from point to point', async () => {
    const picture = await drawn(spec);
    const [first, second] = pathOf(spec, 2);
    const middle = [
      ((first?.[0] ?? 0) + (second?.[0] ?? 0)) / 2,
      ((first?.[1] ?? 0) + (second?.[1] ?? 0)) / 2,
    ] as const;
    // The last year is drawn over it.
    expect(picture.at(...middle)).toBe(PALETTES.light.present);
  });

  it('stands before a dashed target', async () => {
    const picture = await drawn(spec);
    const dashed = layOut(spec).items.find((item): item is PathItem => item.kind === 'path' && item.dash.length > 0);
    const [[left, y], [right]] = (dashed as PathItem).points as [[number, number], [number, number]];
    const share =
      picture.count({ left, right, top: y - 0.2, bottom: y + 0.2 }, PALETTES.light.ink) /
      ((right - left) * (1024 / 360));
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.8);
  });
});

describe('ratings', () => {
  const ratings: readonly (Rating | null)[] = ['exceeds', 'within', 'attention', 'yellow', 'amber', 'red', null];

  /** What the mark of a row covers, without its colour: a row of dots and spaces for each row of pixels. */
  async function shapeOf(rating: Rating | null, approximate: boolean): Promise<string> {
    const row = themeSpec().rows[1]!;
    const picture = await drawn(themeSpec({ rows: [{ ...row, rating, approximate }] }));
    const top = 50.6;
    const rows = Array.from({ length: 60 }, (_, at) =>
      Array.from({ length: 60 }, (__, column) =>
        picture.at(9 + (column * 22) / 60, top + 4 + (at * 28) / 60) === '#ffffff' ? ' ' : '#',
      ).join(''),
    );
    return rows.join('\n');
  }

  it('differ in shape and not only in colour', async () => {
    const shapes = await Promise.all(ratings.map((rating) => shapeOf(rating, false)));
    const differing = (a: string, b: string) => Array.from(a).filter((dot, at) => dot !== b[at]).length;
    for (const [at, shape] of shapes.entries())
      for (const other of shapes.slice(at + 1)) expect(differing(shape, other)).toBeGreaterThan(90);
  });

  it.each(['exceeds', 'within', 'yellow', 'amber', 'red'] as const)(
    '%s is filled, and hollow where the value is approximate or provisional',
    async (rating) => {
      const row = { ...themeSpec().rows[1]!, rating };
      const middleOf = async (over: Partial<typeof row>) =>
        (await drawn(themeSpec({ rows: [{ ...row, ...over }] }))).at(20, 68.5);
      const { fill } = PALETTES.light.ratings[rating];
      expect(await middleOf({})).toBe(fill);
      expect(await middleOf({ approximate: true })).toBe('#ffffff');
      expect(await middleOf({ provisional: true })).toBe('#ffffff');
    },
  );

  it('have their colours as well', async () => {
    for (const rating of ['red', 'amber', 'yellow', 'within', 'exceeds'] as const) {
      const spec = themeSpec({ rows: [{ ...themeSpec().rows[1]!, rating }] });
      const picture = await drawn(spec);
      const { fill } = PALETTES.light.ratings[rating];
      expect(picture.count({ left: 8, right: 32, top: 52, bottom: 84 }, fill)).toBeGreaterThan(300);
    }
  });
});

describe('bars', () => {
  const boxesOf = (spec: ChartSpec) =>
    layOut(spec)
      .items.filter((item): item is BoxItem => item.kind === 'box')
      .slice(1);

  it('are as long as their values, and hollow where these are approximate', async () => {
    const rows = barsSpec().rows.map((row, at) => ({ ...row, approximate: at === 1 }));
    const spec = barsSpec({ rows });
    const picture = await drawn(spec);
    const [first, second, third] = boxesOf(spec);
    expect((first?.wide ?? 0) / (third?.wide ?? 1)).toBeCloseTo(60 / 25, 1);
    const middle = (box: BoxItem | undefined) => picture.at((box?.x ?? 0) + 20, (box?.y ?? 0) + (box?.high ?? 0) / 2);
    expect([first, second, third].map(middle)).toEqual([PALETTES.light.present, '#ffffff', PALETTES.light.axis]);
  });
});

it('a control chart has what is usual shaded behind its points', async () => {
  const picture = await drawn(controlSpec());
  const shade = layOut(controlSpec()).items.filter((item): item is BoxItem => item.kind === 'box')[1];
  const { x = 0, y = 0, wide = 0, high = 0 } = shade ?? {};
  expect(picture.count({ left: x, right: x + wide, top: y, bottom: y + high }, PALETTES.light.shade)).toBeGreaterThan(
    5000,
  );
});

it('a ranking has a stem from its target to each mark', async () => {
  const spec = rankingSpec();
  const picture = await drawn(spec);
  const [from, to] = pathOf(spec, 2.6);
  expect(picture.at(((from?.[0] ?? 0) + (to?.[0] ?? 0)) / 2, from?.[1] ?? 0)).toBe(PALETTES.light.axis);
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
      // The font that comes with us, by its own names and by ours.
      const families = JSON.parse(stdout) as readonly string[];
      expect(families).toEqual(expect.arrayContaining(['Scorecard Bot 400', 'Scorecard Bot 600', 'Scorecard Bot 700']));
      expect(families.filter((family) => !/^(Scorecard Bot|Source Sans 3)/.test(family))).toEqual([]);
      const bare = await readFile(join(folder, 'out.png'));
      expect(Buffer.compare(bare, pictureOf(DRAWN['line with everything']!).png)).toBe(0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);

  it('each weight has a name of its own, which no font of the system goes by', () => {
    const ours = GlobalFonts.families.filter(({ family }) => /^Scorecard Bot \d+$/.test(family));
    expect(ours.map(({ family }) => family).toSorted()).toEqual(
      ['400', '600', '700'].map((weight) => `Scorecard Bot ${weight}`),
    );
  });
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
    const points = quarters([20, 80, 30, 40]).map((point) => ({ ...point, label: text, shown: text }));
    const rows = barsSpec().rows.map((row) => ({ ...row, name: text, shown: text, word: text }));
    const hostile: readonly ChartSpec[] = [
      lineSpec({
        title: text,
        lines: [{ name: text, points, breaks: [{ before: 1, reason: text }] }],
        footer: [text],
        targets: [{ ...ALWAYS, low: 50, high: 50, shown: text }],
        event: { at: '2018-06-30', label: text },
      }),
      lineSpec({ lines: [1, 2].map(() => ({ name: text, points, breaks: [] })) }),
      barsSpec({ title: text, rows, footer: [text, text] }),
      rankingSpec({
        title: text,
        rows: rows.map((row) => ({ ...row, isWhole: true })),
        axis: { min: 0, max: 99, steps: [] },
      }),
      themeSpec({ title: text, rows: [{ ...themeSpec().rows[0]!, name: text, shown: text, detail: text }] }),
    ];
    for (const spec of hostile) {
      const { png, height } = drawSpec({ spec, width: 360, shrinkTo: null });
      expect(height).toBeLessThanOrEqual(360);
      expect((await decode(png)).count({ left: 356, top: 12, right: 358, bottom: height - 12 }, null)).toBe(0);
    }
  });
});

it('made smaller it is what a phone shows of it', () => {
  const { width, height } = drawSpec({ spec: lineSpec(), width: 1024, shrinkTo: 360 });
  expect([width, height]).toEqual([360, layOut(lineSpec()).height]);
});
