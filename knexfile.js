// @ts-check
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// For the knex command line alone (`npx knex migrate:latest`, `migrate:rollback`, `migrate:list`), which runs without
// the type stripper and so can't use src/. The product opens its database in src/store/connect.ts, the same way.
// DATASET names one of your own: `DATASET=library npm run migrate`.

const { DATABASE_URL: url, DATA_FOLDER, DATASET } = process.env;
const folder = DATA_FOLDER || fileURLToPath(new URL('data', import.meta.url));
const file = join(folder, `${DATASET || 'report'}.sqlite`);
if (!url) mkdirSync(folder, { recursive: true });

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
