import { expect, it } from 'vitest';
import { compare } from '../../src/intents/compare.ts';
import type { Asked } from '../../src/intents/intent.ts';
import { about, areas, one, periods, reply, several, shortFacts } from '../fixtures/made-up.ts';

const cases: readonly {
  readonly ask: Partial<Asked>;
  readonly outcome: string;
  readonly headline: string;
  readonly facts: readonly string[];
  readonly why: string;
}[] = [
  {
    ask: { indicators: about('filled', 'late') },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020); Potholes not filled within five days: 18.5% (37 of 200) in Quarter 2 2020/21 (July to September 2020). Potholes filled within five days is 63.0 points higher.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value POT-LATE 2020/21 Q2 18.5', 'gap POT-FILLED 2020/21 Q2 63'],
    why: 'opposites make 100',
  },
  {
    ask: { indicators: about('filled', 'queue') },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020); Visits given up in the queue: 8% in September 2020 (that month alone). Potholes filled within five days is 73.5 points higher.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value LIB-QUEUE 2020-09 8', 'gap POT-FILLED 2020/21 Q2 73.5'],
    why: 'different bases and groups are named',
  },
  {
    ask: { indicators: about('filled', 'loans') },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020); Books lent: 1,250 in Quarter 2 2020/21 (July to September 2020).',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value LIB-LOANS 2020/21 Q2 1250'],
    why: 'no difference between units',
  },
  {
    ask: { indicators: about('filled', 'lit') },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020); Street lamps that work: 99.1% at 30 September 2020. Street lamps that work is 17.6 points higher, which is better.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value STR-LIT 2020-09-30 99.1', 'gap POT-FILLED 2020/21 Q2 17.6'],
    why: 'the higher is the better where both want that',
  },
  {
    ask: { indicators: about('loans'), period: several(periods.q2, periods.q1) },
    outcome: 'answered',
    headline:
      'Books lent: 1,250 in Quarter 2 2020/21 (July to September 2020), up 250 (25.0%) from 1,000 in Quarter 1 2020/21 (April to June 2020): better.',
    facts: [
      'value LIB-LOANS 2020/21 Q2 1250',
      'value LIB-LOANS 2020/21 Q1 1000',
      'change LIB-LOANS 2020/21 Q2 250',
      'change LIB-LOANS 2020/21 Q2 25',
    ],
    why: 'two periods, the later first',
  },
  {
    ask: { indicators: about('permits'), period: several(periods.q1, periods.q2) },
    outcome: 'answered',
    headline:
      'Permits renewed by post: 48 in Quarter 2 2020/21 (July to September 2020), up 18 (60.0%) from 30 in Quarter 1 2020/21 (April to June 2020).',
    facts: [
      'value PARK-PERMIT 2020/21 Q2 48',
      'value PARK-PERMIT 2020/21 Q1 30',
      'change PARK-PERMIT 2020/21 Q2 18',
      'change PARK-PERMIT 2020/21 Q2 60',
    ],
    why: 'in counts, as one has no percentage',
  },
  {
    ask: { indicators: about('loans'), period: several(periods.q2, periods.q4) },
    outcome: 'no_data',
    headline: "No figure for books lent is held for Quarter 4 2019/20, so the two can't be compared.",
    facts: ['value LIB-LOANS 2020/21 Q2 1250'],
    why: 'nothing to compare with',
  },
  {
    ask: { indicators: about('filled', 'loans'), period: one(periods.q4) },
    outcome: 'no_data',
    headline: 'No figure for potholes filled within five days for Quarter 4 2019/20 is held.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value POT-FILLED 2020/21 Q1 70'],
    why: 'neither is held for that period',
  },
  {
    ask: { indicators: about('filled'), comparators: [areas.nation] },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020); The nation 75%, date not given: ours is 6.5 points above, better than theirs.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'benchmark POT-FILLED - 75',
      'gap POT-FILLED 2020/21 Q2 6.5',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'against a comparator',
  },
  {
    ask: { indicators: about('filled'), period: one(periods.q1) },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 70.0% (140 of 200) in Quarter 1 2020/21 (April to June 2020), and 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020): up 11.5 points (16.4% in relative terms), better.',
    facts: [
      'value POT-FILLED 2020/21 Q1 70',
      'previous POT-FILLED 2020/21 Q2 81.5',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'one period stands against the newest',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(compare, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
