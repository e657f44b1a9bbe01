import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../../src/index.ts';
import { chartTable } from '../../../src/index.ts';
import { lineSpec, quarters } from '../../fixtures/chart-spec.ts';
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

/** One of each kind: a new kind fails to compile here. */
const SAMPLES = {
  line: [
    lineSpec({
      lines: [
        {
          name: 'x',
          points: quarters([71, null, 79]).map((point, at) => ({
            ...point,
            rating: at === 0 ? ('attention' as const) : at === 2 ? ('within' as const) : null,
            provisional: at === 2,
          })),
          breaks: [{ before: 2, reason: 'a new count' }],
        },
      ],
      targets: [{ ...ALWAYS, low: 80, high: 80, shown: '80%' }],
      comparators: [{ name: 'England', value: 71, shown: '71% (2017/18)' }],
    }),
    ['Period', 'Value', 'Rating'],
    [
      ['Q1 2018', '71%', '▲ needs attention'],
      ['Q2 2018', 'suppressed', 'not rated'],
      ['Break: a new count', '', ''],
      ['Q3 2018', '79%, provisional', '● within tolerance'],
      ['Target 80%', '', ''],
      ['England 71% (2017/18)', '', ''],
    ],
  ],
  control: [
    controlSpec({
      points: controlSpec().points.slice(9),
      breaks: [{ before: 1, reason: 'a new count' }],
    }),
    ['Period', 'Value', 'More than chance'],
    [
      ['Q2 2020', '82%', ''],
      ['Break: a new count', '', ''],
      ['Q3 2020', '60%', 'yes'],
      ['Q4 2020', '58%', 'yes'],
      ['From Q2 2020: mean 80.6%', 'usual range 74% to 87%', ''],
    ],
  ],
  ranking: [
    rankingSpec({
      rows: rankingSpec().rows.map((row, at) => ({ ...row, word: at === 0 ? '2025/26' : '' })),
    }),
    ['Name', 'Value', 'Note'],
    [
      ['North', '60%', '2025/26'],
      ['All harbours', '70%', ''],
      ['South', '80%', ''],
      ['Target 75%', '', ''],
    ],
  ],
  bars: [
    barsSpec({ rows: barsSpec().rows.map((row, at) => ({ ...row, rating: at === 0 ? ('red' as const) : null })) }),
    ['Bar', 'Value', 'Rating'],
    [
      ['South', '60%', '▲ red'],
      ['North', '40%', 'not rated'],
      ['West', '25%', 'not rated'],
    ],
  ],
  theme: [
    themeSpec({ leftOut: 4 }),
    ['Measure', 'Value', 'Rating', 'Detail'],
    [
      ['Boats out', '79%', '★ exceeds target', 'exceeds target, target 75%'],
      ['Nets mended', '12', 'not rated', ''],
      ['4 more not shown', '', '', ''],
    ],
  ],
  movers: [
    moversSpec(),
    ['Measure', 'Change', 'From and to', 'Rating'],
    [
      ['Boats out', '−7', '78% to 71%', '▲ amber'],
      ['Boats that leak', '+1', '2% to 3%', 'not rated'],
    ],
  ],
} satisfies {
  [K in ChartSpec['kind']]: [Extract<ChartSpec, { kind: K }>, string[], string[][]];
};

it.each(Object.values(SAMPLES))('$kind is a table too', (spec, columns, rows) => {
  expect(chartTable(spec)).toEqual({ kind: 'table', title: spec.title, columns, rows });
});

it('lines stand beside each other, a row for each period that one of them has', () => {
  const [out, home] = linesSpec().lines;
  const spec = linesSpec({ lines: [out!, { ...home!, points: home!.points.slice(1) }] });
  expect(chartTable(spec)).toMatchObject({
    columns: ['Period', 'Boats out', 'Boats home'],
    rows: [
      ['Q1 2018', '71%', ''],
      ['Q2 2018', '79%', '35%'],
      ['Q3 2018', '84%', '12%'],
      ['Q4 2018', '80%', '20%'],
    ],
  });
});

describe.each(Object.entries(DRAWN))('%s', (_, spec) => {
  it('has a cell for each column of each row', () => {
    const { columns, rows } = chartTable(spec);
    expect(rows.filter((row) => row.length !== columns.length)).toEqual([]);
  });
});

it('is of a kind that is known', () => {
  expect(() => chartTable({ kind: 'pie' } as unknown as ChartSpec)).toThrow('no case handles {"kind":"pie"}');
});
