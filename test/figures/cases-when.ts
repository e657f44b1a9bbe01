import {
  back,
  type Case,
  ever,
  last,
  MEETS,
  MISSES,
  moved,
  number,
  of,
  RATING,
  rated,
  series,
  since,
  target,
} from './table-cases.ts';

const COLUMNS = 'indicator, period, value, numerator, denominator';

/** How far a number is on the better side of its target. */
const BETTER = "round((value - target) * case polarity when 'higher' then 1 else -1 end, 6)";

const CONDITIONS = [
  { only: target('meets'), sql: MEETS, near: `-${BETTER}`, why: 'met the target then in force' },
  { only: target('misses'), sql: MISSES, near: BETTER, why: 'missed the target then in force' },
  { only: rated(['amber', 'red']), sql: `${RATING} in ('amber', 'red')`, near: BETTER, why: 'was amber or red' },
  { only: rated(['exceeds'], true), sql: `${RATING} <> 'exceeds'`, near: BETTER, why: 'did not exceed it' },
] as const;

const SERIES = [
  ['CP-ICPC', 'month'],
  ['SA-45D', 'month'],
  ['CIC-DENTAL', 'snapshot'],
  ['REF-RE', 'rolling-year'],
] as const;

const lasts: readonly Case[] = SERIES.flatMap(([code, basis]) =>
  CONDITIONS.flatMap(({ only, sql, why, near }) =>
    (['last', 'first'] as const).map((end) => ({
      question: { ask: 'when' as const, of: of(code), basis, when: ever, only, end },
      sql: `select ${COLUMNS} ${series(code, basis)} order by ${sql} desc, case when ${sql} then finish end ${end === 'last' ? 'desc' : ''}, ${near}, finish limit 1`,
      why: `the ${end} time that it ${why}, else what came nearest`,
    })),
  ),
);

const others: readonly Case[] = [
  {
    question: { ask: 'when', of: of('CIC-N'), when: ever, only: number('under', '900') },
    sql: `select ${COLUMNS} ${series('CIC-N', 'snapshot')} and value < 900 order by finish desc limit 1`,
    why: 'under a number',
  },
  {
    question: { ask: 'when', of: of('CIC-N'), when: ever, only: number('at-least', '950'), end: 'first' },
    sql: `select ${COLUMNS} ${series('CIC-N', 'snapshot')} and value >= 950 order by finish limit 1`,
    why: 'reached a number first',
  },
  {
    question: { ask: 'when', of: of('CP-N'), when: ever, only: moved('rose') },
    sql: `select ${COLUMNS} from (select *, value - lag(value) over (order by finish) as step ${series('CP-N', 'snapshot')}) where step > 0 order by finish desc limit 1`,
    why: 'rose from the month before',
  },
  {
    question: { ask: 'when', of: of('CP-N'), when: ever, only: moved('rose', back('year')) },
    sql: `select ${COLUMNS} from (select *, value - lag(value, 12) over (order by finish) as step ${series('CP-N', 'snapshot')}) where step > 0 order by finish desc limit 1`,
    why: 'was more than a year before',
  },
  {
    question: {
      ask: 'when',
      of: of('SA-45D'),
      basis: 'month',
      when: ever,
      only: [{ not: false, test: { kind: 'state', state: 'provisional' } }],
      end: 'first',
    },
    sql: `select ${COLUMNS} ${series('SA-45D', 'month')} and status = 'provisional' order by finish limit 1`,
    why: 'was provisional first',
  },
  {
    question: { ask: 'when', of: of('CIC-IHA'), when: ever, only: target('meets') },
    sql: `select ${COLUMNS} ${series('CIC-IHA', 'month')} order by round(target - value, 6), finish limit 1`,
    why: 'never: the nearest to it',
  },
  {
    question: { ask: 'when', of: of('CP-ICPC'), when: since('2024-01-01', '2024-12-31'), only: target('meets') },
    sql: `select ${COLUMNS} ${series('CP-ICPC', 'month')} and ${MEETS} and finish between '2024-01-01' and '2024-12-31' order by finish desc limit 1`,
    why: 'within a year',
  },
];

/** How many of a series lie after the last that fails, in months of SQL. */
function runSql(code: string, basis: string, holds: string, place = 'Northshire'): string {
  const rows = `(select *, value - lag(value) over (order by finish) as step ${series(code, basis, place)})`;
  return `select indicator, count(*) as value from ${rows} where finish > coalesce((select max(finish) from ${rows} where not coalesce(${holds}, 0)), '')`;
}

const runs: readonly Case[] = [
  ...SERIES.flatMap(([code, basis]) =>
    CONDITIONS.map(({ only, sql, why }) => ({
      question: { ask: 'run' as const, of: of(code), basis, only },
      sql: runSql(code, basis, sql).replace('select indicator,', `select '${code}' as indicator,`),
      why: `how many in a row it ${why}`,
    })),
  ),
  ...(
    [
      ['CIC-IHA', 'quarter', 'fell', 'step < 0'],
      ['CP-N', 'snapshot', 'fell', 'step < 0'],
      ['CIC-N', 'snapshot', 'rose', 'step > 0'],
      ['CIC-DENTAL', 'snapshot', 'better', 'step > 0'],
      ['CP-ICPC', 'quarter', 'worse', 'step < 0'],
      ['CIC-3PLACE', 'snapshot', 'worse', 'step > 0'],
    ] as const
  ).map(([code, basis, how, sql]) => ({
    question: { ask: 'run' as const, of: of(code), only: moved(how) },
    sql: runSql(code, basis, sql).replace('select indicator,', `select '${code}' as indicator,`),
    why: `how many in a row it ${how}, on the basis that leads`,
  })),
  {
    question: {
      ask: 'run',
      of: of('CIC-DENTAL'),
      where: { kind: 'areas', areas: ['Fallowdale'] },
      only: target('meets'),
    },
    sql: runSql('CIC-DENTAL', 'snapshot', MEETS, 'Fallowdale').replace(
      'select indicator,',
      "select 'Fallowdale' as area,",
    ),
    why: 'in one locality',
  },
  {
    question: { ask: 'run', of: of('CIC-DENTAL'), when: last(12), only: target('meets') },
    sql: runSql('CIC-DENTAL', 'snapshot', MEETS),
    why: 'within the last 12 months',
  },
];

export const whens: readonly Case[] = [...lasts, ...others];
export { runs };
