import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoxItem, Drawing, PathItem, TextItem } from '../../../src/chart/layout/drawing.ts';
import { layOut } from '../../../src/chart/layout/lay-out.ts';
import { PALETTES } from '../../../src/chart/layout/palette.ts';
import type { ChartSpec } from '../../../src/chart/spec/chart-spec.ts';
import { problemIn } from '../../../src/chart/spec/check-spec.ts';
import { lineSpec, pointOf, quarters } from '../../fixtures/chart-spec.ts';
import {
  ALWAYS,
  barsSpec,
  controlSpec,
  DRAWN,
  linesSpec,
  moversSpec,
  rankingSpec,
  themeSpec,
} from '../../fixtures/drawn-specs.ts';
import { specs } from '../../fixtures/random-specs.ts';

const textsOf = ({ items }: Drawing): readonly TextItem[] => items.filter((item) => item.kind === 'text');
const pathsOf = ({ items }: Drawing): readonly PathItem[] => items.filter((item) => item.kind === 'path');
const boxesOf = ({ items }: Drawing): readonly BoxItem[] => items.filter((item) => item.kind === 'box');
const wordsOf = (spec: ChartSpec): readonly string[] => textsOf(layOut(spec)).map(({ text }) => text);
const textOf = (spec: ChartSpec, text: string): TextItem => {
  const found = textsOf(layOut(spec)).find((item) => item.text === text);
  if (!found) throw new Error(`'${text}' is not among ${wordsOf(spec).join(' | ')}`);
  return found;
};

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf({ text, x, y, width, size, align }: TextItem): Box {
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { text, left, right: left + width, top: y - 0.68 * size, bottom: y };
}

/** Pairs of texts that stand over each other. */
function overlapping(drawing: Drawing): readonly string[] {
  const boxes = textsOf(drawing)
    .filter(({ text }) => text !== '')
    .map(boxOf);
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5)
      .map((b) => `${a.text} | ${b.text}`),
  );
}

