import { expect, it } from 'vitest';
import type { Asked } from '../../src/intents/intent.ts';
import { status } from '../../src/intents/status.ts';
import { about, areas, one, periods, reply, several, shortFacts } from '../fixtures/made-up.ts';

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
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020). ★ Exceeds target, as published.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'benchmark POT-FILLED - 75',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'value, change from the quarter before, benchmark and target, in that order',
  },
  {
    ask: { indicators: about('late') },
    outcome: 'answered',
    headline: 'Potholes not filled within five days: 18.5% (37 of 200) in Quarter 2 2020/21 (July to September 2020).',
    facts: ['value POT-LATE 2020/21 Q2 18.5'],
    why: 'what has no target is not rated, and nothing earlier is invented',
  },
  {
    ask: { indicators: about('queue') },
    outcome: 'answered',
    headline:
      'Visits given up in the queue: 8% in September 2020 (that month alone). ★ Exceeds target, below the target of 10%, where lower is better.',
    facts: [
      'value LIB-QUEUE 2020-09 8',
      'previous LIB-QUEUE 2020-06 9.5',
      'change LIB-QUEUE 2020-09 -1.5',
      'change LIB-QUEUE 2020-09 -15.8',
      'target LIB-QUEUE 2020-09 10',
      'value LIB-QUEUE 2020-09 12',
    ],
    why: 'the headline basis leads, the other one stands last',
  },
  {
    ask: { indicators: about('queue'), basis: 'rolling-year' },
    outcome: 'answered',
    headline:
      'Visits given up in the queue: 12% in the rolling year to September 2020. ▲ Requires attention, above the target of 10%, where lower is better.',
    facts: ['value LIB-QUEUE 2020-09 12', 'target LIB-QUEUE 2020-09 10', 'value LIB-QUEUE 2020-09 8'],
    why: 'the basis asked leads',
  },
  {
    ask: { indicators: about('queue'), period: one(periods.q2) },
    outcome: 'answered',
    headline:
      'Visits given up in the queue: 8% in September 2020 (that month alone; no figure for the whole period is held). ★ Exceeds target, below the target of 10%, where lower is better.',
    facts: [
      'value LIB-QUEUE 2020-09 8',
      'previous LIB-QUEUE 2020-06 9.5',
      'change LIB-QUEUE 2020-09 -1.5',
      'change LIB-QUEUE 2020-09 -15.8',
      'target LIB-QUEUE 2020-09 10',
      'value LIB-QUEUE 2020-09 12',
    ],
    why: 'a quarter of which only the last month is held is said to be that month',
  },
  {
    ask: { indicators: about('permits'), period: one(periods.q1) },
    outcome: 'answered',
    headline: 'Permits renewed by post: 30 in Quarter 1 2020/21 (April to June 2020).',
    facts: ['value PARK-PERMIT 2020/21 Q1 n=30'],
    why: 'where only the count is held, it is the figure',
  },
  {
    ask: { indicators: about('permits'), period: one(periods.q1), form: 'percent' },
    outcome: 'no_data',
    headline:
      'No percentage for permits renewed by post is held in Quarter 1 2020/21 (April to June 2020); only the count is: 30.',
    facts: ['value PARK-PERMIT 2020/21 Q1 n=30'],
    why: 'a count is no percentage',
  },
  {
    ask: { indicators: about('swept') },
    outcome: 'answered',
    headline: 'Streets swept weekly: about 25% at 30 September 2020. ▲ Requires attention, as published.',
    facts: ['value STR-SWEPT 2020-09-30 25'],
    why: 'a published movement has no earlier figure, and about stays about',
  },
  {
    ask: { indicators: about('members'), form: 'percent' },
    outcome: 'answered',
    headline: 'Members who borrowed: 50 of 400 is 12.5% at 30 September 2020.',
    facts: ['value LIB-MEMBERS 2020-09-30 12.5', 'value LIB-MEMBERS 2020-09-30 50'],
    why: 'worked out, since both counts are held',
  },
  {
    ask: { indicators: about('loans'), form: 'percent' },
    outcome: 'answered',
    headline:
      'Books lent: 1,250 in Quarter 2 2020/21 (July to September 2020). No percentage is held as a figure of its own.',
    facts: ['value LIB-LOANS 2020/21 Q2 1250'],
    why: 'no share is worked out without the whole',
  },
  {
    ask: { indicators: about('!lit') },
    outcome: 'answered',
    headline: 'Street lamps that work: 99.1% at 30 September 2020, so the other 0.9% are not among them.',
    facts: ['gap STR-LIT 2020-09-30 0.9', 'value STR-LIT 2020-09-30 99.1', 'target STR-LIT 2020-09-30 99.5'],
    why: 'what is left of an exact percentage',
  },
  {
    ask: { indicators: about('!swept') },
    outcome: 'answered',
    headline: 'Streets swept weekly: about 25% at 30 September 2020. ▲ Requires attention, as published.',
    facts: ['value STR-SWEPT 2020-09-30 25'],
    why: 'nothing is left over of an approximate one',
  },
  {
    ask: { indicators: about('!filled') },
    outcome: 'answered',
    headline: 'Potholes not filled within five days: 18.5% (37 of 200) in Quarter 2 2020/21 (July to September 2020).',
    facts: ['value POT-LATE 2020/21 Q2 18.5'],
    why: 'the measure of just the opposite answers',
  },
  {
    ask: { indicators: about('fines') },
    outcome: 'no_data',
    headline:
      'No number can be given for fines appealed in Quarter 2 2020/21 (July to September 2020): it is suppressed at source, so that no one can be recognised.',
    facts: [],
    why: 'a suppressed number is not shown',
  },
  {
    ask: { indicators: about('filled'), period: one(periods.q4) },
    outcome: 'no_data',
    headline: 'No figure for potholes filled within five days for Quarter 4 2019/20 is held.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value POT-FILLED 2020/21 Q1 70'],
    why: 'no other date stands in',
  },
  {
    ask: { indicators: about('queue'), basis: 'quarter' },
    outcome: 'no_data',
    headline: 'No figure for visits given up in the queue on the basis of a quarter is held.',
    facts: ['value LIB-QUEUE 2020-09 8', 'value LIB-QUEUE 2020-09 12', 'value LIB-QUEUE 2020-06 9.5'],
    why: 'no other basis stands in',
  },
  {
    ask: { indicators: about('filled'), areas: [areas.north] },
    outcome: 'no_data',
    headline: 'No figure for potholes filled within five days in North is held.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value POT-FILLED 2020/21 Q1 70'],
    why: 'the whole is no answer for a part',
  },
  {
    ask: { indicators: about('filled', 'lit') },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020). ★ Exceeds target, as published.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'benchmark POT-FILLED - 75',
      'target POT-FILLED 2020/21 Q2 80',
      'value STR-LIT 2020-09-30 99.1',
      'target STR-LIT 2020-09-30 99.5',
    ],
    why: 'each of two is answered',
  },
  {
    ask: { indicators: about('loans'), period: several(periods.q2, periods.q4, periods.q1) },
    outcome: 'answered',
    headline:
      'Books lent: 1,250 in Quarter 2 2020/21 (July to September 2020); 1,000 in Quarter 1 2020/21 (April to June 2020).',
    facts: ['value LIB-LOANS 2020/21 Q2 1250', 'previous LIB-LOANS 2020/21 Q1 1000'],
    why: 'the first asked first, and what is missing is said',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(status, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
