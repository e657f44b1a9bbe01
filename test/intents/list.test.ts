import { expect, it } from 'vitest';
import type { Asked } from '../../src/intents/intent.ts';
import { list } from '../../src/intents/list.ts';
import { one, periods, reply, shortFacts, themes } from '../fixtures/made-up.ts';

const cases: readonly {
  readonly ask: Partial<Asked>;
  readonly outcome: string;
  readonly headline: string;
  readonly facts: readonly string[];
  readonly why: string;
}[] = [
  {
    ask: { list: { ratings: ['red'], symbols: [], against: null } },
    outcome: 'answered',
    headline: "The report's text has no colours, so nothing can be called red; 2 measures need attention (▲).",
    facts: ['value STR-LIT 2020-09-30 99.1', 'value STR-SWEPT 2020-09-30 25', 'target STR-LIT 2020-09-30 99.5'],
    why: 'no colours: the attention list is said to be that',
  },
  {
    ask: { list: { ratings: ['green'], symbols: [], against: null } },
    outcome: 'answered',
    headline:
      "The report's text has no colours, so nothing can be called green; ★ 2 exceeding target, ● 0 within tolerance.",
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'value LIB-QUEUE 2020-09 8',
      'target POT-FILLED 2020/21 Q2 80',
      'target LIB-QUEUE 2020-09 10',
    ],
    why: 'stars and dots, said as such',
  },
  {
    ask: { themes: [themes.parking], list: { ratings: ['attention'], symbols: [], against: null } },
    outcome: 'answered',
    headline: 'Measures that require attention (▲): none of 2 (Parking); 2 of them are not rated.',
    facts: [],
    why: 'of what is not rated, none is known to be well',
  },
  {
    ask: { list: { ratings: ['exceeds'], symbols: [], against: null } },
    outcome: 'answered',
    headline: 'Measures that exceed their target (★): 2 of 9 (all measures).',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'value LIB-QUEUE 2020-09 8',
      'target POT-FILLED 2020/21 Q2 80',
      'target LIB-QUEUE 2020-09 10',
    ],
    why: 'by rating',
  },
  {
    ask: { list: { ratings: ['attention'], symbols: [], against: 'below-target' } },
    outcome: 'answered',
    headline: 'Measures that miss their target: 2 of 9 (all measures).',
    facts: [
      'value LIB-QUEUE 2020-09 12',
      'target LIB-QUEUE 2020-09 10',
      'value STR-LIT 2020-09-30 99.1',
      'target STR-LIT 2020-09-30 99.5',
    ],
    why: 'a missed target counts, on any basis',
  },
  {
    ask: { list: { ratings: [], symbols: ['▼'], against: null } },
    outcome: 'answered',
    headline: 'Measures that are printed with ▼: 1 of 9 (all measures).',
    facts: ['value STR-SWEPT 2020-09-30 25'],
    why: 'by a printed arrow',
  },
  {
    ask: { list: { ratings: [], symbols: [], against: 'above-benchmark' } },
    outcome: 'answered',
    headline: 'Measures that stand better than (or above) a benchmark: 1 of 9 (all measures).',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'benchmark POT-FILLED - 75'],
    why: 'against the benchmark',
  },
  {
    ask: { list: { ratings: [], symbols: [], against: 'no-target' }, themes: [themes.libraries] },
    outcome: 'answered',
    headline: 'Measures that have no target held: 2 of 3 (Libraries).',
    facts: ['value LIB-LOANS 2020/21 Q2 1250', 'value LIB-MEMBERS 2020-09-30 50'],
    why: 'without a target',
  },
  {
    ask: { list: { ratings: [], symbols: [], against: 'with-target' }, themes: [themes.libraries] },
    outcome: 'answered',
    headline: 'Libraries: 1 measure has a target held; 1 of 2 figures missed.',
    facts: [
      'target LIB-QUEUE 2020-09 10',
      'value LIB-QUEUE 2020-09 8',
      'target LIB-QUEUE 2020-09 10',
      'value LIB-QUEUE 2020-09 12',
    ],
    why: 'with a target: the table of targets',
  },
  {
    ask: { themes: [themes.parking] },
    outcome: 'answered',
    headline: 'Parking: 2 measures.',
    facts: ['value PARK-PERMIT 2020/21 Q2 40', 'value PARK-TOWED 2020/21 Q2 20'],
    why: 'all of a theme, the suppressed one left out',
  },
  {
    ask: { themes: [themes.streets, themes.parking] },
    outcome: 'answered',
    headline: 'Parking: 2 measures.',
    facts: ['value PARK-PERMIT 2020/21 Q2 40', 'value PARK-TOWED 2020/21 Q2 20'],
    why: 'a theme named around a narrower one is the narrower',
  },
  {
    ask: { themes: [themes.streets], limit: 2 },
    outcome: 'answered',
    headline: 'Streets: 6 measures.',
    facts: ['value STR-LIT 2020-09-30 99.1', 'value STR-SWEPT 2020-09-30 25', 'target STR-LIT 2020-09-30 99.5'],
    why: 'as many as asked',
  },
  {
    ask: { themes: [themes.streets], period: one(periods.q4) },
    outcome: 'no_data',
    headline: 'Nothing is held on Streets for Quarter 4 2019/20.',
    facts: [],
    why: 'nothing for that period',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(list, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
