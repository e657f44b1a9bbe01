import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { StoreErrorCode } from '../../errors.ts';
import { type Dialect, driverCode, newestOfOne } from './dialect.ts';

/** How long a statement waits for another process that is writing. */
const BUSY_TIMEOUT_MS = 5000;

const PAUSE_MS = 50;

const CODES: Readonly<Record<string, StoreErrorCode>> = {
  SQLITE_CANTOPEN: 'store-unreachable',
  SQLITE_PERM: 'store-unreachable',
  SQLITE_NOTADB: 'store-not-a-database',
  SQLITE_BUSY: 'store-busy',
  SQLITE_LOCKED: 'store-busy',
  SQLITE_READONLY: 'store-read-only',
  SQLITE_FULL: 'store-full',
  SQLITE_CORRUPT: 'store-corrupt',
};

interface Connection {
  exec(sql: string, done: (error: Error | null) => void): void;
  serialize(): void;
}

/** One connection: SQLite has one writer, and a second one of ours would only wait for the first. */
export function sqliteConfig(file: string): Knex.Config {
  return {
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      // Both are settings of a connection, not of the file, so they are made on each.
      afterCreate: (connection: Connection, done: (error: Error | null, connection: Connection) => void) => {
        // Else each statement that waits for the one before it holds one of the few threads of the process, and where that
        // one waits for another connection of ours, none may be left for the other to end with.
        connection.serialize();
        connection.exec(`pragma foreign_keys = on; pragma busy_timeout = ${BUSY_TIMEOUT_MS};`, (error) =>
          done(error, connection),
        );
      },
    },
  };
}

export const sqlite: Dialect = {
  name: 'SQLite',
  hasOneWriter: true,
  asked: 'select distinct value as series_id from json_each(:ids)',
  askedWithLine: `
    select distinct value as series_id, case when value in (select value from json_each(:lineIds)) then value end as line_id
    from json_each(:ids)`,
  // Has no lateral joins. 'cross' keeps the series outside and looks each id up, however large the table.
  newestOfEach: (ends) => `
    select o.* from asked cross join observations o
    on o.id in (${ends.map((end) => newestOfOne('n.id', end)).join(' union ')})`,
  remarks: `json((
    select json_group_array(r.text) from (
      select text from observation_remarks where observation_id = o.id order by position) r))`,
  jsonArray: (expressions) => `json_array(${expressions.join(', ')})`,
  rows: (result) => (Array.isArray(result) ? result : []),
  // A transaction sees the state at its first read, by WAL.
  readSnapshot: (knex, work) => knex.transaction(work),
  prepare: async (knex) => {
    for (let waitedMs = 0; ; waitedMs += PAUSE_MS) {
      try {
        // Stays in the file. Readers then go on while another process imports.
        await knex.raw('pragma journal_mode = wal');
        return;
      } catch (error) {
        // Of two that switch at once, SQLite refuses one without its busy timeout.
        if (driverCode(error) !== 'SQLITE_BUSY' || waitedMs >= BUSY_TIMEOUT_MS) throw error;
        await sleep(PAUSE_MS);
      }
    }
  },
  lockForMigrating: async (trx) => {
    // A write that changes nothing: the first in a transaction takes the one lock for writing.
    await trx.raw('pragma user_version = 0');
  },
  classify: (error) => CODES[driverCode(error)] ?? 'store-unreadable',
};
