import { expect, it } from 'vitest';
import { benchmark } from '../../src/intents/benchmark.ts';
import type { Asked } from '../../src/intents/intent.ts';
import { about, areas, reply, shortFacts } from '../fixtures/made-up.ts';

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
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020); The nation 75%, date not given: ours is 6.5 points above, better than theirs.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'benchmark POT-FILLED - 75',
      'gap POT-FILLED 2020/21 Q2 6.5',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'ours first, then theirs and the points between',
  },
  {
    ask: { indicators: about('filled'), comparators: [areas.neighbours] },
    outcome: 'no_data',
    headline: 'No figure of Neighbouring towns is held for potholes filled within five days.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'benchmark POT-FILLED - 75'],
    why: 'another comparator is no answer',
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
    why: 'the comparator named',
  },
  {
    ask: { indicators: about('lit') },
    outcome: 'no_data',
    headline: 'No benchmark is held for street lamps that work.',
    facts: ['value STR-LIT 2020-09-30 99.1'],
    why: 'none held',
  },
  {
    ask: {},
    outcome: 'answered',
    headline: 'All measures: 1 measure has a benchmark held; ours is better in 1.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'benchmark POT-FILLED - 75'],
    why: 'every benchmark held',
  },
  {
    ask: { comparators: [areas.neighbours] },
    outcome: 'no_data',
    headline: 'No measure in all measures has a figure of Neighbouring towns held.',
    facts: [],
    why: 'none of that comparator',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(benchmark, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
