import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { StoreError } from '../../src/errors.ts';
import { checkMigrations, type DatabaseAddress, migrate, openDatabase } from '../../src/store/connect.ts';
import { openStore } from '../../src/store/open-store.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scorecard-connect-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything that is done first with a database, each with a connection of its own. */
async function failures(address: DatabaseAddress): Promise<StoreError[]> {
  const errors: StoreError[] = [];
  for (const use of [checkMigrations, migrate, (knex: ReturnType<typeof openDatabase>) => openCatalogue(knex)]) {
    const knex = openDatabase(address);
    await use(knex).catch((error: unknown) => errors.push(error as StoreError));
    await knex.destroy();
  }
  return errors;
}

const openCatalogue = async (knex: ReturnType<typeof openDatabase>) => {
  await openStore(knex, { now: () => 0 }).catalogue();
};

function server(change: (url: URL) => void): DatabaseAddress {
  const url = new URL(inject('postgresUrl'));
  change(url);
  return { url: url.href };
}

async function closedPort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === 'object' && address ? String(address.port) : '';
}

const cases: { why: string; code: string; address: () => DatabaseAddress | Promise<DatabaseAddress> }[] = [
  { why: 'no server there', code: 'store-unreachable', address: async () => portOf(await closedPort()) },
  {
    why: 'a wrong password',
    code: 'store-unreachable',
    address: () =>
      server((url) => {
        url.password = 'secret-but-wrong';
      }),
  },
  {
    why: 'no such database',
    code: 'store-unreachable',
    address: () =>
      server((url) => {
        url.pathname = 'nowhere';
      }),
  },
  { why: 'an unknown host', code: 'store-unreachable', address: () => ({ url: 'postgres://a:b@host.invalid/c' }) },
  { why: 'no address', code: 'store-unreachable', address: () => ({ url: 'postgres://a:b@[127.0.0.1/c' }) },
  {
    why: 'a text file',
    code: 'store-not-a-database',
    address: () => written('notes.txt', 'not a database '.repeat(99)),
  },
  { why: 'a short text file', code: 'store-not-a-database', address: () => written('short.txt', 'a,b\n') },
  { why: 'a folder', code: 'store-unreachable', address: () => madeFolder('folder.sqlite') },
];

function portOf(port: string): DatabaseAddress {
  return server((url) => {
    url.port = port;
  });
}

function written(name: string, text: string): DatabaseAddress {
  const file = join(folder, name);
  writeFileSync(file, text);
  return { file };
}

function madeFolder(name: string): DatabaseAddress {
  const file = join(folder, name);
  mkdirSync(file);
  return { file };
}

describe('a database that can not be used', () => {
  it.each(cases)('is $code, in one plain line: $why', async ({ code, address }) => {
    const errors = await failures(await address());
    expect(errors.map((error) => [error.name, error.code])).toEqual([1, 2, 3].map(() => ['StoreError', code]));
    for (const error of errors) {
      expect(error.message).toMatch(/^While (opening|migrating|looking|reading)[^\n]*: the \w+ database [^\n]+\.$/);
      expect(error.message).not.toMatch(/secret|postgres:|select/);
      expect(error.cause).toBeInstanceOf(Error);
    }
  });

  it('is not changed by a failed try', async () => {
    const address = written('keep.csv', 'code,value\nA,1\n');
    if (!('file' in address)) throw new Error('no file');
    const digest = () => createHash('sha256').update(readFileSync(address.file)).digest('hex');
    const before = digest();
    await failures(address);
    expect(digest()).toBe(before);
  });

  it('is unreachable where a file stands in the way of its folder', () => {
    const address = written('in-the-way', '');
    if (!('file' in address)) throw new Error('no file');
    expect(() => openDatabase({ file: join(address.file, 'below', 'report.sqlite') })).toThrow(
      expect.objectContaining({ name: 'StoreError', code: 'store-unreachable' }),
    );
  });

  it('is busy where another process writes for too long', async () => {
    const address = { file: join(folder, 'busy.sqlite') };
    const [writer, reader] = [openDatabase(address), openDatabase(address)];
    await migrate(writer);
    await reader.raw('pragma busy_timeout = 50');
    await writer.raw('begin immediate');
    const write = reader('words').insert({ concept: 'a', word: 'b' });
    await expect(write).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    // Reading goes on beside it.
    await checkMigrations(reader);
    await writer.raw('rollback');
    await Promise.all([writer.destroy(), reader.destroy()]);
  });
});

describe('an SQLite file', () => {
  it('is made with its folders, in WAL, with foreign keys on', async () => {
    const knex = openDatabase({ file: join(folder, 'new', 'deep', 'report.sqlite') });
    await migrate(knex);
    expect(await knex.raw('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await knex.raw('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    expect(await knex.raw('pragma busy_timeout')).toEqual([{ timeout: 5000 }]);
    await knex.destroy();
  });
});

describe('the knex command line', () => {
  it('migrates, lists and rolls back a database by DATABASE_URL', () => {
    const run = (command: string) => {
      const cli = join('node_modules', 'knex', 'bin', 'cli.js');
      const env = { ...process.env, DATABASE_URL: inject('postgresUrl') };
      const { stdout, stderr } = spawnSync(process.execPath, [cli, command], { env, encoding: 'utf8' });
      return stdout + stderr;
    };
    expect(run('migrate:latest')).toContain('Batch 1 run: ');
    expect(run('migrate:list')).toContain('_create_scorecard.js');
    expect(run('migrate:rollback')).toContain('Batch 1 rolled back: ');
  });
});
