import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drawing, Item, TextItem } from '../../../src/chart/layout/drawing.ts';
import { layOut } from '../../../src/chart/layout/lay-out.ts';
import type { ChartSpec } from '../../../src/chart/spec/chart-spec.ts';
import { problemIn } from '../../../src/chart/spec/check-spec.ts';
import { lineSpec } from '../../fixtures/chart-spec.ts';
import { barsSpec, comparisonSpec, DRAWN, glanceSpec, pointOf, quarters } from '../../fixtures/drawn-specs.ts';
import { specs } from '../../fixtures/random-specs.ts';

const itemsOf = ({ chart }: Drawing): readonly Item[] => [...chart.data.furniture.below, ...chart.data.furniture.above];
const textsOf = (drawing: Drawing): readonly TextItem[] => itemsOf(drawing).filter((item) => item.kind === 'text');
const wordsOf = (spec: ChartSpec): readonly string[] => textsOf(layOut(spec)).map(({ text }) => text);

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf({ text, x, y, width, size, align }: TextItem): Box {
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { text, left, right: left + width, top: y - 0.74 * size, bottom: y };
}

/** Pairs of texts that stand over each other. */
function overlapping(drawing: Drawing): readonly string[] {
  const boxes = textsOf(drawing).map(boxOf);
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
      .map((b) => `${a.text} | ${b.text}`),
  );
}

/** Text that sticks out of the picture. */
function cutOff(drawing: Drawing): readonly string[] {
  const { width, height } = drawing;
  return textsOf(drawing)
    .map(boxOf)
    .filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height)
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
    expect(JSON.parse(JSON.stringify(drawing.chart))).toEqual(drawing.chart);
  });

  it('is at most 512 by 512, which is 1024 by 1024 at two pixels each', () => {
    expect(drawing.width).toBeLessThanOrEqual(512);
    expect(drawing.height).toBeLessThanOrEqual(512);
  });

  it('has letters of at least 15, which a phone shows at 10', () => {
    expect(Math.min(...textsOf(drawing).map(({ size }) => size))).toBeGreaterThanOrEqual(15);
  });
});

it('any specification that has no problem is laid out in bounds, with no text over another', () => {
  fc.assert(
    fc.property(specs, (spec) => {
      fc.pre(problemIn(spec) === null);
      const drawing = layOut(spec);
      expect(overlapping(drawing)).toEqual([]);
      expect(cutOff(drawing)).toEqual([]);
      expect(numbersIn(drawing.chart).every(Number.isFinite)).toBe(true);
      expect(drawing.height).toBeLessThanOrEqual(512);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 200) },
  );
}, 60_000);

describe('a line', () => {
  it('has the values of its first, last, highest and lowest points written beside them', () => {
    const points = quarters([50, 10, 55, 52, 90, 54, 53, 51, 57, 56, 58, 60]);
    const words = wordsOf(lineSpec({ points }));
    for (const shown of ['50%', '60%', '90%', '10%']) expect(words).toContain(shown);
  });

  it('has the values of the others only where there is room', () => {
    const points = quarters(Array.from({ length: 40 }, (_, at) => 40 + ((at * 7) % 20)));
    const shown = wordsOf(lineSpec({ points })).filter((text) => points.some((point) => point.shown === text));
    expect(shown.length).toBeLessThan(30);
  });

  it('names its target, comparators and band with their values', () => {
    const words = wordsOf(DRAWN['line with everything']!).join(' ');
    for (const said of [
      'Target 80%',
      'England 71%',
      'Good and Outstanding harbours 90%',
      'Within tolerance 70% to 80%',
    ])
      expect(words).toContain(said);
  });

  it('says why it breaks, and where an axis is cut', () => {
    const words = wordsOf(DRAWN['line with everything']!).join(' ');
    expect(words).toContain('boats are counted by the day');
    expect(words).toContain('Axis cut: 20% to 100%');
  });

  it('is not drawn across a break or a gap', () => {
    const points = quarters([10, 20, null, 40, 50]);
    const { datasets } = layOut(lineSpec({ points, breaks: [{ before: 4, reason: 'x' }] })).chart.data;
    expect(datasets.map(({ data, spanGaps }) => ({ data, spanGaps }))).toEqual([
      { data: [10, 20, null, 40, null], spanGaps: false },
      { data: [null, null, null, null, 50], spanGaps: false },
    ]);
  });

  it('says why a value is missing where there is room', () => {
    expect(wordsOf(lineSpec({ points: quarters([80, null, 90]) }))).toContain('suppressed');
  });

  it('says of each year under several labels only once', () => {
    const months = ['Oct 2018', 'Nov 2018', 'Dec 2018', 'Jan 2019', 'Feb 2019', 'Mar 2019', 'Apr 2019'];
    const words = wordsOf(lineSpec({ title: 'Boats', points: months.map((label, at) => pointOf(label, 20 + at)) }));
    expect(words.filter((text) => text === '2018')).toHaveLength(1);
    expect(words.filter((text) => text === '2019')).toHaveLength(1);
    expect(words).toEqual(expect.arrayContaining(['Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr']));
  });

  it('labels the last of many points, and the first', () => {
    const points = Array.from({ length: 300 }, (_, at) => pointOf(`day ${at}`, at % 90));
    const words = wordsOf(lineSpec({ points })).join(' ');
    expect(words).toMatch(/\bday 0\b/);
    expect(words).toMatch(/\bday 299\b/);
  });
});

