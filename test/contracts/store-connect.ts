import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bringUpToDate, checkMigrations, migrate, openDatabase } from '../../src/store/connect.ts';
import type { TestDatabase } from '../fixtures/database.ts';
import { readSchema } from '../fixtures/schema.ts';

const FILES = readdirSync(fileURLToPath(new URL('../../migrations', import.meta.url))).length;

export function connectContract(create: () => Promise<TestDatabase>): void {
  describe('migrations', () => {
    let database: TestDatabase;
    beforeEach(async () => {
      database = await create();
    });
    afterEach(() => database.remove());

    it('says of a new database that it is behind, and writes nothing into it', async () => {
      await expect(checkMigrations(database.knex)).rejects.toMatchObject({
        name: 'StoreError',
        code: 'store-behind',
        message: expect.stringMatching(/older version: run `npm run migrate` \(\d+ missing\)\.$/),
      });
      expect(await database.knex.schema.hasTable('knex_migrations')).toBe(false);
    });

    it('says of a database from the future that the program is to be updated, and migrates nothing', async () => {
      await migrate(database.knex);
      await database.knex('knex_migrations').insert({ name: '29990101000000_rewrite.js', batch: 2 });
      const ahead = { code: 'store-ahead', message: expect.stringMatching(/update the program \(29990101.*\.js\)\.$/) };
      await expect(checkMigrations(database.knex)).rejects.toMatchObject(ahead);
      await expect(migrate(database.knex)).rejects.toMatchObject(ahead);
    });

    it('brings what an earlier version made to this one, and nothing else', async () => {
      await expect(bringUpToDate(database.knex)).rejects.toMatchObject({ code: 'store-behind' });
      expect(await database.knex.schema.hasTable('knex_migrations')).toBe(false);
      await migrate(database.knex);
      const schema = await readSchema(database.knex);
      await database.knex.migrate.down();
      await expect(checkMigrations(database.knex)).rejects.toMatchObject({ code: 'store-behind' });
      await bringUpToDate(database.knex);
      expect(await readSchema(database.knex)).toEqual(schema);
      await bringUpToDate(database.knex);
    });

    it('migrates from any folder, and again without a change', async () => {
      const before = process.cwd();
      process.chdir(tmpdir());
      try {
        await migrate(database.knex);
        await checkMigrations(database.knex);
        const schema = await readSchema(database.knex);
        await migrate(database.knex);
        expect(await readSchema(database.knex)).toEqual(schema);
      } finally {
        process.chdir(before);
      }
    });

    it('migrates once when several start at the same time', async () => {
      // SQLite waits in one of the four threads that Node has for all: a fourth waiter would leave none to work.
      const others = [1, 2, 3].map(() => openDatabase(database.address));
      try {
        await Promise.all(others.map((other) => migrate(other)));
        await checkMigrations(database.knex);
        expect(await database.knex('knex_migrations')).toHaveLength(FILES);
        expect(await database.knex('knex_migrations_lock').select('is_locked')).toEqual([{ is_locked: 0 }]);
      } finally {
        await Promise.all(others.map((other) => other.destroy()));
      }
    });

    it('says how to let go of a lock that a killed process left', async () => {
      await migrate(database.knex);
      await database.knex.migrate.rollback();
      await database.knex('knex_migrations_lock').update({ is_locked: 1 });
      await expect(migrate(database.knex)).rejects.toMatchObject({
        code: 'store-busy',
        message: expect.stringContaining('npx knex migrate:unlock'),
      });
    });
  });

  describe('types', () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await create();
      await migrate(database.knex);
    });
    afterAll(() => database.remove());

    it('gives counts, sums and averages as numbers', async () => {
      await database.knex('themes').insert([
        { name: 'a', position: 1 },
        { name: 'b', position: 2 },
      ]);
      const row = await database.knex('themes').count('* as n').sum('position as s').avg('position as mean').first();
      expect(row).toEqual({ n: 2, s: 3, mean: 1.5 });
    });
  });
}
