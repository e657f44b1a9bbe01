import { expect, it } from 'vitest';
import type { Asked } from '../../src/intents/intent.ts';
import { risk } from '../../src/intents/risk.ts';
import { reply, shortFacts, themes } from '../fixtures/made-up.ts';

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
    headline: 'The highest of 2 strategic risks is K2 The library roof leaks: High, 20 (arrow printed →).',
    facts: ['risk K2 - 20', 'risk K1 - 4'],
    why: 'the highest first',
  },
  {
    ask: { limit: 1 },
    outcome: 'answered',
    headline: 'The highest of 2 strategic risks is K2 The library roof leaks: High, 20 (arrow printed →).',
    facts: ['risk K2 - 20'],
    why: 'only the highest',
  },
  {
    ask: { riskRefs: ['K1'] },
    outcome: 'answered',
    headline: 'K1 Car parks flood: Low, 4.',
    facts: ['risk K1 - 4'],
    why: 'by its ref',
  },
  {
    ask: { riskRefs: ['K9'] },
    outcome: 'no_data',
    headline: 'Risk K9 is not held.',
    facts: ['risk K2 - 20', 'risk K1 - 4'],
    why: 'not on the register',
  },
  {
    ask: { themes: [themes.streets] },
    outcome: 'answered',
    headline: 'K1 Car parks flood: Low, 4.',
    facts: ['risk K1 - 4'],
    why: 'of a theme and what is below it',
  },
  {
    ask: { themes: [themes.parking] },
    outcome: 'answered',
    headline: 'K1 Car parks flood: Low, 4.',
    facts: ['risk K1 - 4'],
    why: 'of a theme by itself',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(risk, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
