import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf } from '../../../src/chart/spec/bands.ts';
import { periodsChart, reasonsChart } from '../../../src/chart/spec/bars.ts';
import { controlChart } from '../../../src/chart/spec/control.ts';
import { moversChart } from '../../../src/chart/spec/movers.ts';
import { rankingChart } from '../../../src/chart/spec/ranking.ts';
import { MOST_ROWS, themeChart } from '../../../src/chart/spec/theme.ts';
import { quarterEnds, quarters } from '../../fixtures/chart-spec.ts';
import { ALWAYS } from '../../fixtures/drawn-specs.ts';
import { frames, linePoints, problemsIn, ratings, said, targets, units, values, words } from './hostile.ts';

const FRAME = { title: 'Boats out', subtitle: 'Oct 2026', unit: 'percent', footer: ['Summer report'] } as const;
const value = (held: number | null, over = {}) => ({
  value: held,
  shown: held === null ? 'not shown: small numbers' : `${held}%`,
  rating: null,
  approximate: false,
  provisional: false,
  ...over,
});
const target = { low: 75, high: 75, shown: '75%' };

describe('a ranking', () => {
  const rows = [
    { ...value(60), name: 'North' },
    { ...value(null), name: 'East' },
    { ...value(80, { rating: 'exceeds' as const }), name: 'South', isWhole: true },
    { ...value(70, { rating: 'red' as const, provisional: true }), name: 'West', word: '2025/26' },
  ];

  it('is sorted as it is told, what is hidden at the end with why', () => {
    const order = (first: 'highest' | 'lowest' | 'as given') =>
      rankingChart({ ...FRAME, rows, target: null, first })?.spec.rows.map(({ name }) => name);
    expect(order('highest')).toEqual(['South', 'West', 'North', 'East']);
    expect(order('lowest')).toEqual(['North', 'West', 'South', 'East']);
    expect(order('as given')).toEqual(['North', 'East', 'South', 'West']);
  });

  it('says each row in words', () => {
    const chart = rankingChart({ ...FRAME, rows, target, first: 'highest' });
    expect(chart?.alt).toBe(
      'Ranking. Boats out. Oct 2026. South: 80%, exceeds target. West: 70%, red, provisional. North: 60%. ' +
        'East: not shown: small numbers. Target 75%.',
    );
    expect(chart?.spec.rows.map(({ word }) => word)).toEqual(['exceeds', '2025/26', '', '']);
  });

  it('of more rows than have room keeps the whole, and counts the rest', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ ...value(at), name: `H${at}`, isWhole: at === 2 }));
    const spec = rankingChart({ ...FRAME, rows: many, target: null, first: 'highest' })?.spec;
    expect(spec?.rows.map(({ name }) => name)).toEqual([...Array.from({ length: 11 }, (_, at) => `H${19 - at}`), 'H2']);
    expect([spec?.leftOut, spec?.footer]).toEqual([8, ['8 more are not drawn', 'Summer report']]);
  });

  it('is none of fewer than two values', () => {
    expect(rankingChart({ ...FRAME, rows: rows.slice(0, 2), target, first: 'highest' })).toBeNull();
  });
});

describe('bars', () => {
  it('of reasons have the most first, and what it was beside it', () => {
    const rows = [39, 64, null].map((held, at) => ({
      ...value(held),
      name: ['Ropes', 'Nets', 'Else'][at] ?? '',
      was: at === 1 ? '61%' : null,
    }));
    const chart = reasonsChart({ ...FRAME, rows });
    expect(chart?.spec.rows.map(({ name, isStrong, word }) => [name, isStrong, word])).toEqual([
      ['Nets', true, 'was 61%'],
      ['Ropes', false, ''],
      ['Else', false, ''],
    ]);
    expect(chart?.alt).toContain('Nets: 64%, was 61%. Ropes: 39%. Else: not shown: small numbers.');
  });

  it('of periods have the newest last and strong, and begin at zero', () => {
    const rows = ['Q1', 'Q2'].map((label, at) => ({ ...value(90 + at), label }));
    const spec = periodsChart({ ...FRAME, rows, target })?.spec;
    expect(spec?.rows.map(({ name, isStrong }) => [name, isStrong])).toEqual([
      ['Q1', false],
      ['Q2', true],
    ]);
    expect([spec?.axis.min, spec?.axis.max]).toEqual([0, 91]);
  });
});

describe('a theme', () => {
  const trend = quarterEnds(4).map((end, at) => ({ end, value: at }));
  const row = {
    ...value(60),
    name: 'Boats out',
    rating: 'red' as const,
    target: '75%',
    way: 'worse',
    period: 'Jul-Sep',
    trend,
    targets: [{ ...ALWAYS, ...target }],
  };

  it('says mark, target, period and way of each, and what the dashes are', () => {
    const chart = themeChart({
      ...FRAME,
      rows: [row, { ...row, rating: null, target: null, way: null, period: null }],
    });
    expect(chart?.spec.rows.map(({ detail }) => detail)).toEqual(['red · target 75% · Jul-Sep · worse', '']);
    expect(chart?.alt).toContain('Boats out: 60%, red, target 75%, Jul-Sep, worse. Boats out: 60%.');
    expect(chart?.spec.footer).toEqual(['Dashes: target', 'Summer report']);
  });

  it('has small lines from four points on', () => {
    const drawn = (count: number) => themeChart({ ...FRAME, rows: [row, { ...row, trend: trend.slice(0, count) }] });
    expect([3, 4].map((count) => drawn(count)?.spec.rows[1]?.trend.length)).toEqual([0, 4]);
    expect(drawn(3)?.spec.rows[1]?.targets).toEqual([]);
  });

  it('counts the rows that have no room, with those that were not even given', () => {
    const chart = themeChart({ ...FRAME, rows: Array.from({ length: 9 }, () => row), more: 4 });
    expect([chart?.spec.rows.length, chart?.spec.leftOut]).toEqual([MOST_ROWS, 13 - MOST_ROWS]);
    expect(themeChart({ ...FRAME, rows: [row] })).toBeNull();
  });
});

