import { spawnSync } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFile, removeLeftOvers } from '../adapters/shared/build-file.ts';
import { openData } from '../adapters/shared/open.ts';
import { createStoreCheck } from '../adapters/shared/store-check.ts';
import { seedDataset } from '../seeds/seed.ts';
import {
  createBot,
  createDesk,
  createLog,
  type Desk,
  openConversations,
  plainText,
  readSettings,
} from '../src/index.ts';
import { migrate, openDatabase } from '../src/store/connect.ts';
import { openStore } from '../src/store/open-store.ts';
import { createSqlite, type TestDatabase } from './fixtures/database.ts';

const asker = {
  ...{ platform: 'chat', organisation: 'O1', person: 'P1', conversation: 'C1', isPersonal: false, isShared: false },
} as const;
const NOT_REMEMBERED = 'This conversation can not be kept just now';

describe('a database that takes nothing', { timeout: 120_000 }, () => {
  let database: TestDatabase;
  let desk: Desk;
  let isReady: () => Promise<boolean>;
  let ms = Date.parse('2019-03-07T09:00:00Z');
  const logged: string[] = [];

  beforeAll(async () => {
    database = await createSqlite();
    await migrate(database.knex);
    await seedDataset(database.knex, 'report', new Date('2019-03-07T09:00:00Z'));
    const store = openStore(database.knex, { now: () => performance.now() });
    const conversations = openConversations(database.knex);
    const log = createLog('info', { write: (line) => void logged.push(line) });
    const now = () => new Date(ms);
    let ids = 0;
    desk = createDesk({
      bot: createBot({ store, today: () => '2019-03-07', elapsed: () => performance.now() }),
      ...{ store, ...conversations, keepsWrongAnswers: true, now, log },
      newId: () => {
        ids += 1;
        return `id${ids}`;
      },
    });
    isReady = createStoreCheck({ store, conversations, now, log });
  });
  afterAll(() => database.remove());

  const faults: readonly {
    readonly name: string;
    readonly begin: () => Promise<() => Promise<unknown>>;
    readonly advice: RegExp;
  }[] = [
    {
      name: 'its disk is full',
      begin: async () => {
        const [{ page_count: pages }] = await database.knex.raw('pragma page_count');
        // SQLite then says what it says of a full disk.
        await database.knex.raw(`pragma max_page_count = ${pages}`);
        await fill(database);
        return () => database.knex.raw('pragma max_page_count = 1000000');
      },
      advice: /"code":"store-full","message":"While [^"]* has no room left: free some on its disk/,
    },
    {
      name: 'another process holds it',
      begin: async () => {
        const other = openDatabase(database.address);
        const held = await other.transaction();
        await held.raw('pragma user_version = 0');
        return async () => {
          await held.rollback();
          await other.destroy();
        };
      },
      advice: /"code":"store-busy","message":"While [^"]* is held by another process/,
    },
    {
      name: 'it may only be read',
      begin: async () => {
        // SQLite then says what it says of a file that this account may not write.
        await database.knex.raw('pragma query_only = on');
        return () => database.knex.raw('pragma query_only = off');
      },
      advice: /"code":"store-read-only","message":"While [^"]* may only be read: let this account write/,
    },
    {
      name: 'its threads are damaged',
      begin: () => damage(database, 'threads'),
      advice: /"code":"store-corrupt","message":"While reading a thread: [^"]* is damaged/,
    },
  ];

  it.each(faults)(
    'is answered from, and the answer says that it is not remembered: $name',
    async ({ begin, advice }) => {
      const thread = { thread: `chat:C1:${Math.random()}`, asker };
      logged.length = 0;
      ms += 60_000;
      expect(await isReady()).toBe(true);
      const end = await begin();
      ms += 60_000;
      const wasReady = await isReady();
      const answer = await desk.answer({ ...thread, text: 'how are dental checks doing?' });
      await end();
      expect(wasReady).toBe(false);
      expect(answer.record.outcome).toBe('answered');
      expect(plainText(answer.reply)).toContain(NOT_REMEMBERED);
      expect(answer.record.text).toContain(NOT_REMEMBERED);
      expect(answer.actions).toEqual([]);
      expect(logged.filter((line) => /can not be (read or kept|used)/.test(line)).join('')).toMatch(advice);
      ms += 60_000;
      expect(await isReady()).toBe(true);
      const after = await desk.answer({ ...thread, text: 'dental checks?' });
      expect(plainText(after.reply)).not.toContain(NOT_REMEMBERED);
    },
  );
});

