import {
  back,
  type Case,
  each,
  ever,
  inAreas,
  last,
  localities,
  MEETS,
  number,
  of,
  parts,
  series,
  since,
  target,
} from './table-cases.ts';

const sums: readonly Case[] = [
  {
    question: { ask: 'sum', of: of('CIC-IN'), when: since('2026-04-01') },
    sql: `select 'worked-out' as role, sum(value) as value ${series('CIC-IN', 'month')} and start >= '2026-04-01'`,
    why: 'the financial year to date',
  },
  {
    question: { ask: 'sum', of: of('CIC-IN'), when: last(12) },
    sql: `select role, indicator, period, value from (select 'value' as role, * ${series('CIC-IN', 'rolling-year')}) where period = '2026-10'`,
    why: 'twelve months are the published rolling year',
  },
  {
    question: { ask: 'sum', of: of('CIC-IN'), when: last(3) },
    sql: `select 'worked-out' as role, sum(value) as value ${series('CIC-IN', 'month')} and finish > '2026-07-31'`,
    why: 'three months that are no quarter',
  },
  {
    question: { ask: 'sum', of: of('CIC-IN'), when: since('2026-07-01', '2026-09-30') },
    sql: `select 'value' as role, period, value ${series('CIC-IN', 'quarter')} and period = '2026/27 Q2'`,
    why: 'three months that are the published quarter',
  },
  {
    question: { ask: 'sum', of: of('EF-COMPLAINTS'), when: since('2025-01-01', '2025-12-31') },
    sql: `select 'value' as role, period, value ${series('EF-COMPLAINTS', 'rolling-year')} and period = '2025-12'`,
    why: 'a calendar year is the rolling year to December',
  },
  {
    question: { ask: 'sum', of: of('CIC-OUT'), basis: 'quarter', when: last(8, 'quarter') },
    sql: `select 'worked-out' as role, sum(value) as value ${series('CIC-OUT', 'quarter')} and finish > '2024-09-30'`,
    why: 'eight quarters',
  },
  {
    question: { ask: 'sum', of: of('CP-ICPC'), when: since('2026-04-01') },
    sql: `select 'worked-out' as role, round(100.0 * sum(numerator) / sum(denominator), 1) as value, sum(numerator) as numerator, sum(denominator) as denominator ${series('CP-ICPC', 'month')} and start >= '2026-04-01'`,
    why: 'a percentage by its counts',
  },
  {
    question: { ask: 'sum', of: of('CP-ICPC'), form: 'count', when: since('2026-04-01') },
    sql: `select 'worked-out' as role, sum(numerator) as value ${series('CP-ICPC', 'month')} and start >= '2026-04-01'`,
    why: 'as a number: the numerators',
  },
  {
    question: { ask: 'sum', of: of('CIC-N'), where: inAreas('Alderbeck', 'Coldmere') },
    sql: `select 'worked-out' as role, sum(value) as value ${localities('CIC-N', 'snapshot')} and area in ('Alderbeck', 'Coldmere')`,
    why: 'two localities at one time',
  },
  {
    question: { ask: 'sum', of: of('CIC-N'), where: each() },
    sql: `select 'value' as role, area, value ${series('CIC-N', 'snapshot')} order by finish desc limit 1`,
    why: 'all localities are the published whole',
  },
  {
    question: { ask: 'sum', of: of('CIC-N'), where: each('locality', ['Coldmere']) },
    sql: `select 'worked-out' as role, sum(value) as value ${localities('CIC-N', 'snapshot')} and area <> 'Coldmere'`,
    why: 'all but one',
  },
  {
    question: { ask: 'sum', of: of('CIC-DENTAL'), where: inAreas('Alderbeck', 'Coldmere') },
    sql: `select 'worked-out' as role, round(100.0 * sum(numerator) / sum(denominator), 1) as value, sum(numerator) as numerator ${localities('CIC-DENTAL', 'snapshot')} and area in ('Alderbeck', 'Coldmere')`,
    why: 'percentages of two localities by their counts',
  },
  {
    question: { ask: 'sum', of: of('CIC-IN', 'CIC-OUT') },
    sql: `select 'worked-out' as role, sum(value) as value from cells where indicator in ('CIC-IN', 'CIC-OUT') and basis = 'quarter' and kind = 'organisation' and period = '2026/27 Q2' and dimension = 'all'`,
    why: 'two counts of one time',
  },
  {
    question: {
      ask: 'sum',
      of: of('EF-COMPLAINTS'),
      where: { kind: 'categories', dimension: 'reason', categories: ['delay', 'communication'] },
    },
    sql: `select 'worked-out' as role, sum(value) as value from cells where indicator = 'EF-COMPLAINTS' and dimension = 'reason' and category in ('delay', 'communication') and place = 'Northshire' and period = '2026/27 Q2'`,
    why: 'two categories',
  },
  {
    question: { ask: 'sum', of: of('CIC-IN'), basis: 'month', when: ever, only: number('over', '45') },
    sql: `select 'worked-out' as role, sum(value) as value ${series('CIC-IN', 'month')} and value > 45`,
    why: 'of the months that meet a condition',
  },
];

