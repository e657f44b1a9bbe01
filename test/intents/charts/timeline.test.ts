import { expect, it } from 'vitest';
import { timeline } from '../../../src/intents/charts/timeline.ts';
import type { Basis } from '../../../src/query/period.ts';
import { endingOn } from '../../evaluate/made-up.ts';

const cases: readonly {
  readonly basis: Basis;
  readonly held: readonly string[];
  readonly labels: readonly string[];
  readonly even: boolean;
  readonly why: string;
}[] = [
  { basis: 'month', held: [], labels: [], even: true, why: 'nothing' },
  { basis: 'month', held: ['2030-04-30', '2030-12-31'], labels: ['2030-04', '2030-12'], even: true, why: 'two alone' },
  {
    basis: 'month',
    held: ['2030-04-30', '2030-05-31', '2030-08-31'],
    labels: ['2030-04', '2030-05', '2030-06', '2030-07', '2030-08'],
    even: true,
    why: 'two months are missing',
  },
  {
    basis: 'quarter',
    held: ['2029-09-30', '2029-12-31', '2030-06-30'],
    labels: ['2029/30 Q2', '2029/30 Q3', '2029/30 Q4', '2030/31 Q1'],
    even: true,
    why: 'a quarter is missing at the turn of the year',
  },
  {
    basis: 'year',
    held: ['2027-03-31', '2028-03-31', '2030-03-31'],
    labels: ['2026/27', '2027/28', '2028/29', '2029/30'],
    even: true,
    why: 'a year is missing',
  },
  {
    basis: 'snapshot',
    held: ['2029-11-30', '2029-12-31', '2030-02-28', '2030-03-31'],
    labels: ['2029-11-30', '2029-12-31', '2030-01-31', '2030-02-28', '2030-03-31'],
    even: true,
    why: 'month ends of any length',
  },
  {
    basis: 'rolling-year',
    held: ['2029-06-30', '2029-12-31', '2030-12-31'],
    labels: ['2029-06', '2029-12', '2030-06', '2030-12'],
    even: true,
    why: 'rolling years every half year',
  },
  {
    basis: 'month',
    held: ['2030-01-31', '2030-06-30', '2030-09-30'],
    labels: ['2030-01', '2030-06', '2030-09'],
    even: false,
    why: 'no steps are to be seen',
  },
  {
    basis: 'snapshot',
    held: ['2030-01-15', '2030-02-15', '2030-05-15'],
    labels: ['2030-01-15', '2030-02-15', '2030-05-15'],
    even: false,
    why: 'days within a month are not made up',
  },
  {
    basis: 'month',
    held: ['2020-01-31', '2020-02-29', '2030-01-31'],
    labels: ['2020-01', '2020-02', '2030-01'],
    even: false,
    why: 'ten years of gaps would say nothing',
  },
];

it.each(cases)('$basis $held is $labels: $why', ({ basis, held, labels, even }) => {
  const line = timeline(held.map((end) => endingOn(basis, end)));
  expect([line.periods.map(({ label }) => label), line.even]).toEqual([labels, even]);
});

it.each(cases)('$basis $held: what is filled in is a period as the data has it ($why)', ({ basis, held }) => {
  const { periods } = timeline(held.map((end) => endingOn(basis, end)));
  expect(periods).toEqual(periods.map(({ end }) => endingOn(basis, end)));
});
