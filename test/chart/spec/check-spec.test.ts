import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../../src/chart/spec/chart-spec.ts';
import { CHART_LIMITS, problemIn } from '../../../src/chart/spec/check-spec.ts';
import { lineSpec } from '../../fixtures/chart-spec.ts';
import { barsSpec, comparisonSpec, DRAWN, glanceSpec, pointOf, quarters } from '../../fixtures/drawn-specs.ts';

const many = (count: number) => Array.from({ length: count }, (_, at) => pointOf(`P${at}`, at % 100));
const row = glanceSpec().rows[0]!;

describe('a specification that can be drawn has no problem', () => {
  it.each(Object.entries(DRAWN))('%s', (_, spec) => {
    expect(problemIn(spec)).toBeNull();
  });

  it.each<[ChartSpec, string]>([
    [lineSpec({ points: many(CHART_LIMITS.points) }), 'as many points as there may be'],
    [lineSpec({ points: quarters([0, 100]) }), 'values on both ends of the axis'],
    [lineSpec({ band: { label: 'x', low: -50, high: 500 } }), 'a band that reaches beyond the axis is cut there'],
    [barsSpec({ bars: [pointOf('only', 0)] }), 'zero is a value'],
    [lineSpec({ title: 'x'.repeat(50_000) }), 'long text is shortened'],
  ])('nor has %#: %s', (spec) => {
    expect(problemIn(spec)).toBeNull();
  });
});

describe('what cannot be drawn is said', () => {
  it.each<[ChartSpec, RegExp, string]>([
    [
      lineSpec({ points: many(100_000) }),
      /^100000 points are more than .* at most 1000\.$/,
      'a hundred thousand points',
    ],
    [lineSpec({ points: [] }), /at least two points/, 'no point'],
    [lineSpec({ points: quarters([5, null, null]) }), /at least two points/, 'one value is no trend'],
    [lineSpec({ points: quarters([5, Number.NaN]) }), /NaN/, 'not a number'],
    [lineSpec({ points: quarters([5, Number.POSITIVE_INFINITY]) }), /Infinity/, 'no end'],
    [lineSpec({ points: quarters([5, 1e300]) }), /1e\+300/, 'beyond all axes'],
    [lineSpec({ points: quarters([5, 120]) }), /120 lies outside the axis from 0 to 100/, 'it would be cut off'],
    [lineSpec({ target: { label: 'Target', value: -1 } }), /-1 lies outside/, 'a target that nobody would see'],
    [lineSpec({ comparators: [{ label: 'England', value: Number.NaN }] }), /NaN/, 'a comparator that is no number'],
    [lineSpec({ band: { label: 'x', low: Number.NaN, high: null } }), /band/, 'a band that is none'],
    [lineSpec({ comparators: many(7).map(() => ({ label: 'x', value: 1 })) }), /7 comparators/, 'too many lines'],
    [lineSpec({ axis: { min: 5, max: 5, cut: null } }), /axis runs from 5 to 5/, 'an axis without length'],
    [lineSpec({ axis: { min: Number.NaN, max: 5, cut: null } }), /axis/, 'an axis from nowhere'],
    [lineSpec({ breaks: [{ before: 0, reason: 'x' }] }), /before point 0/, 'a break before the first point'],
    [lineSpec({ breaks: [{ before: 2, reason: 'x' }] }), /before point 2/, 'a break after the last'],
    [lineSpec({ breaks: [{ before: 0.5, reason: 'x' }] }), /before point 0.5/, 'half a point'],
    [lineSpec({ title: 'x'.repeat(2_000_000) }), /characters/, 'a book for a title'],
    [barsSpec({ bars: [] }), /no bar/, 'nothing'],
    [barsSpec({ bars: [pointOf('a', null)] }), /no bar/, 'gaps alone'],
    [barsSpec({ bars: many(61) }), /61 bars/, 'too many bars'],
    [comparisonSpec({ series: comparisonSpec().series.slice(0, 1) }), /two series/, 'one is no comparison'],
    [comparisonSpec({ labels: ['Q1 2020/21'] }), /3 points for 1 labels/, 'points without a label'],
    [
      comparisonSpec({
        labels: [],
        series: [
          { name: 'a', points: [] },
          { name: 'b', points: [] },
        ],
      }),
      /no value/,
      'empty',
    ],
    [comparisonSpec({ axis: { min: 0, max: 50, cut: null } }), /outside the axis/, 'beyond the axis'],
    [glanceSpec({ rows: [] }), /no row/, 'an empty theme'],
    [glanceSpec({ rows: Array.from({ length: 201 }, () => row) }), /201 rows/, 'too many rows'],
    [glanceSpec({ rows: [{ ...row, trend: [1, Number.NaN] }] }), /no number/, 'a trend of no numbers'],
    [glanceSpec({ rows: [{ ...row, trend: Array.from({ length: 1001 }, () => 1) }] }), /1001 points/, 'a long trend'],
    [glanceSpec({ leftOut: -1 }), /left out is -1/, 'less than none left out'],
    [{ ...lineSpec(), kind: 'pie' } as unknown as ChartSpec, /'pie'/, 'a kind that there is not'],
  ])('%#: %s (%s)', (spec, problem) => {
    expect(problemIn(spec)).toMatch(problem);
  });
});