/** 'How many were …' over a stretch is a sum where it adds up. */
const hows: readonly Case[] = [
  {
    question: { ask: 'value', of: of('CIC-IN'), form: 'count', when: since('2026-04-01') },
    sql: `select 'worked-out' as role, sum(value) as value ${series('CIC-IN', 'month')} and start >= '2026-04-01'`,
    why: 'how many since April',
  },
  {
    question: { ask: 'value', of: of('CIC-IN'), form: 'count', when: last(12) },
    sql: `select 'value' as role, period, value ${series('CIC-IN', 'rolling-year')} and period = '2026-10'`,
    why: 'how many in the last twelve months',
  },
  {
    question: { ask: 'value', of: of('CIC-N'), form: 'count', when: since('2026-04-01') },
    sql: `select 'value' as role, period, value ${series('CIC-N', 'snapshot')} order by finish desc limit 1`,
    why: 'what does not add up is told as its course',
  },
  {
    question: { ask: 'check', of: of('CIC-IHA'), along: 'times', aspect: 'ever', only: target('meets') },
    sql: `select period, value ${series('CIC-IHA', 'month')} order by round(target - value, 6), finish limit 1`,
    why: 'have we ever: all times are looked at',
  },
];

/** What is refused says so, and gives the newest figure as what is held. */
const refused: readonly Case[] = [
  {
    question: { ask: 'sum', of: of('CIC-N'), when: last(12) },
    sql: `select 'value' as role, period, value ${series('CIC-N', 'snapshot')} order by finish desc limit 1`,
    why: 'counts of a day do not add up over time',
  },
  {
    question: { ask: 'sum', of: of('FD-24H'), basis: 'rolling-year', when: last(24) },
    sql: `select 'value' as role, value ${series('FD-24H', 'month')} and finish = '2099-01-01' union all select 'value', value ${series('FD-24H', 'rolling-year')} and period = '2026-10'`,
    why: 'rolling years overlap',
  },
  {
    question: { ask: 'sum', of: of('CP-2Y'), where: each() },
    sql: `select area, value from (select * ${localities('CP-2Y', 'snapshot')} and marker is null order by area desc) limit 1`,
    why: 'hidden parts',
  },
  {
    question: { ask: 'sum', of: of('CIC-IN'), when: since('2023-01-01') },
    sql: `select 'value' as role, period, value ${series('CIC-IN', 'month')} order by finish desc limit 1`,
    why: 'nothing is held for the first months of it',
  },
];

