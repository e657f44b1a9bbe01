import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Standing, standingBetween, standingTo, tooCloseToCall } from '../../../src/evaluate/interval/against.ts';
import { type Counted, intervalOf } from '../../../src/evaluate/interval/interval.ts';
import type { Interval, Level } from '../../../src/evaluate/interval/level.ts';
import { poisson } from '../../../src/evaluate/interval/poisson.ts';
import { wilson } from '../../../src/evaluate/interval/wilson.ts';
import type { Measured, Polarity } from '../../../src/evaluate/series-point.ts';
import ci from '../../fixtures/vectors/ci-examples.json' with { type: 'json' };

interface Vector {
  readonly x: number;
  readonly n: number;
  readonly lower95_0cl: number;
  readonly upper95_0cl: number;
  readonly lower99_8cl: number;
  readonly upper99_8cl: number;
}

function counted(measured: Measured, numerator: number | null, denominator: number | null): Counted {
  return { measured, value: null, numerator, denominator, hidden: false };
}

/** The most that one of the four limits differs by. */
function apart({ x, n, ...limits }: Vector, measured: Measured, per?: number): number {
  const of = (level: Level) => intervalOf({ ...counted(measured, x, n), ...(per && { per }) }, level)!;
  const [usual, wide] = [of(95), of(99.8)];
  const pairs = [
    [usual.lower, limits.lower95_0cl],
    [usual.upper, limits.upper95_0cl],
    [wide.lower, limits.lower99_8cl],
    [wide.upper, limits.upper99_8cl],
  ] as const;
  return Math.max(...pairs.map(([found, expected]) => Math.abs(found - expected)));
}

describe('intervalOf, held to the outputs of PHEindicatormethods 2.1.0', () => {
  it.each(ci.proportion_wilson.map((each) => [each.x, each.n, each] as const))('%d of %d', (_, __, vector) =>
    expect(apart(vector, 'percent')).toBeLessThan(1e-6),
  );

  it.each(ci.rate_per_10000.map((each) => [each.x, each.n, each] as const))('%d in %d, for 10,000', (_, __, vector) =>
    expect(apart(vector, 'rate')).toBeLessThan(1e-6),
  );

  it.each(ci.rate_per_100000.map((each) => [each.x, each.n, each] as const))('%d in %d, for 100,000', (_, __, vector) =>
    expect(apart(vector, 'rate', 100_000)).toBeLessThan(1e-6),
  );

  it('takes no number of events below nought, nor more cases than there are', () => {
    const [error] = ci.errors;
    expect(() => poisson(error!.x, 95)).toThrow(RangeError);
    expect(() => wilson(-1, 10, 95)).toThrow(RangeError);
    expect(() => wilson(11, 10, 95)).toThrow(RangeError);
    expect(() => wilson(0, 0, 95)).toThrow(RangeError);
  });
});

describe('intervalOf', () => {
  it.each<[string, Counted]>([
    ['a percentage without counts', counted('percent', null, null)],
    ['half of the counts', counted('percent', 5, null)],
    ['of nobody', counted('percent', 0, 0)],
    ['more cases than there are', counted('percent', 11, 10)],
    ['cases below nought', counted('rate', -1, 10)],
    ['a count', counted('count', 5, 10)],
    ['days', counted('other', 5, 10)],
    ['what is hidden', { ...counted('percent', 5, 10), hidden: true }],
  ])('can tell nothing of %s', (_, each) => expect(intervalOf(each)).toBeNull());

  it('holds the figure itself, is wider for more confidence, and narrower for more cases', () => {
    const share = fc
      .integer({ min: 1, max: 5000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(share, fc.constantFrom<Measured>('percent', 'rate'), ([cases, of], measured) => {
        const usual = intervalOf(counted(measured, cases, of))!;
        const wide = intervalOf(counted(measured, cases, of), 99.8)!;
        const more = intervalOf(counted(measured, 20 * cases, 20 * of))!;
        const value = ((measured === 'percent' ? 100 : 10_000) * cases) / of;
        expect(usual.lower).toBeLessThanOrEqual(value + 1e-9);
        expect(usual.upper).toBeGreaterThanOrEqual(value - 1e-9);
        expect(wide.lower <= usual.lower && usual.upper <= wide.upper).toBe(true);
        expect(more.upper - more.lower).toBeLessThan(usual.upper - usual.lower);
      }),
    );
  });

  it('is the reflection of that of the other cases', () => {
    const share = fc
      .integer({ min: 1, max: 5000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(share, ([cases, of]) => {
        const one = wilson(cases, of, 95);
        const other = wilson(of - cases, of, 95);
        expect(one.lower).toBeCloseTo(100 - other.upper, 9);
        expect(one.upper).toBeCloseTo(100 - other.lower, 9);
      }),
    );
  });
});

describe('standingTo', () => {
  const interval: Interval = { lower: 40, upper: 50 };

  it.each<[number, Polarity, Standing, string]>([
    [39.9, 'higher', 'better', 'above the comparator by more than chance'],
    [39.9, 'lower', 'worse', 'low is good: lower limit above England is worse'],
    [50.1, 'lower', 'better', 'low is good: upper limit below England is better'],
    [50.1, 'higher', 'worse', 'below it'],
    [45, 'higher', 'similar', 'inside'],
    [40, 'higher', 'similar', 'on the lower edge'],
    [50, 'higher', 'similar', 'on the upper edge'],
    [39.9, 'none', 'higher', 'neither way is better'],
    [50.1, 'range', 'lower', 'nor always of a range'],
  ])('%d where %s is better: %s, %s', (value, polarity, standing) =>
    expect(standingTo(interval, value, polarity)).toBe(standing),
  );

  it('cannot tell without counts', () => expect(standingTo(null, 45, 'higher')).toBe('cannot-tell'));
});

describe('standingBetween', () => {
  it.each<[[number, number], [number, number], Standing, string]>([
    [[40, 50], [30, 39], 'better', 'apart'],
    [[30, 39], [40, 50], 'worse', 'apart the other way'],
    [[40, 50], [30, 41], 'similar', 'they overlap'],
    [[40, 50], [30, 40], 'similar', 'they touch'],
    [[40, 50], [0, 100], 'similar', 'one holds the other'],
  ])('%j beside %j is %s: %s', (one, other, standing) => {
    const [a, b] = [one, other].map(([lower, upper]) => ({ lower, upper }));
    expect(standingBetween(a!, b!, 'higher')).toBe(standing);
  });

  it('cannot tell with the counts of one alone', () => {
    expect(standingBetween({ lower: 1, upper: 2 }, null, 'higher')).toBe('cannot-tell');
    expect(standingBetween(null, { lower: 1, upper: 2 }, 'higher')).toBe('cannot-tell');
  });
});

describe('tooCloseToCall', () => {
  it.each([
    [45, true, 'inside'],
    [40, true, 'on the edge'],
    [50, true, 'on the other'],
    [39.99, false, 'outside'],
  ])('a target of %d: %s, %s', (target, close) => expect(tooCloseToCall({ lower: 40, upper: 50 }, target)).toBe(close));

  it('cannot tell without counts', () => expect(tooCloseToCall(null, 45)).toBeNull());
});