describe('a legend', () => {
  it('names the ratings that occur, and no other', () => {
    const points = quarters([10, 20]).map((point) => ({ ...point, rating: 'within' as const }));
    expect(wordsOf(lineSpec({ points }))).toContain('within tolerance');
    expect(wordsOf(lineSpec({ points })).join()).not.toMatch(/exceeds|attention|hollow|not rated/);
  });

  it('is none where nothing needs one', () => {
    expect(wordsOf(lineSpec()).join()).not.toMatch(/rated|hollow|tolerance/);
  });

  it('explains dots where only some values are rated, and hollow marks', () => {
    const [first, second] = quarters([10, 20]);
    const words = wordsOf(
      lineSpec({
        points: [
          { ...first!, rating: 'red' },
          { ...second!, approximate: true },
        ],
      }),
    );
    expect(words).toEqual(expect.arrayContaining(['attention: red', 'not rated', 'hollow: approximate']));
  });

  it('of a long line is of the points that are marked, and says that not all are', () => {
    const points = Array.from({ length: 36 }, (_, at) => ({
      ...pointOf(`Month ${at}`, 50 + at),
      rating: at === 0 ? ('red' as const) : at === 35 ? ('exceeds' as const) : ('amber' as const),
    }));
    const words = wordsOf(lineSpec({ points }));
    expect(words).toEqual(expect.arrayContaining(['attention: red', 'exceeds target', 'Not all points marked']));
    expect(words).not.toContain('amber');
  });

  it('of a glance is of the rows that are shown', () => {
    const [row] = glanceSpec().rows;
    const rows = Array.from({ length: 30 }, (_, at) => ({ ...row!, rating: at === 29 ? ('red' as const) : null }));
    const words = wordsOf(glanceSpec({ rows, leftOut: 3 }));
    expect(words.join()).not.toContain('red');
    const shown = words.filter((text) => text === row!.name).length;
    expect(words).toContain(`${33 - shown} more not shown`);
  });
});

describe('a long line', () => {
  const points = Array.from({ length: 36 }, (_, at) => ({
    ...pointOf(`Month ${at}`, at === 34 ? 24 : at === 35 ? 22 : 16 + (at % 5)),
    rating: 'amber' as const,
  }));
  const axis = { min: 0, max: 25, cut: null };

  it('has no mark over another, and each value stays beside its own point', () => {
    const drawing = layOut(lineSpec({ points, axis }));
    const letters = textsOf(drawing).filter(({ text }) => text === 'A');
    // The first, the last, and the one in the legend; the highest stands too near to the last.
    expect(letters).toHaveLength(3);
    const [highest, last] = ['24%', '22%'].map((text) => textsOf(drawing).find((item) => item.text === text)!.y);
    expect(highest).toBeLessThan(last!);
  });

  it('says the first value after a break, which the title names', () => {
    const breaks = [{ before: 18, reason: 'counted by the day' }];
    expect(
      wordsOf(
        lineSpec({
          points: points.map((each, at) => (at === 18 ? { ...each, value: 19.5, shown: '19.5%' } : each)),
          axis,
          breaks,
        }),
      ),
    ).toContain('19.5%');
  });
});

describe('bars', () => {
  it.each([
    [3, 'Q1 2018/19', 'x', 'periods stand upright'],
    [12, 'Jan 2018', 'x', 'so do many months'],
    [5, '31 Dec 2018', 'x', 'so do days'],
    [3, 'year to Dec 2018', 'x', 'so do rolling years'],
    [2, 'Getting ready for a meeting of the board, Q1 2018/19', 'y', 'a name with its period is a name'],
    [3, 'Getting ready for a meeting of the board', 'y', 'long names lie across'],
    [30, 'Getting ready for a meeting of the board', 'x', 'but not very many'],
  ])('of %i named %s are drawn along %s: %s', (count, label, along) => {
    const bars = Array.from({ length: count }, (_, at) => pointOf(label, at + 1));
    expect(layOut(barsSpec({ bars })).chart.options['indexAxis']).toBe(along);
  });

  it('without a value say why, and are no zero', () => {
    const drawing = layOut(DRAWN['bars upright']!);
    expect(drawing.chart.data.datasets[0]?.data).toEqual([40, null, 85]);
    expect(textsOf(drawing).map(({ text }) => text)).toContain('suppressed');
  });

  it('that are approximate are hollow', () => {
    expect(layOut(DRAWN['bars upright']!).chart.data.datasets[0]?.['backgroundColor']).toEqual([
      '#159',
      '#159',
      '#fff',
    ]);
    expect(wordsOf(DRAWN['bars upright']!)).toContain('Hollow: approximate');
  });
});

describe('a comparison', () => {
  it('of several periods tells its lines apart by dash', () => {
    const { datasets } = layOut(comparisonSpec()).chart.data;
    const [first, second] = datasets.map((each) => JSON.stringify(each['borderDash']));
    expect(first).not.toBe(second);
  });

  it('of one period names it, though its bars are named after what is compared', () => {
    const words = wordsOf(DRAWN['comparison of one period']!);
    expect(words).toEqual(expect.arrayContaining(['Boats out', '84%', 'Boats home', '12%']));
    expect(words.join()).toContain('Q3 2020/21');
  });
});

it('a long title is written smaller before it is cut, and the footer is whole', () => {
  const title = `${'Boats that are out on the water '.repeat(4)}rose to 79%`;
  const footer = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
  const words = wordsOf(lineSpec({ title, footer }));
  expect(words.join(' ')).toContain('rose to 79%');
  expect(words).toEqual(expect.arrayContaining(footer));
});
