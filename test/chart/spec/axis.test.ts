import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFor } from '../../../src/chart/spec/axis.ts';
import { units, values } from './hostile.ts';

describe('an axis', () => {
  it.each([
    { unit: 'percent', held: [49.4, 77.2], axis: [0, 100, null], why: 'percentages run from 0 to 100' },
    { unit: 'percent', held: [98.5, 99.3, 99.5], axis: [80, 100, 'Axis cut: 80% to 100%'], why: 'alike and high' },
    { unit: 'percent', held: [71, 73], axis: [60, 85, 'Axis cut: 60% to 85%'], why: 'alike: a fifth of the scale' },
    { unit: 'percent', held: [97.7, 90], axis: [0, 100, null], why: 'a difference that can be seen needs no cut' },
    { unit: 'percent', held: [80, 80], axis: [0, 100, null], why: 'nothing moved, so nothing is made larger' },
    {
      unit: 'percent',
      held: [7.7, 6.1],
      axis: [0, 10, 'Axis cut: 0% to 10%'],
      why: 'most of the picture would be empty',
    },
    { unit: 'percent', held: [0.3], axis: [0, 5, 'Axis cut: 0% to 5%'], why: 'never finer than five points' },
    { unit: 'percent', held: [25, 24], axis: [0, 30, 'Axis cut: 0% to 30%'], why: 'the limit for low belongs to it' },
    { unit: 'percent', held: [112, 90], axis: [0, 125, null], why: 'more than 100 is drawn, not cut off' },
    { unit: 'percent', held: [-3, 40], axis: [-25, 100, null], why: 'less than 0 too' },
    { unit: 'percent', held: [0, 100], axis: [0, 100, null], why: 'both ends belong to it' },
    { unit: 'count', held: [35, 22], axis: [0, 40, null], why: 'counts begin at zero' },
    { unit: 'count', held: [885, 861], axis: [750, 1000, 'Axis cut: 750 to 1,000'], why: 'counts alike' },
    { unit: 'count', held: [50], axis: [0, 60, null], why: 'the highest stands below the edge' },
    { unit: 'count', held: [0], axis: [0, 5, null], why: 'nothing but zero' },
    { unit: 'count', held: [], axis: [0, 5, null], why: 'nothing at all' },
    { unit: 'points', held: [-3, 4], axis: [-4, 6, null], why: 'zero lies within' },
    { unit: 'score', held: [-8], axis: [-8, 0, null], why: 'zero is one end' },
    { unit: 'days', held: [41.2, 43], axis: [36, 48, 'Axis cut: 36 to 48'], why: 'days alike' },
    { unit: 'count', held: [Number.NaN, null, 3], axis: [0, 5, null], why: 'what is no number is passed over' },
  ] as const)('of $held $unit is $axis: $why', ({ unit, held, axis }) => {
    const { min, max, cut } = axisFor({ unit, values: held });
    expect([min, max, cut]).toEqual(axis);
  });

  it.each([
    { unit: 'count', held: [885, 861], axis: [0, 1000, null], why: 'a bar is read by its length' },
    { unit: 'percent', held: [98.5, 99.3], axis: [0, 100, null], why: 'of percentages too' },
    {
      unit: 'percent',
      held: [7, 9],
      axis: [0, 10, 'Axis cut: 0% to 10%'],
      why: 'that it ends early falsifies no length',
    },
  ] as const)('of bars $held $unit is $axis: $why', ({ unit, held, axis }) => {
    const { min, max, cut } = axisFor({ unit, values: held, bars: true });
    expect([min, max, cut]).toEqual(axis);
  });

  it('holds every number, and says so wherever it is cut', () => {
    fc.assert(
      fc.property(units, fc.array(values, { maxLength: 30 }), fc.boolean(), (unit, held, bars) => {
        const { min, max, cut } = axisFor({ unit, values: held, bars });
        expect(min).toBeLessThan(max);
        const drawn = held.filter((value) => value !== null).filter((value) => Math.abs(value) <= 1e15);
        expect(drawn.filter((value) => value < min || value > max)).toEqual([]);
        expect(cut !== null).toBe(min > 0 || (unit === 'percent' && max < 100));
        expect(bars && min > 0).toBe(false);
      }),
    );
  });

  it('is made of a hundred thousand values as well', () => {
    const held = Array.from({ length: 100_000 }, (_, at) => at % 90);
    expect(axisFor({ unit: 'percent', values: held })).toEqual({ min: 0, max: 100, cut: null });
  });
});
