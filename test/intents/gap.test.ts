import { expect, it } from 'vitest';
import { gapToTarget } from '../../src/intents/gap.ts';
import type { Asked } from '../../src/intents/intent.ts';
import { about, areas, one, periods, reply, shortFacts } from '../fixtures/made-up.ts';

const cases: readonly {
  readonly ask: Partial<Asked>;
  readonly outcome: string;
  readonly headline: string;
  readonly facts: readonly string[];
  readonly why: string;
}[] = [
  {
    ask: { indicators: about('filled'), period: one(periods.q1) },
    outcome: 'answered',
    headline:
      '10.0 points short of the target: potholes filled within five days: 70.0% (140 of 200) in Quarter 1 2020/21 (April to June 2020), target 80%.',
    facts: [
      'value POT-FILLED 2020/21 Q1 70',
      'target POT-FILLED 2020/21 Q1 80',
      'gap POT-FILLED 2020/21 Q1 -10',
      'gap POT-FILLED 2020/21 Q1 20',
    ],
    why: '20 more of 200 make 160, which is 80%',
  },
  {
    ask: { indicators: about('filled') },
    outcome: 'answered',
    headline:
      '1.5 points better than the target, which is met: potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020), target 80%.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'target POT-FILLED 2020/21 Q2 80', 'gap POT-FILLED 2020/21 Q2 1.5'],
    why: 'met, by how much',
  },
  {
    ask: { indicators: about('queue') },
    outcome: 'answered',
    headline:
      '2 points better than the target, which is met: visits given up in the queue: 8% in September 2020 (that month alone), target 10%.',
    facts: [
      'value LIB-QUEUE 2020-09 8',
      'target LIB-QUEUE 2020-09 10',
      'gap LIB-QUEUE 2020-09 2',
      'value LIB-QUEUE 2020-09 12',
      'gap LIB-QUEUE 2020-09 -2',
    ],
    why: 'lower is better; each basis has its own gap',
  },
  {
    ask: { indicators: about('lit') },
    outcome: 'answered',
    headline: '0.4 points short of the target: street lamps that work: 99.1% at 30 September 2020, target 99.5%.',
    facts: ['value STR-LIT 2020-09-30 99.1', 'target STR-LIT 2020-09-30 99.5', 'gap STR-LIT 2020-09-30 -0.4'],
    why: 'how many more is not known without counts',
  },
  {
    ask: { indicators: about('loans') },
    outcome: 'no_data',
    headline: 'No target is held for books lent, so there is no gap to give.',
    facts: ['value LIB-LOANS 2020/21 Q2 1250'],
    why: 'no target, no gap',
  },
  {
    ask: { indicators: about('late') },
    outcome: 'no_data',
    headline: 'No target is held for potholes not filled within five days, so there is no gap to give.',
    facts: ['value POT-LATE 2020/21 Q2 18.5'],
    why: 'no target of its own',
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
    why: 'to a comparator',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(gapToTarget, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