const means: readonly Case[] = [
  {
    question: { ask: 'mean', of: of('CIC-N'), when: last(12) },
    sql: `select 'worked-out' as role, round(avg(value), 1) as value ${series('CIC-N', 'snapshot')} and finish > '2025-10-31'`,
    why: 'a plain mean of how it stood',
  },
  {
    question: { ask: 'mean', of: of('CIC-IN'), when: last(6) },
    sql: `select 'worked-out' as role, round(avg(value), 1) as value ${series('CIC-IN', 'month')} and finish > '2026-04-30'`,
    why: 'per month',
  },
  {
    question: { ask: 'mean', of: of('CIC-IN'), basis: 'quarter', when: ever },
    sql: `select 'worked-out' as role, round(avg(value), 1) as value ${series('CIC-IN', 'quarter')}`,
    why: 'per quarter',
  },
  {
    question: { ask: 'mean', of: of('CP-ICPC'), when: last(12) },
    sql: `select 'value' as role, period, value ${series('CP-ICPC', 'rolling-year')} and period = '2026-10'`,
    why: 'over a year it is the published rolling year',
  },
  {
    question: { ask: 'mean', of: of('CP-ICPC'), when: last(6) },
    sql: `select 'worked-out' as role, round(100.0 * sum(numerator) / sum(denominator), 1) as value ${series('CP-ICPC', 'month')} and finish > '2026-04-30'`,
    why: 'never the mean of percentages',
  },
  {
    question: { ask: 'mean', of: of('CIC-DENTAL'), when: last(12) },
    sql: `select 'worked-out' as role, round(100.0 * sum(numerator) / sum(denominator), 1) as value ${series('CIC-DENTAL', 'snapshot')} and finish > '2025-10-31'`,
    why: 'percentages of days by their counts too',
  },
  {
    question: { ask: 'mean', of: of('CIC-N'), where: each() },
    sql: `select 'worked-out' as role, round(avg(value), 1) as value ${localities('CIC-N', 'snapshot')}`,
    why: 'a locality on average',
  },
  {
    question: { ask: 'mean', of: of('CIC-DENTAL'), where: each() },
    sql: `select 'value' as role, area, value ${series('CIC-DENTAL', 'snapshot')} order by finish desc limit 1`,
    why: 'the percentage of all localities is the published whole',
  },
  {
    question: { ask: 'mean', of: of('CP-ICPC'), when: { kind: 'each-year', months: [10] } },
    sql: `select 'worked-out' as role, round(100.0 * sum(numerator) / sum(denominator), 1) as value ${series('CP-ICPC', 'month')} and period like '%-10'`,
    why: 'of every October',
  },
];

