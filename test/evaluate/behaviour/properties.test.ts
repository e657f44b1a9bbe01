import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Behaviour, type BehaviourOptions, behaviourOf } from '../../../src/evaluate/behaviour/behaviour.ts';
import type { Polarity, SeriesPoint } from '../../../src/evaluate/series-point.ts';
import { monthly, point } from '../points.ts';

/** In tenths, with many ties, some long runs, and steps. */
const tenths = fc.oneof(
  fc.array(fc.integer({ min: -40, max: 1200 }), { maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 }),
  fc.array(fc.integer({ min: -2, max: 3 }), { maxLength: 60 }).map((steps) => {
    let at = 500;
    return steps.map((step) => (at += step));
  }),
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 9 })), { maxLength: 8 })
    .map((runs) => runs.flatMap(([value, times]) => Array.from({ length: times }, () => value))),
);

const polarity = fc.constantFrom<Polarity>('higher', 'lower', 'none', 'range');

const asked = fc.record({
  tenths,
  breaks: fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 2 }),
  target: fc.option(fc.integer({ min: -40, max: 1200 })),
  polarity,
  screen: fc.boolean(),
  fixAfter: fc.option(fc.integer({ min: 2, max: 24 })),
});

type Asked = typeof asked extends fc.Arbitrary<infer One> ? One : never;

const runs = { numRuns: 400 };

/** The same series with every number, the target too, put through `change`. */
function behave({ tenths: values, breaks, target, ...options }: Asked, change: (one: number) => number): Behaviour {
  const told: BehaviourOptions = { ...options, target: target === null ? null : change(target) };
  return behaviourOf(monthly(values.map(change), { breaks }), told);
}

/** All that is said in words; the numbers are those of the series. */
function said({ points, variation, assurance }: Behaviour) {
  const each = points.map(({ point: _, ...rest }) => rest);
  return { each, variation, assurance };
}

const plain = (one: number) => one / 10;

describe('behaviourOf, whatever the series', () => {
  it('says the same of a series that lies higher', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: -5000, max: 5000 }), (one, more) => {
        expect(said(behave(one, (each) => (each + more) / 10))).toEqual(said(behave(one, plain)));
      }),
      runs,
    );
  });

  it.each([
    ['a hundredth', 1000],
    ['a third', 30],
    ['ten times', 1],
  ])('says the same of %s', (_, divisor) => {
    fc.assert(
      fc.property(asked, (one) => {
        expect(said(behave(one, (each) => each / divisor))).toEqual(said(behave(one, plain)));
      }),
      runs,
    );
  });

  it('says the same of its reflection, where less is better than more', () => {
    const REVERSED = { higher: 'lower', lower: 'higher', none: 'none', range: 'range' } as const;
    fc.assert(
      fc.property(asked, (one) => {
        const other = behave({ ...one, polarity: REVERSED[one.polarity] }, (each) => -each / 10);
        const back = other.points.map(({ special, side, ...rest }) => ({
          ...rest,
          side: (side === 0 ? 0 : -side) as -1 | 0 | 1,
          special: special && { ...special, way: special.way === 'high' ? ('low' as const) : ('high' as const) },
        }));
        expect(said({ ...other, points: back })).toEqual(said(behave(one, plain)));
      }),
      runs,
    );
  });

  it('says the same in whatever order the rows come, equal ones too', () => {
    const row = fc.record({ month: fc.integer({ min: 1, max: 12 }), value: fc.integer({ min: 0, max: 9 }) });
    const rows = fc.array(row, { maxLength: 30 });
    const shuffled = rows.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    const points = (all: readonly { readonly month: number; readonly value: number }[]): readonly SeriesPoint[] =>
      all.map(({ month, value }) => point({ end: `2025-${String(month).padStart(2, '0')}-28`, value }));
    const options: BehaviourOptions = { polarity: 'higher', target: 5 };
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(behaviourOf(points(other), options)).toEqual(behaviourOf(points(one), options));
      }),
      runs,
    );
  });

  it('has its mean between its limits, and no point of chance outside them', () => {
    fc.assert(
      fc.property(asked, (one) => {
        const { points, stretches } = behave(one, plain);
        for (const { mean, lower, upper } of stretches) {
          expect((lower ?? mean) <= mean && mean <= (upper ?? mean)).toBe(true);
        }
        for (const { variation, outside, special } of points) {
          expect(variation === 'common').toBe(special === null);
          expect(special?.rule === 'outside').toBe(outside);
        }
      }),
      runs,
    );
  });
});

describe('behaviourOf at its edges', () => {
  const options: BehaviourOptions = { polarity: 'higher', target: 80 };

  it('says nothing of nothing', () => {
    expect(behaviourOf([], options)).toEqual({ points: [], stretches: [], variation: 'common', assurance: null });
  });

  it('has a mean and no limits for one point', () => {
    const { stretches, assurance } = behaviourOf(monthly([97.8]), options);
    expect(stretches).toEqual([
      { mean: 97.8, lower: null, upper: null, nearLower: null, nearUpper: null, points: 1, trial: true },
    ]);
    expect(assurance).toBe('hit-and-miss');
  });

  it('sees a series that never moves on its mean, screened or not', () => {
    const constant = monthly(Array.from({ length: 20 }, () => 97.8));
    for (const screen of [true, false]) {
      const { points } = behaviourOf(constant, { ...options, screen });
      expect(points.every(({ side, special }) => side === 0 && special === null)).toBe(true);
    }
  });

  it('leaves out what is hidden and what is not held', () => {
    const points = monthly([70, null, 72, 71, 99]).map((each) => ({ ...each, hidden: each.value === 99 }));
    expect(behaviourOf(points, options).points.map(({ point: { value } }) => value)).toEqual([70, 72, 71]);
  });

  it('needs seven points for a trend, so six steps', () => {
    const swinging = [40, 60, 40, 60, 40, 60];
    const rulesOf = (values: readonly number[]) =>
      behaviourOf(monthly([...swinging, ...values]), options)
        .points.slice(swinging.length)
        .map(({ special }) => special?.rule ?? null);
    expect(rulesOf([41, 42, 43, 44, 45, 46])).toEqual(Array.from({ length: 6 }, () => null));
    expect(rulesOf([41, 42, 43, 44, 45, 46, 47])).toEqual(Array.from({ length: 7 }, () => 'trend'));
  });
});
