import { expect, it } from 'vitest';
import type { Asked } from '../../src/intents/intent.ts';
import { why } from '../../src/intents/why.ts';
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
    headline: 'A second gang started in July.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
    ],
    why: 'the explanation leads, the figure is the fact',
  },
  {
    ask: { indicators: about('queue') },
    outcome: 'answered',
    headline: 'The report gives no reason for visits given up in the queue; it says: a second desk opened in July.',
    facts: [
      'value LIB-QUEUE 2020-09 8',
      'previous LIB-QUEUE 2020-06 9.5',
      'change LIB-QUEUE 2020-09 -1.5',
      'change LIB-QUEUE 2020-09 -15.8',
      'value LIB-QUEUE 2020-09 12',
    ],
    why: 'no reason is given, a note is',
  },
  {
    ask: { indicators: about('lit') },
    outcome: 'no_data',
    headline: 'The report gives no reason for street lamps that work.',
    facts: ['value STR-LIT 2020-09-30 99.1'],
    why: 'nothing is said, and nothing guessed',
  },
  {
    ask: { indicators: about('filled'), period: one(periods.q1) },
    outcome: 'answered',
    headline: 'A second gang started in July.',
    facts: ['value POT-FILLED 2020/21 Q1 70'],
    why: 'the figure of the period asked',
  },
  {
    ask: { themes: [themes.streets] },
    outcome: 'answered',
    headline: 'Streets: A second gang started in July.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5'],
    why: 'what is said of a theme',
  },
  {
    ask: { themes: [themes.parking] },
    outcome: 'no_data',
    headline: 'The report gives no reasons on Parking.',
    facts: [],
    why: 'nothing is said of it',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(why, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
