import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartPoint } from '../../../src/chart/spec/chart-spec.ts';
import { type ComparisonWanted, comparisonChart } from '../../../src/chart/spec/comparison.ts';
import { footers, problemsIn, timedPoints, units, words } from './hostile.ts';

const point = (label: string, value: number | null): ChartPoint => ({
  label,
  value,
  shown: value === null ? 'not held' : `${value}%`,
  rating: null,
  approximate: false,
});

function chartOf(labels: readonly string[], rows: Readonly<Record<string, readonly (number | null)[]>>) {
  const series = Object.entries(rows).map(([name, values]) => ({
    name,
    points: values.map((value, at) => point(labels[at] ?? '', value)),
  }));
  return comparisonChart({ of: null, unit: 'percent', labels, whenLast: `in ${labels.at(-1)}`, series, footer: [] });
}

describe('a comparison', () => {
  it('of one period is bars, each named with its value', () => {
    const chart = chartOf(['May'], { 'Boats out': [79], 'Boats home': [31] });
    expect(chart?.spec.title).toBe('Boats out 79% and Boats home 31% in May');
    expect(chart?.alt).toBe(
      'Bars side by side. Boats out 79% and Boats home 31% in May. Boats out: 79%. Boats home: 31%.',
    );
  });

  it('of several periods is lines, each told by itself with its gaps', () => {
    const chart = chartOf(['May', 'Jun', 'Jul'], {
      'Boats out': [79, 60, 84],
      'Boats home': [31, null, 31],
      Nets: [null, null, 7],
    });
    expect(chart?.alt).toBe(
      'Lines side by side. Boats out 84%, Boats home 31% and Nets 7% in Jul. 3 lines of 3 points, May to Jul. ' +
        'Boats out: from 79% (May) to 84% (Jul); lowest 60% (Jun), highest 84% (Jul). ' +
        'Boats home: from 31% (May) to 31% (Jul). No figure for Jun: not held. ' +
        'Nets: 7% (Jul). No figure for May, Jun: not held.',
    );
  });

  it.each([
    { labels: ['May'], rows: { 'Boats out': [79] }, why: 'one thing' },
    { labels: ['May'], rows: { a: [1], b: [2], c: [3], d: [4], e: [5] }, why: 'more than can be told apart' },
    { labels: ['May'], rows: { 'Boats out': [79], 'Boats home': [null] }, why: 'one that has nothing' },
    { labels: [], rows: { 'Boats out': [], 'Boats home': [] }, why: 'no period' },
    { labels: ['May', 'Jun'], rows: { 'Boats out': [79], 'Boats home': [1, 2] }, why: 'points without their period' },
  ])('is not drawn: $why', ({ labels, rows }) => expect(chartOf(labels, rows)).toBeNull());

  it('of many periods shows the newest and says so', () => {
    const labels = Array.from({ length: 60 }, (_, at) => `m${at}`);
    const chart = chartOf(labels, { 'Boats out': labels.map((_, at) => at), 'Boats home': labels.map(() => 50) });
    expect([chart?.spec.labels[0], chart?.spec.labels.at(-1)]).toEqual(['m36', 'm59']);
    expect(chart?.spec.footer).toEqual(['The newest 24 of 60 periods are drawn.']);
  });

  it.each([
    { labels: ['May'], min: 0, why: 'bars begin at zero' },
    { labels: ['May', 'Jun'], min: 80, why: 'lines that lie close are cut, which is said' },
  ])('has an honest axis: $why', ({ labels, min }) => {
    const chart = chartOf(labels, { 'Boats out': labels.map(() => 98), 'Boats home': labels.map(() => 99) });
    expect([chart?.spec.axis.min, chart?.spec.axis.cut === null]).toEqual([min, min === 0]);
  });

  it('whatever it is made of keeps the promises of its type', () => {
    const wanted: fc.Arbitrary<ComparisonWanted> = fc.integer({ min: 1, max: 30 }).chain((length) =>
      fc.record({
        of: fc.option(words),
        unit: units,
        labels: fc.array(words, { minLength: length, maxLength: length }),
        whenLast: words,
        series: fc.array(
          fc.record({ name: words, points: fc.array(timedPoints, { minLength: length, maxLength: length }) }),
          { minLength: 2, maxLength: 4 },
        ),
        footer: footers,
      }),
    );
    fc.assert(
      fc.property(wanted, (each) => {
        const chart = comparisonChart(each);
        expect(chart === null ? [] : problemsIn(chart)).toEqual([]);
      }),
    );
  });
});
