import { describe, expect, it } from 'vitest';
import { type Cell, isSensitive, roundedCell } from '../../../src/evaluate/disclosure/cell.ts';
import { type DisclosureRule, isSmall, type Small } from '../../../src/evaluate/disclosure/rule.ts';
import { monthsIn, tilesOf } from '../../../src/evaluate/disclosure/spans.ts';
import { RULE } from './tables.ts';

function cell(changes: Partial<Cell>): Cell {
  const where = {
    measure: 'LATE',
    area: 'Town',
    dimension: 'all',
    category: 'all',
    start: '2026-03-31',
    end: '2026-03-31',
  };
  return { ...where, kind: 'percent', value: null, numerator: null, denominator: null, suppressed: false, ...changes };
}

describe('isSmall', () => {
  it.each<[Small, number, boolean, string]>([
    ['none', 1, false, 'no rule'],
    ['<5', 0, false, 'none is not small'],
    ['<5', 1, true, 'one'],
    ['<5', 4, true, 'the last one under five'],
    ['<5', 5, false, 'five is not under five'],
    ['<=5', 5, true, 'five or fewer'],
    ['<=5', 6, false, 'six'],
    ['<10', 9, true, 'under ten'],
    ['<10', 10, false, 'ten'],
  ])('by %s, %d: %s (%s)', (small, number, expected) => expect(isSmall(number, { ...RULE, small })).toBe(expected));
});

describe('isSensitive', () => {
  it.each<[string, Partial<Cell>, Partial<DisclosureRule>, boolean]>([
    ['few cases', { numerator: 3, denominator: 50, value: 6 }, {}, true],
    ['of few', { numerator: 0, denominator: 4, value: 0 }, {}, true],
    ['few others, which are people too', { numerator: 48, denominator: 50 }, { complements: true }, true],
    ['few others, where that is no matter', { numerator: 48, denominator: 50 }, {}, false],
    ['many of many', { numerator: 20, denominator: 50 }, { complements: true }, false],
    ['all of many', { numerator: 50, denominator: 50 }, { complements: true }, false],
    ['a small count', { kind: 'count', value: 4 }, {}, true],
    ['a count of none', { kind: 'count', value: 0 }, {}, false],
    ['few events among many people', { kind: 'rate', numerator: 3, denominator: 90_000 }, {}, true],
    ['suppressed, whatever it is', { suppressed: true }, { small: 'none' }, true],
    ['a percentage alone', { value: 3 }, {}, false],
    ['two of fifty, by the percentage and what it is of', { value: 4, denominator: 50 }, {}, true],
    ['ten of fifty, worked out so', { value: 20, denominator: 50 }, {}, false],
    ['none of fifty, worked out so', { value: 0, denominator: 50 }, {}, false],
    ['more than none is one at least', { value: 0.4, denominator: 60 }, {}, true],
    ['two events by their rate', { kind: 'rate', value: 2.5, denominator: 8000 }, {}, true],
    ['two others, by cases and percentage', { value: 96, numerator: 48 }, { complements: true }, true],
  ])('%s', (_, changes, rule, expected) => expect(isSensitive(cell(changes), { ...RULE, ...rule })).toBe(expected));
});

describe('roundedCell', () => {
  const to = (rounding: 5 | 10) => ({ ...RULE, rounding });

  it.each<[string, Partial<Cell>, 5 | 10, Partial<Cell>]>([
    ['a count', { kind: 'count', value: 1013 }, 5, { value: 1015 }],
    ['a half goes up', { kind: 'count', value: 15 }, 10, { value: 20 }],
    [
      'a percentage comes from the rounded counts',
      { value: 51.2, numerator: 66, denominator: 129 },
      10,
      { value: 53.8, numerator: 70, denominator: 130 },
    ],
    [
      'of next to none there is no percentage',
      { value: 50, numerator: 1, denominator: 2 },
      5,
      { value: null, numerator: 0, denominator: 0 },
    ],
    ['a percentage without counts stays', { value: 51.2 }, 10, { value: 51.2 }],
  ])('%s', (_, changes, rounding, expected) =>
    expect(roundedCell(cell(changes), to(rounding))).toMatchObject(expected),
  );

  it('leaves all as it is where nothing is rounded', () => {
    const exact = cell({ value: 51.2, numerator: 66, denominator: 129 });
    expect(roundedCell(exact, RULE)).toBe(exact);
  });
});

describe('tilesOf', () => {
  it('lays months into a quarter, and quarters into a year', () => {
    expect(tilesOf({ start: '2026-01-01', end: '2026-03-31' }, 1).map(({ end }) => end)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
    ]);
    expect(tilesOf({ start: '2025-04-01', end: '2026-03-31' }, 3).map(({ start }) => start)).toEqual([
      '2025-04-01',
      '2025-07-01',
      '2025-10-01',
      '2026-01-01',
    ]);
  });

  it.each([
    ['of the same length', { start: '2026-01-01', end: '2026-01-31' }, 1],
    ['that do not fit', { start: '2026-01-01', end: '2026-04-30' }, 3],
    ['of a day', { start: '2026-01-01', end: '2026-01-01' }, 1],
    ['of half months', { start: '2026-01-15', end: '2026-04-14' }, 1],
    ['of no length', { start: '2026-01-01', end: '2026-03-31' }, 0],
  ])('lays none %s', (_, span, length) => expect(tilesOf(span, length)).toEqual([]));

  it('counts whole months', () => expect(monthsIn({ start: '2025-11-01', end: '2026-10-31' })).toBe(12));
});
