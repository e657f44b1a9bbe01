import { expect, it } from 'vitest';
import type { Asked } from '../../src/intents/intent.ts';
import { summary } from '../../src/intents/summary.ts';
import { about, one, periods, reply, shortFacts, themes } from '../fixtures/made-up.ts';

const cases: readonly {
  readonly ask: Partial<Asked>;
  readonly outcome: string;
  readonly headline: string;
  readonly facts: readonly string[];
  readonly why: string;
}[] = [
  {
    ask: {},
    outcome: 'answered',
    headline: 'Of 9 measures: ★ 2 exceeding target, ● 0 within tolerance, ▲ 2 requiring attention, 5 not rated.',
    facts: [
      'value LIB-QUEUE 2020-09 8',
      'value POT-FILLED 2020/21 Q2 81.5',
      'value STR-LIT 2020-09-30 99.1',
      'value STR-SWEPT 2020-09-30 25',
      'risk K2 - 20',
      'target STR-LIT 2020-09-30 99.5',
      'target LIB-QUEUE 2020-09 10',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'everything: ratings, best, worst, highest risk',
  },
  {
    ask: { limit: 1 },
    outcome: 'answered',
    headline: 'Of 9 measures: ★ 2 exceeding target, ● 0 within tolerance, ▲ 2 requiring attention, 5 not rated.',
    facts: [
      'value LIB-QUEUE 2020-09 8',
      'value STR-LIT 2020-09-30 99.1',
      'risk K2 - 20',
      'target STR-LIT 2020-09-30 99.5',
      'target LIB-QUEUE 2020-09 10',
    ],
    why: 'the best one and the worst one',
  },
  {
    ask: { themes: [themes.streets] },
    outcome: 'answered',
    headline: 'Streets, 6 measures: ★ 1 exceeding target, ● 0 within tolerance, ▲ 2 requiring attention, 3 not rated.',
    facts: [
      'value STR-LIT 2020-09-30 99.1',
      'value STR-SWEPT 2020-09-30 25',
      'value PARK-PERMIT 2020/21 Q2 40',
      'value PARK-TOWED 2020/21 Q2 20',
      'value POT-LATE 2020/21 Q2 18.5',
      'value POT-FILLED 2020/21 Q2 81.5',
      'risk K1 - 4',
      'target STR-LIT 2020-09-30 99.5',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'a theme with all below it, and its risk',
  },
  {
    ask: { themes: [themes.libraries] },
    outcome: 'answered',
    headline:
      'Libraries, 3 measures: ★ 1 exceeding target, ● 0 within tolerance, ▲ 0 requiring attention, 2 not rated.',
    facts: [
      'value LIB-LOANS 2020/21 Q2 1250',
      'value LIB-MEMBERS 2020-09-30 50',
      'value LIB-QUEUE 2020-09 8',
      'risk K2 - 20',
      'target LIB-QUEUE 2020-09 10',
    ],
    why: 'a theme by itself',
  },
  {
    ask: { indicators: about('lit') },
    outcome: 'answered',
    headline: 'Street lamps that work: 99.1% at 30 September 2020. ▲ Requires attention, below the target of 99.5%.',
    facts: ['value STR-LIT 2020-09-30 99.1', 'target STR-LIT 2020-09-30 99.5'],
    why: 'of one measure, how it stands',
  },
  {
    ask: { themes: [themes.parking], period: one(periods.q4) },
    outcome: 'no_data',
    headline: 'Nothing is held on Parking for that time.',
    facts: [],
    why: 'nothing for that period',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(summary, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
