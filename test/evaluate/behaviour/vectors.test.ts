import { describe, expect, it } from 'vitest';
import { type Behaviour, behaviourOf } from '../../../src/evaluate/behaviour/behaviour.ts';
import type { Special } from '../../../src/evaluate/behaviour/special.ts';
import type { Polarity } from '../../../src/evaluate/series-point.ts';
import spc from '../../fixtures/vectors/spc-examples.json' with { type: 'json' };
import { monthly } from '../points.ts';

type Vector = (typeof spc.vectors)[number];

const POLARITIES: Readonly<Record<string, Polarity>> = { increase: 'higher', decrease: 'lower', neutral: 'none' };

function behave({ input }: Vector): Behaviour {
  const breaks: readonly number[] = input.rebase_at_index0;
  return behaviourOf(monthly(input.values, { breaks, first: input.first_date }), {
    polarity: POLARITIES[input.improvement_direction]!,
    target: input.target,
    screen: input.screen_outliers,
    fixAfter: input.fix_after_n_points,
  });
}

/** A rule in the package's words. */
function theirWords(special: Special | null): string {
  if (special === null) return 'Common Cause';
  const high = special.way === 'high';
  switch (special.rule) {
    case 'outside':
      return high ? 'Above UCL' : 'Below LCL';
    case 'trend':
      return `7 Point Trend (${high ? 'In' : 'De'}creasing)`;
    case 'close':
      return `2 in 3 ${high ? 'Above' : 'Below'} CL`;
    case 'side':
      return `7 Points ${high ? 'Above' : 'Below'} CL`;
  }
}

/** The icon at the last point. */
function theirIcon({ points, variation }: Behaviour): string {
  return variation === 'common' ? 'common_cause' : `${variation}_${points.at(-1)!.special!.way}`;
}

function theirType({ variation, special }: Behaviour['points'][number]): string {
  if (variation === 'common') return 'common_cause';
  return `special_cause_${variation}${variation === 'neutral' ? `_${special!.way}` : ''}`;
}

const THEIR_ASSURANCE = {
  'consistently-passes': 'consistent_pass',
  'consistently-fails': 'consistent_fail',
  'hit-and-miss': 'inconsistent',
} as const;

describe('behaviourOf, held to the outputs of NHSRplotthedots 0.2.2', () => {
  it('is held to a good number of them', () => expect(spc.vectors.length).toBeGreaterThan(35));

  it.each(spc.vectors.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const { output } = vector;
    const found = behave(vector);
    const within = (name: 'mean' | 'lower' | 'upper') =>
      found.points.map(({ stretch }) => found.stretches[stretch]![name]);
    expectNear(within('mean'), output.mean);
    expectNear(within('lower'), output.lpl);
    expectNear(within('upper'), output.upl);
    expect(found.points.map(({ stretch }) => stretch)).toEqual(output.rebase_group);
    expect(found.points.map(({ outside }) => outside)).toEqual(output.outside_limits.map((each) => each ?? false));
    expect(found.points.map(({ close }) => close)).toEqual(output.close_to_limits.map((each) => each ?? false));
    expect(found.points.map(({ side }) => side)).toEqual(output.relative_to_mean);
    expect(found.points.map(({ special }) => theirWords(special))).toEqual(output.special_cause_type);
    expect(found.points.map(theirType)).toEqual(output.point_type);
    expect(theirIcon(found)).toBe(output.variation_icon);
    expect(found.assurance === null ? null : THEIR_ASSURANCE[found.assurance]).toBe(output.assurance_type);
    expect(found.points.map(({ stretch }) => found.stretches[stretch]!.trial)).toEqual(output.short_group_warning);
  });
});

function expectNear(found: readonly (number | null)[], expected: readonly (number | null)[]): void {
  const apart = found.map((one, at) => {
    const other = expected[at] ?? null;
    return one === null || other === null ? Number(one !== other) : Math.abs(one - other);
  });
  expect(found).toHaveLength(expected.length);
  expect(Math.max(...apart)).toBeLessThan(1e-9);
}
