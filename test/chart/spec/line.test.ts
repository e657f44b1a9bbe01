import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinePoint } from '../../../src/chart/spec/chart.ts';
import { lineChart } from '../../../src/chart/spec/line.ts';
import { linesChart } from '../../../src/chart/spec/lines.ts';
import { MOST_POINTS } from '../../../src/chart/spec/thin.ts';
import { quarters } from '../../fixtures/chart-spec.ts';
import { frames, levels, linePoints, problemsIn, targets, units, words } from './hostile.ts';

const points = (values: readonly (number | null)[], over: Readonly<Record<number, Partial<LinePoint>>> = {}) =>
  quarters(values).map((point, at): LinePoint => ({ ...point, breakBefore: null, ...over[at] }));

const FRAME = { title: 'Boats out', subtitle: '% of boats', unit: 'percent', footer: ['Summer report'] } as const;
const BARE = { ...FRAME, name: 'Boats out', targets: [], bands: [], comparators: [] };
const step = (from: string, to: string, value: number) => ({ from, to, low: value, high: value, shown: `${value}%` });

describe('a line', () => {
  it('says what it shows: its ends, lowest and highest, rating, target and comparator', () => {
    const chart = lineChart({
      ...BARE,
      points: points([71, 64, null, 80], { 3: { rating: 'amber', provisional: true } }).concat(
        points([1, 2, 3, 4, 75], { 4: { rating: 'within' } }).slice(4),
      ),
      targets: [step('0001-01-01', '2018-12-31', 75), step('2019-01-01', '9999-12-31', 80)],
      comparators: [{ name: 'England', value: 70, shown: '70% (2017/18)' }],
    });
    expect(chart?.alt).toBe(
      'Line chart. Boats out. % of boats. 4 points, from 71% (Q1 2018) to 75% (Q1 2019); lowest 64% (Q2 2018), ' +
        'highest 80% (Q4 2018, provisional). The last within tolerance. Target 75%, from Jan 2019 80%. ' +
        'England 70% (2017/18). No figure for Q3 2018: suppressed.',
    );
    expect(chart?.spec.footer).toEqual(['Target raised Jan 2019', 'Summer report']);
  });

  it.each([
    [[71, 64, 80, 75], true, 'four make a line'],
    [[71, 64, 80], false, 'three are said as well by their numbers'],
    [[71, 64, null, Number.NaN, 80], false, 'what is no number is none of them'],
    [[], false, 'nothing'],
  ])('of %j is drawn: %s (%s)', (held, isDrawn) => {
    expect(lineChart({ ...BARE, points: points(held) }) !== null).toBe(isDrawn);
  });

  it('stands on either theme unless it is said which', () => {
    const held = points([1, 2, 3, 4]);
    expect(lineChart({ ...BARE, points: held })?.spec.ground).toBe('both');
    expect(lineChart({ ...BARE, points: held, ground: 'dark' })?.spec.ground).toBe('dark');
  });

  it('has steps of its target that hold for some of its points, and those alike as one', () => {
    const spec = lineChart({
      ...BARE,
      points: points([60, 61, 62, 63]),
      targets: [
        step('0001-01-01', '2017-12-31', 50),
        step('2018-01-01', '2018-06-30', 75),
        step('2018-07-01', '2018-09-30', 75),
        step('2018-10-01', '9999-12-31', 70),
        { from: '2018-10-01', to: '9999-12-31', low: null, high: Number.NaN, shown: '' },
      ],
    })?.spec;
    expect(spec?.targets.map(({ from, to, shown }) => [from, to, shown])).toEqual([
      ['2018-01-01', '2018-09-30', '75%'],
      ['2018-10-01', '9999-12-31', '70%'],
    ]);
    expect(spec?.footer).toContain('Target lowered Oct 2018');
  });

  it('marks a break before the first point after it, and says so', () => {
    const chart = lineChart({ ...BARE, points: points([60, 61, 62, 63], { 2: { breakBefore: 'counted anew' } }) });
    expect(chart?.spec.lines[0]?.breaks).toEqual([{ before: 2, reason: 'counted anew' }]);
    expect(chart?.alt).toContain('The line breaks before Q3 2018: counted anew.');
  });

  it('of very many points keeps the first, last, highest and lowest, and says how many are drawn', () => {
    const held = Array.from({ length: 700 }, (_, at) => (at === 333 ? 99 : at === 334 ? 1 : 50 + (at % 10)));
    const spec = lineChart({ ...BARE, points: points(held) })?.spec;
    const drawn = spec?.lines[0]?.points.map(({ value }) => value) ?? [];
    expect(drawn.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(drawn).toEqual(expect.arrayContaining([99, 1]));
    expect([drawn[0], drawn.at(-1)]).toEqual([held[0], held.at(-1)]);
    expect(spec?.footer[0]).toMatch(/^\d+ of 700 points are drawn/);
  });

  it('has an event only where it lies within', () => {
    const held = points([60, 61, 62, 63]);
    const label = 'new pier opens';
    const eventOf = (at: string) => lineChart({ ...BARE, points: held, event: { at, label } })?.spec.event;
    expect([eventOf('2018-06-30'), eventOf('2017-06-30')]).toEqual([{ at: '2018-06-30', label }, null]);
  });

  it('keeps the promises of its types, whatever it is made from', () => {
    fc.assert(
      fc.property(
        frames,
        units,
        linePoints,
        targets,
        fc.array(levels, { maxLength: 3 }),
        words,
        (frame, unit, ...rest) => {
          const [held, steps, comparators, name] = rest;
          const chart = lineChart({ ...frame, unit, name, points: held, targets: steps, bands: [], comparators });
          expect(chart ? problemsIn(chart) : []).toEqual([]);
        },
      ),
    );
  });
});

describe('lines side by side', () => {
  const two = [
    { name: 'Boats out', points: points([60, 61, 62, 63]) },
    { name: 'Boats home', points: points([40, 41, null, 43, 44]) },
  ];

  it('say each with its ends', () => {
    expect(linesChart({ ...FRAME, lines: two })?.alt).toBe(
      'Chart of 2 lines. Boats out. % of boats. Boats out: 4 points, from 60% (Q1 2018) to 63% (Q4 2018); lowest 60% ' +
        '(Q1 2018), highest 63% (Q4 2018). Boats home: 4 points, from 40% (Q1 2018) to 44% (Q1 2019); lowest 40% ' +
        '(Q1 2018), highest 44% (Q1 2019). No figure for Q3 2018: suppressed.',
    );
  });

  it.each([
    [two.slice(0, 1), 'one'],
    [[two[0]!, { name: 'Short', points: points([1, 2, 3]) }], 'one that is too short'],
    [[...two, ...two, two[0]!], 'more than can be told apart'],
  ])('are none of %#: %s', (lines) => {
    expect(linesChart({ ...FRAME, lines })).toBeNull();
  });

  it('keep the promises of their types, whatever they are made from', () => {
    const line = fc.record({ name: words, points: linePoints });
    fc.assert(
      fc.property(frames, units, fc.array(line, { maxLength: 5 }), (frame, unit, lines) => {
        const chart = linesChart({ ...frame, unit, lines });
        expect(chart ? problemsIn(chart) : []).toEqual([]);
      }),
    );
  });
});
