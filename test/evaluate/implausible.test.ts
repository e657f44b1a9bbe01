import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Implausible, type Incoming, implausibilities } from '../../src/evaluate/implausible.ts';
import type { SeriesPoint } from '../../src/evaluate/series-point.ts';
import { monthly } from './points.ts';

/** What is said of the last of some values, told by those before it. */
function said(
  values: readonly number[],
  changes: Partial<Omit<Incoming, 'point' | 'history'>> & { readonly point?: Partial<SeriesPoint> } = {},
): readonly Implausible[] {
  const { point: last, ...told } = changes;
  const points = monthly(values);
  const point = { ...points.at(-1)!, ...last };
  return implausibilities({ point, history: points.slice(0, -1), measured: 'percent', overlapping: false, ...told });
}

const kinds = (found: readonly Implausible[]) => found.map(({ kind }) => kind);

const STEADY = [84, 86, 85, 83, 85, 86, 84, 85, 86, 84, 85, 84];
const COUNTS = [980, 975, 990, 1001, 995, 988, 979, 985];

describe('implausibilities', () => {
  it.each<[string, readonly Implausible[], readonly string[]]>([
    ['a figure like the others', said([...STEADY, 85]), []],
    ['the first figure ever', said([85]), []],
    ['a percentage over 100', said([...STEADY, 101]), ['impossible']],
    ['100 itself', said([98, 99, 98, 99, 98, 99, 98, 100]), []],
    ['a number below nought', said([...COUNTS, -5], { measured: 'count' }), ['impossible']],
    ['days before the day', said([3, 2, -1, 4, -1], { measured: 'other' }), []],
    ['more cases than there are', said([...STEADY, 85], { point: { numerator: 9, denominator: 8 } }), ['impossible']],
    ['ten times a count', said([...COUNTS, 9850], { measured: 'count' }), ['ten-times']],
    ['a tenth of a count', said([...COUNTS, 98], { measured: 'count' }), ['ten-times']],
    ['a tenth of a percentage', said([...STEADY, 8.5]), ['ten-times']],
    ['one to ten, of small counts that swing', said([1, 3, 0, 2, 1, 10], { measured: 'count' }), []],
    ['a fraction for a percentage', said([...STEADY, 0.85]), ['fraction']],
    [
      'a fraction by its counts, with no history',
      said([0.85], { point: { numerator: 85, denominator: 100 } }),
      ['fraction'],
    ],
    ['a low percentage that its counts bear out', said([0.85], { point: { numerator: 85, denominator: 10_000 } }), []],
    ['half a percent where that is usual', said([0.6, 0.5, 0.7, 0.4, 0.5]), []],
    ['a fraction with nothing to tell it by', said([0.85]), []],
    [
      'counts that give another percentage',
      said([...STEADY, 85], { point: { numerator: 354, denominator: 2160 } }),
      ['counts-disagree'],
    ],
    ['counts that differ by rounding', said([...STEADY, 86.4], { point: { numerator: 743, denominator: 861 } }), []],
    ['outside the usual range, and a jump', said([...STEADY, 70]), ['outside-range', 'jump']],
    ['outside, by a step like others', said([50, 60, 50, 60, 50, 60, 50, 60, 50, 60, 50, 60, 69]), []],
    ['a jump where there is no range yet', said([...STEADY.slice(0, 7), 70]), ['jump']],
    ['a jump with too few to tell', said([...STEADY.slice(0, 6), 70]), []],
    ['a rolling year has no range, and can jump', said([...STEADY, 70], { overlapping: true }), ['jump']],
    ['counted anew', said([...STEADY, 70], { point: { breakBefore: true } }), []],
    ['what is hidden', said([...STEADY, 850], { point: { hidden: true } }), []],
    ['what is not held', said([...STEADY, 850], { point: { value: null } }), []],
  ])('of %s', (_, found, expected) => expect(kinds(found)).toEqual(expected));

  it('says what would be right', () => {
    expect(said([...STEADY, 0.853])).toEqual([{ kind: 'fraction', percent: 85.3 }]);
    expect(said([...COUNTS, 9850], { measured: 'count' })).toEqual([{ kind: 'ten-times', times: 10, usual: 986.5 }]);
    expect(said([...STEADY, 14], { point: { numerator: 354, denominator: 2160 } })[0]).toEqual({
      kind: 'counts-disagree',
      percent: 16.4,
    });
  });

  it('is not said again of a series that has moved away for good', () => {
    const moved = [...Array.from({ length: 24 }, (_, at) => 84 + (at % 2)), 76, 75, 77];
    expect(said([...moved, 76])).toEqual([]);
  });

  it('looks at nothing that came later', () => {
    const points = monthly([...STEADY, 85, 850, 851]);
    const told = { measured: 'percent', overlapping: false } as const;
    expect(implausibilities({ point: points[12]!, history: points, ...told })).toEqual([]);
  });

  it('finds nothing in a series that repeats itself', () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(values, (one) => {
        expect(kinds(said([...one, ...one, ...one]))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
