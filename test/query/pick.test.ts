import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/catalogue/catalogue.ts';
import { periodAround } from '../../src/query/calendar.ts';
import type { Observation } from '../../src/query/observation.ts';
import type { Basis, NamedPeriod } from '../../src/query/period.ts';
import { observationsOf, pick } from '../../src/query/pick.ts';
import { endingOn, indicator, observation, series } from '../evaluate/made-up.ts';

const IDS: Readonly<Record<Basis, number>> = {
  month: 11,
  quarter: 12,
  year: 13,
  'rolling-year': 14,
  snapshot: 15,
  'not-given': 16,
};

/** 'quarter 2030-12-31': one observation of the series of that basis. */
function held(...written: readonly string[]): readonly Observation[] {
  return written.map((one) => {
    const [basis, end] = one.split(' ') as [Basis, string];
    return observation('1', { seriesId: IDS[basis], period: endingOn(basis, end) });
  });
}

function ask(
  observations: readonly Observation[],
  period: NamedPeriod | null,
  basis: Basis | null = null,
  changes: Partial<Indicator> = {},
): string {
  const bases = [...new Set(observations.map((one) => one.period.basis))];
  const found = pick({
    indicator: indicator(changes),
    series: bases.map((each) => series({ id: IDS[each], basis: each })),
    observations,
    period,
    basis,
  });
  const say = ({ period: { basis: of, end } }: Observation) => `${of} ${end}`;
  if (found.kind === 'none') return `none, ${found.newest ? say(found.newest) : 'nothing'}`;
  return `${say(found.observation)}${found.standsFor === 'asked' ? '' : `, ${found.standsFor}`}`;
}

const of = (grain: NamedPeriod['grain'], end: string) => periodAround(end, grain);
const december = of('month', '2030-12-31');
const q3 = of('quarter', '2030-12-31');

describe('a period by its name', () => {
  it.each([
    [
      december,
      ['snapshot 2030-12-31', 'month 2030-12-31', 'quarter 2030-12-31'],
      'month 2030-12-31',
      'its own basis first',
    ],
    [
      december,
      ['snapshot 2030-12-31', 'quarter 2030-12-31'],
      'snapshot 2030-12-31',
      'then the snapshot on its last day',
    ],
    [december, ['quarter 2030-12-31'], 'none, quarter 2030-12-31', 'a quarter is no month'],
    [december, ['month 2030-11-30', 'snapshot 2030-09-30'], 'none, month 2030-11-30', 'no other date stands in'],
    [
      q3,
      ['month 2030-12-31', 'snapshot 2030-12-31', 'quarter 2030-12-31'],
      'quarter 2030-12-31',
      'its own basis first',
    ],
    [q3, ['month 2030-12-31', 'snapshot 2030-12-31'], 'snapshot 2030-12-31', 'then the snapshot on its last day'],
    [
      q3,
      ['month 2030-12-31', 'month 2030-11-30'],
      'month 2030-12-31, last-month-only',
      'then its last month, said to be that',
    ],
    [q3, ['month 2030-11-30'], 'none, month 2030-11-30', 'no other month of the quarter'],
    [q3, ['quarter 2030-09-30', 'quarter 2031-03-31'], 'none, quarter 2031-03-31', 'the quarters beside it never'],
    [of('year', '2031-03-31'), ['year 2031-03-31', 'snapshot 2031-03-31'], 'year 2031-03-31', 'the financial year'],
    [of('year', '2031-03-31'), ['snapshot 2031-03-31', 'quarter 2031-03-31'], 'snapshot 2031-03-31', 'the end of it'],
    [of('year', '2031-03-31'), ['month 2031-03-31'], 'month 2031-03-31, last-month-only', 'March alone'],
    [of('year', '2031-03-31'), ['quarter 2031-03-31'], 'none, quarter 2031-03-31', 'a quarter is no year'],
    [of('half', '2030-09-30'), ['snapshot 2030-09-30', 'month 2030-09-30'], 'snapshot 2030-09-30', 'the end of a half'],
    [
      of('half', '2030-09-30'),
      ['month 2030-09-30', 'quarter 2030-09-30'],
      'none, month 2030-09-30',
      'nothing else of it',
    ],
    [
      of('year', '2031-03-31'),
      ['rolling-year 2031-03-31', 'month 2031-03-31', 'snapshot 2031-03-31'],
      'rolling-year 2031-03-31',
      'the same twelve months',
    ],
    [
      of('year', '2031-03-31'),
      ['year 2031-03-31', 'rolling-year 2031-03-31'],
      'year 2031-03-31',
      'its own basis first',
    ],
    [
      of('year', '2031-03-31'),
      ['rolling-year 2030-12-31', 'month 2031-03-31'],
      'month 2031-03-31, last-month-only',
      'no other twelve months',
    ],
    [
      of('calendar-year', '2030-12-31'),
      ['rolling-year 2030-12-31', 'snapshot 2030-12-31'],
      'rolling-year 2030-12-31',
      'the same twelve months',
    ],
    [
      of('calendar-year', '2030-12-31'),
      ['snapshot 2030-12-31', 'month 2030-12-31'],
      'snapshot 2030-12-31',
      'the end of it',
    ],
    [
      of('calendar-year', '2030-12-31'),
      ['month 2030-12-31', 'year 2031-03-31'],
      'none, year 2031-03-31',
      'no other twelve months',
    ],
  ] as const)('%o of %j finds %s: %s', (period, written, expected, _why) =>
    expect(ask(held(...written), period)).toBe(expected),
  );
});

