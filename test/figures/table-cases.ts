import type { Question } from '../../src/question/question.ts';

/** A Question, and the SQL whose one row is what its main fact says, column by column. */
export interface Case {
  readonly question: Partial<Question>;
  readonly sql: string;
  readonly why: string;
}

export const of = (...codes: readonly string[]): Question['of'] => ({
  kind: 'indicators',
  indicators: codes.map((code) => ({ code, inverse: false })),
});
export const all: Question['of'] = { kind: 'everything' };
export const ever: Question['when'] = { kind: 'all' };
export const each = (
  areaKind: 'locality' | 'team' = 'locality',
  except: readonly string[] = [],
): Question['where'] => ({
  kind: 'each-area',
  areaKind,
  except: [...except],
});
export const inAreas = (...areas: readonly string[]): Question['where'] => ({ kind: 'areas', areas: [...areas] });
export const parts = (dimension: string | null = null): Question['where'] => ({
  kind: 'each-category',
  dimension,
  except: [],
});
export const last = (count: number, step: 'month' | 'quarter' | 'year' | 'point' = 'month'): Question['when'] => ({
  kind: 'last',
  step,
  count,
});
export const since = (from: string, to: string | null = null): Question['when'] => ({ kind: 'range', from, to });
export const back = (step: 'month' | 'quarter' | 'year' | 'point', count = 1) => ({
  kind: 'back' as const,
  step,
  count,
});
export const order = (
  end: 'best' | 'worst' | 'highest' | 'lowest',
  by: 'value' | 'gap' | 'change' = 'value',
): Question['order'] => ({ by, end });

type Only = Question['only'];
export const target = (side: 'meets' | 'misses' | 'above' | 'below', not = false): Only => [
  { not, test: { kind: 'target', side } },
];
export const number = (op: 'under' | 'over' | 'at-least' | 'at-most' | 'equal', value: string, not = false): Only => [
  { not, test: { kind: 'number', op, value } },
];
export const moved = (
  how: 'better' | 'worse' | 'rose' | 'fell' | 'unchanged' | 'changed',
  from: ReturnType<typeof back> | null = null,
): Only => [{ not: false, test: { kind: 'moved', how, since: from } }];
export const inUnit = (unit: string): Only => [{ not: false, test: { kind: 'unit', units: [unit] } }];
type Rating = 'exceeds' | 'within' | 'yellow' | 'amber' | 'red' | 'green' | 'attention' | 'unrated';
export const rated = (ratings: readonly Rating[], not = false): Only => [
  { not, test: { kind: 'rated', ratings: [...ratings] } },
];

/** One series of the organisation (or of another place), oldest first unless said. */
export function series(code: string, basis: string, place = 'Northshire'): string {
  return `from cells where indicator = '${code}' and basis = '${basis}' and place = '${place}' and dimension = 'all'`;
}

/** A measure in each locality at the newest time that it is held for. */
export function localities(code: string, basis: string, kind = 'locality'): string {
  const where = `indicator = '${code}' and basis = '${basis}' and kind = '${kind}' and dimension = 'all'`;
  return `from cells where ${where} and finish = (select max(finish) from cells where ${where})`;
}

/** The newest figure of each measure of the organisation: of its leading basis, else of whichever ends last. */
export const NEWEST = `from (
  select *, row_number() over (
    partition by indicator order by headline is not null and basis = headline desc, finish desc) as nth
  from cells where kind = 'organisation' and dimension = 'all')
  where nth = 1`;

/** How a row is rated, in words of SQL. */
export const RATING = `case
  when value is null or target is null or polarity not in ('higher', 'lower') then null
  when polarity = 'higher' then case
    when value >= star then 'exceeds' when value >= tolerated or value >= target then 'within'
    when value >= yellow then 'yellow' when value >= amber then 'amber'
    when yellow is not null or amber is not null then 'red' else 'attention' end
  else case
    when value <= star then 'exceeds' when value <= tolerated or value <= target then 'within'
    when value <= yellow then 'yellow' when value <= amber then 'amber'
    when yellow is not null or amber is not null then 'red' else 'attention' end
  end`;

export const MEETS = `((polarity = 'higher' and value >= target) or (polarity = 'lower' and value <= target))`;
export const MISSES = `((polarity = 'higher' and value < target) or (polarity = 'lower' and value > target))`;
