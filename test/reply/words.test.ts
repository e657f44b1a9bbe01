import { describe, expect, it } from 'vitest';
import type { Period } from '../../src/query/period.ts';
import { chatMark, plainMark, RATINGS, ratingWord } from '../../src/reply/mark.ts';
import { allOf, cutAtWord, lowerFirst, plural, shortName } from '../../src/reply/name.ts';
import { shorterPeriod, shortNamed, shortPeriod, shortRange, whenShort } from '../../src/reply/short-period.ts';

const quarter: Period = { basis: 'quarter', label: '2026/27 Q2', start: '2026-07-01', end: '2026-09-30' };
const month: Period = { basis: 'month', label: '2026-10', start: '2026-10-01', end: '2026-10-31' };
const rolling: Period = { basis: 'rolling-year', label: '2026-10', start: '2025-11-01', end: '2026-10-31' };
const day: Period = { basis: 'snapshot', label: '2026-10-31', start: '2026-10-31', end: '2026-10-31' };
const year: Period = { basis: 'year', label: '2025/26', start: '2025-04-01', end: '2026-03-31' };
const undated: Period = { basis: 'not-given', label: 'not given', start: '0001-01-01', end: '0001-01-01' };

describe('short periods', () => {
  it.each([
    [quarter, 'Jul–Sep 2026', 'in Jul–Sep 2026'],
    [month, 'Oct 2026', 'in Oct 2026'],
    [rolling, 'year to Oct 2026', 'in the year to Oct 2026'],
    [day, '31 Oct 2026', 'at 31 Oct 2026'],
    [year, '2025/26', 'in 2025/26'],
    [undated, 'date not given', 'date not given'],
  ])('%o is %s', (period, short, when) => {
    expect(shortPeriod(period)).toBe(short);
    expect(whenShort(period)).toBe(when);
  });

  it.each([
    [quarter, month, 'Jul–Sep', 'the year stands in the line already'],
    [day, month, '31 Oct', 'the year stands in the line already'],
    [rolling, month, 'year to Oct 2026', 'it covers parts of two years'],
    [year, month, '2025/26', 'its name is of two years'],
    [{ ...month, end: '2025-10-31' }, day, 'Oct 2025', 'another year'],
  ])('%o beside %o is %s: %s', (period, beside, said) => expect(shorterPeriod(period, beside)).toBe(said));

  it('says a quarter back by its number and its months', () => {
    expect(shortNamed({ grain: 'quarter', start: '2026-07-01', end: '2026-09-30', fromClock: false })).toBe(
      'Q2 (Jul–Sep 2026)',
    );
    expect(shortNamed({ grain: 'half', start: '2025-10-01', end: '2026-03-31', fromClock: false })).toBe(
      'Oct 2025–Mar 2026',
    );
  });

  it('says a stretch by its months, or by its days where they are not whole', () => {
    expect(shortRange('2026-04-01', null)).toBe('since Apr 2026');
    expect(shortRange('2026-04-01', '2026-10-31')).toBe('Apr–Oct 2026');
    expect(shortRange('2026-04-03', '2026-10-09')).toBe('3 Apr 2026–9 Oct 2026');
  });
});

describe('names', () => {
  it.each([
    ['Children in care with three or more placements in 12 months', 'Children in care with three or…'],
    ['Dental checks', 'Dental checks'],
    ['Llanfairpwllgwyngyllgogerychwyrndrobwll', 'Llanfairpwllgwyngyllgogerychwyr…'],
  ])('%s is cut to %s', (name, short) => expect(shortName({ name, short: null })).toBe(short));

  it('takes the short name that is held', () => expect(shortName({ name: 'A long one', short: 'One' })).toBe('One'));

  it('cuts no word and leaves no comma at the end', () => expect(cutAtWord('boats, nets and oars', 8)).toBe('boats…'));

  it('keeps the capitals of an abbreviation', () => {
    expect(lowerFirst('MOMO statements')).toBe('MOMO statements');
    expect(lowerFirst('Dental checks')).toBe('dental checks');
  });

  it('counts by the word', () => {
    expect(plural(1, 'locality')).toBe('1 locality');
    expect(plural(1015, 'category')).toBe('1,015 categories');
    expect(plural(2, 'process')).toBe('2 processes');
    expect(allOf(['A', 'B', 'C'])).toBe('A, B and C');
  });
});

it('every rating has a mark of its own shape in plain text, but for the two triangles, which words tell apart', () => {
  expect(new Set(RATINGS.map(plainMark)).size).toBe(RATINGS.length - 1);
  expect(new Set(RATINGS.map(chatMark)).size).toBe(RATINGS.length);
  expect(ratingWord(null)).toBe('not rated');
});
