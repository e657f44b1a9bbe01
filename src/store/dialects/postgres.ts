import { createRequire } from 'node:module';
import type { Knex } from 'knex';
import type Pg from 'pg';
import { type Dialect, driverCode, newestOfOne } from './dialect.ts';

const CONNECT_TIMEOUT_MS = 5000;

const LOCK_TIMEOUT_MS = 5000;

/** Any number will do, as long as it stays. */
const MIGRATION_LOCK = 2_026_112_320;

/** Loaded where a PostgreSQL address is given, as Knex does too: a start on SQLite does without it. */
const loadPg = () => createRequire(import.meta.url)('pg') as typeof Pg;

/** Given to the connection, not set for the whole process: other users of pg keep theirs. */
function parsersOf({ types }: typeof Pg) {
  const { builtins } = types;
  /** Types that pg gives as text or Date, and SQLite as numbers and text. */
  const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
    [builtins.INT8, Number],
    [builtins.NUMERIC, Number],
    [builtins.DATE, (text) => text],
    [builtins.TIMESTAMP, (text) => text],
    [builtins.TIMESTAMPTZ, (text) => text],
    // Parsed by whoever reads it, as on SQLite.
    [builtins.JSON, (text) => text],
  ]);
  return { getTypeParser: (oid: number) => parsers.get(oid) ?? types.getTypeParser(oid) };
}

/** @param url - as `postgres://user:password@host:port/database` */
export function postgresConfig(url: string): Knex.Config {
  return {
    client: 'pg',
    connection: { connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, types: parsersOf(loadPg()) },
    pool: { min: 0, max: 10 },
    acquireConnectionTimeout: 2 * CONNECT_TIMEOUT_MS,
  };
}

export const postgres: Dialect = {
  name: 'PostgreSQL',
  hasOneWriter: false,
  asked: 'select distinct value::int as series_id from json_array_elements_text(:ids::json) as asked(value)',
  askedWithLine: `
    select distinct asked.value::int as series_id, line.value::int as line_id
    from json_array_elements_text(:ids::json) as asked(value)
    left join json_array_elements_text(:lineIds::json) as line(value) on line.value = asked.value`,
  newestOfEach: (ends) => `
    select newest.* from asked
    cross join lateral (${ends.map((end) => newestOfOne('n.*', end)).join(' union ')}) newest`,
  remarks: `coalesce((
    select json_agg(r.text order by r.position) from observation_remarks r where r.observation_id = o.id), '[]')`,
  jsonArray: (expressions) => `json_build_array(${expressions.join(', ')})`,
  rows: (result) => (result as Pg.QueryResult).rows,
  readSnapshot: (knex, work) => knex.transaction(work, { isolationLevel: 'repeatable read', readOnly: true }),
  prepare: async () => {},
  lockForMigrating: async (trx) => {
    await trx.raw(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await trx.raw(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  },
  classify: (error) => {
    const code = driverCode(error);
    if (code === '55P03' || code === '40P01') return 'store-busy';
    if (code === '53100') return 'store-full';
    if (code === '25006') return 'store-read-only';
    if (code === 'XX001' || code === 'XX002') return 'store-corrupt';
    // Five characters are the server's own answer. Classes 08, 28, 3D, 53 and 57 are about the connection.
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    if (/^[0-9A-Z]{5}$/.test(code) && !/^(08|28|3D|53|57)/.test(code)) return 'store-unreadable';
    return 'store-unreachable';
  },
};
