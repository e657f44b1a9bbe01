import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Polarity, SeriesPoint } from '../../src/evaluate/series-point.ts';
import { type ChangeAsked, verdictOf } from '../../src/evaluate/verdict.ts';
import { monthly, point } from './points.ts';

type Asked = Partial<Omit<ChangeAsked, 'points'>>;

function verdict(points: readonly SeriesPoint[], changes: Asked = {}) {
  return verdictOf({
    points,
    polarity: 'higher',
    measured: 'percent',
    overlapping: false,
    against: 'previous',
    ...changes,
  });
}

/** Moving ranges of 2 throughout, so half the usual range is 2.66 × 2 = 5.32; 24 points, the last one 81. */
const SWINGING = Array.from({ length: 24 }, (_, at) => (at % 2 === 0 ? 79 : 81));

/** Percentages of so many. */
function outOf(of: number, numerators: readonly number[]): readonly SeriesPoint[] {
  return monthly(numerators.map((number) => Math.round((1000 * number) / of) / 10)).map((each, at) => ({
    ...each,
    numerator: numerators[at]!,
    denominator: of,
  }));
}

describe('verdictOf, by the usual range', () => {
  it.each([
    [86.4, 'better', 'usual-range', '5.4 is more than half the usual range, 5.32'],
    [86.3, 'no-clear-change', 'within-chance', '5.3 is less'],
    [75.6, 'worse', 'usual-range', 'as much the other way'],
    [75.7, 'no-clear-change', 'within-chance', 'less the other way'],
    [81, 'same', 'no-movement', 'no movement'],
  ])('81 to %d is %s by %s: %s', (value, word, rule) => {
    expect(verdict(monthly([...SWINGING, value]))).toMatchObject({ word, reason: { rule } });
  });

  it('is not larger than half the usual range where it is just that', () => {
    // Ranges of 1, limits at 2.66: from 50.5 to 53.16 is the half of it exactly.
    const points = monthly([...Array.from({ length: 24 }, (_, at) => 49.5 + (at % 2)), 53.16]);
    expect(verdict(points)).toMatchObject({ word: 'no-clear-change', reason: { rule: 'within-chance' } });
  });

  it('needs twelve points since the last break, the figure itself among them', () => {
    const values = [79, 81, 79, 81, 79, 81, 79, 81, 79, 81, 79, 99];
    expect(verdict(monthly(values))).toMatchObject({ word: 'better', reason: { rule: 'usual-range', points: 12 } });
    expect(verdict(monthly(values.slice(1)))).toMatchObject({ word: 'up', reason: { rule: 'too-little' } });
    expect(verdict(monthly(values, { breaks: [1] }))).toMatchObject({ word: 'up', reason: { rule: 'too-little' } });
  });

  it('is worked out from the first 24 points, so that a change can be seen against them', () => {
    const wild = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? 40 : 120));
    const half = expect.closeTo(5.32, 9);
    expect(verdict(monthly([...SWINGING, ...wild, 126]))?.reason).toEqual({ rule: 'usual-range', half, points: 24 });
  });

  it('looks at nothing that came after the figure', () => {
    const at = '2026-05-31';
    const points = monthly([...SWINGING, 82, 84]);
    expect(verdict([...points, ...monthly([10], { first: '2026-06-01' })], { at })).toEqual(verdict(points, { at }));
  });

  it.each<[string, Asked, readonly SeriesPoint[]]>([
    ['rolling years', { overlapping: true }, monthly([...SWINGING, 99])],
    ['a series with hidden points', {}, monthly([...SWINGING, 99]).map((each, at) => ({ ...each, hidden: at === 3 }))],
    ['a series that never moved before', {}, monthly([...Array.from({ length: 24 }, () => 80), 99])],
  ])('has none for %s', (_, changes, points) =>
    expect(verdict(points, changes)).toMatchObject({ word: 'up', real: false, reason: { rule: 'too-little' } }),
  );
});

describe('verdictOf, by steps', () => {
  const falling = (steps: number) => monthly([70, 75, ...Array.from({ length: steps }, (_, at) => 74 - at)]);

  it.each([
    [6, 'worse', 'steps', 'six steps are seven points each further'],
    [5, 'down', 'too-little', 'five are not'],
  ])('%d steps down: %s by %s, since %s', (steps, word, rule) => {
    expect(verdict(falling(steps))).toMatchObject({ word, reason: { rule }, steps: { count: steps, way: 'down' } });
  });

  it('counts none across a break, a hidden point or a step of nothing', () => {
    const points = falling(8);
    const changed = (change: Partial<SeriesPoint>) =>
      points.map((each, at) => (at === 5 ? { ...each, ...change } : each));
    expect(verdict(points)?.steps.count).toBe(8);
    expect(verdict(changed({ breakBefore: true }))?.steps.count).toBe(4);
    expect(verdict(changed({ hidden: true, value: null }))?.steps.count).toBe(3);
    expect(verdict(changed({ value: 72 }))?.steps.count).toBe(4);
  });

  it('passes over a month that is not held', () => {
    const points = falling(7).map((each, at) => (at === 5 ? { ...each, value: null } : each));
    expect(verdict(points)).toMatchObject({ word: 'worse', reason: { rule: 'steps', steps: 6 } });
  });

  it('takes no steps of rolling years, which share eleven months', () =>
    expect(verdict(falling(9), { overlapping: true })).toMatchObject({ word: 'down', reason: { rule: 'too-little' } }));

  it('counts them for a change that goes the same way alone', () => {
    const points = monthly([90, 80, 60, 61, 62, 63, 64, 65, 66, 67, 68]);
    expect(verdict(points, { against: { end: '2024-04-30' } })).toMatchObject({ word: 'down', steps: { way: 'up' } });
    expect(verdict(points, { against: { end: '2024-06-30' } })).toMatchObject({ word: 'better' });
  });
});

