import { describe, expect, it } from 'vitest';
import { change } from '../../src/evaluate/change.ts';
import { periodAround } from '../../src/query/calendar.ts';
import type { Basis } from '../../src/query/period.ts';
import { sayBasis, sayChange, sayCounts, sayNamedPeriod, sayPeriod, sayValue } from '../../src/reply/say.ts';
import { endingOn, indicator, observation } from '../evaluate/made-up.ts';

/** Digits that are left once days, months with their year, quarters and financial years are taken away. */
function figures(said: string): readonly string[] {
  const month = 'January|February|March|April|May|June|July|August|September|October|November|December';
  const dates = new RegExp(`(\\d{1,2} )?(${month}) \\d{4}|Quarter [1-4]|\\d{4}/\\d{2}|calendar year \\d{4}`, 'g');
  return said.replace(dates, '').match(/\d+/g) ?? [];
}

describe('a value', () => {
  it.each([
    ['32', 'percent', 'exact', '32%', 'as printed'],
    ['80.0', 'percent', 'exact', '80.0%', 'a printed nought is kept'],
    ['4090', 'count', 'exact', '4,090', 'with separators'],
    ['25', 'percent', 'approximate', 'about 25%', 'approximate values are said to be'],
    ['54.3', 'per-10000', 'exact', '54.3 per 10,000', 'a rate names what it is of'],
    ['5.3', 'per-100000', 'exact', '5.3 per 100,000', 'and every rate its own'],
    ['1250.50', 'money', 'exact', '£1,250.50', 'pounds stand before the number'],
    ['-3', 'money', 'exact', '-£3', 'the sign before the pounds'],
    ['1', 'hours', 'exact', '1 hour', 'one hour is no hours'],
    ['12.5', 'minutes', 'exact', '12.5 minutes', 'minutes are named'],
    ['1.4', 'ratio', 'exact', '1.4', 'a ratio is a number alone'],
    ['12.5', 'days', 'exact', '12.5 days', 'days'],
    ['1', 'days', 'exact', '1 day', 'one of them'],
    ['16', 'score', 'exact', '16', 'a score has no unit'],
    ['0', 'count', 'exact', '0', 'nought is a value'],
    [null, 'percent', 'exact', 'no figure', 'none is held'],
  ] as const)('%s, %s, %s is "%s": %s', (value, unit, qualifier, expected, _why) =>
    expect(sayValue(value, unit, qualifier)).toBe(expected),
  );
});

it.each([
  [{ numerator: 743, denominator: 861 }, '743 of 861', 'both held'],
  [{ numerator: 1806, denominator: 2160 }, '1,806 of 2,160', 'with separators'],
  [{ numerator: 207, denominator: null }, null, 'one alone is no share'],
  [{ numerator: null, denominator: 4090 }, null, 'one alone is no share'],
  [{ numerator: 3, denominator: 40, marker: 'suppressed' }, null, 'hidden at source'],
] as const)('counts %o are %s: %s', (held, expected, _why) =>
  expect(sayCounts(observation(null, held))).toBe(expected),
);

const PERIODS: readonly (readonly [Basis, string, string])[] = [
  ['month', '2018-12-31', 'in December 2018'],
  ['snapshot', '2018-12-31', 'at 31 December 2018'],
  ['snapshot', '2018-04-30', 'at 30 April 2018'],
  ['quarter', '2018-12-31', 'in Quarter 3 2018/19 (October to December 2018)'],
  ['quarter', '2019-03-31', 'in Quarter 4 2018/19 (January to March 2019)'],
  ['year', '2019-03-31', 'in the financial year 2018/19 (April 2018 to March 2019)'],
  ['rolling-year', '2018-12-31', 'in the rolling year to December 2018'],
  ['not-given', '0001-01-01', 'date not given'],
];

it.each(PERIODS)('%s to %s is "%s", with no digit that a reader could take for a figure', (basis, end, expected) => {
  const said = sayPeriod(endingOn(basis, end));
  expect(said).toBe(expected);
  expect(figures(`32% ${said}.`)).toEqual(['32']);
});

it.each([
  ['date', '2018-09-30', '30 September 2018'],
  ['month', '2018-09-30', 'September 2018'],
  ['quarter', '2018-06-30', 'Quarter 1 2018/19'],
  ['quarter', '2019-03-31', 'Quarter 4 2018/19'],
  ['half', '2018-09-30', 'the first half of 2018/19'],
  ['half', '2019-03-31', 'the second half of 2018/19'],
  ['year', '2019-03-31', 'the financial year 2018/19'],
  ['calendar-year', '2018-12-31', 'the calendar year 2018'],
] as const)('a %s to %s is named "%s"', (grain, end, expected) => {
  const said = sayNamedPeriod(periodAround(end, grain));
  expect(said).toBe(expected);
  expect(figures(said)).toEqual([]);
});

it('has words for every basis', () => expect(sayBasis('rolling-year')).toBe('a rolling year'));

describe('a change', () => {
  const before = { period: endingOn('snapshot', '2018-09-30') };
  const say = (from: string, to: string, changes: Parameters<typeof indicator>[0] = {}, qualifier = {}) => {
    const moved = change(indicator(changes), observation(from, before), observation(to, qualifier));
    return moved && sayChange(indicator(changes), moved);
  };
  const count = { unit: 'count', polarity: 'none' } as const;

  it.each([
    ['71', '79', {}, 'up 8 points (11.3% in relative terms) from 71% at 30 September 2018: better'],
    ['79', '78', {}, 'down 1 point (1.3% in relative terms) from 79% at 30 September 2018: worse'],
    ['885', '861', count, 'down 24 (2.7%) from 885 at 30 September 2018'],
    ['636', '699', count, 'up 63 (9.9%) from 636 at 30 September 2018'],
    ['6', '13', { unit: 'count', polarity: 'lower' }, 'up 7 (116.7%) from 6 at 30 September 2018: worse'],
    ['50', '50', count, 'unchanged from 50 at 30 September 2018'],
    ['0', '4', count, 'up 4 from 0 at 30 September 2018'],
  ] as const)('%s to %s, %o: "%s"', (from, to, changes, expected) => expect(say(from, to, changes)).toBe(expected));

  it('is only about as exact as its ends', () =>
    expect(say('20', '25', { polarity: 'none' }, { qualifier: 'approximate' })).toBe(
      'up about 5 points (about 25.0% in relative terms) from 20% at 30 September 2018',
    ));
});
