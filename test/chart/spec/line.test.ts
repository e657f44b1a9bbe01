import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineWanted, lineChart } from '../../../src/chart/spec/line.ts';
import { type LinePoint, MOST_POINTS } from '../../../src/chart/spec/thin.ts';
import { lines, problemsIn } from './hostile.ts';

/** A percentage of a month; '80.0' is printed with one decimal. */
function month(label: string, printed: string | null, over: Partial<LinePoint> = {}): LinePoint {
  const nothing = { value: null, shown: 'suppressed at source', decimals: 0 };
  const held =
    printed === null
      ? nothing
      : { value: Number(printed), shown: `${printed}%`, decimals: printed.split('.')[1]?.length ?? 0 };
  return { label, when: `in ${label}`, rating: null, approximate: false, breakBefore: null, ...held, ...over };
}

function chartOf(points: readonly LinePoint[], over: Partial<LineWanted> = {}) {
  const rest = { target: null, band: null, comparators: [], footer: [] };
  return lineChart({ name: 'Boats out on time', unit: 'percent', points, ...rest, ...over });
}

describe('a line', () => {
  it.each([
    { points: [], why: 'nothing' },
    { points: [month('May', '71')], why: 'one point' },
    { points: [month('May', '71'), month('June', null)], why: 'one point and a gap' },
    { points: [month('May', '71'), month('June', '1', { value: Number.NaN })], why: 'one point and no number' },
  ])('is not drawn of $why: that is no trend', ({ points }) => expect(chartOf(points)).toBeNull());

  it.each([
    { ends: ['71', '79'], says: 'up from 71% in May', why: 'it rose' },
    { ends: ['79', '71'], says: 'down from 79% in May', why: 'it fell' },
    { ends: ['71', '71'], says: 'unchanged from 71% in May', why: 'the same' },
    { ends: ['80', '80.4'], says: 'unchanged from 80% in May', why: 'less than the coarser precision is no change' },
    { ends: ['80', '81.0'], says: 'up from 80% in May', why: 'as much as the coarser precision is one' },
    { ends: ['0.2', '0.3'], says: 'up from 0.2% in May', why: 'binary fractions take nothing away' },
  ])('from $ends is titled as $says: $why', ({ ends: [first, last], says }) => {
    const chart = chartOf([month('May', first ?? null), month('June', last ?? null)]);
    expect(chart?.spec.title).toBe(`Boats out on time: ${last}% in June, ${says}`);
  });

  it('is told in sentences: title, count, range, rating, levels, gaps, cut', () => {
    const chart = chartOf(
      [month('Apr', '97.1'), month('May', null), month('Jun', '96.0'), month('Jul', '98.5', { rating: 'exceeds' })],
      {
        target: { label: 'Target 97%', value: 97 },
        band: { label: 'Within tolerance 95% to 97%', low: 95, high: 97 },
        comparators: [{ label: 'All harbours 96% (2020/21)', value: 96 }],
      },
    );
    expect(chart?.alt).toBe(
      'Line chart. Boats out on time: 98.5% in Jul, up from 97.1% in Apr. 3 points, the lowest 96.0% (Jun), the highest ' +
        '98.5% (Jul). The last exceeds target. Target 97%. Within tolerance 95% to 97%. All harbours 96% (2020/21). ' +
        'No figure for May: suppressed at source. The axis is cut.',
    );
  });

  it('breaks with its reason, and no words reach across', () => {
    const chart = chartOf([
      month('Apr', '40'),
      month('May', '44'),
      month('Jun', '90', { breakBefore: 'visits recorded late count now' }),
      month('Jul', '92'),
    ]);
    expect(chart?.spec.breaks).toEqual([{ before: 2, reason: 'visits recorded late count now' }]);
    expect(chart?.spec.title).toBe('Boats out on time: 92% in Jul, up from 90% in Jun');
    expect(chart?.alt).toContain('The first is 40% (Apr). The line breaks before Jun: visits recorded late count now.');
  });

  it.each([
    { points: [month('Apr', '40'), month('May', '44'), month('Jun', '90', { breakBefore: 'new' })], why: 'the last' },
    {
      points: [month('Apr', '40'), month('May', '44'), month('Jun', '90', { breakBefore: 'new' }), month('Jul', null)],
      why: 'the last with a value',
    },
  ])('with a break before $why is compared with nothing', ({ points }) => {
    expect(chartOf(points)?.spec.title).toBe('Boats out on time: 90% in Jun; what came before is not comparable');
  });

  it('with a break after its last value is compared as ever', () => {
    const chart = chartOf([month('Apr', '40'), month('May', '44'), month('Jun', null, { breakBefore: 'new' })]);
    expect(chart?.spec.title).toBe('Boats out on time: 44% in May, up from 40% in Apr');
  });

  it('keeps a gap a gap: no zero, no rating, said with its reason', () => {
    const gap = month('May', null, { rating: 'red', approximate: true });
    const chart = chartOf([month('Apr', '40'), gap, month('Jun', '44')]);
    expect(chart?.spec.points[1]).toEqual({
      label: 'May',
      value: null,
      shown: 'suppressed at source',
      rating: null,
      approximate: false,
    });
  });

  it('of many points is thinned: first, last, highest and lowest stay, and it says so', () => {
    const points = Array.from({ length: 200 }, (_, at) => month(`month ${at}`, String(40 + (at % 7))));
    const all = points.map((point, at) => (at === 77 ? month('peak', '99') : at === 78 ? month('trough', '1') : point));
    const chart = chartOf(all);
    const labels = chart?.spec.points.map(({ label }) => label) ?? [];
    expect(labels.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(labels.length).toBeGreaterThan(MOST_POINTS / 2);
    expect(labels).toEqual(expect.arrayContaining(['month 0', 'peak', 'trough', 'month 199']));
    expect(chart?.spec.footer).toEqual([
      `${labels.length} of 200 points are drawn, the first, last, highest and lowest among them.`,
    ]);
  });

  it('thinned keeps every break before the first point after it', () => {
    const points = Array.from({ length: 120 }, (_, at) =>
      month(`month ${at}`, '50', { breakBefore: at === 61 ? 'a new count' : null }),
    );
    const { spec } = chartOf(points) ?? {};
    const [mark] = spec?.breaks ?? [];
    expect(spec?.breaks).toHaveLength(1);
    const after = Number(spec?.points[mark?.before ?? 0]?.label.slice(6));
    const before = Number(spec?.points[(mark?.before ?? 0) - 1]?.label.slice(6));
    expect([before < 61, after >= 61]).toEqual([true, true]);
  });

  it('with more breaks than can be marked begins after the first of them, and it says so', () => {
    const points = Array.from({ length: 30 }, (_, at) =>
      month(`m${at}`, String(40 + at), { breakBefore: at % 2 === 0 ? 'counted anew' : null }),
    );
    const { spec } = chartOf(points) ?? {};
    expect([spec?.points[0]?.label, spec?.breaks.length]).toEqual(['m4', 12]);
    expect(spec?.footer).toEqual(['Earlier points are not drawn: the series breaks too often.']);
  });

  it('of a hundred thousand points is made in bounded size', () => {
    const points = Array.from({ length: 100_000 }, (_, at) => month(`m${at}`, String(at % 100)));
    expect(JSON.stringify(chartOf(points)).length).toBeLessThan(20_000);
  });

  it('whatever it is made of keeps the promises of its type', () => {
    fc.assert(
      fc.property(lines, (wanted) => {
        const chart = lineChart(wanted);
        const held = wanted.points.filter(({ value }) => value !== null && Math.abs(value) <= 1e15);
        expect(held.length < 2 && chart !== null).toBe(false);
        if (!chart) return;
        expect(problemsIn(chart)).toEqual([]);
        expect(chart.spec.points.length).toBeLessThanOrEqual(Math.max(MOST_POINTS, 2));
        const inside = chart.spec.breaks.every(({ before }) => before > 0 && before < chart.spec.points.length);
        expect(inside).toBe(true);
      }),
    );
  });

  it('says no number that is not in its data', () => {
    const digits = fc.array(fc.integer({ min: 100, max: 999 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(digits, (numbers) => {
        const points = numbers.map((each, at) => month(`P${'abcdefghij'[at % 10]}`, String(each)));
        const { alt, spec } = chartOf(points, { unit: 'count' }) ?? { alt: '', spec: null };
        const known = new Set([...numbers, spec?.points.length].map(String));
        const said = (alt.match(/\d[\d,]*/g) ?? []).map((each) => each.replaceAll(',', ''));
        expect(said.filter((each) => !known.has(each))).toEqual([]);
      }),
    );
  });
});
