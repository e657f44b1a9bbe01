import type { Knex } from 'knex';
import type { Marker, Observation, PublishedMovement, Rating, Source } from '../query/observation.ts';
import type { Basis } from '../query/period.ts';
import type { Plan } from '../query/store.ts';
import { dialectOf } from './dialect-of.ts';
import type { Dialect, End } from './dialects/dialect.ts';
import { reading } from './reading.ts';

/** After every date. */
const NO_BOUND = '9999-12-31';

/**
 * Current, unretracted observations by series id, then oldest first; each once. One query, which steps through an
 * index from the newest end of each series, so that its cost is that of the rows it gives.
 *
 * @throws StoreError when the database can't be read
 */
export async function findObservations(knex: Knex, plan: Plan): Promise<readonly Observation[]> {
  if (plan.seriesIds.length === 0) return [];
  const dialect = dialectOf(knex);
  const result = await reading(knex, 'reading observations', () =>
    Promise.resolve(knex.raw(findSql(dialect, plan), bindings(plan))),
  );
  return dialect
    .rows(result)
    .map((row) => toObservation(JSON.parse((row as { readonly fields: string }).fields) as Row));
}

function bindings(plan: Plan) {
  const ids = JSON.stringify(plan.seriesIds);
  const within = plan.within ? { since: plan.within.from, to: plan.within.to } : {};
  const line = plan.line ? { lineIds: JSON.stringify(plan.line.seriesIds), lineLast: plan.line.last } : {};
  if (plan.until === null) return { ids, last: Math.max(plan.last, plan.newest), ...within, ...line };
  return { ids, last: plan.last, until: plan.until, newest: plan.newest, ...within, ...line };
}

function ends(plan: Plan): readonly End[] {
  const unbound = `'${NO_BOUND}'`;
  const until = plan.until === null ? unbound : ':until';
  const rest: readonly End[] = [
    ...(plan.within ? [{ since: ':since', until: ':to' }] : []),
    ...(plan.line ? [{ limit: ':lineLast', until, ofLine: true } as const] : []),
  ];
  if (plan.until === null) return [{ limit: ':last', until }, ...rest];
  return [{ limit: ':last', until }, { limit: ':newest', until: unbound }, ...rest];
}

/** In the order of `Row`. */
const COLUMNS = [
  ...['o.id', 'o.series_id', 's.basis', 'o.period_label', 'o.period_start', 'o.period_end', 'o.value', 'o.numerator'],
  ...['o.denominator', 'o.qualifier', 'o.marker', 'o.status', 'o.symbol', 'o.arrow', 'o.published_rating', 'o.moved'],
  ...['o.movement_verdict', 'o.movement_since', 'o.movement_by', 'o.note', 'o.revision'],
  ...['i.source_title', 'i.published_on', 'i.changes_as'],
];

/** Left joins, though each has its row: so no planner starts from the joined tables. */
function findSql(dialect: Dialect, plan: Plan): string {
  return `with asked as (${plan.line ? dialect.askedWithLine : dialect.asked}), chosen as (${dialect.newestOfEach(ends(plan))})
    select ${dialect.jsonArray([...COLUMNS, dialect.remarks])} as fields
    from chosen o
    left join series s on s.id = o.series_id
    left join imports i on i.id = o.import_id
    order by o.series_id, o.period_end`;
}

/** As both databases give it: integers as numbers, all else as text. */
type Row = readonly [
  id: number,
  seriesId: number,
  basis: Basis,
  label: string,
  start: string,
  end: string,
  value: string | null,
  numerator: number | null,
  denominator: number | null,
  qualifier: 'exact' | 'approximate',
  marker: Marker | null,
  status: 'final' | 'provisional',
  symbol: string | null,
  arrow: string | null,
  publishedRating: Rating | null,
  moved: PublishedMovement['moved'],
  verdict: PublishedMovement['verdict'],
  since: string | null,
  by: string | null,
  note: string | null,
  revision: number,
  title: string,
  publishedOn: string,
  changesAs: Source['changesAs'],
  remarks: readonly string[],
];

function toObservation(row: Row): Observation {
  const [id, seriesId, basis, label, start, end, value, numerator, denominator, qualifier, marker, status, ...more] =
    row;
  const [symbol, arrow, publishedRating, moved, verdict, since, by, note, revision, ...source] = more;
  const [title, publishedOn, changesAs, remarks] = source;
  return {
    id,
    seriesId,
    period: { basis, label, start, end },
    value,
    numerator,
    denominator,
    qualifier,
    marker,
    provisional: status === 'provisional',
    symbol,
    arrow,
    publishedRating,
    movement: toMovement({ moved, verdict, since, by }),
    note,
    remarks,
    revision,
    source: { title, publishedOn, changesAs },
  };
}

function toMovement(movement: PublishedMovement): PublishedMovement | null {
  const { moved, verdict, since, by } = movement;
  return moved === null && verdict === null && since === null && by === null ? null : movement;
}
