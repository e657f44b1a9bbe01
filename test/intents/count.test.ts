import { expect, it } from 'vitest';
import { count } from '../../src/intents/count.ts';
import type { Asked } from '../../src/intents/intent.ts';
import { about, one, periods, reply, several, shortFacts } from '../fixtures/made-up.ts';

const cases: readonly {
  readonly ask: Partial<Asked>;
  readonly outcome: string;
  readonly headline: string;
  readonly facts: readonly string[];
  readonly why: string;
}[] = [
  {
    ask: { indicators: about('filled') },
    outcome: 'answered',
    headline: 'Potholes filled within five days: 163 of 200 in Quarter 2 2020/21 (July to September 2020) (81.5%).',
    facts: [
      'value POT-FILLED 2020/21 Q2 163',
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
    ],
    why: 'the count leads, its percentage follows',
  },
  {
    ask: { indicators: about('loans') },
    outcome: 'answered',
    headline: 'Books lent: 1,250 in Quarter 2 2020/21 (July to September 2020).',
    facts: [
      'value LIB-LOANS 2020/21 Q2 1250',
      'previous LIB-LOANS 2020/21 Q1 1000',
      'change LIB-LOANS 2020/21 Q2 250',
      'change LIB-LOANS 2020/21 Q2 25',
    ],
    why: 'a count is its value',
  },
  {
    ask: { indicators: about('lit') },
    outcome: 'no_data',
    headline: 'No count is held for street lamps that work, only the percentage.',
    facts: ['value STR-LIT 2020-09-30 99.1'],
    why: 'no count is worked out from a percentage',
  },
  {
    ask: { indicators: about('!permits') },
    outcome: 'answered',
    headline:
      '72 in Quarter 2 2020/21 (July to September 2020): the 120 less the 48 counted as permits renewed by post.',
    facts: ['gap PARK-PERMIT 2020/21 Q2 72', 'value PARK-PERMIT 2020/21 Q2 40'],
    why: 'the whole less the part, where both are held',
  },
  {
    ask: { indicators: about('!lit') },
    outcome: 'no_data',
    headline: 'How many are not among them is not held for street lamps that work.',
    facts: ['value STR-LIT 2020-09-30 99.1'],
    why: 'what is left is not known without counts',
  },
  {
    ask: { indicators: about('fines') },
    outcome: 'no_data',
    headline:
      'No number can be given for fines appealed in Quarter 2 2020/21 (July to September 2020): it is suppressed at source, so that no one can be recognised.',
    facts: [],
    why: 'a suppressed number is not shown',
  },
  {
    ask: { indicators: about('permits'), period: several(periods.q1, periods.q2) },
    outcome: 'answered',
    headline:
      'Permits renewed by post: 30 in Quarter 1 2020/21 (April to June 2020); 48 of 120 in Quarter 2 2020/21 (July to September 2020).',
    facts: ['value PARK-PERMIT 2020/21 Q1 n=30', 'value PARK-PERMIT 2020/21 Q2 48', 'value PARK-PERMIT 2020/21 Q2 40'],
    why: 'counts of two periods, one without a percentage',
  },
  {
    ask: { indicators: about('filled'), form: 'percent' },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020). ★ Exceeds target, as published.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'benchmark POT-FILLED - 75',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'asked as a percentage after all',
  },
  {
    ask: { indicators: about('filled'), period: one(periods.q4) },
    outcome: 'no_data',
    headline: 'No figure for potholes filled within five days for Quarter 4 2019/20 is held.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value POT-FILLED 2020/21 Q1 70'],
    why: 'no other date stands in',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(count, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
