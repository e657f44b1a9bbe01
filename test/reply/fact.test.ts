import { expect, it } from 'vitest';
import { change } from '../../src/evaluate/change.ts';
import { decimal } from '../../src/evaluate/decimal.ts';
import { changeFacts, factOf, gapFact, riskFact, targetFact } from '../../src/reply/fact.ts';
import { catalogue, endingOn, indicator, observation, SOURCE, series } from '../evaluate/made-up.ts';

const held = catalogue({
  series: [
    series(),
    series({ id: 11, areaId: 2 }),
    series({ id: 12, dimension: 'reason', category: 'storm' }),
    series({ id: 13, areaId: 4, basis: 'not-given' }),
  ],
});

const FACT = {
  role: 'value',
  indicator: 'BOAT-OUT',
  area: null,
  breakdown: null,
  basis: 'snapshot',
  period: '2030-12-31',
  value: 86.4,
  unit: 'percent',
  numerator: 743,
  denominator: 861,
  rating: 'exceeds',
  qualifier: 'exact',
  source: 'Harbour scorecard',
};
const counts = { numerator: 743, denominator: 861 };

it('gives an observation with its numbers as numbers', () => {
  expect(factOf(held, observation('86.4', counts), { role: 'value', rating: 'exceeds' })).toEqual(FACT);
  expect(factOf(held, observation(null, { numerator: 207 }), { role: 'value' })).toMatchObject({
    value: null,
    numerator: 207,
    rating: null,
  });
});

it('names a locality, a category and a comparator without a date', () => {
  expect(factOf(held, observation('1', { seriesId: 11 }), { role: 'value' }).area).toBe('North quay');
  expect(factOf(held, observation('1', { seriesId: 12 }), { role: 'value' }).breakdown).toBe('reason: storm');
  const undated = observation('84.8', { seriesId: 13, period: endingOn('not-given', '') });
  expect(factOf(held, undated, { role: 'benchmark' })).toMatchObject({
    area: 'All harbours',
    basis: null,
    period: null,
  });
});

it('leaves a suppressed number out', () => {
  const hidden = observation('3', { numerator: 3, denominator: 40, marker: 'suppressed' });
  expect(factOf(held, hidden, { role: 'value' })).toMatchObject({ value: null, numerator: null, denominator: null });
});

it('refuses an observation of no series', () =>
  expect(() => factOf(held, observation('1', { seriesId: 99 }), { role: 'value' })).toThrow('no series'));

it('gives the target at the period it is held against', () =>
  expect(targetFact(held, observation('86.4', { ...counts, qualifier: 'approximate' }), '80')).toEqual({
    ...FACT,
    role: 'target',
    value: 80,
    numerator: null,
    denominator: null,
    rating: null,
  }));

it('gives points and percent of a change apart, both signed', () => {
  const from = observation('79', { period: endingOn('snapshot', '2030-09-30') });
  const to = observation('71', { seriesId: 11, ...counts });
  const moved = change(indicator(), from, to)!;
  const bare = { ...FACT, role: 'change', numerator: null, denominator: null, rating: null };
  expect(changeFacts(indicator(), moved)).toEqual([
    { ...bare, value: -8, unit: 'points' },
    { ...bare, value: -10.1, unit: 'percent' },
  ]);
  expect(changeFacts(indicator(), moved, held)[0]?.area).toBe('North quay');
});

it('gives one fact of a change from 0, of none, and of one within what rounding hides', () => {
  const count = indicator({ unit: 'count' });
  const facts = (from: string, to: string) =>
    changeFacts(count, change(count, observation(from), observation(to))!).map(({ value, unit }) => [value, unit]);
  expect(facts('0', '4')).toEqual([[4, 'count']]);
  expect(facts('50', '50')).toEqual([[0, 'count']]);
  expect(facts('50', '50.4')).toEqual([[0, 'count']]);
});

it('gives the distance to a target and how many would reach it', () => {
  const one = observation('94', { numerator: 2032, denominator: 2160 });
  const facts = gapFact(held, one, { points: decimal('-3'), met: false, more: 64 });
  expect(facts.map(({ role, value, unit, numerator }) => [role, value, unit, numerator])).toEqual([
    ['gap', -3, 'points', null],
    ['gap', 64, 'count', null],
  ]);
  expect(gapFact(held, one, { points: decimal('4'), met: true, more: null })).toHaveLength(1);
});

it('gives a risk by its ref', () => {
  const risk = {
    ref: 'H1',
    title: 'Fog',
    level: 'High',
    score: 16,
    arrow: '→',
    controls: null,
    themeId: null,
    source: SOURCE,
  };
  expect(riskFact(risk)).toMatchObject({ role: 'risk', ref: 'H1', indicator: null, value: 16, unit: 'score' });
});
