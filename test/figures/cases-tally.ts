import {
  all,
  back,
  type Case,
  each,
  ever,
  inUnit,
  last,
  localities,
  MEETS,
  MISSES,
  moved,
  NEWEST,
  number,
  of,
  parts,
  RATING,
  rated,
  series,
  since,
  target,
} from './table-cases.ts';

const alongTimes: readonly Case[] = [
  {
    question: { ask: 'tally', of: of('CP-ICPC'), when: last(24), only: target('misses') },
    sql: `select count(*) as value ${series('CP-ICPC', 'month')} and ${MISSES} and finish > '2024-10-31'`,
    why: 'of the last 24 months',
  },
  {
    question: { ask: 'tally', of: of('CP-ICPC'), when: last(8, 'quarter'), only: target('meets') },
    sql: `select count(*) as value ${series('CP-ICPC', 'quarter')} and ${MEETS} and finish > '2024-09-30'`,
    why: 'of the last 8 quarters',
  },
  {
    question: { ask: 'tally', of: of('CIC-DENTAL'), when: last(4, 'quarter'), only: target('meets') },
    sql: `select count(*) as value ${series('CIC-DENTAL', 'snapshot')} and ${MEETS} and finish in ('2025-12-31', '2026-03-31', '2026-06-30', '2026-09-30')`,
    why: 'a day stands for its quarter where no quarters are held',
  },
  {
    question: { ask: 'tally', of: of('SA-45D'), basis: 'month', when: ever, only: rated(['red']) },
    sql: `select count(*) as value ${series('SA-45D', 'month')} and ${RATING} = 'red'`,
    why: 'how many months it was red by the limits then in force',
  },
  {
    question: { ask: 'tally', of: of('CIC-N'), when: since('2025-04-01', '2026-03-31'), only: number('over', '920') },
    sql: `select count(*) as value ${series('CIC-N', 'snapshot')} and value > 920 and finish between '2025-04-01' and '2026-03-31'`,
    why: 'over a number, in a financial year',
  },
  {
    question: { ask: 'tally', of: of('CIC-N'), when: last(12), only: moved('rose') },
    sql: `select count(*) as value from (select *, value - lag(value) over (order by finish) as step ${series('CIC-N', 'snapshot')}) where step > 0 and finish > '2025-10-31'`,
    why: 'rises: the first of them counts from the month before',
  },
  {
    question: { ask: 'tally', of: of('FD-24H'), basis: 'month', when: ever, only: moved('better', back('year')) },
    sql: `select count(*) as value from (select *, value - lag(value, 12) over (order by finish) as step ${series('FD-24H', 'month')}) where step > 0`,
    why: 'better than a year before',
  },
  {
    question: {
      ask: 'tally',
      of: of('CP-ICPC'),
      basis: 'month',
      when: { kind: 'each-year', months: [1] },
      only: target('meets'),
    },
    sql: `select count(*) as value ${series('CP-ICPC', 'month')} and ${MEETS} and period like '%-01'`,
    why: 'of every January',
  },
];

const AREA_TESTS = [
  { only: target('misses'), sql: MISSES, why: 'miss the target' },
  { only: target('meets'), sql: MEETS, why: 'meet it' },
  { only: rated(['yellow', 'amber', 'red']), sql: `${RATING} in ('yellow', 'amber', 'red')`, why: 'need attention' },
] as const;

const alongAreas: readonly Case[] = (
  [
    ['REF-RE', 'rolling-year'],
    ['CIC-DENTAL', 'snapshot'],
    ['CIC-IHA', 'quarter'],
    ['CIC-OOC', 'snapshot'],
    ['FD-24H', 'quarter'],
  ] as const
).flatMap(([code, basis]) =>
  AREA_TESTS.map(({ only, sql, why }) => ({
    question: { ask: 'tally' as const, of: of(code), where: each(), only },
    sql: `select count(*) as value ${localities(code, basis)} and ${sql}`,
    why: `how many localities ${why}`,
  })),
);