const pairs: readonly Case[] = [
  {
    question: { ask: 'difference', of: of('CIC-IN', 'CIC-OUT') },
    sql: `select 'worked-out' as role, a.value - b.value as value from cells a join cells b on b.period = a.period and b.basis = a.basis and b.place = a.place and b.dimension = 'all' where a.indicator = 'CIC-IN' and b.indicator = 'CIC-OUT' and a.place = 'Northshire' and a.basis = 'quarter' and a.dimension = 'all' order by a.finish desc limit 1`,
    why: 'admissions less leavers, of one quarter',
  },
  {
    question: { ask: 'difference', of: of('CIC-IN', 'CIC-OUT'), basis: 'rolling-year' },
    sql: `select a.value - b.value as value from cells a join cells b on b.period = a.period and b.basis = a.basis and b.place = a.place where a.indicator = 'CIC-IN' and b.indicator = 'CIC-OUT' and a.place = 'Northshire' and a.basis = 'rolling-year' order by a.finish desc limit 1`,
    why: 'of one rolling year',
  },
  {
    question: { ask: 'difference', of: of('CIC-DENTAL'), where: inAreas('Alderbeck', 'Coldmere') },
    sql: `select a.value - b.value as value, 'points' as unit from cells a join cells b on b.period = a.period and b.indicator = a.indicator and b.basis = a.basis where a.indicator = 'CIC-DENTAL' and a.place = 'Alderbeck' and b.place = 'Coldmere' order by a.finish desc limit 1`,
    why: 'of two localities, in points',
  },
  {
    question: { ask: 'difference', of: of('CIC-DENTAL'), where: inAreas('Alderbeck'), against: [{ kind: 'whole' }] },
    sql: `select a.value - b.value as value from cells a join cells b on b.period = a.period and b.indicator = a.indicator and b.basis = a.basis where a.indicator = 'CIC-DENTAL' and a.place = 'Alderbeck' and b.place = 'Northshire' order by a.finish desc limit 1`,
    why: 'from the whole',
  },
  {
    question: {
      ask: 'difference',
      of: of('CIC-HEALTH'),
      against: [{ kind: 'indicator', code: 'CIC-DENTAL', inverse: false }],
    },
    sql: `select a.value - b.value as value from cells a join cells b on b.period = a.period and b.basis = a.basis and b.place = a.place where a.indicator = 'CIC-HEALTH' and b.indicator = 'CIC-DENTAL' and a.place = 'Northshire' and a.basis = 'snapshot' order by a.finish desc limit 1`,
    why: 'from another measure',
  },
  {
    question: { ask: 'share', of: of('CIC-N'), where: inAreas('Coldmere') },
    sql: `select 'Coldmere' as area, round(100.0 * a.value / b.value, 1) as value, a.value as numerator, b.value as denominator from cells a join cells b on b.period = a.period and b.indicator = a.indicator where a.indicator = 'CIC-N' and a.place = 'Coldmere' and b.place = 'Northshire' order by a.finish desc limit 1`,
    why: 'of the whole',
  },
  {
    question: { ask: 'share', of: of('CIC-N'), where: each() },
    sql: `select a.area, round(100.0 * a.value / b.value, 1) as value from (select * ${localities('CIC-N', 'snapshot')}) a join cells b on b.period = a.period and b.indicator = a.indicator and b.place = 'Northshire' order by a.value desc limit 1`,
    why: 'the largest first',
  },
  {
    question: { ask: 'share', of: of('EF-COMPLAINTS'), where: parts('reason') },
    sql: `select round(100.0 * a.value / b.value, 1) as value, a.value as numerator, b.value as denominator from cells a join cells b on b.indicator = a.indicator and b.period = a.period and b.basis = a.basis and b.place = a.place and b.dimension = 'all' where a.indicator = 'EF-COMPLAINTS' and a.dimension = 'reason' and a.place = 'Northshire' and a.period = '2026/27 Q2' order by a.value desc limit 1`,
    why: 'of a breakdown',
  },
  {
    question: { ask: 'share', of: of('CIC-N'), against: [{ kind: 'indicator', code: 'CIN-N', inverse: false }] },
    sql: `select round(100.0 * a.value / b.value, 1) as value from cells a join cells b on b.period = a.period and b.place = a.place where a.indicator = 'CIC-N' and b.indicator = 'CIN-N' and a.place = 'Northshire' order by a.finish desc limit 1`,
    why: 'of another count',
  },
  {
    question: { ask: 'share', of: of('CIC-OOC') },
    sql: `select 'value' as role, value, numerator, denominator ${series('CIC-OOC', 'snapshot')} order by finish desc limit 1`,
    why: 'a percentage is its own share',
  },
];

/** The change, in the unit of SQL. */
function stepSql(code: string, basis: string, from: string, to: string, place = 'Northshire'): string {
  return `select 'change' as role, b.value - a.value as value from cells a join cells b on b.indicator = a.indicator and b.basis = a.basis and b.place = a.place and b.dimension = a.dimension where a.indicator = '${code}' and a.basis = '${basis}' and a.place = '${place}' and a.dimension = 'all' and a.period = '${from}' and b.period = '${to}'`;
}

const quarter = (start: string, end: string) => ({ grain: 'quarter' as const, start, end, fromClock: false });
const month = (start: string, end: string) => ({ grain: 'month' as const, start, end, fromClock: false });

