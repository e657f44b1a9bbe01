import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDecimals,
  decimal,
  formatDecimal,
  ratio,
  relativeChange,
  subtract,
  toNumber,
} from '../../src/evaluate/decimal.ts';

describe('decimal', () => {
  it.each([
    ['80', { units: 80, scale: 0 }, 'a whole number has no decimals'],
    ['80.0', { units: 800, scale: 1 }, 'a printed nought is kept'],
    ['-2.7', { units: -27, scale: 1 }, 'below nought'],
    ['-0.05', { units: -5, scale: 2 }, 'the sign is not lost with a whole part of nought'],
    ['0', { units: 0, scale: 0 }, 'nought is a value'],
  ])('reads %s: %s', (text, expected) => expect(decimal(text)).toEqual(expected));

  it.each([
    ['', 'nothing'],
    ['1,000', 'separators are for showing'],
    ['.5', 'no whole part'],
    ['5.', 'no digits behind the point'],
    ['1e3', 'not as printed'],
    ['12%', 'a unit'],
    ['Infinity', 'no number'],
    ['9'.repeat(20), 'more digits than are exact'],
  ])('refuses %j: %s', (text) => expect(() => decimal(text)).toThrow(RangeError));

  it('gives back what was printed, but for separators', () => {
    const printed = fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }))
      .map(([units, scale]) => ({ units, scale }));
    fc.assert(
      fc.property(printed, (one) => {
        expect(decimal(formatDecimal(one).replaceAll(',', ''))).toEqual({ ...one, units: one.units || 0 });
        expect(toNumber(one)).toBe(Number(formatDecimal(one).replaceAll(',', '')));
      }),
    );
  });
});

it.each([
  ['4090', '4,090'],
  ['1234567.80', '1,234,567.80'],
  ['999', '999'],
  ['-2.7', '-2.7'],
  ['-1000', '-1,000'],
  ['0.05', '0.05'],
])('shows %s as %s', (text, shown) => expect(formatDecimal(decimal(text))).toBe(shown));

it.each([
  ['79', '71', '8', 'whole numbers'],
  ['86', '44.6', '41.4', 'at the finer scale'],
  ['80.0', '80', '0.0', 'the finer scale is kept'],
  ['0.3', '0.1', '0.2', 'exact, where floating point is not'],
  ['861', '885', '-24', 'below nought'],
])('%s less %s is %s: %s', (a, b, expected) => expect(formatDecimal(subtract(decimal(a), decimal(b)))).toBe(expected));

it.each([
  ['80', '80.0', 0, 'the same number at another precision'],
  ['9.9', '10', -1, 'by value, not by text'],
  ['-1', '-2', 1, 'below nought'],
] as const)('%s against %s is %d: %s', (a, b, expected, _why) =>
  expect(compareDecimals(decimal(a), decimal(b))).toBe(expected),
);

it.each([
  [354, 2160, 1, '16.4'],
  [743, 861, 1, '86.3'],
  [17, 54, 0, '31'],
  [17, 54, 1, '31.5'],
  [1806, 2160, 0, '84'],
  [228, 861, 1, '26.5'],
  [1, 200, 0, '1'],
  [-1, 200, 0, '-1'],
  [1, 3, 4, '33.3333'],
  [0, 5, 1, '0.0'],
])('%d of %d to %d decimals is %s%%', (numerator, denominator, decimals, expected) =>
  expect(formatDecimal(ratio(numerator, denominator, decimals))).toBe(expected),
);

it('gives no ratio to 0', () => expect(() => ratio(1, 0, 1)).toThrow(RangeError));

it.each([
  ['885', '861', '-2.7'],
  ['636', '699', '9.9'],
  ['71', '79', '11.3'],
  ['50', '50', '0.0'],
  ['-4', '-2', '50.0'],
])('%s to %s is %s%%', (from, to, expected) => {
  const found = relativeChange(decimal(from), decimal(to));
  expect(found && formatDecimal(found)).toBe(expected);
});

it('gives no percentage change from 0', () => expect(relativeChange(decimal('0'), decimal('3'))).toBeNull());
