import { describe, expect, it } from 'vitest';
import { sourceLine, timeLine, unitLine } from '../../../src/intents/charts/footer.ts';
import { endingOn } from '../../evaluate/made-up.ts';

describe('the foot of a picture says', () => {
  it.each([
    { unit: 'percent', several: false, says: 'Percentage of boats', why: 'of whom' },
    {
      unit: 'percent',
      several: true,
      says: 'Percentages, of different groups',
      why: 'that they are of different ones',
    },
    { unit: 'count', several: false, says: 'Count', why: 'no more: of whom a count is, its name says' },
    { unit: 'per-10000', several: false, says: 'Rate per 10,000', why: 'the rate' },
    { unit: 'days', several: false, says: 'Days', why: 'days' },
    { unit: 'score', several: false, says: 'Score', why: 'a score' },
  ] as const)('$says: $why', ({ unit, several, says }) => {
    expect(unitLine({ unit, population: 'boats' }, several)).toBe(says);
  });

  it.each([
    { periods: [], says: '', why: 'nothing of nothing' },
    { periods: [['month', '2030-12-31']], says: 'Each figure is of a single month: Dec 2030', why: 'one' },
    {
      periods: [
        ['month', '2030-09-30'],
        ['month', '2030-12-31'],
      ],
      says: 'Each figure is of a single month: Sep 2030 and Dec 2030',
      why: 'two, with nothing between',
    },
    {
      periods: [
        ['quarter', '2030-06-30'],
        ['quarter', '2030-09-30'],
        ['quarter', '2030-12-31'],
      ],
      says: 'Each figure is of a quarter: Q1 2030/31 to Q3 2030/31',
      why: 'more by their ends',
    },
    {
      periods: [
        ['snapshot', '2030-12-31'],
        ['not-given', '0001-01-01'],
      ],
      says: 'Different stretches of time: a single day (31 Dec 2030) and a period not given',
      why: 'each of different ones',
    },
    { periods: [['not-given', '0001-01-01']], says: 'Each figure is of a period not given', why: 'no date is made up' },
  ] as const)('$says: $why', ({ periods, says }) => {
    expect(timeLine(periods.map(([basis, end]) => endingOn(basis, end)))).toBe(says);
  });

  it.each([
    { days: [], says: '', why: 'no source' },
    { days: ['2031-01-20', '2031-01-20'], says: 'Source: Report, 20 Jan 2031', why: 'once' },
    { days: ['2031-01-20', '2031-04-20'], says: 'Source: Report, 20 Apr 2031 and 1 older', why: 'the newest' },
    {
      days: ['2031-01-20', '2031-04-20', '2030-04-20'],
      says: 'Source: Report, 20 Apr 2031 and 2 older',
      why: 'all',
    },
  ])('$says: $why', ({ days, says }) => {
    expect(
      sourceLine(
        days.map((publishedOn) => ({ source: { title: 'Report', publishedOn, changesAs: 'points' as const } })),
      ),
    ).toBe(says);
  });
});
