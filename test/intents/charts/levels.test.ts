import { describe, expect, it } from 'vitest';
import type { Indicator, Threshold } from '../../../src/catalogue/catalogue.ts';
import { levelsOf } from '../../../src/intents/charts/levels.ts';
import { catalogue, endingOn, indicator, observation, series, threshold } from '../../evaluate/made-up.ts';

const figures = (of: Indicator, read: Indicator = of) => {
  const history = ['2030-09-30', '2030-12-31'].map((end) => observation('79', { period: endingOn('snapshot', end) }));
  return history.map((each) => ({
    indicator: read,
    series: series(),
    observation: each,
    standsFor: 'asked' as const,
    history,
  }));
};

const levelsBy = (polarity: Indicator['polarity'], thresholds: readonly Partial<Threshold>[]) => {
  const of = indicator({ polarity });
  return levelsOf(catalogue({ indicators: [of], thresholds: thresholds.map(threshold) }), figures(of));
};

describe('what lies across a picture', () => {
  it.each([
    { polarity: 'higher', of: { target: '80' }, target: 80, band: null, why: 'a target alone' },
    { polarity: 'higher', of: { target: '80', limits: { within: '75' } }, target: 80, band: [75, 80], why: 'below it' },
    { polarity: 'lower', of: { target: '20', limits: { within: '25' } }, target: 20, band: [20, 25], why: 'above it' },
    {
      polarity: 'higher',
      of: { target: '80', limits: { exceeds: '90' } },
      target: 80,
      band: [80, 90],
      why: 'reaching the target is within tolerance where more is needed to exceed it',
    },
    {
      polarity: 'lower',
      of: { target: '20', limits: { exceeds: '10', within: '25' } },
      target: 20,
      band: [10, 25],
      why: 'from where it is exceeded to the worst that is within',
    },
    { polarity: 'higher', of: { target: '80', limits: { within: '80' } }, target: 80, band: null, why: 'no width' },
    { polarity: 'higher', of: { target: '80', limits: { within: '85' } }, target: 80, band: null, why: 'turned round' },
    { polarity: 'higher', of: { target: null, limits: { within: '75' } }, target: null, band: null, why: 'no far end' },
    {
      polarity: 'range',
      of: { target: null, range: { low: '5.5', high: '9' } },
      target: null,
      band: [5.5, 9],
      why: 'a range',
    },
    { polarity: 'none', of: { target: '80', limits: { within: '75' } }, target: 80, band: null, why: 'no better side' },
  ] as const)('$polarity, $of: target $target, band $band ($why)', ({ polarity, of, target, band }) => {
    const levels = levelsBy(polarity, [of]);
    expect([levels.target?.value ?? null, levels.band && [levels.band.low, levels.band.high]]).toEqual([target, band]);
  });

  it('is named with its values', () => {
    const levels = levelsBy('higher', [{ target: '80', limits: { within: '75.5' } }]);
    expect([levels.target?.label, levels.band?.label]).toEqual(['Target 80%', 'Within tolerance 75.5% to 80%']);
  });

  it.each([
    { earlier: { target: '80' }, notes: 0, why: 'the same by another row' },
    { earlier: { target: '75' }, notes: 1, why: 'another target' },
    { earlier: { target: '80', limits: { within: '70' } }, notes: 1, why: 'another tolerance' },
  ])('is that of the last figure, and earlier ones are said to differ ($notes): $why', ({ earlier, notes }) => {
    const levels = levelsBy('higher', [
      { ...earlier, to: '2030-09-30' },
      { target: '80', from: '2030-10-01' },
    ]);
    expect(levels.target?.value).toBe(80);
    expect(levels.notes).toHaveLength(notes);
  });

  it('is nothing for a percentage that is read as a count', () => {
    const of = indicator();
    const read = { ...of, unit: 'count' as const };
    const held = catalogue({ indicators: [of], thresholds: [threshold()] });
    expect(levelsOf(held, figures(of, read))).toEqual({ target: null, band: null, notes: [] });
  });
});
