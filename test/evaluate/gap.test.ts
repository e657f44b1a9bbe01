import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDecimal } from '../../src/evaluate/decimal.ts';
import { gap } from '../../src/evaluate/gap.ts';
import { indicator, observation, threshold } from './made-up.ts';

const counts = (numerator: number | null, denominator: number | null) => ({ numerator, denominator });

it.each([
  { value: '84', of: counts(1806, 2160), target: '80', points: '4', met: true, more: null, why: 'met' },
  { value: '80', of: counts(80, 100), target: '80', points: '0', met: true, more: null, why: 'the edge is met' },
  {
    value: '94',
    of: counts(2032, 2160),
    target: '97',
    points: '-3',
    met: false,
    more: 64,
    why: '2,096 of 2,160 is the first to reach it',
  },
  {
    value: '44.6',
    of: counts(null, null),
    target: '80',
    points: '-35.4',
    met: false,
    more: null,
    why: 'no counts are held',
  },
  {
    value: '44.6',
    of: counts(4, null),
    target: '80',
    points: '-35.4',
    met: false,
    more: null,
    why: 'one count is not enough',
  },
  {
    value: '50',
    of: counts(5, 10),
    target: '80',
    points: '-30',
    met: false,
    more: 3,
    why: 'exactly 8 of 10 is enough',
  },
  {
    value: '79',
    of: counts(81, 100),
    target: '80',
    points: '-1',
    met: false,
    more: null,
    why: 'counts that do not agree give no number',
  },
  { value: '0', of: counts(0, 3), target: '0.1', points: '-0.1', met: false, more: 1, why: 'targets have decimals' },
  {
    value: '50',
    of: counts(5, 10),
    target: '101',
    points: '-51',
    met: false,
    more: null,
    why: 'more than all is no advice',
  },
])('$value against $target: $why', ({ value, of, target, points, met, more }) => {
  const found = gap(indicator(), observation(value, of), threshold({ target }));
  expect(found && { ...found, points: formatDecimal(found.points) }).toEqual({ points, met, more });
});

it.each([
  {
    value: '14',
    of: counts(354, 2160),
    target: '10',
    points: '-4',
    more: 138,
    why: '216 of 2,160 is the first to reach it',
  },
  { value: '9', of: counts(9, 100), target: '10', points: '1', more: null, why: 'met' },
  {
    value: '50',
    of: counts(1, 2),
    target: '33.3',
    points: '-16.7',
    more: 1,
    why: 'none of 2 is the first to reach it',
  },
])('lower is better: $value against $target: $why', ({ value, of, target, points, more }) => {
  const found = gap(indicator({ polarity: 'lower' }), observation(value, of), threshold({ target }));
  expect(found && formatDecimal(found.points)).toBe(points);
  expect(found).toMatchObject({ more, met: more === null });
});

it.each([
  ['lower', '54', '50', '-4', 4],
  ['higher', '58', '60.5', '-2.5', 3],
  ['higher', '61', '60.5', '0.5', null],
] as const)('a count, %s is better: %s against %s', (polarity, value, target, points, more) => {
  const found = gap(indicator({ unit: 'count', polarity }), observation(value), threshold({ target }));
  expect(found && formatDecimal(found.points)).toBe(points);
  expect(found?.more).toBe(more);
});

it.each([
  [indicator(), observation('80'), threshold({ target: null }), 'no target'],
  [indicator(), observation(null), threshold(), 'no number'],
  [indicator(), observation('80', { marker: 'suppressed' }), threshold(), 'a hidden number'],
  [indicator({ polarity: 'none' }), observation('80'), threshold(), 'neither more nor less is better'],
  [indicator({ polarity: 'range' }), observation('80'), threshold(), 'a range has no one target'],
])('is none (%#)', (one, held, limit) => expect(gap(one, held, limit)).toBeNull());

it('gives the least number that reaches the target', () => {
  const cases = fc
    .tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 1000 }))
    .chain(([denominator, tenths]) =>
      fc.record({ denominator: fc.constant(denominator), tenths: fc.constant(tenths), numerator: fc.nat(denominator) }),
    );
  fc.assert(
    fc.property(cases, ({ numerator, denominator, tenths }) => {
      const reaches = (count: number) => count * 1000 >= tenths * denominator;
      const target = (tenths / 10).toFixed(1);
      const found = gap(indicator(), observation('0.0', { numerator, denominator }), threshold({ target }));
      const more = found?.more ?? 0;
      expect(reaches(numerator + more)).toBe(true);
      expect(more === 0 || !reaches(numerator + more - 1)).toBe(true);
    }),
  );
});
