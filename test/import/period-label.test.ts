import { describe, expect, it } from 'vitest';
import { dayBefore, parsePeriod } from '../../src/import/period-label.ts';
import type { Basis } from '../../src/query/period.ts';

describe('parsePeriod', () => {
  it.each<{ basis: Basis; label: string; start: string; end: string; why: string }>([
    { basis: 'month', label: '2018-12', start: '2018-12-01', end: '2018-12-31', why: 'the last month of a year' },
    { basis: 'month', label: '2016-02', start: '2016-02-01', end: '2016-02-29', why: 'a leap year' },
    { basis: 'quarter', label: '2018/19 Q1', start: '2018-04-01', end: '2018-06-30', why: 'the year begins in April' },
    { basis: 'quarter', label: '2018/19 Q3', start: '2018-10-01', end: '2018-12-31', why: 'autumn' },
    { basis: 'quarter', label: '2018/19 Q4', start: '2019-01-01', end: '2019-03-31', why: 'of the next calendar year' },
    { basis: 'year', label: '2018/19', start: '2018-04-01', end: '2019-03-31', why: 'April to March' },
    { basis: 'year', label: '1999/00', start: '1999-04-01', end: '2000-03-31', why: 'over the turn of a century' },
    { basis: 'rolling-year', label: '2018-12', start: '2018-01-01', end: '2018-12-31', why: 'twelve months up to it' },
    { basis: 'rolling-year', label: '2018-06', start: '2017-07-01', end: '2018-06-30', why: 'over the turn of a year' },
    { basis: 'snapshot', label: '2018-12-31', start: '2018-12-31', end: '2018-12-31', why: 'one day' },
  ])('$basis $label is $start to $end: $why', ({ basis, label, start, end }) => {
    expect(parsePeriod(basis, label)).toEqual({ basis, label, start, end });
  });

  it.each<{ basis: Basis; label: string; why: string }>([
    { basis: 'month', label: '2018-00', why: 'no month 0' },
    { basis: 'month', label: '2018-1', why: 'two digits' },
    { basis: 'month', label: 'Dec 2018', why: 'no names' },
    { basis: 'quarter', label: '2018/19 Q5', why: 'four quarters' },
    { basis: 'quarter', label: '2018-19 Q3', why: 'a stroke' },
    { basis: 'quarter', label: '2018/19  Q3', why: 'one space' },
    { basis: 'quarter', label: '2018/21 Q3', why: 'years follow each other' },
    { basis: 'year', label: '2018', why: 'both years' },
    { basis: 'year', label: '2018/2019', why: 'the second in two digits' },
    { basis: 'snapshot', label: '2018-02-30', why: 'no such day' },
    { basis: 'snapshot', label: '31/12/2018', why: 'the year first' },
    { basis: 'not-given', label: '2018', why: 'a period that is given' },
  ])('$basis $label is none: $why', ({ basis, label }) => {
    expect(parsePeriod(basis, label)).toBeNull();
  });
});

it.each([
  { date: '2019-03-07', before: '2019-03-06' },
  { date: '2019-03-01', before: '2019-02-28' },
  { date: '2020-03-01', before: '2020-02-29' },
  { date: '2019-01-01', before: '2018-12-31' },
])('the day before $date is $before', ({ date, before }) => {
  expect(dayBefore(date)).toBe(before);
});
