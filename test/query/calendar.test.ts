import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  endOfMonth,
  financialYearOf,
  halfOf,
  isDate,
  labelOf,
  monthOf,
  periodAround,
  quarterOf,
  type ShiftGrain,
  shiftPeriod,
} from '../../src/query/calendar.ts';
import type { NamedPeriod } from '../../src/query/period.ts';

describe('the financial year runs from 1 April to 31 March', () => {
  it.each([
    { date: '2018-04-01', quarter: '2018/19 Q1', half: '2018/19 H1', year: '2018/19', why: 'its first day' },
    { date: '2018-06-30', quarter: '2018/19 Q1', half: '2018/19 H1', year: '2018/19', why: 'the last day of Q1' },
    { date: '2018-07-01', quarter: '2018/19 Q2', half: '2018/19 H1', year: '2018/19', why: 'the first day of Q2' },
    {
      date: '2018-12-31',
      quarter: '2018/19 Q3',
      half: '2018/19 H2',
      year: '2018/19',
      why: 'the calendar year ends inside it',
    },
    {
      date: '2019-01-01',
      quarter: '2018/19 Q4',
      half: '2018/19 H2',
      year: '2018/19',
      why: 'Q4 is in the next calendar year',
    },
    { date: '2019-03-31', quarter: '2018/19 Q4', half: '2018/19 H2', year: '2018/19', why: 'its last day' },
    {
      date: '1999-12-31',
      quarter: '1999/00 Q3',
      half: '1999/00 H2',
      year: '1999/00',
      why: 'over the turn of the century',
    },
    { date: '2020-02-29', quarter: '2019/20 Q4', half: '2019/20 H2', year: '2019/20', why: 'a leap day' },
  ])('$date is in $quarter: $why', ({ date, quarter, half, year }) => {
    expect(quarterOf(date).label).toBe(quarter);
    expect(halfOf(date).label).toBe(half);
    expect(financialYearOf(date).label).toBe(year);
  });

  it('a quarter, a year and a month have first and last days', () => {
    expect(quarterOf('2019-02-28')).toEqual({ label: '2018/19 Q4', start: '2019-01-01', end: '2019-03-31' });
    expect(financialYearOf('2019-02-28')).toEqual({ label: '2018/19', start: '2018-04-01', end: '2019-03-31' });
    expect(monthOf('2020-02-10')).toEqual({ label: '2020-02', start: '2020-02-01', end: '2020-02-29' });
  });
});

describe('months are added as a calendar does', () => {
  it.each([
    { date: '2019-03-31', months: -1, to: '2019-02-28', why: 'February has no 31st' },
    { date: '2020-03-31', months: -1, to: '2020-02-29', why: 'nor in a leap year' },
    { date: '2018-12-31', months: 2, to: '2019-02-28', why: 'over the turn of the year' },
    { date: '2018-01-15', months: -1, to: '2017-12-15', why: 'backwards over it' },
    { date: '2018-06-30', months: 0, to: '2018-06-30', why: 'none' },
    { date: '2018-06-30', months: -30, to: '2015-12-30', why: 'more than a year' },
  ])('$date and $months months is $to: $why', ({ date, months, to }) => expect(addMonths(date, months)).toBe(to));

  it.each([
    ['2019-02-01', '2019-02-28'],
    ['2000-02-01', '2000-02-29'],
    ['1900-02-01', '1900-02-28'],
    ['2018-04-30', '2018-04-30'],
    ['2018-12-01', '2018-12-31'],
  ])('the month of %s ends on %s', (date, end) => expect(endOfMonth(date)).toBe(end));

  it('days are added over clock changes and leap days', () => {
    expect(addDays('2019-03-30', 2)).toBe('2019-04-01');
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
    expect(addDays('2019-01-01', -1)).toBe('2018-12-31');
  });
});

describe('a date that does not exist throws', () => {
  it.each([
    '2019-02-29',
    '2018-13-01',
    '2018-00-10',
    '2018-04-31',
    '18-04-01',
    '2018-4-1',
    '',
    'q3',
    '0000-01-01',
    '2018-04-01T00:00',
  ])('"%s"', (date) => {
    expect(isDate(date)).toBe(false);
    for (const use of [monthOf, quarterOf, halfOf, financialYearOf, endOfMonth])
      expect(() => use(date)).toThrow(RangeError);
    expect(() => addMonths(date, 1)).toThrow(RangeError);
    expect(() => addDays(date, 1)).toThrow(RangeError);
    expect(() => periodAround(date, 'date')).toThrow(RangeError);
  });

  it('and so does a step out of the calendar', () => {
    expect(() => addMonths('2018-04-01', 200_000)).toThrow(RangeError);
    expect(() => addDays('2018-04-01', Number.NaN)).toThrow(RangeError);
    expect(() => shiftPeriod(periodAround('2018-04-01', 'month'), 0.5, 'month')).toThrow(RangeError);
  });
});

