import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BarsWanted, barsChart, MOST_BARS, sayHighest } from '../../../src/chart/spec/bars.ts';
import type { ChartPoint } from '../../../src/chart/spec/chart-spec.ts';
import { bands, footers, levels, problemsIn, timedPoints, units, words } from './hostile.ts';

const bar = (label: string, value: number | null, over: Partial<ChartPoint> = {}): ChartPoint => ({
  label,
  value,
  shown: value === null ? 'suppressed at source' : String(value),
  rating: null,
  approximate: false,
  ...over,
});

function chartOf(bars: readonly ChartPoint[], over: Partial<BarsWanted> = {}) {
  const rest = { target: null, band: null, comparators: [], footer: ['Count'] };
  return barsChart({
    title: `Boats out by pier${sayHighest(bars)}`,
    name: 'Boats out',
    unit: 'count',
    bars,
    ...rest,
    ...over,
  });
}

describe('bars', () => {
  it('are told one by one, with ratings, the ends and the levels', () => {
    const bars = [bar('north', 35, { rating: 'exceeds' }), bar('south', 22), bar('west', 16)];
    const chart = chartOf(bars, { target: { label: 'Target 30', value: 30 } });
    expect(chart?.alt).toBe(
      'Bar chart. Boats out by pier: highest for north, 35. 3 bars. North: 35, exceeds target. South: 22. West: 16. ' +
        'The highest: 35 (north); the lowest: 16 (west). Target 30.',
    );
    expect(chart?.spec.axis).toEqual({ min: 0, max: 40, cut: null });
  });

  it.each([
    { bars: [bar('north', 35), bar('south', 22)], says: ': highest for north, 35', why: 'one is' },
    { bars: [bar('north', 35), bar('south', 35)], says: '', why: 'two are' },
    { bars: [bar('north', 35), bar('south', 2), bar('west', null)], says: '', why: 'a hidden one may be higher' },
    { bars: [], says: '', why: 'there is none' },
  ])('say which is highest ($says): $why', ({ bars, says }) => expect(sayHighest(bars)).toBe(says));

  it('name what is suppressed, draw nothing of it and leave it out of the axis', () => {
    const chart = chartOf([bar('north', 35), bar('south', 22), bar('west', null)]);
    expect(chart?.spec.bars[2]).toEqual(bar('west', null));
    expect(chart?.spec.axis.max).toBe(40);
    expect(chart?.alt).toContain('West: suppressed at source.');
  });

  it.each([
    { bars: [bar('north', 35)], why: 'one alone' },
    { bars: [bar('north', 35), bar('west', null)], why: 'one beside a hidden one' },
    { bars: [], why: 'none' },
  ])('are not drawn: $why', ({ bars }) => expect(chartOf(bars)).toBeNull());

  it.each([
    { gaps: 0, says: '8 more are not drawn, none of them higher.', why: 'the highest stay' },
    { gaps: 2, says: '10 more are not drawn.', why: 'how high hidden ones are is not known' },
  ])('of too many are the highest in their order, and it says so: $why', ({ gaps, says }) => {
    const known = Array.from({ length: 20 }, (_, at) => bar(`b${at}`, at % 2 === 0 ? at : 100 - at));
    const hidden = Array.from({ length: gaps }, (_, at) => bar(`hidden ${at}`, null));
    const chart = chartOf([...hidden, ...known]);
    const shown = chart?.spec.bars.map(({ label }) => label) ?? [];
    expect(shown).toHaveLength(MOST_BARS);
    expect(shown).toEqual(known.filter(({ value }) => (value ?? 0) >= 16).map(({ label }) => label));
    expect(chart?.spec.footer).toEqual(['Count', says]);
  });

  it('whatever they are made of keep the promises of their type', () => {
    const wanted: fc.Arbitrary<BarsWanted> = fc.record({
      title: words,
      name: words,
      unit: units,
      bars: fc.array(timedPoints, { maxLength: 30 }),
      target: fc.option(levels),
      band: fc.option(bands),
      comparators: fc.array(levels, { maxLength: 3 }),
      footer: footers,
    });
    fc.assert(
      fc.property(wanted, (each) => {
        const chart = barsChart(each);
        expect(chart === null ? [] : problemsIn(chart)).toEqual([]);
      }),
    );
  });
});
