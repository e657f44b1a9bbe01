import { describe, expect, it } from 'vitest';
import type { Indicator, Series, Threshold } from '../../../src/catalogue/catalogue.ts';
import type { LineSpec } from '../../../src/index.ts';
import { lineOf } from '../../../src/intents/charts/line.ts';
import { lineBeside } from '../../../src/intents/charts/status-line.ts';
import type { Figure } from '../../../src/intents/figure.ts';
import type { Observation } from '../../../src/query/observation.ts';
import { catalogue, endingOn, indicator, observation, series, threshold } from '../../evaluate/made-up.ts';

type Held = readonly [end: string, value: string | null, changes?: Partial<Observation>];

interface World {
  readonly held: readonly Held[];
  readonly of?: Partial<Indicator>;
  readonly owner?: Partial<Series>;
  readonly thresholds?: readonly Threshold[];
}

/** The last figure of a series of months, and the catalogue it stands in. */
function world({ held, of = {}, owner = {}, thresholds = [] }: World) {
  const own = series({ basis: 'month', ...owner });
  const counted = indicator(of);
  const history = held.map(([end, value, changes]) =>
    observation(value, { period: endingOn(own.basis, end), ...changes }),
  );
  const last: Figure = {
    indicator: counted,
    series: own,
    observation: history.at(-1) as Observation,
    standsFor: 'asked',
    history,
  };
  return { last, catalogue: catalogue({ indicators: [counted], series: [own], thresholds }) };
}

function specOf(input: World): LineSpec {
  const { last, catalogue: held } = world(input);
  const [part] = lineOf(held, { last, from: '0001-01-01', benchmarks: [], inWords: true }).parts;
  if (part?.spec.kind !== 'line') throw new Error('no line is drawn');
  return part.spec;
}

const EXACT = { approximate: false, provisional: false } as const;

/** Before those that a test is about, so that there is a line. */
const BEFORE: readonly Held[] = ['2030-05-31', '2030-06-30', '2030-07-31', '2030-08-31'].map((end) => [end, '77']);
const SEPTEMBER: Held = ['2030-09-30', '77'];

