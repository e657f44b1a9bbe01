import { describe, expect, it } from 'vitest';
import { periodOf, readPeriodText } from '../../src/import/period-text.ts';

describe('periods as people write them', () => {
  it.each([
    ['Apr-18', { grain: 'month', month: '2018-04' }],
    ['April 22', { grain: 'month', month: '2022-04' }],
    ['Sept 22', { grain: 'month', month: '2022-09' }],
    ['October 2026', { grain: 'month', month: '2026-10' }],
    ['10/2026', { grain: 'month', month: '2026-10' }],
    ['2018-12', { grain: 'month', month: '2018-12' }],
    ['Q3 18/19', { grain: 'quarter', label: '2018/19 Q3' }],
    ['2018-19 Quarter 3', { grain: 'quarter', label: '2018/19 Q3' }],
    ['Q1 2025/26', { grain: 'quarter', label: '2025/26 Q1' }],
    ['2017/18', { grain: 'year', label: '2017/18' }],
    ['201819', { grain: 'year', label: '2018/19' }],
    ['2018-19', { grain: 'year', label: '2018/19' }],
    ['31/12/2018', { grain: 'day', day: '2018-12-31' }],
    ['3 Feb 2019', { grain: 'day', day: '2019-02-03' }],
  ] as const)('%s', (text, is) => expect(readPeriodText(text)).toEqual(is));

  it.each([
    ['', 'nothing'],
    ['December', 'no year'],
    ['Q3 2018', 'of which year is not said'],
    ['2018/20', 'years that do not follow'],
    ['31/02/2019', 'no such day'],
    ['13/2018', 'no such month'],
    ['2011-12', 'a month or a financial year'],
    ['83.5', 'a number'],
    ['Total', 'a word'],
  ])('%s is none: %s', (text) => expect(readPeriodText(text)).toBeNull());

  it('is read by the basis that is known', () => {
    expect(periodOf('month', '2011-12')?.label).toBe('2011-12');
    expect(periodOf('snapshot', 'Dec-18')?.label).toBe('2018-12-31');
    expect(periodOf('rolling-year', 'Dec-18')).toMatchObject({ start: '2018-01-01', end: '2018-12-31' });
    expect(periodOf('quarter', 'Dec-18')).toBeNull();
  });
});
