import { mkdirSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import knex, { type Knex } from 'knex';
import { StoreError } from '../errors.ts';
import { dialectOf } from './dialect-of.ts';
import { postgresConfig } from './dialects/postgres.ts';
import { sqliteConfig } from './dialects/sqlite.ts';
import { reading, storeError } from './reading.ts';

/** A PostgreSQL address, or the path of an SQLite file. */
export type DatabaseAddress = { readonly url: string } | { readonly file: string };

/** From here and not from where the program was started. */
const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

const quiet = () => {};

/**
 * Opens nothing yet: the first query connects. An SQLite file that is not there is then created, empty.
 * Close it with `destroy()`.
 */
export function openDatabase(address: DatabaseAddress): Knex {
  if ('file' in address) makeFolder(address.file);
  const config = 'url' in address ? postgresConfig(address.url) : sqliteConfig(address.file);
  return knex({
    ...config,
    migrations: { directory: MIGRATIONS, loadExtensions: ['.js'] },
    // Knex prints what it also throws; whoever catches the error says it.
    log: { warn: quiet, error: quiet, debug: quiet, deprecate: quiet },
  });
}

function makeFolder(file: string): void {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    const message = `The folder ${folder} for the database can't be made: check the path and who may write there.`;
    throw new StoreError('store-unreachable', message, { cause });
  }
}

/**
 * Brings the database to this program's version, in one transaction; changes nothing in one that is there already, or
 * ahead. Where another process is at it, as when two are started at once on a new file, waits for that one.
 *
 * @throws StoreError as `checkMigrations` does
 */
export async function migrate(database: Knex): Promise<void> {
  const dialect = dialectOf(database);
  await reading(database, 'migrating', async () => {
    if (!(await isBehind(database))) return;
    await dialect.prepare(database);
    await database.transaction(async (trx) => {
      await dialect.lockForMigrating(trx);
      if (await isBehind(trx)) await trx.migrate.latest().catch((cause: unknown) => refuseLock(database, cause));
    });
  });
}

async function isBehind(database: Knex): Promise<boolean> {
  const { missing, unknown } = await compareMigrations(database);
  if (unknown.length > 0) throw storeError(database, 'store-ahead', 'migrating', undefined, unknown.join(', '));
  return missing.length > 0;
}

/** The lock of Knex's command line, which a process that was killed leaves behind. */
function refuseLock(database: Knex, cause: unknown): never {
  if (!(cause instanceof Error && cause.name === 'MigrationLocked')) throw cause;
  const detail = 'if nothing migrates it now, `npx knex migrate:unlock` lets go';
  throw storeError(database, 'store-busy', 'migrating', cause, detail);
}

/**
 * Returns where the database is at this program's version and can be read; writes nothing.
 *
 * @throws StoreError with what to do: unreachable, not-a-database, busy, behind or ahead
 */
export async function checkMigrations(database: Knex): Promise<void> {
  const doing = 'opening';
  const { missing, unknown } = await reading(database, doing, () => compareMigrations(database));
  if (unknown.length > 0) throw storeError(database, 'store-ahead', doing, undefined, unknown.join(', '));
  if (missing.length > 0) throw storeError(database, 'store-behind', doing, undefined, `${missing.length} missing`);
}

/**
 * As `checkMigrations`, but brings a database that an earlier version of this program made to this version first. One
 * that no version has made (an empty file, say) is left as it is.
 *
 * @throws StoreError as `checkMigrations` does
 */
export async function bringUpToDate(database: Knex): Promise<void> {
  const { done, missing, unknown } = await reading(database, 'opening', () => compareMigrations(database));
  if (done.length > 0 && missing.length > 0 && unknown.length === 0) await migrate(database);
  else await checkMigrations(database);
}

/** Knex's own list would create its tables where there are none. */
async function compareMigrations(database: Knex) {
  const here = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.js'));
  const table = 'knex_migrations';
  const done: readonly string[] = (await database.schema.hasTable(table)) ? await database(table).pluck('name') : [];
  return {
    done,
    missing: here.filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !here.includes(name)),
  };
}
