import type { Knex } from 'knex';
import type { Marker, Observation, PublishedMovement, Rating } from '../query/observation.ts';
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
  return dialect.rows(result).map((row) => toObservation(row as Row));
}

function bindings(plan: Plan) {
  const ids = JSON.stringify(plan.seriesIds);
  if (plan.until === null) return { ids, last: Math.max(plan.last, plan.newest) };
  return { ids, last: plan.last, until: plan.until, newest: plan.newest };
}

function ends(plan: Plan): readonly End[] {
  const unbound = `'${NO_BOUND}'`;
  if (plan.until === null) return [{ limit: ':last', until: unbound }];
  return [
    { limit: ':last', until: ':until' },
    { limit: ':newest', until: unbound },
  ];
}

/** Left joins, though each has its row: so no planner starts from the joined tables. */
function findSql(dialect: Dialect, plan: Plan): string {
  return `with asked as (${dialect.asked}), chosen as (${dialect.newestOfEach(ends(plan))})
    select o.id, o.series_id, s.basis, o.period_label, o.period_start, o.period_end, o.value, o.numerator,
      o.denominator, o.qualifier, o.marker, o.status, o.symbol, o.arrow, o.published_rating, o.moved,
      o.movement_verdict, o.movement_since, o.movement_by, o.note, o.revision, i.source_title, i.published_on,
      ${dialect.remarks} as remarks
    from chosen o
    left join series s on s.id = o.series_id
    left join imports i on i.id = o.import_id
    order by o.series_id, o.period_end`;
}

/** As both databases give it: integers as numbers, all else as text. */
interface Row {
  readonly id: number;
  readonly series_id: number;
  readonly basis: Basis;
  readonly period_label: string;
  readonly period_start: string;
  readonly period_end: string;
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly qualifier: 'exact' | 'approximate';
  readonly marker: Marker | null;
  readonly status: 'final' | 'provisional';
  readonly symbol: string | null;
  readonly arrow: string | null;
  readonly published_rating: Rating | null;
  readonly moved: PublishedMovement['moved'];
  readonly movement_verdict: PublishedMovement['verdict'];
  readonly movement_since: string | null;
  readonly movement_by: string | null;
  readonly note: string | null;
  readonly revision: number;
  readonly source_title: string;
  readonly published_on: string;
  readonly remarks: string;
}

function toObservation(row: Row): Observation {
  return {
    id: row.id,
    seriesId: row.series_id,
    period: { basis: row.basis, label: row.period_label, start: row.period_start, end: row.period_end },
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    qualifier: row.qualifier,
    marker: row.marker,
    provisional: row.status === 'provisional',
    symbol: row.symbol,
    arrow: row.arrow,
    publishedRating: row.published_rating,
    movement: toMovement(row),
    note: row.note,
    remarks: JSON.parse(row.remarks) as readonly string[],
    revision: row.revision,
    source: { title: row.source_title, publishedOn: row.published_on },
  };
}

function toMovement(row: Row): PublishedMovement | null {
  const { moved, movement_verdict: verdict, movement_since: since, movement_by: by } = row;
  if (moved === null && verdict === null && since === null && by === null) return null;
  return { moved, verdict, since, by };
}
