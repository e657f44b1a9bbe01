import { expect, it } from 'vitest';
import { definition } from '../../src/intents/definition.ts';
import type { Asked } from '../../src/intents/intent.ts';
import { about, reply, shortFacts } from '../fixtures/made-up.ts';

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
    headline: 'Potholes filled within five days: Of the potholes reported, the share filled within five days.',
    facts: [],
    why: 'meaning, good direction, unit and population',
  },
  {
    ask: { indicators: about('queue'), aspect: 'polarity' },
    outcome: 'answered',
    headline: 'Visits given up in the queue: Lower is better: a rise is bad news.',
    facts: [],
    why: 'whether up is good comes first',
  },
  {
    ask: { indicators: about('filled'), aspect: 'owner' },
    outcome: 'answered',
    headline: 'Potholes filled within five days is owned by: Head of highways.',
    facts: [],
    why: 'the role that is held',
  },
  {
    ask: { indicators: about('loans'), aspect: 'owner' },
    outcome: 'no_data',
    headline: 'No owner is held for books lent.',
    facts: [],
    why: 'no owner is made up',
  },
  {
    ask: { indicators: about('filled', 'late') },
    outcome: 'answered',
    headline: 'Potholes filled within five days: Of the potholes reported, the share filled within five days.',
    facts: [],
    why: 'both of two',
  },
  {
    ask: { aspect: 'term:kerb' },
    outcome: 'answered',
    headline: 'Kerb: The edge of a pavement.',
    facts: [],
    why: 'a word that nothing is held on',
  },
  {
    ask: { aspect: 'term:lent' },
    outcome: 'answered',
    headline: 'Lending: Books taken home.',
    facts: [],
    why: 'a word that a measure is held on, by another of its names',
  },
  {
    ask: { aspect: 'term:moat' },
    outcome: 'no_data',
    headline: "No meaning is held for 'moat'.",
    facts: [],
    why: 'an unknown word',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(definition, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
