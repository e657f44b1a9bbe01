import type { Knex } from 'knex';
import type { Dialect } from './dialects/dialect.ts';
import { postgres } from './dialects/postgres.ts';
import { sqlite } from './dialects/sqlite.ts';

const BY_CLIENT: Readonly<Record<string, Dialect>> = { sqlite3: sqlite, pg: postgres };

/** The dialect of an open database, by the client that it was opened with. */
export function dialectOf(knex: Knex): Dialect {
  const client: unknown = knex.client.config.client;
  const dialect = typeof client === 'string' ? BY_CLIENT[client] : undefined;
  if (!dialect) throw new Error(`no dialect for the database client ${String(client)}`);
  return dialect;
}