const changes: readonly Case[] = [
  {
    question: { ask: 'change', of: of('CIC-N'), against: [back('year')] },
    sql: stepSql('CIC-N', 'snapshot', '2025-10-31', '2026-10-31'),
    why: 'on a year before',
  },
  {
    question: { ask: 'change', of: of('CIC-IHA') },
    sql: stepSql('CIC-IHA', 'quarter', '2026/27 Q1', '2026/27 Q2'),
    why: 'on the figure before',
  },
  {
    question: {
      ask: 'change',
      of: of('CIC-IHA'),
      against: [{ kind: 'period', period: quarter('2025-07-01', '2025-09-30') }],
    },
    sql: stepSql('CIC-IHA', 'quarter', '2025/26 Q2', '2026/27 Q2'),
    why: 'since a quarter',
  },
  {
    question: {
      ask: 'change',
      of: of('CP-ICPC'),
      against: [{ kind: 'period', period: month('2024-02-01', '2024-02-29') }],
    },
    sql: stepSql('CP-ICPC', 'month', '2024-02', '2026-10'),
    why: 'since a month, on the basis that has it',
  },
  {
    question: {
      ask: 'change',
      of: of('CP-ICPC'),
      when: { kind: 'periods', periods: [quarter('2026-01-01', '2026-03-31'), quarter('2025-07-01', '2025-09-30')] },
    },
    sql: stepSql('CP-ICPC', 'quarter', '2025/26 Q2', '2025/26 Q4'),
    why: 'between two quarters, the earlier first',
  },
  {
    question: { ask: 'change', of: of('CIC-DENTAL'), when: since('2025-10-01', '2026-03-31') },
    sql: stepSql('CIC-DENTAL', 'snapshot', '2025-10-31', '2026-03-31'),
    why: 'over a stretch',
  },
  {
    question: { ask: 'change', of: of('CIC-DENTAL'), when: last(6) },
    sql: stepSql('CIC-DENTAL', 'snapshot', '2026-04-30', '2026-10-31'),
    why: 'over the last six months',
  },
  {
    question: { ask: 'change', of: of('CIC-DENTAL'), where: inAreas('Coldmere'), against: [back('quarter')] },
    sql: stepSql('CIC-DENTAL', 'snapshot', '2026-07-31', '2026-10-31', 'Coldmere'),
    why: 'in one locality',
  },
  {
    question: { ask: 'change', of: of('CP-ICPC'), form: 'count', basis: 'quarter', against: [back('year')] },
    sql: stepSql('CP-ICPC', 'quarter', '2025/26 Q2', '2026/27 Q2').replace(
      'b.value - a.value',
      'b.numerator - a.numerator',
    ),
    why: 'as a number',
  },
];

const checks: readonly Case[] = [
  {
    question: { ask: 'check', of: of('CIC-DENTAL'), only: target('meets') },
    sql: `select indicator, period, value, numerator ${series('CIC-DENTAL', 'snapshot')} order by finish desc limit 1`,
    why: 'the newest figure',
  },
  {
    question: { ask: 'check', of: of('CIC-IHA'), when: ever, only: target('meets') },
    sql: `select period, value ${series('CIC-IHA', 'month')} order by round(target - value, 6), finish limit 1`,
    why: 'never: the nearest',
  },
  {
    question: { ask: 'check', of: of('CP-ICPC'), basis: 'month', when: ever, only: target('meets') },
    sql: `select period, value ${series('CP-ICPC', 'month')} and ${MEETS} order by finish desc limit 1`,
    why: 'ever: the last',
  },
  {
    question: { ask: 'check', of: of('REF-RE'), where: each(), only: target('meets'), aspect: 'every' },
    sql: `select 'worked-out' as role, count(*) as value ${localities('REF-RE', 'rolling-year')} and ${MEETS}`,
    why: 'of all localities: how many',
  },
  {
    question: { ask: 'check', of: of('CIC-DENTAL'), quoted: ['354', '2160'], only: number('over', '14') },
    sql: `select round(100.0 * 354 / 2160, 1) as value, 354 as numerator, 2160 as denominator`,
    why: 'two quoted numbers',
  },
  {
    question: { ask: 'revisions', of: of('SA-45D') },
    sql: `select indicator, period, value, numerator from cells where revision > 1 and place = 'Northshire' order by finish desc, basis = 'rolling-year' desc limit 1`,
    why: 'the newest correction, as it is now',
  },
  {
    question: { ask: 'reconcile', of: of('CP-ICPC'), quoted: ['71.4'] },
    sql: `select basis, period, value ${series('CP-ICPC', 'quarter')} and value = 71.4`,
    why: 'a number that was quoted',
  },
];

export const worked = { sums, hows, refused, means, pairs, changes, checks } as const satisfies Readonly<
  Record<string, readonly Case[]>
>;