const others: readonly Case[] = [
  {
    question: { ask: 'tally', of: of('CIC-DENTAL'), where: each(), only: number('under', '85') },
    sql: `select count(*) as value ${localities('CIC-DENTAL', 'snapshot')} and value < 85`,
    why: 'localities under a number',
  },
  {
    question: { ask: 'tally', of: of('CIC-N'), where: each(), only: moved('rose', back('year')) },
    sql: `select count(*) as value from (select * ${localities('CIC-N', 'snapshot')}) c where value > (select b.value from cells b where b.indicator = c.indicator and b.place = c.place and b.basis = c.basis and b.dimension = 'all' and b.finish = '2025-10-31')`,
    why: 'localities with more than a year before',
  },
  {
    question: { ask: 'tally', of: of('CP-2Y'), where: each(), only: target('meets') },
    sql: `select count(*) as value ${localities('CP-2Y', 'snapshot')} and ${MEETS}`,
    why: 'of those that are not hidden',
  },
  {
    question: {
      ask: 'tally',
      of: of('CP-2Y'),
      where: each(),
      only: [{ not: false, test: { kind: 'state', state: 'suppressed' } }],
    },
    sql: `select count(*) as value ${localities('CP-2Y', 'snapshot')} and marker = 'suppressed'`,
    why: 'where it is asked what is hidden, that is counted',
  },
  {
    question: { ask: 'tally', of: of('EF-COMPLAINTS'), where: parts('reason'), only: number('at-least', '25') },
    sql: `select count(*) as value from cells where indicator = 'EF-COMPLAINTS' and dimension = 'reason' and place = 'Northshire' and finish = '2026-09-30' and value >= 25`,
    why: 'categories',
  },
  ...(
    [
      { only: rated(['red']), sql: `rating = 'red'`, why: 'are red' },
      { only: rated(['red'], true), sql: `rating <> 'red'`, why: 'are not red: those that are not rated are neither' },
      { only: rated(['red', 'amber'], true), sql: `rating not in ('red', 'amber')`, why: 'are neither red nor amber' },
      { only: rated(['green']), sql: `rating in ('within', 'exceeds')`, why: 'are green' },
      { only: rated(['attention']), sql: `rating in ('yellow', 'amber', 'red', 'attention')`, why: 'need attention' },
      { only: rated(['unrated']), sql: `rating is null`, why: 'are not rated' },
      { only: target('misses'), sql: MISSES, why: 'miss their target' },
      { only: target('misses', true), sql: MEETS, why: 'do not miss it' },
      { only: number('over', '90'), sql: 'value > 90', why: 'are over 90' },
      {
        only: [...number('over', '90'), ...inUnit('percent')],
        sql: "value > 90 and unit = 'percent'",
        why: 'are percentages over 90',
      },
      {
        only: [...rated(['green']), ...number('under', '90')],
        sql: `rating in ('within', 'exceeds') and value < 90`,
        why: 'are green and under 90: both hold',
      },
      {
        only: [{ not: false, test: { kind: 'has' as const, what: 'target' as const } }],
        sql: 'target is not null',
        why: 'have a target',
      },
      {
        only: [{ not: true, test: { kind: 'has' as const, what: 'target' as const } }],
        sql: 'target is null',
        why: 'have none',
      },
      {
        only: [{ not: false, test: { kind: 'state' as const, state: 'provisional' as const } }],
        sql: "status = 'provisional'",
        why: 'are provisional',
      },
      {
        only: [{ not: false, test: { kind: 'held-on' as const, basis: 'rolling-year' as const } }],
        sql: "indicator in (select indicator from cells where kind = 'organisation' and dimension = 'all' and basis = 'rolling-year')",
        why: 'are held on a rolling year',
      },
    ] as const
  ).map(({ only, sql, why }) => ({
    question: { ask: 'tally' as const, of: all, only: [...only] },
    sql: `select count(*) as value from (select *, ${RATING} as rating ${NEWEST}) where ${sql}`,
    why: `how many measures ${why}`,
  })),
  {
    question: {
      ask: 'tally' as const,
      of: of('CP-ICPC', 'CIC-DENTAL', 'CIC-3PLACE', 'CIC-OOC', 'REF-RE', 'SA-45D'),
      only: [{ not: false, test: { kind: 'comparator' as const, side: 'worse' as const, comparators: ['England'] } }],
    },
    sql: `select count(*) as value from (select * ${NEWEST}) c join cells e on e.indicator = c.indicator and e.place = 'England' and e.period = '2025/26' where c.indicator in ('CP-ICPC', 'CIC-DENTAL', 'CIC-3PLACE', 'CIC-OOC', 'REF-RE', 'SA-45D') and ((c.polarity = 'higher' and c.value < e.value) or (c.polarity = 'lower' and c.value > e.value))`,
    why: "worse than England's newest year, where that of our own is not held",
  },
];

export const tallies: readonly Case[] = [...alongTimes, ...alongAreas, ...others];
