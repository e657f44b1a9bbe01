import { expect, it } from 'vitest';
import type { Asked } from '../../src/intents/intent.ts';
import { provenance } from '../../src/intents/provenance.ts';
import { about, areas, one, periods, reply, shortFacts } from '../fixtures/made-up.ts';

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
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020). It comes from the Autumn 2020 streets report, published on 20 October 2020.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5'],
    why: 'source, date and what it covers',
  },
  {
    ask: { indicators: about('filled'), period: one(periods.q1) },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 70.0% (140 of 200) in Quarter 1 2020/21 (April to June 2020). It comes from the Summer 2020 streets report, published on 20 July 2020.',
    facts: ['value POT-FILLED 2020/21 Q1 70'],
    why: 'the older figure has the older source',
  },
  {
    ask: { indicators: about('queue'), words: 'where does the 12% come from' },
    outcome: 'answered',
    headline:
      'Visits given up in the queue: 12% in the rolling year to September 2020. It comes from the Autumn 2020 streets report, published on 20 October 2020.',
    facts: ['value LIB-QUEUE 2020-09 12', 'value LIB-QUEUE 2020-09 8'],
    why: 'the number in the words decides',
  },
  {
    ask: { indicators: about('swept'), basis: 'quarter' },
    outcome: 'answered',
    headline:
      'Streets swept weekly: about 25% at 30 September 2020. It comes from the Autumn 2020 streets report, published on 20 October 2020.',
    facts: ['value STR-SWEPT 2020-09-30 25'],
    why: 'told which basis it is, where another was thought of',
  },
  {
    ask: { indicators: about('filled'), comparators: [areas.nation] },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020). It comes from the Autumn 2020 streets report, published on 20 October 2020.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'benchmark POT-FILLED - 75'],
    why: 'whose benchmark it is',
  },
  {
    ask: { indicators: about('filled'), period: one(periods.q4) },
    outcome: 'no_data',
    headline: 'No figure for potholes filled within five days for Quarter 4 2019/20 is held.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value POT-FILLED 2020/21 Q1 70'],
    why: 'no other date stands in',
  },
  {
    ask: {},
    outcome: 'answered',
    headline: 'The figures come from the Autumn 2020 streets report, published on 20 October 2020, 10 days ago.',
    facts: [],
    why: 'the sources themselves',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(provenance, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