describe('a label is written as in the data', () => {
  it.each([
    { grain: 'date', label: '2018-12-31' },
    { grain: 'month', label: '2018-12' },
    { grain: 'quarter', label: '2018/19 Q3' },
    { grain: 'half', label: '2018/19 H2' },
    { grain: 'year', label: '2018/19' },
    { grain: 'calendar-year', label: '2018' },
  ] as const)('a $grain is $label', ({ grain, label }) =>
    expect(labelOf(periodAround('2018-12-31', grain))).toBe(label),
  );
});

describe('a period is moved', () => {
  const of = (date: string, grain: NamedPeriod['grain']) => periodAround(date, grain);
  const cases: readonly { from: NamedPeriod; by: number; grain: ShiftGrain; to: string; why: string }[] = [
    { from: of('2018-10-01', 'quarter'), by: -1, grain: 'same', to: '2018/19 Q2', why: 'by its own length' },
    { from: of('2018-10-01', 'quarter'), by: 2, grain: 'same', to: '2019/20 Q1', why: 'over the year end' },
    { from: of('2018-10-01', 'quarter'), by: -1, grain: 'year', to: '2017/18 Q3', why: 'a year keeps the quarter' },
    { from: of('2018-10-01', 'quarter'), by: -6, grain: 'month', to: '2018/19 Q1', why: 'six months are two quarters' },
    { from: of('2018-10-01', 'quarter'), by: -1, grain: 'month', to: '2018-09', why: 'the month before its first' },
    { from: of('2018-10-01', 'quarter'), by: 1, grain: 'month', to: '2019-01', why: 'the month after its last' },
    { from: of('2018-12-01', 'month'), by: -1, grain: 'same', to: '2018-11', why: 'by its own length' },
    {
      from: of('2018-12-01', 'month'),
      by: -1,
      grain: 'quarter',
      to: '2018/19 Q2',
      why: 'the quarter before is a quarter',
    },
    { from: of('2018-12-01', 'month'), by: -3, grain: 'month', to: '2018-09', why: 'three months keep the month' },
    { from: of('2018-12-01', 'month'), by: -1, grain: 'year', to: '2017-12', why: 'a year keeps the month' },
    {
      from: of('2018-12-31', 'date'),
      by: -1,
      grain: 'same',
      to: '2018-09-30',
      why: 'snapshots at a quarter end go by quarters',
    },
    { from: of('2018-11-30', 'date'), by: -1, grain: 'same', to: '2018-10-31', why: 'at a month end by months' },
    { from: of('2018-11-29', 'date'), by: -1, grain: 'same', to: '2018-11-28', why: 'any other by days' },
    { from: of('2018-12-31', 'date'), by: -1, grain: 'quarter', to: '2018-09-30', why: 'an end stays an end' },
    { from: of('2018-09-30', 'date'), by: 1, grain: 'quarter', to: '2018-12-31', why: 'and not 30 December' },
    { from: of('2018-12-31', 'date'), by: -1, grain: 'year', to: '2017-12-31', why: 'the same day the year before' },
    { from: of('2020-02-29', 'date'), by: -1, grain: 'year', to: '2019-02-28', why: 'a leap day ends its month' },
    { from: of('2018-04-01', 'year'), by: -1, grain: 'same', to: '2017/18', why: 'by its own length' },
    { from: of('2018-04-01', 'year'), by: -1, grain: 'quarter', to: '2017/18 Q4', why: 'the quarter before it began' },
    { from: of('2018-04-01', 'half'), by: -1, grain: 'same', to: '2017/18 H2', why: 'by its own length' },
    { from: of('2018-01-01', 'calendar-year'), by: -1, grain: 'year', to: '2017', why: 'a calendar year stays one' },
    {
      from: of('2018-12-31', 'date'),
      by: 0,
      grain: 'quarter',
      to: '2018/19 Q3',
      why: 'by none: the quarter around it',
    },
    { from: of('2018-12-01', 'month'), by: 0, grain: 'year', to: '2018/19', why: 'by none: the year around it' },
  ];

  it.each(cases)('$from.grain to $from.end, $by $grain: $to, $why', ({ from, by, grain, to }) => {
    expect(labelOf(shiftPeriod(from, by, grain))).toBe(to);
  });

  it('there and back is the same period, and whether it came from the clock is kept', () => {
    const dates = fc
      .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const grains = fc.constantFrom('month', 'quarter', 'half', 'year', 'calendar-year' as const);
    fc.assert(
      fc.property(dates, grains, fc.integer({ min: -40, max: 40 }), (date, grain, by) => {
        const period = periodAround(date, grain, true);
        expect(shiftPeriod(shiftPeriod(period, by, 'same'), -by, 'same')).toEqual(period);
        expect(period.start <= date && date <= period.end).toBe(true);
        expect(labelOf(periodAround(period.end, grain))).toBe(labelOf(period));
      }),
    );
  });
});
