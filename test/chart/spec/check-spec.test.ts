import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../../src/chart/spec/chart-spec.ts';
import { CHART_LIMITS, problemIn } from '../../../src/chart/spec/check-spec.ts';
import { lineSpec, pointOf, quarters } from '../../fixtures/chart-spec.ts';
import {
  ALWAYS,
  barsSpec,
  controlSpec,
  DRAWN,
  linesSpec,
  moversSpec,
  rankingSpec,
  themeSpec,
} from '../../fixtures/drawn-specs.ts';

const many = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    pointOf(new Date(Date.UTC(1900, 0, at + 1)).toISOString().slice(0, 10), at % 100),
  );
const [row] = themeSpec().rows;
const [bar] = barsSpec().rows;
const target = { ...ALWAYS, low: 50, high: 50, shown: '50%' };

describe('a specification that can be drawn has no problem', () => {
  it.each(Object.entries(DRAWN))('%s', (_, spec) => {
    expect(problemIn(spec)).toBeNull();
  });

  it.each<[ChartSpec, string]>([
    [lineSpec({ points: many(CHART_LIMITS.points) }), 'as many points as there may be'],
    [lineSpec({ points: quarters([0, 100]) }), 'values on both ends of the axis'],
    [lineSpec({ bands: [{ rating: 'red', low: -50, high: 500 }] }), 'a band that reaches beyond the axis is cut there'],
    [barsSpec({ rows: [{ ...bar!, value: 0 }] }), 'zero is a value'],
    [lineSpec({ title: 'x'.repeat(50_000) }), 'long text is shortened'],
  ])('nor has %#: %s', (spec) => {
    expect(problemIn(spec)).toBeNull();
  });
});

describe('what cannot be drawn is said', () => {
  it.each<[ChartSpec, RegExp, string]>([
    [lineSpec({ points: many(20_000) }), /^20000 points are more than .* at most 1000\.$/, 'very many points'],
    [lineSpec({ points: [] }), /at least two points/, 'no point'],
    [lineSpec({ points: quarters([5, null, null]) }), /at least two points/, 'one value is no trend'],
    [lineSpec({ points: quarters([5, Number.NaN]) }), /NaN/, 'not a number'],
    [lineSpec({ points: quarters([5, Number.POSITIVE_INFINITY]) }), /Infinity/, 'no end'],
    [lineSpec({ points: quarters([5, 1e300]) }), /1e\+300/, 'beyond all axes'],
    [lineSpec({ points: quarters([5, 120]) }), /120 lies outside the axis from 0 to 100/, 'it would be cut off'],
    [lineSpec({ points: quarters([5, 6]).toReversed() }), /one after the other/, 'time that runs backwards'],
    [lineSpec({ points: [pointOf('soon', 5), pointOf('2018-03-31', 6)] }), /'soon' is no date/, 'no date'],
    [lineSpec({ targets: [{ ...target, low: -1 }] }), /-1 lies outside/, 'a target that nobody would see'],
    [lineSpec({ targets: [{ ...target, from: 'then' }] }), /'then' is no date/, 'a target from no day'],
    [lineSpec({ targets: many(41).map(() => target) }), /41 targets/, 'too many steps'],
    [lineSpec({ comparators: [{ name: 'x', value: Number.NaN, shown: '' }] }), /NaN/, 'a comparator without a number'],
    [lineSpec({ bands: [{ rating: 'red', low: Number.NaN, high: null }] }), /band/, 'a band that is none'],
    [
      lineSpec({ comparators: many(5).map(() => ({ name: 'x', value: 1, shown: '' })) }),
      /5 comparators/,
      'too many lines',
    ],
    [lineSpec({ axis: { min: 5, max: 5, steps: [] } }), /axis runs from 5 to 5/, 'an axis without length'],
    [lineSpec({ axis: { min: Number.NaN, max: 5, steps: [] } }), /axis/, 'an axis from nowhere'],
    [lineSpec({ axis: { min: 0, max: 100, steps: [120] } }), /steps/, 'a step beyond the axis'],
    [lineSpec({ event: { at: 'then', label: 'x' } }), /'then' is no date/, 'an event on no day'],
    [linesSpec({ lines: [] }), /no line/, 'nothing'],
    [linesSpec({ lines: many(5).map(() => linesSpec().lines[0]!) }), /5 lines/, 'too many to tell apart'],
    ...([0, 4, 0.5] as const).map(
      (before) =>
        [
          lineSpec({ lines: [{ name: 'x', points: quarters([1, 2, 3, 4]), breaks: [{ before, reason: 'x' }] }] }),
          new RegExp(`before point ${before}`),
          'a break that is between no two points',
        ] as [ChartSpec, RegExp, string],
    ),
    [lineSpec({ title: 'x'.repeat(2_000_000) }), /characters/, 'a book for a title'],
    [lineSpec({ ground: 'pink' as 'light' }), /no ground 'pink'/, 'a ground that there is not'],
    [controlSpec({ ranges: [] }), /usual/, 'no range'],
    [controlSpec({ ranges: [{ ...controlSpec().ranges[0]!, from: 99 }] }), /point 99/, 'a range that begins nowhere'],
    [
      controlSpec({ ranges: [controlSpec().ranges[0]!, controlSpec().ranges[0]!] }),
      /one after the other/,
      'two ranges at once',
    ],
    [controlSpec({ ranges: [{ ...controlSpec().ranges[0]!, high: 200 }] }), /200 lies outside/, 'a limit cut off'],
    [barsSpec({ rows: [] }), /no row/, 'nothing'],
    [barsSpec({ rows: [{ ...bar!, value: null }] }), /no row/, 'gaps alone'],
    [barsSpec({ rows: many(13).map(() => bar!) }), /13 rows/, 'too many bars'],
    [rankingSpec({ axis: { min: 0, max: 50, steps: [] } }), /outside the axis/, 'beyond the axis'],
    [rankingSpec({ target: { low: null, high: 900, shown: '' } }), /900 lies outside/, 'a target out of sight'],
    [themeSpec({ rows: [] }), /no row/, 'an empty theme'],
    [themeSpec({ rows: many(13).map(() => row!) }), /13 rows/, 'too many rows'],
    [
      themeSpec({ rows: [{ ...row!, trend: [{ end: '2018-03-31', value: Number.NaN }] }] }),
      /no number/,
      'a trend of no numbers',
    ],
    [themeSpec({ rows: [{ ...row!, trend: many(1001) }] }), /1001 points/, 'a long trend'],
    [themeSpec({ leftOut: -1 }), /left out is -1/, 'less than none left out'],
    [moversSpec({ rows: [] }), /no row/, 'nothing moved'],
    [moversSpec({ rows: [{ ...moversSpec().rows[0]!, change: Number.NaN }] }), /NaN/, 'a change that is no number'],
    [{ ...lineSpec(), kind: 'pie' } as unknown as ChartSpec, /'pie'/, 'a kind that there is not'],
  ])('%#: %s (%s)', (spec, problem) => {
    expect(problemIn(spec)).toMatch(problem);
  });
});
