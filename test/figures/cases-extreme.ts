import {
  all,
  back,
  type Case,
  each,
  ever,
  last,
  localities,
  NEWEST,
  of,
  order,
  parts,
  RATING,
  rated,
  series,
  since,
} from './table-cases.ts';

const ENDS = [
  { end: 'best', sql: "case polarity when 'higher' then -value else value end" },
  { end: 'worst', sql: "case polarity when 'higher' then value else -value end" },
  { end: 'highest', sql: '-value' },
  { end: 'lowest', sql: 'value' },
] as const;

const COLUMNS = 'indicator, period, value, numerator, denominator';

const alongTimes: readonly Case[] = (
  [
    ['CP-ICPC', 'month'],
    ['CIC-IHA', 'quarter'],
    ['FD-24H', 'rolling-year'],
    ['CIC-3PLACE', 'snapshot'],
    ['REF-NOTSEEN', 'month'],
    ['WF-20', 'snapshot'],
  ] as const
).flatMap(([code, basis]) =>
  ENDS.map(({ end, sql }) => ({
    question: { ask: 'extreme' as const, of: of(code), when: ever, basis, order: order(end) },
    sql: `select ${COLUMNS} ${series(code, basis)} and value is not null order by ${sql}, finish limit 1`,
    why: `the ${end} of all times, the earliest of level ones`,
  })),
);

const withinTimes: readonly Case[] = [
  {
    question: { ask: 'extreme', of: of('CP-ICPC'), when: last(12), order: order('best') },
    sql: `select ${COLUMNS} ${series('CP-ICPC', 'month')} and finish > '2025-10-31' order by -value limit 1`,
    why: 'of the last 12 months alone',
  },
  {
    question: { ask: 'extreme', of: of('CIC-N'), when: since('2025-01-01', '2025-12-31'), order: order('highest') },
    sql: `select ${COLUMNS} ${series('CIC-N', 'snapshot')} and finish between '2025-01-01' and '2025-12-31' order by -value limit 1`,
    why: 'within a year',
  },
  {
    question: { ask: 'extreme', of: of('CP-ICPC'), when: { kind: 'each-year', months: [10] }, order: order('worst') },
    sql: `select ${COLUMNS} ${series('CP-ICPC', 'month')} and period like '%-10' order by value limit 1`,
    why: 'of every October',
  },
  {
    question: { ask: 'extreme', of: of('CP-ICPC'), basis: 'month', when: ever, order: order('best'), place: 3 },
    sql: `select ${COLUMNS} ${series('CP-ICPC', 'month')} order by -value limit 1 offset 2`,
    why: 'the third best: two are level before it',
  },
  {
    question: { ask: 'extreme', of: of('CIC-N'), when: ever, order: order('highest', 'change') },
    sql: `select ${COLUMNS} from (select *, value - lag(value) over (order by finish) as step ${series('CIC-N', 'snapshot')}) where step is not null order by -step, finish limit 1`,
    why: 'the largest rise from one month to the next; the first month has none',
  },
  {
    question: { ask: 'extreme', of: of('CP-ICPC'), basis: 'month', when: ever, order: order('worst', 'change') },
    sql: `select ${COLUMNS} from (select *, value - lag(value) over (order by finish) as step ${series('CP-ICPC', 'month')}) where step is not null order by round(step, 6), finish limit 1`,
    why: 'the worst step of all',
  },
  {
    question: { ask: 'extreme', of: of('CP-ICPC'), basis: 'month', when: ever, order: order('worst', 'gap') },
    sql: `select ${COLUMNS} ${series('CP-ICPC', 'month')} order by round(value - target, 6), finish limit 1`,
    why: 'furthest off the target that was in force then',
  },
  {
    question: { ask: 'extreme', of: of('CIC-IN'), form: 'count', basis: 'month', when: ever, order: order('best') },
    sql: `select indicator, period, value ${series('CIC-IN', 'month')} order by -value, finish limit 1`,
    why: 'neither way is better: best is the highest',
  },
  {
    question: { ask: 'extreme', of: of('CP-ICPC'), form: 'count', basis: 'month', when: ever, order: order('highest') },
    sql: `select indicator, period, numerator as value ${series('CP-ICPC', 'month')} order by -numerator, finish limit 1`,
    why: 'as a number, not a percentage',
  },
];

