import { describe, expect, it } from 'vitest';
import { ticksOf, tickText } from '../../../src/chart/layout/axis.ts';
import type { ChartUnit } from '../../../src/chart/spec/chart-spec.ts';

describe('an axis is labelled', () => {
  it.each<[number, number, ChartUnit, readonly number[], string]>([
    [0, 100, 'percent', [0, 20, 40, 60, 80, 100], 'the usual percentages'],
    [60, 90, 'percent', [60, 70, 80, 90], 'a cut axis'],
    [0, 3, 'count', [0, 1, 2, 3], 'nobody counts half a child'],
    [0, 1, 'count', [0, 1], 'nor a fifth'],
    [0, 1, 'score', [0, 0.2, 0.4, 0.6, 0.8, 1], 'scores have parts'],
    [-20, 20, 'points', [-20, -10, 0, 10, 20], 'zero is among them'],
    [0, 0.3, 'score', [0, 0.1, 0.2, 0.3], 'steps do not drift'],
    [13, 87, 'percent', [20, 40, 60, 80], 'round numbers within'],
    [0, 7e9, 'count', [0, 2e9, 4e9, 6e9], 'great numbers'],
  ])('from %d to %d %s at %j: %s', (min, max, unit, expected) => {
    expect(ticksOf({ min, max, cut: null }, unit)).toEqual(expected);
  });

  it.each<[number, ChartUnit, string]>([
    [80, 'percent', '80%'],
    [1200, 'count', '1,200'],
    [1234567, 'count', '1,234,570'],
    [-2.5, 'points', '−2.5'],
    [0.1, 'score', '0.1'],
    [0, 'days', '0'],
  ])('%d %s as %s', (value, unit, expected) => {
    expect(tickText(value, unit)).toBe(expected);
  });
});