/** Text that sticks out of the picture. */
function cutOff(drawing: Drawing): readonly string[] {
  const { width, height } = drawing;
  return textsOf(drawing)
    .map(boxOf)
    .filter(({ left, right, top, bottom }) => left < 8 || top < 0 || right > width - 8 || bottom > height - 4)
    .map(({ text }) => text);
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe.each(Object.entries(DRAWN))('%s', (_, spec) => {
  const drawing = layOut(spec);

  it('has no text over another or cut off', () => {
    expect(overlapping(drawing)).toEqual([]);
    expect(cutOff(drawing)).toEqual([]);
  });

  it('is JSON, so that it can be sent to a server', () => {
    expect(JSON.parse(JSON.stringify(drawing.items))).toEqual(drawing.items);
  });

  it('is at most as high as it is wide, which is 1024 by 1024 as it is drawn', () => {
    expect(drawing.width).toBe(360);
    expect(drawing.height).toBeLessThanOrEqual(360);
  });

  it('has letters of at least 10.5 on a phone', () => {
    expect(Math.min(...textsOf(drawing).map(({ size }) => size))).toBeGreaterThanOrEqual(10.5);
  });

  it('has colours of its ground alone, and what lies between two of them', () => {
    const named = new Set(drawing.colours);
    const inks = textsOf(drawing).map(({ colour }) => colour);
    expect(inks.filter((colour) => !named.has(colour))).toEqual([]);
    expect(drawing.colours[0]).toBe(PALETTES[spec.ground].ground);
  });
});

it('any specification that has no problem is laid out in bounds, with no text over another', () => {
  fc.assert(
    fc.property(specs, (spec) => {
      fc.pre(problemIn(spec) === null);
      const drawing = layOut(spec);
      expect(overlapping(drawing)).toEqual([]);
      expect(cutOff(drawing)).toEqual([]);
      expect(numbersIn(drawing.items).every(Number.isFinite)).toBe(true);
      expect(drawing.height).toBeLessThanOrEqual(360);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 200) },
  );
}, 60_000);

describe('a line', () => {
  const rated = (values: readonly (number | null)[], over = {}) =>
    quarters(values).map((point, at) => (at === values.length - 1 ? { ...point, ...over } : point));

  it('has its last value beside it with the word of its rating, its first where it is free, and no other', () => {
    const words = wordsOf(lineSpec({ points: rated([50, 10, 55, 52, 90, 61], { rating: 'amber' }) }));
    expect(words).toEqual(expect.arrayContaining(['61%', 'amber', '50%']));
    for (const shown of ['10%', '55%', '52%', '90%']) expect(words).not.toContain(shown);
  });

  it('says what is provisional, and when its last value is not of the newest period', () => {
    expect(wordsOf(lineSpec({ points: rated([50, 60, 70, 61], { provisional: true }) }))).toContain('provisional');
    expect(wordsOf(lineSpec({ points: quarters([50, 60, 70, null]) }))).toContain('Q3 2018');
  });

  it('names the target of today at its side, and those before on their own steps', () => {
    const spec = lineSpec({
      points: quarters([20, 22, 21, 24, 23, 25]),
      targets: [
        { ...ALWAYS, to: '2018-12-31', low: 75, high: 75, shown: '75%' },
        { ...ALWAYS, from: '2019-01-01', low: 80, high: 80, shown: '80%' },
      ],
    });
    const [before, now] = [textOf(spec, 'target 75%'), textOf(spec, 'target 80%')];
    expect(now.x).toBeGreaterThan(before.x + 100);
    // One dashed line with a riser where the one follows the other, half way between the two quarters.
    const steps = pathsOf(layOut(spec)).filter(({ dash }) => dash.length > 0);
    expect(steps.map(({ points }) => points.length)).toEqual([4]);
    const [, end, riser] = steps[0]?.points ?? [];
    expect([end?.[0], (end?.[1] ?? 0) > (riser?.[1] ?? 0)]).toEqual([riser?.[0], true]);
  });

  it('shows where ratings lie, in the colours of ratings alone', () => {
    const strip = boxesOf(layOut(DRAWN['line with everything'] as ChartSpec)).filter(({ wide }) => wide < 4);
    const { ratings } = PALETTES.both;
    expect(strip.map(({ fill }) => fill)).toEqual(
      (['within', 'yellow', 'amber', 'red'] as const).map((rating) => ratings[rating].fill),
    );
    expect(strip.toSorted((a, b) => a.y - b.y)).toEqual(strip);
  });

  it('is not drawn across a gap or a break, and says why it breaks', () => {
    const points = quarters([10, 20, null, 40, 50, 55, 60]);
    const lines = [{ name: 'x', points, breaks: [{ before: 5, reason: 'counted anew' }] }];
    const drawing = layOut(lineSpec({ lines }));
    const drawn = pathsOf(drawing).filter(({ width, dash }) => width === 2 && dash.length === 0);
    expect(drawn.map((path) => path.points.length)).toEqual([2, 2, 2]);
    expect(textsOf(drawing).map(({ text }) => text)).toContain('counted anew');
  });

  it('has its last year strong, and what came before a break paler than the rest of its history', () => {
    const points = quarters(Array.from({ length: 12 }, (_, at) => 20 + at));
    const strokes = (before: number) => {
      const lines = [{ name: 'x', points, breaks: before === 0 ? [] : [{ before, reason: 'x' }] }];
      return pathsOf(layOut(lineSpec({ lines }))).filter(({ width, dash }) => width > 1.5 && dash.length === 0);
    };
    const [history, strong] = strokes(0);
    expect([history?.stroke, history?.points.length]).toEqual([PALETTES.light.axis, 12]);
    expect([strong?.stroke, strong?.points.length]).toEqual([PALETTES.light.present, 5]);
    expect(strokes(4)[0]?.stroke).not.toBe(PALETTES.light.axis);
  });

  it('names the first period, each year that has room, and the newest', () => {
    const points = Array.from({ length: 30 }, (_, at) => {
      const end = new Date(Date.UTC(2023, 11 + at, 0)).toISOString().slice(0, 10);
      return pointOf(end, 20 + at, { label: at === 0 ? 'Nov 2023' : at === 29 ? 'Apr 2026' : 'x' });
    });
    const spec = lineSpec({ points });
    expect(wordsOf(spec)).toEqual(expect.arrayContaining(['Nov 2023', '2025', 'Apr 2026']));
    expect(textOf(spec, 'Apr 2026').weight).toBe(600);
    expect(wordsOf(spec)).not.toContain('x');
  });

  it('names figures a year apart one by one', () => {
    const points = [2015, 2016, 2017, 2018].map((year) =>
      pointOf(`${year}-03-31`, 50, { label: `${year - 1}/${year % 100}` }),
    );
    expect(wordsOf(lineSpec({ points }))).toEqual(expect.arrayContaining(['2014/15', '2015/16', '2016/17', '2017/18']));
  });

  it('names what is hidden in its place, and at its foot what found none', () => {
    expect(wordsOf(lineSpec({ points: quarters([80, 81, null, 82, 80]) }))).toContain('suppressed');
    const crowded = lineSpec({
      points: quarters([0, 100, 0, 100, 0, 100, 0, 100, 0, 100]),
      event: { at: '2019-06-30', label: 'new pier opens' },
    });
    expect(wordsOf(crowded).join(' · ')).toContain('Jun 2019: new pier opens');
  });

  it('has a range shaded between its ends', () => {
    const drawing = layOut(DRAWN['line with a range'] as ChartSpec);
    expect(boxesOf(drawing).map(({ fill }) => fill)).toContain(PALETTES.dark.shade);
  });
});

describe('lines side by side', () => {
  it('are named at their ends in the colour of their value, with no legend', () => {
    const spec = linesSpec();
    const { present, worse } = PALETTES.light;
    expect([textOf(spec, '80%').colour, textOf(spec, '20%').colour]).toEqual([present, worse]);
    const [name, value] = [textOf(spec, 'Boats home'), textOf(spec, '20%')];
    expect([name.x, name.y - value.y < 20]).toEqual([value.x, true]);
    expect(wordsOf(spec).filter((text) => text === 'Boats home')).toHaveLength(1);
  });

  it('say when one ends before the others', () => {
    const [one, two] = linesSpec().lines;
    const points = two!.points.map((point, at) => (at === 3 ? { ...point, value: null } : point));
    expect(wordsOf(linesSpec({ lines: [one!, { ...two!, points }] }))).toContain('Q3 2018');
  });
});

describe('a control chart', () => {
  it('names its mean and its limits, and has a diamond for each point that is more than chance', () => {
    const spec = controlSpec();
    expect(wordsOf(spec)).toEqual(expect.arrayContaining(['mean 80.6%', '74%', '87%', '58%', 'usual range']));
    const diamonds = pathsOf(layOut(spec)).filter(({ closed, fill }) => closed && fill === PALETTES.light.worse);
    expect(diamonds).toHaveLength(2);
  });

  it('has a range for each side of a break, and the limits of today at its side', () => {
    const spec = DRAWN['control after a break'] as ChartSpec;
    const shaded = boxesOf(layOut(spec)).filter(({ fill }) => fill === PALETTES.dark.shade);
    expect(shaded).toHaveLength(2);
    expect((shaded[0]?.x ?? 0) + (shaded[0]?.wide ?? 0)).toBeLessThan(shaded[1]?.x ?? 0);
    expect(wordsOf(spec)).toContain('mean 75%');
    expect(wordsOf(spec)).not.toContain('mean 80%');
  });
});

describe('rows', () => {
  it('of a ranking stand in the order given, the whole in bold', () => {
    const spec = rankingSpec();
    const rows = ['North', 'All harbours', 'South'].map((name) => textOf(spec, name));
    expect(rows.map(({ weight }) => weight)).toEqual([400, 700, 400]);
    expect(rows.map(({ y }) => y)).toEqual(rows.map(({ y }) => y).toSorted((a, b) => a - b));
  });

  it('of a ranking have no stem where nothing is aimed at', () => {
    const stems = (spec: ChartSpec) => pathsOf(layOut(spec)).filter(({ width }) => width === 2.6).length;
    expect([stems(rankingSpec()), stems(rankingSpec({ target: null }))]).toEqual([3, 0]);
  });

  it('without a value say why, and are no zero', () => {
    const hidden = { ...barsSpec().rows[0]!, name: 'East', value: null, shown: 'not shown: small numbers' };
    const spec = barsSpec({ rows: [...barsSpec().rows, hidden] });
    expect(wordsOf(spec)).toContain('not shown: small numbers');
    const filled = [PALETTES.light.present, PALETTES.light.axis];
    expect(boxesOf(layOut(spec)).filter(({ fill }) => filled.includes(fill ?? ''))).toHaveLength(3);
  });

  it('of bars begin at zero, to both sides of it', () => {
    const [up, down] = boxesOf(layOut(DRAWN['bars with everything'] as ChartSpec)).slice(1);
    expect((down?.x ?? 0) + (down?.wide ?? 0)).toBeCloseTo(up?.x ?? 0, -1);
  });

  it('of a theme have a small line only where there is a trend', () => {
    const [drawn] = themeSpec().rows;
    const lines = (rows: readonly (typeof drawn)[]) =>
      pathsOf(layOut(themeSpec({ rows: rows.map((row) => row!) }))).filter(({ width }) => width === 2.2).length;
    expect([lines([drawn]), lines([{ ...drawn!, trend: [] }])]).toEqual([1, 0]);
  });

  it('of movers are as long as the change, plum where it got worse', () => {
    const [, worse, better] = boxesOf(layOut(moversSpec()));
    expect([worse?.fill, better?.fill]).toEqual([PALETTES.light.worse, PALETTES.light.better]);
    expect((worse?.wide ?? 0) / (better?.wide ?? 1)).toBeCloseTo(7, 0);
  });

  it('that have no room are counted', () => {
    const [row] = themeSpec().rows;
    const rows = Array.from({ length: 9 }, () => row!);
    expect(wordsOf(themeSpec({ rows })).join(' · ')).toContain('3 rows have no room');
  });
});

describe('words', () => {
  it('of a long title stand on two lines before any is left out, and the source is whole', () => {
    const title = 'Boats that are out on the water before nine in the morning and home by night';
    const words = wordsOf(lineSpec({ title, footer: ['A note '.repeat(12).trim(), 'Another', 'Summer report'] }));
    expect(words.join(' ')).toContain(title);
    expect(words.at(-1)).toContain('Summer report');
  });

  it('are cut between words alone', () => {
    const name = 'Getting ready for a meeting of the harbour board and its committees';
    const spec = themeSpec({ rows: [{ ...themeSpec().rows[0]!, name }] });
    const shown = wordsOf(spec).find((text) => text.startsWith('Getting')) ?? '';
    expect(shown).toMatch(/…$/);
    expect(name.split(' ')).toContain(shown.replace('…', '').split(' ').at(-1));
  });

  it('in letters that the font lacks are left to the words beside, and that is said', () => {
    const words = wordsOf(lineSpec({ title: 'שיעור 67%', name: 'x' }));
    expect(words).toContain('… 67%');
    expect(words.join(' · ')).toContain('letters that this picture lacks');
    expect(wordsOf(lineSpec({ title: 'Łódź, ŵ a ŷ' })).join(' · ')).not.toContain('lacks');
  });
});

it('what stands on either theme is a pale card with round corners', () => {
  const [card] = layOut(lineSpec({ ground: 'both' })).items;
  expect(card).toMatchObject({ kind: 'box', fill: '#f4f6f8', stroke: '#c5cdd5', corners: [8, 8, 8, 8] });
  const [ground] = layOut(lineSpec({ ground: 'dark' })).items;
  expect(ground).toMatchObject({ kind: 'box', fill: '#292929', stroke: null, x: 0, wide: 360 });
});
