import { describe, expect, it } from 'vitest';
import { count } from '../../src/intents/count.ts';
import type { Asked, Intent } from '../../src/intents/intent.ts';
import { list } from '../../src/intents/list.ts';
import { movers } from '../../src/intents/movers.ts';
import { status } from '../../src/intents/status.ts';
import { summary } from '../../src/intents/summary.ts';
import { target } from '../../src/intents/target.ts';
import { trend } from '../../src/intents/trend.ts';
import type { Plan } from '../../src/query/store.ts';
import { about, areas, asked, catalogue, one, periods, range, several, themes } from '../fixtures/made-up.ts';

/** Of all that is held, a question about everything reads a few rows a series: a million rows cost no more. */
const MOST_ROWS = 5;

const planOf = (intent: Intent, question: Partial<Asked>): Plan => {
  const plan = intent.plan(asked({ intent: intent.id, ...question }), catalogue);
  if (plan === null) throw new Error('nothing is read');
  return plan;
};
const seriesOf = (plan: Plan) => catalogue.series.filter(({ id }) => plan.seriesIds.includes(id));
const readsComparators = (plan: Plan) =>
  seriesOf(plan).some(({ areaId }) => areaId === areas.nation.id || areaId === areas.neighbours.id);

describe('a question about many measures', () => {
  it.each([
    { intent: list, ask: {}, why: 'a list' },
    { intent: summary, ask: {}, why: 'a summary' },
    { intent: target, ask: {}, why: 'all targets' },
    { intent: movers, ask: {}, why: 'movers' },
    { intent: movers, ask: { period: range('2001-01-01') }, why: 'movers since long ago' },
    { intent: movers, ask: { period: range('2001-01-01', '2020-09-30') }, why: 'movers over a long stretch' },
    { intent: movers, ask: { period: several(periods.q4, periods.q2) }, why: 'movers between two periods' },
  ])('reads a few rows of its own totals: $why', ({ intent, ask }) => {
    const plan = planOf(intent, ask);
    expect(plan.last + plan.newest).toBeLessThanOrEqual(MOST_ROWS);
    const read = seriesOf(plan);
    expect(read.length).toBeGreaterThan(5);
    expect(read.filter(({ areaId, dimension }) => areaId !== areas.council.id || dimension !== 'all')).toEqual([]);
  });

  it.each([
    { against: 'below-benchmark', reads: true },
    { against: 'no-benchmark', reads: true },
    { against: 'below-target', reads: false },
  ] as const)('lists by $against: comparators are read ($reads)', ({ against, reads }) => {
    expect(readsComparators(planOf(list, { list: { ratings: [], symbols: [], against } }))).toBe(reads);
  });
});

it.each([
  { period: range('2019-05-10'), within: { from: '2019-05-10', to: '2019-06-30' }, why: 'the quarter it starts in' },
  { period: several(periods.q2, periods.q4), within: { from: '2020-03-31', to: '2020-03-31' }, why: 'the earlier end' },
  { period: null, within: undefined, why: 'counted back from the newest' },
])('movers read the far end of a comparison by its days: $why', ({ period, within }) => {
  expect(planOf(movers, { period }).within).toEqual(within);
});

it('a line is read whole, and of comparators the newest alone', () => {
  const plan = planOf(trend, { indicators: about('filled') });
  expect(plan.line?.last).toBeGreaterThan(100);
  expect(plan.last).toBeLessThanOrEqual(MOST_ROWS);
  expect(readsComparators(plan)).toBe(true);
  expect(readsComparators({ ...plan, seriesIds: plan.line?.seriesIds ?? [] })).toBe(false);
});

describe('a status', () => {
  it.each([
    { intent: status, ask: { indicators: about('filled') }, why: 'the newest' },
    { intent: status, ask: { indicators: about('filled'), period: one(periods.q1) }, why: 'a period' },
    { intent: count, ask: { indicators: about('loans') }, why: 'a count' },
    { intent: summary, ask: { indicators: about('filled') }, why: 'a summary of one measure' },
  ])('reads a year of one series for its line, and of all others a few: $why', ({ intent, ask }) => {
    const plan = planOf(intent, ask);
    expect(plan.last).toBeLessThanOrEqual(MOST_ROWS);
    expect(plan.line?.last).toBe(13);
    const charted = seriesOf({ ...plan, seriesIds: plan.line?.seriesIds ?? [] });
    expect(new Set(charted.map(({ areaId, dimension }) => `${areaId} ${dimension}`))).toEqual(new Set(['1 all']));
  });
});

it.each([
  { ask: { themes: [themes.streets] }, reads: true, why: 'a theme has few measures' },
  { ask: {}, reads: false, why: 'everything may have thousands' },
])('a summary reads small lines ($reads): $why', ({ ask, reads }) => {
  expect(planOf(summary, ask).line !== undefined).toBe(reads);
});
