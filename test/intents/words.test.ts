import { expect, it } from 'vitest';
import type { Asked } from '../../src/intents/intent.ts';
import { intentById } from '../../src/intents/intents.ts';
import type { IntentId } from '../../src/reply/reply.ts';
import { about, areas, one, periods, reply, themes, wordsOf } from '../fixtures/made-up.ts';

const cases: readonly {
  id: IntentId;
  ask: Partial<Asked>;
  holds: readonly string[];
  lacks?: readonly string[];
  why: string;
}[] = [
  {
    id: 'status',
    ask: { indicators: about('swept') },
    holds: [
      'better than the spring, as published; the earlier figure is not held.',
      'The report adds: given as a quarter.',
      'Not held for this measure: target, count, benchmark, earlier figures.',
    ],
    why: 'what is known only in words is said to be so, and what is not held in one line',
  },
  {
    id: 'status',
    ask: { indicators: about('queue') },
    holds: [
      'Also held: 12% in the rolling year to September 2020; ▲ Requires attention',
      'met on one basis and missed on another',
    ],
    why: 'another basis that does not agree',
  },
  {
    id: 'status',
    ask: { indicators: about('filled', 'loans') },
    holds: ['better.\nTarget: 80%', 'Books lent: 1,250 in Quarter 2 2020/21 (July to September 2020).\nUp 250'],
    why: 'each of two has its own lines beside it',
  },
  {
    id: 'status',
    ask: { indicators: about('filled'), areas: [areas.north] },
    holds: ['That is for the organisation as a whole.'],
    why: 'whose number is shown instead',
  },
  {
    id: 'count',
    ask: { indicators: about('loans') },
    holds: ['1,150 of 1,250'],
    why: 'parts that do not make the whole',
  },
  {
    id: 'target',
    ask: { indicators: about('queue') },
    holds: ['missed, so the two bases do not agree'],
    why: 'on each basis',
  },
  {
    id: 'gap',
    ask: { indicators: about('filled'), period: one(periods.q1) },
    holds: ['20 more of the 200 potholes would reach 80%.'],
    why: 'in the unit of what is counted',
  },
  {
    id: 'breakdown',
    ask: { indicators: about('loans') },
    holds: ['1,150 of 1,250 add up; the other 100 are not described.'],
    why: 'no reason is made up for the rest',
  },
  {
    id: 'breakdown',
    ask: { indicators: about('towed') },
    holds: ['One part is suppressed at source'],
    lacks: ['20'.concat(' in Quarter'), ' 8'],
    why: 'the total would give the hidden part away',
  },
  {
    id: 'compare',
    ask: { indicators: about('filled', 'queue') },
    holds: ['different bases', 'shares of different groups: potholes and visits'],
    why: 'what is not alike',
  },
  {
    id: 'movers',
    ask: { movers: { which: 'worse', span: 'quarter', unit: null } },
    holds: ['Moved, with neither way better: permits renewed by post.', '6 measures could not be compared'],
    why: 'what has no good way stands apart',
  },
  {
    id: 'movers',
    ask: { movers: { which: 'better', span: 'quarter', unit: null } },
    holds: ["In the report's words, without an earlier figure: streets swept weekly (rose, better)."],
    why: 'published movement is named apart',
  },
  {
    id: 'provenance',
    ask: { indicators: about('swept') },
    holds: [
      'A snapshot: as it stood on 30 September 2020',
      'about 4 weeks ago',
      'only approximately (given as a quarter)',
    ],
    why: 'what it covers, how old and how exact',
  },
  {
    id: 'definition',
    ask: { indicators: about('filled') },
    holds: ['Higher is better: a rise is good news.', 'Percentage of potholes, for a whole quarter.'],
    why: 'direction, unit, population and basis',
  },
  {
    id: 'benchmark',
    ask: { indicators: about('filled'), comparators: [areas.neighbours] },
    holds: ['The benchmark held is The nation 75%'],
    why: 'which comparator there is',
  },
  {
    id: 'why',
    ask: { themes: [themes.streets] },
    holds: ['What is being done: A third gang is to be hired.'],
    why: 'actions after explanations',
  },
];

it.each(cases)('$id says $holds: $why', ({ id, ask, holds, lacks = [] }) => {
  const words = wordsOf(reply(intentById(id), ask));
  for (const part of holds) expect(words).toContain(part);
  for (const part of lacks) expect(words).not.toContain(part);
});

it('the receipt says how the words were read, where the number is from and what was left out', () => {
  const answer = reply(intentById('status'), { indicators: about('filled'), unread: ['please'] });
  expect(answer.parts.at(-1)).toEqual({
    kind: 'receipt',
    lines: [
      'Read as: status · Potholes filled within five days · newest held.',
      'Source: Autumn 2020 streets report, published 20 October 2020.',
      'Source: Summer 2020 streets report, published 20 July 2020.',
      'Not taken into account: please.',
    ],
  });
});
