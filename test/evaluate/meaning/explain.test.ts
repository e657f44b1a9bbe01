import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/evaluate/meaning/explain.ts';
import { meaningOf, type SeriesAsked } from '../../../src/evaluate/meaning/meaning.ts';
import { standingSentence } from '../../../src/evaluate/meaning/sentence.ts';
import { timesWords } from '../../../src/evaluate/meaning/words.ts';
import type { SeriesPoint } from '../../../src/evaluate/series-point.ts';
import { monthly } from '../points.ts';

const swing = Array.from({ length: 24 }, (_, at) => (at % 2 === 0 ? 79 : 81));

function meaning(points: readonly SeriesPoint[], told: Partial<SeriesAsked> = {}) {
  return meaningOf({ points, polarity: 'higher', measured: 'percent', overlapping: false, target: null, ...told });
}

const said = (points: readonly SeriesPoint[], told: Partial<SeriesAsked> = {}) =>
  explain(meaning(points, told), { value: (value) => `${value.toFixed(1)}%`, time: (end) => end.slice(0, 7) });

describe('explain', () => {
  it('gives range, rule, points and target', () => {
    const points = monthly([...swing, 79, 82, 81, 83, 82, 81, 82, 83]);
    expect(said(points, { target: 90 })).toEqual([
      'Average 80.0%, usual range 74.7% to 85.3%, from the first 24 of 32 points.',
      'More than chance by the rule: seven or more points in a row on one side of the average (2026-05 to 2026-11).',
    ]);
    expect(said(points, { target: 70 })[2]).toBe(
      'The target of 70.0% lies outside the usual range. That is how things are, not a forecast.',
    );
  });

  it('says that limits are on trial, and what counts allow', () => {
    const points = monthly(swing.slice(0, 9)).map((each) => ({ ...each, numerator: 79, denominator: 100 }));
    expect(said(points, { target: 80 })).toEqual([
      'Average 79.9%, usual range 74.6% to 85.2%, from 9 points, on trial until there are 13.',
      'The target of 80.0% lies inside the usual range. That is how things are, not a forecast.',
      'By its counts, chance reaches from 70.0% to 85.8% round the newest figure (95%).',
    ]);
  });

  it.each<[string, readonly number[], string]>([
    ['one point alone', [...swing, 95], '(2026-04)'],
    ['the points of a trend', [...swing, 80.5, 80.2, 80, 79.8, 79.6, 79.4], '(2026-03 to 2026-09)'],
    ['two of three', [...swing, 84, 81.5, 84], '(2026-04 to 2026-06)'],
  ])('names %s', (_, values, when) => expect(said(monthly(values))[1]).toContain(when));

  it('has nothing to say of what cannot be told', () => {
    expect(said(monthly([80, 81]))).toEqual([]);
    expect(said(monthly(swing), { overlapping: true })).toEqual([]);
    expect(said([])).toEqual([]);
  });
});

describe('meaningOf', () => {
  it('keeps to itself what hidden figures would tell', () => {
    const points = monthly(swing).map((each, at) => ({ ...each, hidden: at === 5 }));
    expect(meaning(points)).toMatchObject({ kind: 'hidden', range: null, special: null, fired: [], assurance: null });
  });

  it('names the points that met the rule', () => {
    const { special, fired, onOneSide } = meaning(monthly([...swing, 79, 82, 81, 83, 82, 81, 82, 83]));
    expect(special).toEqual({ rule: 'side', way: 'high' });
    expect([fired.length, onOneSide]).toEqual([7, 7]);
  });
});

describe('what is said of a target once a series has moved', () => {
  const level = (at: number, count: number) => Array.from({ length: count }, (_, one) => at + (one % 2));
  it.each([
    { values: [...swing, ...level(88, 12)], target: 85, is: 'consistently-passes', why: 'by its new level' },
    { values: [...swing, ...level(88, 12)], target: 88.5, is: 'hit-and-miss', why: 'by its new level' },
    { values: [...swing, ...level(88, 8)], target: 90, is: null, why: 'not while it moves towards it' },
    { values: [...swing, ...level(70, 8)], target: 90, is: 'consistently-fails', why: 'all the more, moving away' },
    { values: [...swing, ...level(88, 8)], target: 70, is: 'consistently-passes', why: 'all the more, moving away' },
    { values: [...swing, ...level(70, 8)], target: 74, is: null, why: 'what was met before it fell' },
  ])('$is of $target: $why', ({ values, target, is }) => {
    expect(meaning(monthly(values), { target }).assurance).toBe(is);
  });
});

describe('standingSentence', () => {
  it.each([
    ['better', 'Really better than England'],
    ['worse', 'Really worse than England'],
    ['higher', 'Really higher than England, which is neither better nor worse'],
    ['lower', 'Really lower than England, which is neither better nor worse'],
    ['similar', 'Too few to tell from England'],
    ['cannot-tell', "Without counts it can't be told from England"],
  ] as const)('%s: %s', (standing, sentence) => expect(standingSentence(standing, 'England')).toBe(sentence));
});

describe('timesWords', () => {
  it.each([
    [7, ['2026-09-30', '2026-10-31'], 'seven months'],
    [1, ['2026-09-30', '2026-10-31'], 'one month'],
    [13, ['2026-06-30', '2026-09-30'], '13 quarters'],
    [3, ['2025-03-31', '2026-03-31'], 'three years'],
    [4, ['2026-10-02', '2026-10-09'], 'four weeks'],
    [4, ['2020-03-31', '2026-03-31'], 'four figures'],
    [2, ['2026-03-31'], 'two figures'],
  ])('%d by %j is %s', (number, ends, words) => expect(timesWords(number, ends)).toBe(words));
});