const alongAreas: readonly Case[] = (
  [
    ['REF-RE', 'rolling-year'],
    ['CIC-DENTAL', 'snapshot'],
    ['CIC-IHA', 'quarter'],
    ['SA-45D', 'month'],
    ['CIC-N', 'snapshot'],
  ] as const
).flatMap(([code, basis]) =>
  ENDS.filter(({ end }) => code !== 'CIC-N' || end === 'highest' || end === 'lowest').map(({ end, sql }) => ({
    question: { ask: 'extreme' as const, of: of(code), where: each(), order: order(end) },
    sql: `select area, ${COLUMNS} ${localities(code, basis)} and value is not null order by ${sql} limit 1`,
    why: `the ${end} locality`,
  })),
);

const others: readonly Case[] = [
  {
    question: { ask: 'extreme', of: of('CP-2Y'), where: each(), order: order('worst') },
    sql: `select area, value, numerator ${localities('CP-2Y', 'snapshot')} and marker is null order by value limit 1`,
    why: 'hidden localities are never the worst',
  },
  {
    question: { ask: 'extreme', of: of('CIC-DENTAL'), where: each('locality', ['Brackenford']), order: order('best') },
    sql: `select area, value ${localities('CIC-DENTAL', 'snapshot')} and area <> 'Brackenford' order by -value limit 1`,
    why: 'without the one that is excepted',
  },
  {
    question: { ask: 'extreme', of: of('CIC-DENTAL'), where: each('team'), order: order('best') },
    sql: `select area, value ${localities('CIC-DENTAL', 'snapshot', 'team')} order by -value limit 1`,
    why: 'of the teams',
  },
  {
    question: { ask: 'extreme', of: of('REF-RE'), where: each(), order: order('worst'), place: 2 },
    sql: `select area, value ${localities('REF-RE', 'rolling-year')} order by -value limit 1 offset 1`,
    why: 'the second worst',
  },
  {
    question: {
      ask: 'extreme',
      of: of('CIC-DENTAL'),
      where: each(),
      order: order('best', 'change'),
      against: [back('year')],
    },
    sql: `select area, value from (select c.*, c.value - (select b.value from cells b where b.indicator = c.indicator and b.place = c.place and b.basis = c.basis and b.dimension = 'all' and b.finish = '2025-10-31') as step from (select * ${localities('CIC-DENTAL', 'snapshot')}) c) order by round(-step, 6) limit 1`,
    why: 'the most improved on a year before',
  },
  {
    question: { ask: 'extreme', of: of('EF-COMPLAINTS'), where: parts('reason'), order: order('highest') },
    sql: `select 'reason: ' || category as breakdown, value from cells where indicator = 'EF-COMPLAINTS' and dimension = 'reason' and place = 'Northshire' and finish = '2026-09-30' order by -value limit 1`,
    why: 'the largest category',
  },
  {
    question: { ask: 'extreme', of: of('EF-MOMO'), where: parts(), order: order('lowest') },
    sql: `select value from cells where indicator = 'EF-MOMO' and dimension <> 'all' and place = 'Northshire' and finish = '2026-09-30' and marker is null order by value limit 1`,
    why: 'hidden categories are never the smallest',
  },
  ...(['best', 'worst'] as const).map((end) => ({
    question: { ask: 'extreme' as const, of: all, order: order(end, 'gap') },
    sql: `select indicator, value ${NEWEST} and target is not null and polarity in ('higher', 'lower') order by round((value - target) * (polarity = 'higher') / target - (value - target) * (polarity = 'lower') / target, 9) ${end === 'best' ? 'desc' : ''}, position limit 1`,
    why: `the ${end} of all by its share of the target`,
  })),
  {
    question: {
      ask: 'extreme',
      of: { kind: 'themes', themes: ['Health and wellbeing'] },
      order: order('worst', 'gap'),
    },
    sql: `select c.indicator, c.value from (select * ${NEWEST}) c join indicators i on i.code = c.indicator join themes t on t.id = i.theme_id where t.name = 'Health and wellbeing' and c.target is not null order by (c.value - c.target) / c.target * (case c.polarity when 'higher' then 1 else -1 end) limit 1`,
    why: 'of a theme',
  },
  {
    question: { ask: 'extreme', of: all, only: rated(['amber']), order: order('worst', 'gap') },
    sql: `select indicator, value from (select *, ${RATING} as rating ${NEWEST}) where rating = 'amber' order by abs(value - target) / target desc limit 1`,
    why: 'of those that are amber',
  },
];

export const extremes: readonly Case[] = [...alongTimes, ...withinTimes, ...alongAreas, ...others];
