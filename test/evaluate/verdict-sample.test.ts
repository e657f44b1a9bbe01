import { beforeAll, describe, expect, it } from 'vitest';
import type { Measured, Polarity, SeriesPoint } from '../../src/evaluate/series-point.ts';
import { type ChangeAsked, verdictOf } from '../../src/evaluate/verdict.ts';
import { endOfMonth } from '../../src/query/calendar.ts';
import { readSample, rowsOf, type Sample, WHOLE } from '../fixtures/sample.ts';

/** Three years of 45 measures, as a manager of Northshire would hear of them. */
let sample: Sample;
let indicators: readonly Readonly<Record<string, string>>[];

beforeAll(async () => {
  sample = await readSample('2026-10');
  indicators = rowsOf(sample.files[0].get('indicators.csv'));
});

const MEASURED: Readonly<Record<string, Measured>> = { percent: 'percent', count: 'count', 'per-10000': 'rate' };

function verdict(code: string, basis: string, asked: Pick<ChangeAsked, 'against'> & { readonly at?: string }) {
  const { unit, polarity } = indicators.find((each) => each.code === code)!;
  return verdictOf({
    points: pointsOf(code, basis),
    polarity: polarity as Polarity,
    measured: MEASURED[unit!] ?? 'other',
    overlapping: basis === 'rolling-year',
    ...asked,
  });
}

function pointsOf(code: string, basis: string): readonly SeriesPoint[] {
  return sample
    .totals(code, WHOLE)
    .filter((cell) => cell.basis === basis)
    .map((cell) => ({
      end: endOf(basis, cell.period),
      value: cell.value === '' ? null : Number(cell.value),
      numerator: cell.of === null ? null : cell.number,
      denominator: cell.of,
      breakBefore: false,
      hidden: cell.isHidden,
    }));
}

function endOf(basis: string, period: string): string {
  const quarter = Number(period.slice(-1));
  const month = basis === 'quarter' ? new Date(Date.UTC(Number(period.slice(0, 4)), 2 + 3 * quarter, 1)) : null;
  return endOfMonth(month ? month.toISOString().slice(0, 10) : `${period.slice(0, 7)}-01`);
}

describe('verdictOf on the sample', () => {
  it.each([
    ['CIC-3PLACE', 'snapshot', 'worse', 'up from 10.3% to 13.2%'],
    ['CIC-IHA', 'quarter', 'worse', 'a seventh fall in a row'],
    ['CIC-OOC', 'snapshot', 'worse', 'up from 26.2% to 27.8%, where the usual range is narrow'],
    ['CIC-PATHWAY', 'snapshot', 'better', 'up from 77.3% to 78.8%'],
    ['CIC-PATHWAY-UTD', 'snapshot', 'worse', 'down from 84.1% to 81.9%'],
    ['CIC-HEALTH', 'snapshot', 'no-clear-change', 'an October like others'],
    ['CIC-DENTAL', 'snapshot', 'better', 'up ten points'],
    ['CP-SEEN', 'snapshot', 'better', 'up from 87.3% to 91.2%'],
    ['SA-45D', 'month', 'no-clear-change', 'it fell before, and not in this year'],
    ['REF-RE', 'rolling-year', 'no-clear-change', 'a tenth of a point of ten thousand'],
    ['CIC-N', 'snapshot', 'neither', 'more children in care is neither'],
  ])('%s by %s against a year before is %s: %s', (code, basis, word) =>
    expect(verdict(code, basis, { against: 'year-before' })?.word).toBe(word),
  );

  it('finds four that got worse since the quarter before', () => {
    const found = indicators.flatMap(({ code = '' }) => {
      const at = '2026-09-30';
      const verdicts = [
        verdict(code, 'quarter', { against: 'previous', at }),
        verdict(code, 'snapshot', { against: { end: '2026-06-30' }, at }),
      ];
      return verdicts.some((each) => each?.word === 'worse') ? [code] : [];
    });
    expect(found).toEqual(['CP-ICPC', 'CIC-3PLACE', 'CIC-IHA', 'WF-STABLE']);
  });
});
