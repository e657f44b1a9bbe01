import { expect, it } from 'vitest';
import type { Asked } from '../../src/intents/intent.ts';
import { trend } from '../../src/intents/trend.ts';
import { about, one, periods, range, reply, several, shortFacts } from '../fixtures/made-up.ts';

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
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020), up 11.5 points (16.4% in relative terms) from 70.0% in Quarter 1 2020/21 (April to June 2020): better.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'all points of the series, newest first',
  },
  {
    ask: { indicators: about('queue') },
    outcome: 'answered',
    headline:
      'Visits given up in the queue: 8% in September 2020 (that month alone), down 1.5 points (15.8% in relative terms) from 9.5% in June 2020: better.',
    facts: [
      'value LIB-QUEUE 2020-09 8',
      'previous LIB-QUEUE 2020-06 9.5',
      'change LIB-QUEUE 2020-09 -1.5',
      'change LIB-QUEUE 2020-09 -15.8',
      'target LIB-QUEUE 2020-09 10',
    ],
    why: 'the rolling year is never joined to the months',
  },
  {
    ask: { indicators: about('queue'), basis: 'rolling-year' },
    outcome: 'answered',
    headline:
      'Only one figure of the line is held, so no trend can be drawn. Visits given up in the queue: 12% in the rolling year to September 2020.',
    facts: ['value LIB-QUEUE 2020-09 12'],
    why: 'one point of the basis asked is no trend',
  },
  {
    ask: { indicators: about('swept') },
    outcome: 'answered',
    headline:
      'Only one figure of the line is held, so no trend can be drawn. Streets swept weekly: about 25% at 30 September 2020.',
    facts: ['value STR-SWEPT 2020-09-30 25'],
    why: 'one point is no trend; the published movement is said',
  },
  {
    ask: { indicators: about('permits') },
    outcome: 'answered',
    headline:
      'Permits renewed by post: 48 in Quarter 2 2020/21 (July to September 2020), up 18 (60.0%) from 30 in Quarter 1 2020/21 (April to June 2020).',
    facts: [
      'value PARK-PERMIT 2020/21 Q2 48',
      'previous PARK-PERMIT 2020/21 Q1 30',
      'change PARK-PERMIT 2020/21 Q2 18',
      'change PARK-PERMIT 2020/21 Q2 60',
    ],
    why: 'only the counts make a line',
  },
  {
    ask: { indicators: about('filled'), form: 'count' },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 163 in Quarter 2 2020/21 (July to September 2020), up 23 (16.4%) from 140 in Quarter 1 2020/21 (April to June 2020): better.',
    facts: [
      'value POT-FILLED 2020/21 Q2 163',
      'previous POT-FILLED 2020/21 Q1 140',
      'change POT-FILLED 2020/21 Q2 23',
      'change POT-FILLED 2020/21 Q2 16.4',
    ],
    why: 'as counts where asked',
  },
  {
    ask: { indicators: about('filled'), period: one(periods.q1) },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 70.0% (140 of 200) in Quarter 1 2020/21 (April to June 2020), and 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020): up 11.5 points (16.4% in relative terms), better.',
    facts: [
      'value POT-FILLED 2020/21 Q1 70',
      'previous POT-FILLED 2020/21 Q2 81.5',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'from the period named to the newest',
  },
  {
    ask: { indicators: about('filled'), period: one(periods.q2) },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020), up 11.5 points (16.4% in relative terms) from 70.0% in Quarter 1 2020/21 (April to June 2020): better.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'the newest period, with what led up to it',
  },
  {
    ask: { indicators: about('filled'), period: one(periods.year) },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020), up 11.5 points (16.4% in relative terms) from 70.0% in Quarter 1 2020/21 (April to June 2020): better.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'what lies in the year',
  },
  {
    ask: { indicators: about('filled'), period: several(periods.q4, periods.q1) },
    outcome: 'answered',
    headline:
      'Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020), up 11.5 points (16.4% in relative terms) from 70.0% in Quarter 1 2020/21 (April to June 2020): better.',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
      'target POT-FILLED 2020/21 Q2 80',
    ],
    why: 'one end is not held: said, and shown to the newest',
  },
  {
    ask: { indicators: about('filled'), period: range('2020-07-01') },
    outcome: 'answered',
    headline:
      'Only one figure of the line is held, so no trend can be drawn. Potholes filled within five days: 81.5% (163 of 200) in Quarter 2 2020/21 (July to September 2020).',
    facts: [
      'value POT-FILLED 2020/21 Q2 81.5',
      'previous POT-FILLED 2020/21 Q1 70',
      'change POT-FILLED 2020/21 Q2 11.5',
      'change POT-FILLED 2020/21 Q2 16.4',
    ],
    why: 'one point since then, with the change that led to it',
  },
  {
    ask: { indicators: about('filled'), period: range('2020-10-01') },
    outcome: 'no_data',
    headline: 'No figure for potholes filled within five days since 1 October 2020 is held.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value POT-FILLED 2020/21 Q1 70'],
    why: 'nothing since then',
  },
  {
    ask: { indicators: about('filled'), period: one(periods.q4) },
    outcome: 'no_data',
    headline: 'No figure for potholes filled within five days for Quarter 4 2019/20 is held.',
    facts: ['value POT-FILLED 2020/21 Q2 81.5', 'value POT-FILLED 2020/21 Q1 70'],
    why: 'no other date stands in',
  },
];

it.each(cases)('$headline: $why', ({ ask, outcome, headline, facts }) => {
  const answer = reply(trend, ask);
  expect({ outcome: answer.outcome, headline: answer.headline, facts: shortFacts(answer) }).toEqual({
    outcome,
    headline,
    facts,
  });
});
