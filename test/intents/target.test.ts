import { expect, it } from 'vitest';
import type { Asked } from '../../src/intents/intent.ts';
import { target } from '../../src/intents/target.ts';
import { about, one, periods, reply, shortFacts, themes } from '../fixtures/made-up.ts';

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
      'The target for potholes filled within five days is 80%; 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020): met.',
    facts: ['target POT-FILLED 2020/21 Q2 80', 'value POT-FILLED 2020/21 Q2 81.5'],
    why: 'the target is the main fact',
  },
  {
    ask: { indicators: about('queue') },
    outcome: 'answered',
    headline: 'The target for visits given up in the queue is 10%; 8% in September 2020 (that month alone): met.',
    facts: ['target LIB-QUEUE 2020-09 10', 'value LIB-QUEUE 2020-09 8', 'value LIB-QUEUE 2020-09 12'],
    why: 'met on one basis and missed on the other',
  },
  {
    ask: { indicators: about('queue'), basis: 'rolling-year' },
    outcome: 'answered',
    headline: 'The target for visits given up in the queue is 10%; 12% in the rolling year to September 2020: missed.',
    facts: ['target LIB-QUEUE 2020-09 10', 'value LIB-QUEUE 2020-09 12'],
    why: 'only the basis asked',
  },
  {
    ask: { indicators: about('loans') },
    outcome: 'no_data',
    headline: 'No target is held for books lent.',
    facts: ['value LIB-LOANS 2020/21 Q2 1250'],
    why: 'no target held',
  },
  {
    ask: { indicators: about('filled'), period: one(periods.q4) },
    outcome: 'no_data',
    headline: 'No figure for potholes filled within five days for Quarter 4 2019/20 is held.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value POT-FILLED 2020/21 Q1 70'],
    why: 'no figure for that period to set against it',
  },
  {
    ask: {},
    outcome: 'answered',
    headline: 'All measures: 3 measures have a target held; 2 of 4 figures missed.',
    facts: [
      'target POT-FILLED 2020/21 Q2 80',
      'value POT-FILLED 2020/21 Q2 81.5',
      'target LIB-QUEUE 2020-09 10',
      'value LIB-QUEUE 2020-09 8',
      'target LIB-QUEUE 2020-09 10',
      'value LIB-QUEUE 2020-09 12',
      'target STR-LIT 2020-09-30 99.5',
      'value STR-LIT 2020-09-30 99.1',
    ],
    why: 'every target held, on each basis',
  },
  {
    ask: { themes: [themes.parking] },
    outcome: 'no_data',
    headline: 'No target is held in Parking.',
    facts: [],
    why: 'a theme without targets',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(target, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
