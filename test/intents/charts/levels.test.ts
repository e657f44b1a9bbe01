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
    { polarity: 'higher', of: { target: '80' }, target: [80, 80, '80%'], bands: 0, why: 'a target alone' },
    {
      polarity: 'higher',
      of: { target: '80', limits: { within: '75', yellow: '70' } },
      target: [80, 80, '80%'],
      bands: 3,
      why: 'limits that tell colours',
    },
    {
      polarity: 'higher',
      of: { target: '80', limits: { within: '75' } },
      target: [80, 80, '80%'],
      bands: 0,
      why: 'none',
    },
    {
      polarity: 'range',
      of: { target: null, range: { low: '5.5', high: '9' } },
      target: [5.5, 9, '5.5% to 9%'],
      bands: 0,
      why: 'a range',
    },
    {
      polarity: 'none',
      of: { target: '80', limits: { yellow: '75' } },
      target: [80, 80, '80%'],
      bands: 0,
      why: 'no better side',
    },
    { polarity: 'higher', of: { target: null, limits: { yellow: '75' } }, target: null, bands: 2, why: 'limits alone' },
  ] as const)('$polarity, $of: target $target, $bands bands ($why)', ({ polarity, of, target, bands }) => {
    const levels = levelsBy(polarity, [of]);
    const [step] = levels.targets;
    expect([step ? [step.low, step.high, step.shown] : null, levels.bands.length]).toEqual([target, bands]);
  });

  it.each([
    { earlier: { target: '80' }, shown: ['80%', '80%'], why: 'another row of the same' },
    { earlier: { target: '75' }, shown: ['75%', '80%'], why: 'another target' },
  ])('is that of each figure, $shown: $why', ({ earlier, shown }) => {
    const levels = levelsBy('higher', [
      { ...earlier, to: '2030-09-30' },
      { target: '80', from: '2030-10-01' },
    ]);
    expect(levels.targets.map((step) => step.shown)).toEqual(shown);
    expect(levels.targets.map(({ from, to }) => [from, to])).toEqual([
      ['0001-01-01', '2030-09-30'],
      ['2030-10-01', '9999-12-31'],
    ]);
  });

  it('is nothing for a percentage that is read as a count', () => {
    const of = indicator();
    const read = { ...of, unit: 'count' as const };
    const held = catalogue({ indicators: [of], thresholds: [threshold()] });
    expect(levelsOf(held, figures(of, read))).toEqual({ targets: [], bands: [] });
  });
});
