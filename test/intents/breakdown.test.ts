import { describe, expect, it } from 'vitest';
import { breakdown } from '../../src/intents/breakdown.ts';
import type { Asked } from '../../src/intents/intent.ts';
import { about, one, periods, reply, replyIn, shortFacts, withParts, wordsOf } from '../fixtures/made-up.ts';

const cases: readonly {
  readonly ask: Partial<Asked>;
  readonly outcome: string;
  readonly headline: string;
  readonly facts: readonly string[];
  readonly why: string;
}[] = [
  {
    ask: { indicators: about('loans') },
    outcome: 'answered',
    headline: 'Books lent: 1,250 in Quarter 2 2020/21 (July to September 2020): stories 700, facts 450.',
    facts: ['value LIB-LOANS 2020/21 Q2 1250', 'value LIB-LOANS 2020/21 Q2 700', 'value LIB-LOANS 2020/21 Q2 450'],
    why: 'parts against the total, the rest not described',
  },
  {
    ask: { indicators: about('loans'), breakdown: { dimension: 'kind', category: 'Stories' } },
    outcome: 'answered',
    headline: 'Books lent, stories: 700 in Quarter 2 2020/21 (July to September 2020), of 1,250 in all.',
    facts: ['value LIB-LOANS 2020/21 Q2 700', 'value LIB-LOANS 2020/21 Q2 1250'],
    why: 'the category named is the main fact',
  },
  {
    ask: { indicators: about('loans'), breakdown: { dimension: 'kind', category: 'maps' } },
    outcome: 'no_data',
    headline: "No figure for 'maps' is held within books lent.",
    facts: ['value LIB-LOANS 2020/21 Q2 1250'],
    why: 'a category that is not held',
  },
  {
    ask: { indicators: about('loans'), breakdown: { dimension: 'age', category: null } },
    outcome: 'no_data',
    headline: 'No breakdown by age of books lent is held.',
    facts: ['value LIB-LOANS 2020/21 Q2 1250'],
    why: 'a dimension that is not held',
  },
  {
    ask: { indicators: about('loans'), period: one(periods.q1) },
    outcome: 'no_data',
    headline: 'No breakdown of books lent is held for Quarter 1 2020/21.',
    facts: ['value LIB-LOANS 2020/21 Q1 1000'],
    why: 'a period without parts',
  },
  {
    ask: { indicators: about('towed') },
    outcome: 'answered',
    headline: 'Cars towed in Quarter 2 2020/21 (July to September 2020): east 12, west suppressed at source.',
    facts: ['value PARK-TOWED 2020/21 Q2 12'],
    why: "a suppressed part can't be worked out from the total",
  },
  {
    ask: { indicators: about('towed'), breakdown: { dimension: null, category: 'east' } },
    outcome: 'answered',
    headline: 'Cars towed, east: 12 in Quarter 2 2020/21 (July to September 2020).',
    facts: ['value PARK-TOWED 2020/21 Q2 12'],
    why: 'nor from the total beside the other part',
  },
  {
    ask: { indicators: about('towed'), breakdown: { dimension: null, category: 'west' } },
    outcome: 'no_data',
    headline:
      'No number can be given for cars towed, west in Quarter 2 2020/21 (July to September 2020): it is suppressed at source, so that no one can be recognised.',
    facts: [],
    why: 'nor is it shown',
  },
  {
    ask: { indicators: about('filled') },
    outcome: 'no_data',
    headline: 'No breakdown of potholes filled within five days is held.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5'],
    why: 'no parts at all',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(breakdown, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});

describe('a breakdown with a suppressed part', () => {
  /** Counts of one measure by zone and by age, of which `hidden` are suppressed. */
  function told(
    hidden: readonly string[],
    ask: Partial<Asked> = {},
  ): { readonly words: string; readonly numbers: string } {
    const parts = [
      { dimension: 'zone', category: 'east', value: '13' },
      { dimension: 'zone', category: 'west', value: '7' },
      { dimension: 'age', category: 'new', value: '11' },
      { dimension: 'age', category: 'used', value: '5' },
      { dimension: 'age', category: 'old', value: '4' },
    ];
    const world = withParts('towed', parts, hidden);
    const answer = replyIn(world, breakdown, { indicators: about('towed'), ...ask });
    return { words: wordsOf(answer), numbers: JSON.stringify([answer.headline, answer.parts, answer.facts]) };
  }

  it.each([
    { hidden: [], ask: {}, says: ['8,888 in', 'east 13', 'old 4'], not: [], why: 'nothing is hidden' },
    {
      hidden: ['old'],
      ask: {},
      says: ['8,888 in', 'east 13', 'west 7', 'The parts by age are not set beside these'],
      not: ['11', '"5"', ' 5,'],
      why: 'the dimension that is whole, with the total, and nothing of the other',
    },
    {
      hidden: ['old', 'west'],
      ask: {},
      says: ['east 13', 'new 11', 'used 5', 'old suppressed at source', 'the total is not set beside'],
      not: ['8888', '8,888'],
      why: 'without the total neither of them can be worked out',
    },
    {
      hidden: ['old'],
      ask: { breakdown: { dimension: 'age', category: null } },
      says: ['new 11', 'used 5', 'old suppressed at source'],
      not: ['8888', '8,888', '13'],
      why: 'the one that was asked for, without the total',
    },
    {
      hidden: ['west'],
      ask: { breakdown: { dimension: null, category: 'east' } },
      says: ['east: 13'],
      not: ['8888', '8,888'],
      why: 'one part without the total',
    },
  ])('$hidden of $ask: $why', ({ hidden, ask, says, not }) => {
    const { words, numbers } = told(hidden, ask);
    for (const each of says) expect(words).toContain(each);
    for (const each of not) expect(numbers).not.toContain(each);
  });
});
