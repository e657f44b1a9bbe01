import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/figures/figure.ts';
import { wouldTell } from '../../src/figures/would-tell.ts';
import type { Observation } from '../../src/query/observation.ts';
import { catalogue, endingOn, indicator, observation, series } from '../evaluate/made-up.ts';

const AGES = ['young', 'middle', 'old'] as const;
const SERIES = [series(), ...AGES.map((category, at) => series({ id: 11 + at, dimension: 'age', category }))];

type Said = 'number' | 'hidden' | 'no number' | 'nothing' | 'hidden before';

function observations(seriesId: number, said: Said): readonly Observation[] {
  const hidden = { seriesId, marker: 'suppressed' } as const;
  switch (said) {
    case 'number':
      return [observation('5', { seriesId })];
    case 'hidden':
      return [observation(null, hidden)];
    case 'no number':
      return [observation(null, { seriesId })];
    case 'nothing':
      return [];
    case 'hidden before':
      return [observation(null, { ...hidden, period: endingOn('snapshot', '2029-12-31') })];
  }
}

describe('a whole beside some of its parts', () => {
  it.each<{ ages: readonly [Said, Said, Said]; shown: readonly (typeof AGES)[number][]; tells: boolean; why: string }>([
    {
      ages: ['number', 'number', 'hidden'],
      shown: ['young', 'middle'],
      tells: true,
      why: 'what is left is the hidden',
    },
    { ages: ['number', 'hidden', 'hidden'], shown: ['young'], tells: false, why: 'two hidden share what is left' },
    { ages: ['number', 'number', 'hidden'], shown: ['young'], tells: false, why: 'one that is not shown has a share' },
    {
      ages: ['number', 'number', 'number'],
      shown: ['young', 'middle'],
      tells: false,
      why: 'what is left is no secret',
    },
    {
      ages: ['number', 'hidden', 'no number'],
      shown: ['young'],
      tells: true,
      why: 'no number may be known to be none',
    },
    { ages: ['number', 'hidden', 'nothing'], shown: ['young'], tells: true, why: 'nothing may be known to be none' },
    { ages: ['number', 'hidden', 'hidden before'], shown: ['young'], tells: true, why: 'another time hides nothing' },
    { ages: ['number', 'number', 'hidden'], shown: [], tells: false, why: 'no part stands beside it' },
  ])('of $ages, with $shown: $tells, as $why', ({ ages, shown, tells }) => {
    const held = new Map(ages.map((said, at) => [11 + at, observations(11 + at, said)]));
    const figure = (at: number, found: readonly Observation[]): Figure => ({
      ...{ indicator: indicator(), series: SERIES[at] ?? series(), observation: found[0] ?? observation(null) },
      ...{ standsFor: 'asked', history: found },
    });
    const whole = figure(0, [observation('20')]);
    const parts = shown.map((age) => figure(1 + AGES.indexOf(age), held.get(11 + AGES.indexOf(age)) ?? []));
    expect(wouldTell({ catalogue: catalogue({ series: SERIES }), found: held }, whole, parts)).toBe(tells);
  });
});
