import { expect, it } from 'vitest';
import type { Asked } from '../../src/intents/intent.ts';
import { movers } from '../../src/intents/movers.ts';
import { about, one, periods, range, reply, several, shortFacts, themes } from '../fixtures/made-up.ts';

const cases: readonly {
  readonly ask: Partial<Asked>;
  readonly outcome: string;
  readonly headline: string;
  readonly facts: readonly string[];
  readonly why: string;
}[] = [
  {
    ask: { movers: { which: 'any', span: 'quarter', unit: null } },
    outcome: 'answered',
    headline:
      '4 of 4 measures that can be compared (all measures) moved; first potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020), up 11.5 points (16.4% in relative terms) from 70.0% in Quarter 1 2020/21 (April to June 2020): better.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'value LIB-QUEUE 2020-09 8',
      'previous LIB-QUEUE 2020-06 9.5',
      'change LIB-QUEUE 2020-09 -1.5',
      'change LIB-QUEUE 2020-09 -15.8',
      'value LIB-LOANS 2020/21 Q2 1250',
      'previous LIB-LOANS 2020/21 Q1 1000',
      'change LIB-LOANS 2020/21 Q2 250',
      'change LIB-LOANS 2020/21 Q2 25',
      'value PARK-PERMIT 2020/21 Q2 48',
      'previous PARK-PERMIT 2020/21 Q1 30',
      'change PARK-PERMIT 2020/21 Q2 18',
      'change PARK-PERMIT 2020/21 Q2 60',
    ],
    why: 'percentages by points, then counts, then what has no good way',
  },
  {
    ask: { movers: { which: 'better', span: 'quarter', unit: 'count' } },
    outcome: 'answered',
    headline:
      '1 of 4 measures that can be compared (all measures) got better; first books lent: 1,250 in Quarter 2 2020/21 (July to September 2020), up 250 (25.0%) from 1,000 in Quarter 1 2020/21 (April to June 2020): better.',
    facts: [
      'value LIB-LOANS 2020/21 Q2 1250',
      'previous LIB-LOANS 2020/21 Q1 1000',
      'change LIB-LOANS 2020/21 Q2 250',
      'change LIB-LOANS 2020/21 Q2 25',
    ],
    why: 'counts alone',
  },
  {
    ask: { movers: { which: 'better', span: 'quarter', unit: null }, limit: 1 },
    outcome: 'answered',
    headline:
      'The top 2 of 4 measures that can be compared (all measures) got better; first potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020), up 11.5 points (16.4% in relative terms) from 70.0% in Quarter 1 2020/21 (April to June 2020): better.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'value LIB-LOANS 2020/21 Q2 1250',
      'previous LIB-LOANS 2020/21 Q1 1000',
      'change LIB-LOANS 2020/21 Q2 250',
      'change LIB-LOANS 2020/21 Q2 25',
    ],
    why: 'the first of each group',
  },
  {
    ask: { movers: { which: 'worse', span: 'quarter', unit: null } },
    outcome: 'answered',
    headline: 'None of 4 measures that can be compared (all measures) got worse.',
    facts: [],
    why: 'none got worse; what has no good way is named apart',
  },
  {
    ask: { movers: { which: 'better', span: 'year', unit: null } },
    outcome: 'no_data',
    headline: 'Nothing can be compared in all measures: no two figures exactly one year apart are held.',
    facts: [],
    why: 'no pair a year apart, and none nearer stands in',
  },
  {
    ask: {
      movers: { which: 'any', span: 'quarter', unit: null },
      period: several(periods.q1, periods.q2),
      themes: [themes.libraries],
    },
    outcome: 'answered',
    headline:
      '2 of 2 measures that can be compared (Libraries) moved; first visits given up in the queue: 8% in September 2020 (that month alone), down 1.5 points (15.8% in relative terms) from 9.5% in June 2020: better.',
    facts: [
      'value LIB-QUEUE 2020-09 8',
      'previous LIB-QUEUE 2020-06 9.5',
      'change LIB-QUEUE 2020-09 -1.5',
      'change LIB-QUEUE 2020-09 -15.8',
      'value LIB-LOANS 2020/21 Q2 1250',
      'previous LIB-LOANS 2020/21 Q1 1000',
      'change LIB-LOANS 2020/21 Q2 250',
      'change LIB-LOANS 2020/21 Q2 25',
    ],
    why: 'the two ends named',
  },
  {
    ask: { movers: { which: 'any', span: 'quarter', unit: 'percent' }, period: one(periods.q1) },
    outcome: 'answered',
    headline:
      '2 of 4 measures that can be compared (all measures) moved; first potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020), up 11.5 points (16.4% in relative terms) from 70.0% in Quarter 1 2020/21 (April to June 2020): better.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'value LIB-QUEUE 2020-09 8',
      'previous LIB-QUEUE 2020-06 9.5',
      'change LIB-QUEUE 2020-09 -1.5',
      'change LIB-QUEUE 2020-09 -15.8',
    ],
    why: 'what nothing leads up to is where the comparison starts',
  },
  {
    ask: { movers: { which: 'rose', span: 'quarter', unit: 'count' }, period: range('2020-09-30') },
    outcome: 'answered',
    headline:
      '2 of 4 measures that can be compared (all measures) rose; first books lent: 1,250 in Quarter 2 2020/21 (July to September 2020), up 250 (25.0%) from 1,000 in Quarter 1 2020/21 (April to June 2020): better.',
    facts: [
      'value LIB-LOANS 2020/21 Q2 1250',
      'previous LIB-LOANS 2020/21 Q1 1000',
      'change LIB-LOANS 2020/21 Q2 250',
      'change LIB-LOANS 2020/21 Q2 25',
      'value PARK-PERMIT 2020/21 Q2 48',
      'previous PARK-PERMIT 2020/21 Q1 30',
      'change PARK-PERMIT 2020/21 Q2 18',
      'change PARK-PERMIT 2020/21 Q2 60',
    ],
    why: 'nothing newer: the newest step, said as such',
  },
  {
    ask: { movers: { which: 'any', span: 'quarter', unit: null }, period: one(periods.q4) },
    outcome: 'no_data',
    headline: 'Nothing can be compared in all measures: no two figures exactly one quarter apart are held.',
    facts: [],
    why: 'nothing in that period',
  },
  {
    ask: { movers: { which: 'any', span: 'quarter', unit: null }, indicators: about('lit') },
    outcome: 'answered',
    headline:
      'Only one figure of the line is held, so no trend can be drawn. Street lamps that work: 99.1% at 30 September 2020.',
    facts: ['value STR-LIT 2020-09-30 99.1'],
    why: 'of one measure, its trend',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(movers, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
