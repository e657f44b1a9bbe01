import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFor, axisForDots, axisFromZero } from '../../../src/chart/spec/axis.ts';
import { units, values } from './hostile.ts';

const drawable = (held: readonly (number | null)[]) =>
  held.filter((value) => value !== null).filter((value) => Math.abs(value) <= 1e15);

describe('an axis for lines', () => {
  it.each([
    { unit: 'percent', held: [50.4, 71, 85], steps: [40, 50, 60, 70, 80], why: 'round steps, and not from zero' },
    {
      unit: 'percent',
      held: [98.5, 99.5],
      steps: [92, 94, 96, 98, 100],
      why: 'never finer than ten points, nor past 100',
    },
    { unit: 'percent', held: [0.3, 1], steps: [0, 2, 4, 6], why: 'nor below zero' },
    { unit: 'percent', held: [80, 80], steps: [70, 75, 80, 85], why: 'nothing moved, so it lies in the middle' },
    { unit: 'percent', held: [90, 112], steps: [80, 90, 100, 110], why: 'more than 100 is drawn, not cut off' },
    { unit: 'count', held: [1015, 1088], steps: [950, 1000, 1050, 1100], why: 'counts' },
    { unit: 'count', held: [1, 2], steps: [0, 1, 2, 3], why: 'what is counted has whole steps' },
    { unit: 'count', held: [], steps: [0, 1, 2], why: 'nothing at all' },
    { unit: 'points', held: [-3, 4], steps: [-4, -2, 0, 2, 4], why: 'to both sides of zero' },
    { unit: 'count', held: [Number.NaN, null, 3, 9], steps: [2, 4, 6, 8], why: 'what is no number is passed over' },
  ] as const)('of $held $unit has $steps: $why', ({ unit, held, steps }) => {
    expect(axisFor({ unit, values: held }).steps.length).toBeGreaterThanOrEqual(3);
    expect(axisFor({ unit, values: held }).steps).toEqual(steps);
  });

  it('leaves room under the values where something is to be written there', () => {
    const without = axisFor({ unit: 'percent', values: [60, 90] });
    expect(axisFor({ unit: 'percent', values: [60, 90], below: 0.4 }).min).toBeLessThan(without.min);
    expect(axisFor({ unit: 'percent', values: [2, 90], below: 0.4 }).min).toBe(0);
  });

  it('holds every number and its own steps', () => {
    fc.assert(
      fc.property(units, fc.array(values, { maxLength: 30 }), (unit, held) => {
        for (const { min, max, steps } of [axisFor({ unit, values: held }), axisForDots({ unit, values: held })]) {
          expect(min).toBeLessThan(max);
          expect([...drawable(held), ...steps].filter((value) => value < min || value > max)).toEqual([]);
          expect(steps.length).toBeLessThan(12);
        }
      }),
    );
  });

  it('is made of a hundred thousand values as well', () => {
    const held = Array.from({ length: 100_000 }, (_, at) => at % 90);
    expect(axisFor({ unit: 'percent', values: held }).steps).toEqual([0, 25, 50, 75]);
  });
});

describe('an axis for bars', () => {
  it.each([
    { held: [885, 861], axis: [0, 885], why: 'a bar is read by its length' },
    { held: [-3, 4, null], axis: [-3, 4], why: 'zero lies within' },
    { held: [-8], axis: [-8, 0], why: 'zero is one end' },
    { held: [0], axis: [0, 1], why: 'it has a length where nothing has' },
  ])('of $held is $axis: $why', ({ held, axis }) => {
    const { min, max } = axisFromZero(held);
    expect([min, max]).toEqual(axis);
  });
});
