import { describe, expect, it } from 'vitest';
import { courseLine, rowsLine, sourceLine, stretchesLine, unitLine } from '../../../src/intents/charts/footer.ts';
import type { Period } from '../../../src/query/period.ts';
import { endingOn } from '../../evaluate/made-up.ts';

describe('head and foot of a picture say', () => {
  it.each([
    { unit: 'percent', several: false, says: '% of boats', why: 'of whom' },
    {
      unit: 'percent',
      several: true,
      says: '%, of different groups',
      why: 'that they are of different ones',
    },
    { unit: 'count', several: false, says: 'Number', why: 'no more: of whom a count is, its name says' },
    { unit: 'per-10000', several: false, says: 'Rate per 10,000', why: 'the rate' },
    { unit: 'days', several: false, says: 'Days', why: 'days' },
    { unit: 'score', several: false, says: 'Score', why: 'a score' },
  ] as const)('$says: $why', ({ unit, several, says }) => {
    expect(unitLine({ unit, population: 'boats' }, several)).toBe(says);
  });

  it.each([
    { periods: [], says: '% of boats', why: 'nothing of nothing' },
    { periods: [['quarter', '2030-12-31']], says: '% of boats, by quarter', why: 'what each figure covers' },
    { periods: [['rolling-year', '2030-12-31']], says: '% of boats, each for a rolling year', why: 'a year each' },
    { periods: [['not-given', '0001-01-01']], says: '% of boats', why: 'no date is made up' },
  ] as const)('over time $says: $why', ({ periods, says }) => {
    const held = periods.map(([basis, end]) => endingOn(basis, end));
    expect(courseLine('% of boats', held)).toBe(says);
  });

  it('in rows the period that all have, and which way is better', () => {
    const [september, december] = ['2030-09-30', '2030-12-31'].map((end) => endingOn('month', end)) as [Period, Period];
    expect(rowsLine([december, december], 'lower')).toBe('Dec 2030 · lower is better');
    expect(rowsLine([september, december], 'none')).toBe('');
  });

  it('different stretches of time, each by its name', () => {
    const held = [endingOn('snapshot', '2030-12-31'), endingOn('not-given', '0001-01-01')];
    expect(stretchesLine(held)).toEqual([
      'Different stretches of time: a single day (31 Dec 2030) and a period not given',
    ]);
    expect(stretchesLine(held.slice(0, 1))).toEqual([]);
  });

  it.each([
    { days: [], says: '', why: 'no source' },
    { days: ['2031-01-20', '2031-01-20'], says: 'Report, 20 Jan 2031', why: 'once' },
    { days: ['2031-01-20', '2031-04-20'], says: 'Report, 20 Apr 2031 and 1 older', why: 'the newest' },
    {
      days: ['2031-01-20', '2031-04-20', '2030-04-20'],
      says: 'Report, 20 Apr 2031 and 2 older',
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