describe('verdictOf, against a year before', () => {
  const against = 'year-before' as const;
  const sevenAbove = [80.5, 81, 80.6, 81.1, 80.7, 81.2, 81.1];

  it('takes seven on that side of the mean, where the year before lay on the other', () => {
    const points = monthly([...SWINGING.slice(0, 12), ...Array(5).fill(80), ...sevenAbove]);
    expect(verdict(points, { against })).toMatchObject({ word: 'no-clear-change', from: { value: 81 } });
    const other = points.map((each, at) => (at === 11 ? { ...each, value: 79 } : each));
    expect(verdict(other, { against })).toMatchObject({ word: 'better', reason: { rule: 'one-side', points: 7 } });
    expect(verdict(other)).toMatchObject({ word: 'no-clear-change', reason: { rule: 'within-chance' } });
  });

  it('needs all seven of them', () => {
    const six = monthly([...SWINGING.slice(0, 11), 79, ...Array(6).fill(80), ...sevenAbove.slice(1)]);
    expect(verdict(six, { against })?.reason.rule).toBe('within-chance');
  });

  it('finds the month a year before, the end of a February too', () => {
    const points = [point({ end: '2024-02-29', value: 70 }), point({ end: '2025-02-28', value: 71 })];
    expect(verdict(points, { against })).toMatchObject({ from: { end: '2024-02-29' }, word: 'up' });
    expect(verdict(points.slice(1), { against })).toBeNull();
  });
});

describe('verdictOf, by counts', () => {
  it.each([
    [100, [50, 70], 'better', 'standard-error', 'twenty of a hundred is 2.95 times its standard error'],
    [100, [50, 60], 'no-clear-change', 'within-chance', 'ten is 1.43 times'],
    [100, [50, 51], 'no-clear-change', 'one-case', 'one child'],
    [4, [4, 0], 'worse', 'standard-error', 'all to none of four, pooled, is 2.8 times'],
    [2, [2, 0], 'no-clear-change', 'within-chance', 'of two it is 2.0 times and no more'],
    [1, [1, 0], 'no-clear-change', 'one-case', 'the one child there is'],
  ])('of %d, %j is %s by %s: %s', (of, numerators, word, rule) => {
    expect(verdict(outOf(of, numerators))).toMatchObject({ word, reason: { rule } });
  });

  it('gives one child no word, however long it has gone on or however still it was', () => {
    const rising = outOf(100, [50, 51, 52, 53, 54, 55, 56, 57]);
    expect(verdict(rising)).toMatchObject({
      word: 'no-clear-change',
      reason: { rule: 'one-case' },
      steps: { count: 7 },
    });
    const still = outOf(1000, [...Array.from({ length: 24 }, (_, at) => 500 + (at % 2)), 500]);
    expect(verdict(still)).toMatchObject({ word: 'no-clear-change', reason: { rule: 'one-case' } });
  });

  it('takes a count for counted, and one more for one child', () => {
    const counted = { measured: 'count' as const };
    expect(verdict(monthly([100, 140]), counted)).toMatchObject({ word: 'better', reason: { rule: 'standard-error' } });
    expect(verdict(monthly([100, 110]), counted)).toMatchObject({ word: 'no-clear-change' });
    expect(verdict(monthly([3, 4]), counted)?.reason.rule).toBe('one-case');
    expect(verdict(monthly([0, 0]), counted)).toMatchObject({ word: 'same' });
  });

  it('takes a rate by its events', () => {
    const rate = (events: readonly number[]) =>
      monthly(events.map((each) => each / 2)).map((each, at) => ({
        ...each,
        numerator: events[at]!,
        denominator: 20_000,
      }));
    expect(verdict(rate([100, 160]), { measured: 'rate' })).toMatchObject({ word: 'better' });
    expect(verdict(rate([100, 120]), { measured: 'rate' })).toMatchObject({ word: 'no-clear-change' });
    expect(verdict(rate([9, 10]), { measured: 'rate' })?.reason.rule).toBe('one-case');
  });

  it('does not take counts that go the other way than the figures printed', () => {
    const [before, after] = outOf(1000, [500, 700]);
    expect(verdict([{ ...before!, value: 80 }, after!])).toMatchObject({ word: 'no-clear-change' });
  });

  it('is up or down alone with neither points nor counts', () => {
    expect(verdict(monthly([50, 90]))).toMatchObject({ word: 'up', real: false, reason: { rule: 'too-little' } });
    expect(verdict(monthly([90, 50]), { measured: 'other' })).toMatchObject({ word: 'down' });
  });
});