describe('a line of figures', () => {
  it('is one series with period, unit and source, and what it is held against', () => {
    const spec = specOf({
      held: [
        ['2030-09-30', '78'],
        ['2030-10-31', '78.5', { publishedRating: 'attention' }],
        ['2030-11-30', '81', { qualifier: 'approximate' }],
        ['2030-12-31', '84.0', { provisional: true }],
      ],
      thresholds: [threshold({ limits: { within: '75', amber: '60' } })],
    });
    expect(spec).toMatchObject({
      title: 'Boats out on time',
      subtitle: '% of boats, by month',
      footer: ['Harbour scorecard, 20 Jan 2031'],
      targets: [{ low: 80, high: 80, shown: '80%' }],
      bands: [
        { rating: 'within', low: 75, high: null },
        { rating: 'amber', low: 60, high: 75 },
        { rating: 'red', low: null, high: 60 },
      ],
    });
    expect(spec.lines[0]?.points.slice(1)).toEqual([
      { ...EXACT, end: '2030-10-31', label: 'Oct 2030', value: 78.5, shown: '78.5%', rating: 'attention' },
      {
        ...EXACT,
        end: '2030-11-30',
        label: 'Nov 2030',
        value: 81,
        shown: 'about 81%',
        rating: 'exceeds',
        approximate: true,
      },
      {
        ...EXACT,
        end: '2030-12-31',
        label: 'Dec 2030',
        value: 84,
        shown: '84.0%',
        rating: 'exceeds',
        provisional: true,
      },
    ]);
  });

  it.each([
    { changes: { marker: 'suppressed', numerator: 4321, denominator: 9876 }, shown: 'suppressed at source' },
    { changes: { marker: 'unavailable' }, shown: 'unavailable' },
    { changes: { marker: 'low' }, shown: 'low' },
  ] as const)('has no number of what is marked: $shown', ({ changes, shown }) => {
    const spec = specOf({
      held: [...BEFORE, SEPTEMBER, ['2030-10-31', '78'], ['2030-11-30', '1234', changes], ['2030-12-31', '84']],
    });
    expect(spec.lines[0]?.points.at(-2)).toMatchObject({ label: 'Nov 2030', value: null, shown, rating: null });
    expect(JSON.stringify(spec)).not.toMatch(/1234|4321|9876/);
  });

  it('has no percentage where only a count is held', () => {
    const held: readonly Held[] = [
      ...BEFORE,
      SEPTEMBER,
      ['2030-10-31', '78'],
      ['2030-11-30', null, { numerator: 30 }],
      ['2030-12-31', '84'],
    ];
    expect(specOf({ held }).lines[0]?.points.at(-2)).toMatchObject({ value: null, shown: 'only a count is held' });
  });

  it('has a gap for a month that is not held', () => {
    const gap = specOf({ held: [...BEFORE, SEPTEMBER, ['2030-10-31', '79'], ['2030-12-31', '84']] });
    expect(gap.lines[0]?.points.slice(-3).map(({ label, value }) => [label, value])).toEqual([
      ['Oct 2030', 79],
      ['Nov 2030', null],
      ['Dec 2030', 84],
    ]);
  });

  it('of three figures is a bar each, against the target of the last', () => {
    const { last, catalogue: held } = world({
      held: [
        ['2030-10-31', '78'],
        ['2030-11-30', '79'],
        ['2030-12-31', '84'],
      ],
      thresholds: [threshold()],
    });
    const { parts, facts } = lineOf(held, { last, from: '0001-01-01', benchmarks: [], inWords: true });
    const spec = parts[0]?.spec;
    expect(spec?.kind === 'bars' && [spec.rows.map(({ name }) => name), spec.target]).toEqual([
      ['Oct 2030', 'Nov 2030', 'Dec 2030'],
      { low: 80, high: 80, shown: '80%' },
    ]);
    expect(facts.map(({ role, value }) => [role, value])).toEqual([['target', 80]]);
  });

  it('states each target that it shows as a fact', () => {
    const { last, catalogue: held } = world({
      held: [...BEFORE, SEPTEMBER],
      thresholds: [threshold({ target: '75', to: '2030-06-30' }), threshold({ target: '80', from: '2030-07-01' })],
    });
    const { facts } = lineOf(held, { last, from: '0001-01-01', benchmarks: [], inWords: true });
    expect(facts.map(({ role, value }) => [role, value])).toEqual([
      ['target', 80],
      ['target', 75],
    ]);
  });

  it.each([
    {
      at: '2030-11-01',
      breaks: [{ before: 5, reason: 'visits counted anew' }],
      why: 'on the first day after a figure',
    },
    { at: '2030-11-30', breaks: [{ before: 5, reason: 'visits counted anew' }], why: 'on the day a figure ends' },
    { at: '2030-06-30', breaks: [], why: 'before the line begins' },
    { at: '2031-01-01', breaks: [], why: 'after it ends' },
  ])('breaks at $at: $why', ({ at, breaks }) => {
    const held: readonly Held[] = [
      ...BEFORE.slice(1),
      SEPTEMBER,
      ['2030-10-31', '78'],
      ['2030-11-30', '90'],
      ['2030-12-31', '91'],
    ];
    const [line] = specOf({ held, owner: { breaks: [{ at, reason: 'visits counted anew' }] } }).lines;
    expect(line?.breaks).toEqual(breaks);
  });

  it('ends with the figure: what is held of later is not drawn', () => {
    const { last, catalogue: held } = world({
      held: [...BEFORE, SEPTEMBER, ['2030-10-31', '84']],
    });
    const figure = { ...last, observation: last.history[4] as Observation };
    const [part] = lineOf(held, { last: figure, from: '0001-01-01', benchmarks: [], inWords: true }).parts;
    expect(part?.spec.kind === 'line' && part.spec.lines[0]?.points.at(-1)?.end).toBe('2030-09-30');
  });

  it('lies beside one comparator with its own period', () => {
    const { last, catalogue: held } = world({
      held: [...BEFORE, SEPTEMBER],
    });
    const theirs = series({ id: 11, areaId: 4, basis: 'year' });
    const benchmark = {
      ...last,
      series: theirs,
      observation: observation('71', { seriesId: 11, period: endingOn('year', '2030-03-31') }),
    };
    const all = { ...held, series: [...held.series, theirs] };
    const chart = lineOf(all, {
      last,
      from: '0001-01-01',
      benchmarks: [benchmark, benchmark, benchmark],
      inWords: true,
    });
    const spec = chart.parts[0]?.spec;
    const level = { name: 'All harbours', shown: '71% (2029/30)', value: 71 };
    expect(spec?.kind === 'line' && spec.comparators).toEqual([level]);
    expect(chart.facts.map(({ role, area, value }) => [role, area, value])).toEqual([
      ['benchmark', 'All harbours', 71],
    ]);
  });
});

describe('the line beside a status', () => {
  const year = Array.from({ length: 15 }, (_, at): Held => {
    const month = new Date(Date.UTC(2029, at + 11, 0)).toISOString().slice(0, 10);
    return [month, String(60 + ((at * 7) % 15))];
  });

  it('is the last thirteen figures, with their range in words and as facts', () => {
    const { last, catalogue: held } = world({ held: year });
    const { words, chart, facts } = lineBeside(held, last, []);
    const [part] = chart;
    expect(part?.spec.kind === 'line' && part.spec.lines[0]?.points.map(({ label }) => label)).toHaveLength(13);
    expect(words).toEqual([
      { kind: 'text', text: 'Between 61% (Dec 2030) and 74% (Jan 2030) over the 13 figures since Jan 2030.' },
    ]);
    const known = facts.map(({ role, period, value }) => [role, period, value]);
    expect(known).toEqual([['previous', '2030-01', 74]]);
  });

  it.each([
    { held: year.slice(0, 1), charts: 0, words: 0, why: 'one figure is no line' },
    { held: year.slice(0, 3), charts: 0, words: 0, why: 'of three the numbers say as much' },
    { held: year.slice(0, 4), charts: 1, words: 1, why: 'of four there is more to say' },
    { held: year.slice(0, 4).map(([end]): Held => [end, '50']), charts: 1, words: 0, why: 'all the same' },
  ])('draws $charts and says $words: $why', ({ held, charts, words }) => {
    const { last, catalogue: kept } = world({ held });
    const beside = lineBeside(kept, last, []);
    expect([beside.chart.length, beside.words.length]).toEqual([charts, words]);
  });

  it('says no range across a break', () => {
    const { last, catalogue: held } = world({ held: year, owner: { breaks: [{ at: '2030-12-31', reason: 'new' }] } });
    expect(lineBeside(held, last, []).words).toEqual([]);
  });
});
