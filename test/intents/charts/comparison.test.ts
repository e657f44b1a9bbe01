import { describe, expect, it } from 'vitest';
import type { Series } from '../../../src/catalogue/catalogue.ts';
import type { ChartSpec } from '../../../src/index.ts';
import { sideBySide } from '../../../src/intents/charts/comparison.ts';
import type { Figure } from '../../../src/intents/figure.ts';
import type { Observation } from '../../../src/query/observation.ts';
import { catalogue, endingOn, indicator, observation, series } from '../../evaluate/made-up.ts';

const MONTHS = ['2030-08-31', '2030-09-30', '2030-10-31', '2030-11-30', '2030-12-31'];

const out = indicator();
const home = indicator({ id: 2, code: 'BOAT-HOME', name: 'Boats home by night' });
const held = catalogue({ indicators: [out, home] });

/** The last figure of a series of months; null: not held. */
function lastOf(of: typeof out, values: readonly (string | null)[], owner: Partial<Series> = {}): Figure {
  const history = values.flatMap((value, at): Observation[] =>
    value === null ? [] : [observation(value, { seriesId: of.id, period: endingOn('month', MONTHS[at] ?? '') })],
  );
  const own = series({ id: of.id, indicatorId: of.id, basis: 'month', ...owner });
  return { indicator: of, series: own, observation: history.at(-1) as Observation, standsFor: 'asked', history };
}

const shownBy = (figures: readonly Figure[], only = false) => {
  const { parts, facts } = sideBySide(
    catalogue({ ...held, series: figures.map((each) => each.series) }),
    figures,
    only,
  );
  return { chart: parts[0] ?? null, facts };
};

/** The months of the longest line; null: none is drawn. */
function labelsOf(spec: ChartSpec): readonly string[] | null {
  return spec.kind === 'line' ? (spec.lines[0]?.points.map(({ label }) => label) ?? []) : null;
}

describe('figures side by side', () => {
  const ours = lastOf(out, ['71', '72', '70', '74', '79']);

  it('are lines over the months that lead up to them, and what these state are facts', () => {
    const { chart, facts } = shownBy([ours, lastOf(home, ['41', '42', '40', '44', '49'])]);
    expect(chart?.alt).toBe(
      'Chart of 2 lines. Boats out on time and Boats home by night. % of boats, by month. Boats out on time: 5 points, ' +
        'from 71% (Aug 2030) to 79% (Dec 2030); lowest 70% (Oct 2030), highest 79% (Dec 2030). Boats home by night: ' +
        '5 points, from 41% (Aug 2030) to 49% (Dec 2030); lowest 40% (Oct 2030), highest 49% (Dec 2030).',
    );
    expect(chart?.inWords).toBeUndefined();
    expect(facts.map(({ role, indicator: code, value }) => [role, code, value])).toEqual([
      ['previous', 'BOAT-OUT', 71],
      ['previous', 'BOAT-OUT', 70],
      ['previous', 'BOAT-HOME', 41],
      ['previous', 'BOAT-HOME', 40],
    ]);
  });

  it.each([
    {
      theirs: [null, '42', '40', '44', '49'],
      labels: ['Sep 2030', 'Oct 2030', 'Nov 2030', 'Dec 2030'],
      why: 'from where both begin',
    },
    {
      theirs: ['41', '41', '40', null, '49'],
      labels: ['Aug 2030', 'Sep 2030', 'Oct 2030', 'Nov 2030', 'Dec 2030'],
      why: 'a month that one lacks is a gap in its line',
    },
    { theirs: [null, null, '40', '44', '49'], labels: null, why: 'three shared months are left to dots' },
  ])('over $labels: $why', ({ theirs, labels }) => {
    const { chart } = shownBy([ours, lastOf(home, theirs)]);
    expect(chart ? labelsOf(chart.spec) : []).toEqual(labels);
  });

  it.each([
    { at: '2030-09-01', labels: ['Sep 2030', 'Oct 2030', 'Nov 2030', 'Dec 2030'], why: 'lines begin after it' },
    { at: '2030-11-15', labels: null, why: 'too little is left for lines' },
    { at: '2031-01-15', labels: ['Aug 2030', 'Sep 2030', 'Oct 2030', 'Nov 2030', 'Dec 2030'], why: 'it comes later' },
  ])('with a break at $at over $labels: $why', ({ at, labels }) => {
    const theirs = lastOf(home, ['41', '42', '40', '44', '49'], { breaks: [{ at, reason: 'counted anew' }] });
    const { chart } = shownBy([ours, theirs]);
    expect(chart ? labelsOf(chart.spec) : []).toEqual(labels);
  });

  it('of a period that was asked for are dots of it alone', () => {
    const { chart, facts } = shownBy([ours, lastOf(home, ['41', '42', '40', '44', '49'])], true);
    expect([chart?.spec.kind, chart?.spec.subtitle, chart?.inWords, facts]).toEqual([
      'ranking',
      '% of boats · Dec 2030',
      true,
      [],
    ]);
  });

  it('of different bases are dots, each with its period, and the bases are named', () => {
    const yearly = { ...ours, series: series({ id: 2, indicatorId: 2, basis: 'rolling-year' }), indicator: home };
    const period = endingOn('rolling-year', '2030-12-31');
    const { chart } = shownBy([ours, { ...yearly, observation: { ...ours.observation, period } }]);
    expect(chart?.spec.kind === 'ranking' && chart.spec.rows.map(({ name, word }) => [name, word])).toEqual([
      ['Boats out on time', 'Dec 2030'],
      ['Boats home by night', 'year to Dec 2030'],
    ]);
    expect(chart?.spec.footer).toContain(
      'Different stretches of time: a single month (Dec 2030) and a rolling year (year to Dec 2030)',
    );
  });

  it('of different units are none', () => {
    const counted = lastOf(indicator({ id: 2, unit: 'count' }), ['41', '42', '40', '44', '49']);
    expect(shownBy([ours, counted]).chart).toBeNull();
  });

  it('of more than four are dots, the highest first', () => {
    const five = Array.from({ length: 5 }, (_, at) =>
      lastOf(indicator({ id: at + 1, name: `Boat ${at}` }), ['41', '42', '40', '44', String(49 + at)]),
    );
    const spec = shownBy(five).chart?.spec;
    expect(spec?.title).toBe('5 measures side by side');
    expect(spec?.kind === 'ranking' && spec.rows.map(({ name }) => name)).toEqual(
      [4, 3, 2, 1, 0].map((at) => `Boat ${at}`),
    );
  });
});
