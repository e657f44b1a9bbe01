import { expect, it } from 'vitest';
import type { ChartSpec } from '../../../src/index.ts';
import { chartTable } from '../../../src/index.ts';
import { lineSpec } from '../../fixtures/chart-spec.ts';

const point = (label: string, shown: string) => ({ label, shown, value: 1, rating: null, approximate: false });
const framed = { title: 'Boats', unit: 'percent', footer: [] } as const;
const axis = { min: 0, max: 100, cut: null };
const noLevels = { axis, target: null, band: null, comparators: [] };

/** One of each kind: a new kind fails to compile here. */
const SAMPLES = {
  line: [
    lineSpec({
      points: [
        { ...point('Q1', '71%'), rating: 'attention' },
        { ...point('Q2', 'suppressed at source'), value: null },
        { ...point('Q3', 'about 79%'), rating: 'within', approximate: true },
      ],
      target: { label: 'Target 80%', value: 80 },
      band: { label: 'Within tolerance 75% to 80%', low: 75, high: 80 },
      comparators: [{ label: 'England 71% (2017/18)', value: 71 }],
      breaks: [{ before: 2, reason: 'a new count' }],
    }),
    ['Period', 'Value', 'Rating'],
    [
      ['Q1', '71%', '▲ requires attention'],
      ['Q2', 'suppressed at source', 'not rated'],
      ['Break: a new count', '', ''],
      ['Q3', 'about 79%', '● within tolerance'],
      ['Target 80%', '', ''],
      ['Within tolerance 75% to 80%', '', ''],
      ['England 71% (2017/18)', '', ''],
    ],
  ],
  bars: [
    { kind: 'bars', ...framed, name: 'Boats', bars: [point('north', '35'), point('west', '16')], ...noLevels },
    ['Bar', 'Value'],
    [
      ['north', '35'],
      ['west', '16'],
    ],
  ],
  comparison: [
    {
      kind: 'comparison',
      ...framed,
      labels: ['Q1', 'Q2'],
      series: [
        { name: 'Out', points: [point('Q1', '71%'), point('Q2', '79%')] },
        { name: 'Home', points: [point('Q1', '31%'), point('Q2', 'not held')] },
      ],
      axis,
    },
    ['Period', 'Out', 'Home'],
    [
      ['Q1', '71%', '31%'],
      ['Q2', '79%', 'not held'],
    ],
  ],
  glance: [
    {
      kind: 'glance',
      ...framed,
      rows: [
        { name: 'Out', value: '71%, Q1', target: 'Target 80%', rating: 'red', trend: [] },
        { name: 'Home', value: '31%, Q1', target: null, rating: null, trend: [1, 2] },
      ],
      leftOut: 4,
    },
    ['Measure', 'Value', 'Target', 'Rating'],
    [
      ['Out', '71%, Q1', 'Target 80%', '▲ requires attention (red)'],
      ['Home', '31%, Q1', 'none held', 'not rated'],
      ['4 more not shown', '', '', ''],
    ],
  ],
} satisfies {
  [K in ChartSpec['kind']]: [Extract<ChartSpec, { kind: K }>, string[], string[][]];
};

it.each(Object.values(SAMPLES))('$kind is a table too', (spec, columns, rows) => {
  expect(chartTable(spec)).toEqual({ kind: 'table', title: spec.title, columns, rows });
});

it('things of one period stand below each other', () => {
  const series = [
    { name: 'Out', points: [{ ...point('Q1', '71%'), rating: 'exceeds' as const }] },
    { name: 'Home', points: [point('Q1', '31%')] },
  ];
  expect(chartTable({ kind: 'comparison', ...framed, labels: ['Q1'], series, axis })).toMatchObject({
    columns: ['Name', 'Value', 'Rating'],
    rows: [
      ['Out', '71%', '★ exceeds target'],
      ['Home', '31%', 'not rated'],
    ],
  });
});

it('is of a kind that is known', () => {
  expect(() => chartTable({ kind: 'pie' } as unknown as ChartSpec)).toThrow('no case handles {"kind":"pie"}');
});