describe('a date', () => {
  it.each([
    [
      '2030-12-31',
      ['quarter 2030-12-31', 'month 2030-12-31', 'snapshot 2030-12-31'],
      'snapshot 2030-12-31',
      'the day itself',
    ],
    ['2030-12-31', ['quarter 2030-12-31', 'month 2030-12-31'], 'month 2030-12-31', 'the month ending then'],
    ['2030-12-31', ['quarter 2030-12-31'], 'quarter 2030-12-31', 'the quarter ending then'],
    [
      '2030-12-25',
      ['month 2030-12-31', 'snapshot 2030-12-31'],
      'none, month 2030-12-31',
      'a day within a month is not its end',
    ],
    ['2030-12-15', ['snapshot 2030-12-15'], 'snapshot 2030-12-15', 'a snapshot can be on any day'],
    ['2028-02-28', ['month 2028-02-29'], 'none, month 2028-02-29', 'February of a leap year ends on the 29th'],
  ] as const)('%s of %j finds %s: %s', (date, written, expected, _why) =>
    expect(ask(held(...written), of('date', date))).toBe(expected),
  );
});

describe('a rolling year', () => {
  const rolling = 'rolling-year 2030-12-31';

  it.each([december, q3, of('date', '2030-12-31'), of('calendar-year', '2030-12-31')])(
    'is found by %o where it is the only series',
    (period) => expect(ask(held(rolling), period)).toBe(rolling),
  );

  it('is not found by a half, of which it is more', () =>
    expect(ask(held('rolling-year 2030-09-30'), of('half', '2030-09-30'))).toBe('none, rolling-year 2030-09-30'));

  it('is not found by a month or quarter where there is another series', () => {
    expect(ask(held(rolling, 'month 2030-09-30'), december)).toBe(`none, ${rolling}`);
    expect(ask(held(rolling, 'month 2030-12-31'), q3)).toBe('month 2030-12-31, last-month-only');
  });

  it('is found by its name, with any period that ends when it does', () => {
    const observations = held(rolling, 'month 2030-12-31', 'quarter 2030-12-31');
    expect(ask(observations, december, 'rolling-year')).toBe(rolling);
    expect(ask(observations, q3, 'rolling-year')).toBe(rolling);
    expect(ask(observations, of('month', '2030-11-30'), 'rolling-year')).toMatch(/^none/);
  });
});

describe('a basis asked for', () => {
  const observations = held('month 2030-12-31', 'quarter 2030-12-31', 'year 2031-03-31', 'quarter 2031-03-31');

  it.each([
    [null, 'month', 'month 2030-12-31', 'the newest of that basis alone'],
    [q3, 'month', 'month 2030-12-31, last-month-only', 'the month of a quarter is said to be that'],
    [december, 'quarter', 'quarter 2030-12-31', 'the quarter to December'],
    [december, 'month', 'month 2030-12-31', 'as asked'],
    [q3, 'snapshot', 'none, year 2031-03-31', 'no other basis stands in'],
    [of('year', '2031-03-31'), 'quarter', 'none, year 2031-03-31', 'a part of the year is not the year'],
    [of('quarter', '2031-03-31'), 'year', 'none, year 2031-03-31', 'the year is more than its last quarter'],
  ] as const)('%o with %s finds %s: %s', (period, basis, expected, _why) =>
    expect(ask(observations, period, basis)).toBe(expected),
  );
});

describe('no period', () => {
  it.each([
    [
      'month',
      ['rolling-year 2030-12-31', 'month 2030-12-31', 'month 2030-09-30'],
      'month 2030-12-31',
      'the headline basis leads',
    ],
    ['quarter', ['quarter 2030-09-30', 'month 2030-12-31'], 'quarter 2030-09-30', 'even where another is newer'],
    [
      'year',
      ['quarter 2030-09-30', 'month 2030-12-31'],
      'month 2030-12-31',
      'the newest, where the headline basis has nothing',
    ],
    [
      null,
      ['quarter 2030-09-30', 'quarter 2030-12-31', 'quarter 2030-06-30'],
      'quarter 2030-12-31',
      'the newest, in any order',
    ],
    [null, ['quarter 2030-09-30', 'snapshot 2030-12-31'], 'snapshot 2030-12-31', 'the newest series'],
  ] as const)('headline basis %s of %j is %s: %s', (headlineBasis, written, expected, _why) =>
    expect(ask(held(...written), null, null, { headlineBasis })).toBe(expected),
  );

  it('finds a benchmark without a date', () => {
    expect(ask(held('not-given 0001-01-01'), null)).toBe('not-given 0001-01-01');
  });

  it('is none where nothing is held', () => {
    expect(ask([], null)).toBe('none, nothing');
    expect(ask([], december, 'month')).toBe('none, nothing');
  });
});

it('leaves out observations of other series', () => {
  const mine = series({ id: 15 });
  const [one] = held('snapshot 2030-09-30');
  const other = observation('2', { seriesId: 99, period: endingOn('snapshot', '2030-12-31') });
  const found = pick({
    indicator: indicator(),
    series: [mine],
    observations: [one!, other],
    period: null,
    basis: null,
  });
  expect(found).toEqual({ kind: 'found', observation: one, standsFor: 'asked' });
  expect(observationsOf([one!, other], mine)).toEqual([one]);
  expect(observationsOf([one!, other], [mine, series({ id: 99 })])).toEqual([one, other]);
});