/** Spoils the first page of a table and of its indexes, and gives what mends them. */
async function damage({ knex, address }: TestDatabase, table: string): Promise<() => Promise<void>> {
  const { file } = address as { file: string };
  await knex.raw('pragma wal_checkpoint(truncate)');
  const [{ page_size: size }] = await knex.raw('pragma page_size');
  const pages: { rootpage: number }[] = await knex.raw('select rootpage from sqlite_master where tbl_name = ?', [
    table,
  ]);
  const whole = readFileSync(file);
  const put = async (bytesOf: (at: number) => Buffer): Promise<void> => {
    const handle = openSync(file, 'r+');
    for (const at of pages.map(({ rootpage }) => (rootpage - 1) * size)) writeSync(handle, bytesOf(at), 0, size, at);
    closeSync(handle);
    // What the connection holds of the file is read anew.
    await knex.raw('pragma shrink_memory');
  };
  await put(() => Buffer.alloc(size, 0x5a));
  return () => put((at) => whole.subarray(at, at + size));
}

/** Uses up what is free on the pages that there are. */
async function fill({ knex }: TestDatabase): Promise<void> {
  for (let size = 100_000; size > 10; size = Math.floor(size / 2)) {
    for (let more = 0; more < 200; more += 1) {
      const row = { key: `${size} ${more} ${'x'.repeat(size)}`, version: 1, context: '{}' };
      const isFull = await knex('threads')
        .insert({ ...row, changed_at: '2019-03-07T09:00:00.000Z' })
        .then(
          () => false,
          () => true,
        );
      if (isFull) break;
    }
  }
}

describe('a file that is damaged', () => {
  it('is said to be damaged, with what to do', async () => {
    const database = await createSqlite();
    await migrate(database.knex);
    await database.knex.raw('pragma wal_checkpoint(truncate)');
    await database.knex.destroy();
    const { file } = database.address as { file: string };
    const handle = openSync(file, 'r+');
    // Behind the first page, which says that it is a database and where its tables are.
    const size = fstatSync(handle).size - 4_096;
    writeSync(handle, Buffer.alloc(size, 0x5a), 0, size, 4_096);
    closeSync(handle);
    const knex = openDatabase({ file });
    await expect(openConversations(knex).threads.read('a')).rejects.toMatchObject({
      code: 'store-corrupt',
      message: expect.stringContaining('is damaged: stop the program, and bring back a copy'),
    });
    await knex.destroy();
  });
});

describe('what is left half-built', () => {
  it('goes where its process is gone, with all beside it, and stays where it is at work', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scorecard-left-'));
    const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
    const another = `report.sqlite.${process.ppid}.building`;
    const others = ['report.sqlite', 'notes.building', another, `${another}-wal`];
    const left = ['', '-wal', '-shm', '-journal'].map((end) => `sample.sqlite.${gone}.building${end}`);
    // As by a process before this one that had its number, as in a container that was started again.
    left.push(`sample.sqlite.${process.pid}.building`);
    for (const name of [...others, ...left]) writeFileSync(join(folder, name), '');
    removeLeftOvers(folder);
    expect(readdirSync(folder).sort()).toEqual(others.sort());
    removeLeftOvers(join(folder, 'none'));
    rmSync(folder, { recursive: true });
  });

  it('goes at the next start, and what this process builds meanwhile stays', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scorecard-start-'));
    const left = `report.sqlite.${process.pid}.building`;
    writeFileSync(join(folder, left), 'half');
    const { database } = await openData(readSettings({ DATA_FOLDER: folder }), 'sample', () => {});
    await database.destroy();
    expect(readdirSync(folder)).toEqual(['sample.sqlite']);
    const file = join(folder, 'other.sqlite');
    const during = await buildFile(file, () => {
      removeLeftOvers(folder);
      return Promise.resolve(readdirSync(folder));
    });
    expect(during).toContain(`${basename(file)}.${process.pid}.building`);
    rmSync(folder, { recursive: true });
  });
});
