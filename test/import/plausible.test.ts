import { describe, expect, it } from 'vitest';
import type { Unit } from '../../src/catalogue/catalogue.ts';
import { doubtsOf } from '../../src/import/plausible.ts';

/** The last one is new. */
function doubtAbout(values: readonly number[], unit: Unit = 'percent') {
  const figures = values.map((value, at) => ({ value, isNew: at === values.length - 1 }));
  return doubtsOf(figures, unit).get(values.length - 1)?.kind ?? null;
}

const CALM = [80, 81, 80, 82, 81, 80, 81];

describe('a new figure is doubted', () => {
  it.each([
    { values: [83.5, 8.41], unit: 'percent', doubt: 'tenfold', why: 'a point that slipped' },
    { values: [27, 265], unit: 'days', doubt: 'tenfold', why: 'a digit too many' },
    { values: [79.9, 80.4, 0.801], unit: 'percent', doubt: 'fraction', why: 'a share of one' },
    { values: [...CALM, 60], unit: 'percent', doubt: 'range', why: 'far outside all that has been' },
    { values: [50, 52, 54, 56, 58, 60, 62, 64, 51], unit: 'count', doubt: 'jump', why: 'a step it has never had' },
  ] as const)('$values: $why', ({ values, unit, doubt }) => expect(doubtAbout(values, unit)).toBe(doubt));
});

describe('a new figure is not doubted', () => {
  it.each([
    { values: [8.41], unit: 'percent', why: 'nothing to compare it with' },
    { values: [...CALM, 83], unit: 'percent', why: 'an ordinary step' },
    { values: [1, 10], unit: 'count', why: 'small numbers do that' },
    { values: [0.4, 0.6, 0.5], unit: 'percent', why: 'shares that are always below one' },
    { values: [30, 300, 31, 302, 29, 301], unit: 'count', why: 'it has been there before' },
    { values: [-3, 30], unit: 'money', why: 'a change of sign is no slip' },
    { values: [0, 25], unit: 'count', why: 'nothing is ten times nothing' },
    { values: [40110, 43950, 39800], unit: 'count', why: 'large numbers that are alike' },
  ] as const)('$values: $why', ({ values, unit }) => expect(doubtAbout(values, unit)).toBeNull());
});
