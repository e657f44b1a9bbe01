// @ts-check
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

// For the knex command line alone (`npx knex migrate:latest`, `migrate:rollback`, `migrate:list`), which runs without
// the type stripper and so can't use src/. The product opens its database in src/store/connect.ts, the same way.

const url = process.env['DATABASE_URL'];
const file = fileURLToPath(new URL('data/report.sqlite', import.meta.url));
if (!url) mkdirSync(dirname(file), { recursive: true });

const migrations = { directory: fileURLToPath(new URL('migrations', import.meta.url)), loadExtensions: ['.js'] };

/** @type {import('knex').Knex.Config} */
const sqlite = {
  client: 'sqlite3',
  connection: { filename: file },
  useNullAsDefault: true,
  pool: {
    min: 1,
    max: 1,
    /**
     * @param {{ exec: (sql: string, done: (error: Error | null) => void) => void }} connection
     * @param {(error: Error | null, connection: unknown) => void} done
     */
    afterCreate: (connection, done) => {
      const settings = 'pragma foreign_keys = on; pragma busy_timeout = 5000; pragma journal_mode = wal;';
      connection.exec(settings, (error) => done(error, connection));
    },
  },
  migrations,
};

/** @type {import('knex').Knex.Config} */
export default url ? { client: 'pg', connection: url, migrations } : sqlite;
