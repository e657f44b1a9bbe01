import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../adapters/api/csv.ts';

describe('a line of CSV', () => {
  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['+1+1', "'+1+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['\n=1', '"\'\n=1"'],
    ['＝1+1', "'＝1+1"],
    ['=1,2', '"\'=1,2"'],
    ['="x"', '"\'=""x"""'],
    ['-12.5', '-12.5'],
    ['2018/19 Q3', '2018/19 Q3'],
    ['within-timescale', 'within-timescale'],
    [null, ''],
    [-3, '-3'],
    [true, 'true'],
  ])('%j is written as %j', (cell, written) => expect(csvLine([cell])).toBe(`${written}\r\n`));
});
