import { describe, expect, it } from 'vitest';
import { problemIn } from '../../../src/chart/spec/check-spec.ts';
import type { ChartPart } from '../../../src/index.ts';
import type { Asked } from '../../../src/intents/intent.ts';
import { intentById, intents } from '../../../src/intents/intents.ts';
import type { IntentId, Reply } from '../../../src/reply/reply.ts';
import { plainText } from '../../../src/reply/text.ts';
import { problemsIn } from '../../chart/spec/hostile.ts';
import { about, areas, indicators, one, periods, range, reply, several, themes } from '../../fixtures/made-up.ts';

const chartsOf = ({ parts }: Reply): readonly ChartPart[] =>
  parts.filter((part): part is ChartPart => part.kind === 'chart');

describe('a reply draws', () => {
  const cases: readonly { id: IntentId; ask: Partial<Asked>; kind: string; title: string; why: string }[] = [
    {
      id: 'trend',
      ask: { indicators: about('filled') },
      kind: 'bars',
      title: 'Potholes filled within five days',
      why: 'a trend of two figures',
    },
    {
      id: 'trend',
      ask: { indicators: about('permits') },
      kind: 'bars',
      title: 'Permits renewed by post',
      why: 'a trend of counts where only these make a line',
    },
    {
      id: 'compare',
      ask: { indicators: about('filled'), period: several(periods.q1, periods.q2) },
      kind: 'bars',
      title: 'Potholes filled within five days',
      why: 'two periods',
    },
    {
      id: 'compare',
      ask: { indicators: about('filled', 'late') },
      kind: 'ranking',
      title: 'Potholes filled within five days and Potholes not filled within five days',
      why: 'two measures of one period',
    },
    {
      id: 'compare',
      ask: { indicators: about('swept', 'queue') },
      kind: 'ranking',
      title: 'Streets swept weekly and Visits given up in the queue',
      why: 'two measures of different periods, each with its own',
    },
    {
      id: 'breakdown',
      ask: { indicators: about('loans') },
      kind: 'bars',
      title: 'Books lent by kind',
      why: 'categories',
    },
    {
      id: 'benchmark',
      ask: { indicators: about('filled') },
      kind: 'ranking',
      title: 'Potholes filled within five days',
      why: 'ours beside theirs',
    },
    {
      id: 'summary',
      ask: { themes: [themes.streets] },
      kind: 'theme',
      title: 'Streets: 2 of 6 measures need attention, 3 are not rated',
      why: 'a theme',
    },
    {
      id: 'summary',
      ask: {},
      kind: 'theme',
      title: 'All measures: 2 of 9 measures need attention, 5 are not rated',
      why: 'everything',
    },
    {
      id: 'list',
      ask: { themes: [themes.libraries] },
      kind: 'theme',
      title: 'Libraries: none of 3 measures needs attention, 2 are not rated',
      why: 'a list',
    },
  ];

  it.each(cases)('$why: $kind, $title', ({ id, ask, kind, title }) => {
    const [chart, ...others] = chartsOf(reply(intentById(id), ask));
    expect([chart?.spec.kind, chart?.spec.title, others]).toEqual([kind, title, []]);
  });

  it.each([
    { id: 'status', ask: { indicators: about('late') }, why: 'a status with one figure' },
    { id: 'status', ask: { indicators: about('filled') }, why: 'a status with two' },
    { id: 'trend', ask: { indicators: about('queue'), basis: 'rolling-year' }, why: 'one figure of the basis asked' },
    { id: 'status', ask: { indicators: about('filled', 'loans') }, why: 'several measures at once' },
    { id: 'compare', ask: { indicators: about('filled', 'loans') }, why: 'different units' },
    { id: 'breakdown', ask: { indicators: about('towed') }, why: 'one category beside a hidden one' },
    { id: 'summary', ask: { themes: [themes.parking], period: one(periods.q1) }, why: 'one measure of a theme' },
  ] as const)('nothing for $why', ({ id, ask }) => {
    expect(chartsOf(reply(intentById(id), ask))).toEqual([]);
  });

  it('what a limit or a picture leaves out is counted on it', () => {
    const [all] = chartsOf(reply(intentById('summary'), { limit: 1 }));
    expect(all?.spec.kind === 'theme' && [all.spec.rows.length, all.spec.leftOut]).toEqual([2, 7]);
    const [limited] = chartsOf(reply(intentById('list'), { limit: 2 }));
    expect(limited?.spec.kind === 'theme' && [limited.spec.rows.length, limited.spec.leftOut]).toEqual([2, 7]);
  });
});

describe('whatever is asked', () => {
  const keys = Object.keys(indicators) as (keyof typeof indicators)[];
  const subjects: readonly Partial<Asked>[] = [
    {},
    ...Object.values(themes).map((theme) => ({ themes: [theme] })),
    ...keys.map((key) => ({ indicators: about(key) })),
    ...keys.map((key) => ({ indicators: about('filled', key) })),
  ];
  const times: readonly Partial<Asked>[] = [
    {},
    { period: one(periods.q1) },
    { period: several(periods.q1, periods.q2) },
    { period: range('2020-04-01') },
    { basis: 'rolling-year' },
    { areas: [areas.north] },
    { form: 'count' },
    { form: 'percent' },
    { limit: 2, order: 'best' },
  ];
  const replies = intents.flatMap((intent) =>
    subjects.flatMap((subject) => times.map((time) => reply(intent, { ...subject, ...time }))),
  );
  const charts = replies.flatMap((answer) => chartsOf(answer).map((chart) => ({ answer, chart })));

  it('charts are drawn, and keep the promises of their types', () => {
    expect(new Set(charts.map(({ chart }) => chart.spec.kind))).toEqual(new Set(['ranking', 'bars', 'theme']));
    expect(charts.flatMap(({ chart }) => problemsIn(chart))).toEqual([]);
    expect(charts.flatMap(({ chart }) => problemIn(chart.spec) ?? [])).toEqual([]);
  });

  it('every percentage that a chart states is a fact', () => {
    const unknown = charts.flatMap(({ answer, chart }) => {
      const facts = new Set(answer.facts.map(({ value }) => value));
      const said = [...chart.alt.matchAll(/(\d+(?:\.\d+)?)%/g)].map(([, number]) => Number(number));
      return said.filter((number) => !facts.has(number)).map((number) => `${number} of ${chart.alt}`);
    });
    expect(unknown).toEqual([]);
  });

  it('plain text says the alt text of a chart only where its points stand nowhere else', () => {
    for (const { answer, chart } of charts) {
      expect(plainText(answer).includes(`Chart: ${chart.alt}`)).toBe(chart.inWords === undefined);
    }
  });
});