describe('verdictOf, in words', () => {
  it.each<[Polarity, number, string]>([
    ['higher', 99, 'better'],
    ['higher', 60, 'worse'],
    ['lower', 99, 'worse'],
    ['lower', 60, 'better'],
    ['none', 99, 'neither'],
    ['none', 82, 'neither'],
    ['none', 81, 'same'],
    ['range', 99, 'up'],
    ['range', 82, 'no-clear-change'],
  ])('%s, 81 to %d is %s', (polarity, value, word) =>
    expect(verdict(monthly([...SWINGING, value]), { polarity })?.word).toBe(word),
  );

  it('says of neither way whether it is more than chance', () => {
    expect(verdict(monthly([...SWINGING, 99]), { polarity: 'none' })?.real).toBe(true);
    expect(verdict(monthly([...SWINGING, 82]), { polarity: 'none' })?.real).toBe(false);
  });

  it('says up or down alone across a break', () => {
    const points = monthly([...SWINGING, 99], { breaks: [24] });
    expect(verdict(points)).toMatchObject({ word: 'up', real: false, reason: { rule: 'break' } });
  });

  it('takes less than the printed precision for no movement', () => {
    const points = monthly([80, 80.9]);
    expect(verdict(points, { decimals: 0 })?.word).toBe('same');
    expect(verdict(monthly([86.4, 86.3]), { decimals: 1 })?.word).toBe('down');
  });

  it('says nothing where one of the two is not held or hidden, and takes no other for it', () => {
    const points = monthly([80, 81, 82]);
    const hide = (at: number) => points.map((each, i) => (i === at ? { ...each, hidden: true } : each));
    expect(verdict([])).toBeNull();
    expect(verdict(points.slice(2))).toBeNull();
    expect(verdict(hide(1))).toBeNull();
    expect(verdict(hide(2))).toBeNull();
    expect(verdict(points, { at: '2030-01-31' })).toBeNull();
    expect(verdict(hide(0))).toMatchObject({ word: 'up' });
  });
});

describe('verdictOf, whatever the series', () => {
  const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 40 });
  const told = fc.record({
    against: fc.constantFrom('previous' as const, 'year-before' as const),
    overlapping: fc.boolean(),
    measured: fc.constantFrom('percent' as const, 'other' as const),
  });
  const of = 1000;
  const points = (numerators: readonly number[], change: (one: number) => number) =>
    outOf(of, numerators).map((each, at) => ({ ...each, value: change(numerators[at]!) }));

  const TURNED: Readonly<Record<string, string>> = { up: 'down', down: 'up' };

  it('turns better into worse with the polarity, and nothing else', () => {
    const OTHER: Readonly<Record<string, string>> = { better: 'worse', worse: 'better' };
    fc.assert(
      fc.property(values, told, (one, how) => {
        const [up, down] = (['higher', 'lower'] as const).map((polarity) =>
          verdict(
            points(one, (each) => each / 10),
            { ...how, polarity },
          ),
        );
        const word = up && (OTHER[up.word] ?? up.word);
        expect(down?.word).toBe(word ?? undefined);
        expect(down?.reason).toEqual(up?.reason);
      }),
    );
  });

  it('says the same of its reflection with the polarity reversed, and of a series that lies higher', () => {
    fc.assert(
      fc.property(values, told, fc.integer({ min: -900, max: 900 }), (one, how, more) => {
        const known = verdict(
          points(one, (each) => each / 10),
          how,
        );
        const mirrored = one.map((each) => of - each);
        const back = verdict(
          points(mirrored, (each) => each / 10),
          { ...how, polarity: 'lower' },
        );
        expect(TURNED[back?.word ?? ''] ?? back?.word).toBe(known?.word);
        expect(back?.reason.rule).toBe(known?.reason.rule);
        const higher = points(one, (each) => (each + more) / 10);
        expect(verdict(higher, how)?.word).toBe(known?.word);
      }),
    );
  });

  it('says the same in whatever order the points come', () => {
    const shuffled = values.chain((all) => {
      const each = points(all, (value) => value / 10);
      return fc.tuple(fc.constant(each), fc.shuffledSubarray([...each], { minLength: each.length }));
    });
    fc.assert(
      fc.property(shuffled, told, ([one, other], how) => {
        expect(verdict(other, how)).toEqual(verdict(one, how));
      }),
    );
  });

  it('never says better or worse of one child', () => {
    fc.assert(
      fc.property(values, told, fc.constantFrom(-1, 1), (one, how, more) => {
        const last = Math.min(of, Math.max(0, one.at(-1)! + more));
        const found = verdict(
          points([...one, last], (each) => each / 10),
          { ...how, against: 'previous' },
        );
        expect(found?.real).toBe(false);
      }),
    );
  });
});