describe('movers', () => {
  const row = (change: number) => ({
    name: `Boats ${change}`,
    rating: null,
    from: '70%',
    to: `${70 + change}%`,
    when: change < -5 ? 'Oct 2026' : null,
    change,
    shown: `${change}`,
    way: change < 0 ? ('worse' as const) : ('better' as const),
  });

  it('have the most first, whichever way it went, and those that stayed are none', () => {
    const chart = moversChart({ ...FRAME, rows: [1, -7, 0, 3].map(row) });
    expect(chart?.spec.rows.map(({ change }) => change)).toEqual([-7, 3, 1]);
    expect(chart?.alt).toContain('Boats -7: 70% to 63% · Oct 2026, -7, worse.');
    expect(moversChart({ ...FRAME, rows: [row(0)] })).toBeNull();
  });
});

describe('a control chart', () => {
  const points = quarters([80, 82, 79, 81, 80, 83, 78, 81, 80, 82, 60, 58]).map((point, at) => ({
    ...point,
    breakBefore: null,
    special: at < 10 ? null : ('worse' as const),
  }));
  const range = { from: 0, mean: 80.6, low: 74, high: 87, shown: { mean: '80.6%', low: '74%', high: '87%' } };

  it('says what is usual, and which points are more than chance', () => {
    const chart = controlChart({ ...FRAME, points, ranges: [range] });
    expect(chart?.alt).toContain(
      'Mean 80.6%, usual range 74% to 87%. More than chance: 2 of 12 points (Q3 2020 to Q4 2020).',
    );
    expect(chart && problemsIn(chart)).toEqual([]);
  });

  it.each([
    [points.slice(1), [range], 'fewer than twelve points'],
    [points, [], 'nothing that is usual'],
    [points, [{ ...range, mean: Number.NaN }], 'no mean'],
  ])('is none of %#: %s', (held, ranges) => {
    expect(controlChart({ ...FRAME, points: held, ranges })).toBeNull();
  });
});

describe('where values rate how', () => {
  const limits = { within: 80, yellow: 72, amber: 62 };
  it.each<['higher' | 'lower', number | null, Readonly<Record<string, number>>, string[], string]>([
    ['higher', 85, limits, ['within 80-', 'yellow 72-80', 'amber 62-72', 'red -62'], 'the best first'],
    [
      'lower',
      20,
      { within: 22, amber: 28 },
      ['within -22', 'amber 22-28', 'red 28-'],
      'a colour that is not held is none',
    ],
    [
      'higher',
      75,
      { within: 80, amber: 60 },
      ['within 75-', 'amber 60-75', 'red -60'],
      'the easier of target and limit',
    ],
    ['higher', 85, { within: 80 }, [], 'without colours nothing is shown'],
    ['higher', null, { yellow: 72 }, ['yellow 72-', 'red -72'], 'without a target'],
  ])('%s, target %j, %j: %j (%s)', (polarity, goal, held, expected) => {
    const bands = bandsOf({ polarity, target: goal, limits: held });
    expect(bands.map(({ rating, low, high }) => `${rating} ${low ?? ''}-${high ?? ''}`)).toEqual(expected);
  });
});

it('rows keep the promises of their types, whatever they are made from', () => {
  const named = fc
    .tuple(said, words, words)
    .map(([each, name, word]) => ({ ...each, name, word, was: word, label: name }));
  const rows = fc.array(named, { maxLength: 15 });
  const goal = fc.option(fc.record({ low: values, high: values, shown: words }));
  fc.assert(
    fc.property(frames, units, rows, goal, (frame, unit, all, held) => {
      const charts = [
        rankingChart({ ...frame, unit, rows: all, target: held, first: 'highest' }),
        reasonsChart({ ...frame, unit, rows: all }),
        periodsChart({ ...frame, unit, rows: all, target: held }),
      ];
      expect(charts.flatMap((chart) => (chart ? problemsIn(chart) : []))).toEqual([]);
    }),
  );
});

it('themes and movers keep theirs', () => {
  const row = fc
    .tuple(said, words, fc.option(words), linePoints, targets, ratings)
    .map(([each, name, word, trend, steps, rating]) => ({
      ...each,
      name,
      target: word,
      way: word,
      period: word,
      trend,
      targets: steps,
      rating,
    }));
  fc.assert(
    fc.property(frames, units, fc.array(row, { maxLength: 8 }), (frame, unit, rows) => {
      const moved = rows.map(({ name, rating, value: change }) => ({
        name,
        rating,
        from: name,
        to: name,
        when: name,
        shown: name,
        change: change ?? 0,
        way: 'worse' as const,
      }));
      const charts = [themeChart({ ...frame, rows }), moversChart({ ...frame, unit, rows: moved })];
      expect(charts.flatMap((chart) => (chart ? problemsIn(chart) : []))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
