import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkFolder } from '../../src/import/check-folder.ts';
import { openDatabase } from '../../src/store/connect.ts';
import { readHeld } from '../../src/store/import-held.ts';
import { publishDraft, readImport, writeDraft } from '../../src/store/import-lifecycle.ts';
import { dump } from '../contracts/import-lifecycle.ts';
import { createMigratedSqlite, type TestDatabase } from '../fixtures/database.ts';

// Each try is a process of its own.
vi.setConfig({ testTimeout: 240_000 });

const CHILD = fileURLToPath(new URL('../fixtures/act-and-die.ts', import.meta.url));
const AT = { by: 'Ann', at: '2021-03-01T09:00:00.000Z' };
const first = {
  'indicators.csv': 'code,name,theme,unit,polarity\nSEEN,Children seen,Visits,percent,higher\n',
  'observations.csv': 'code,basis,period,value,remark\nSEEN,month,2020-05,79,\nSEEN,month,2020-06,80,counted anew\n',
  'targets.csv': 'code,target,amber\nSEEN,80,70\n',
};
const second = {
  'observations.csv': 'code,basis,period,value,remark\nSEEN,month,2020-06,81,\nSEEN,month,2020-07,82,late\n',
  'targets.csv': 'code,target,amber\nSEEN,85,75\n',
  'commentary.csv': 'section,kind,codes,text\nVisits,action,SEEN,More visits.\n',
};

let database: TestDatabase;
beforeEach(async () => {
  database = await createMigratedSqlite();
});
afterEach(() => database.remove());

async function draft(files: Readonly<Record<string, string>>, publishedOn: string): Promise<number> {
  const { folder } = checkFolder(new Map(Object.entries(files)), await readHeld(database.knex));
  const source = { dataset: 'test', title: publishedOn, publishedOn, changesAs: 'points', packs: null } as const;
  return writeDraft(database.knex, folder, { ...source, importedAt: AT.at, digest: 'd' }, { files: [], by: 'Ann' });
}

/** @returns whether it was killed before it was through */
async function actAndDie(id: number, act: string, statement: number): Promise<boolean> {
  const { file } = database.address as { readonly file: string };
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, file, String(id), act, String(statement)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect([code, signal]).toEqual(signal === null ? [0, null] : [null, 'SIGKILL']);
  return signal !== null;
}

async function asItIs(): Promise<unknown> {
  // As a process sees it that starts after the other has died.
  const other = openDatabase(database.address);
  try {
    return await dump(other);
  } finally {
    await other.destroy();
  }
}

/** Kills it at ever later statements until it is through: until then all is as before. */
async function untilThrough(id: number, act: string): Promise<number> {
  const before = await asItIs();
  let kills = 0;
  for (let statement = 1; await actAndDie(id, act, statement); statement += 7) {
    kills += 1;
    expect(await asItIs()).toEqual(before);
  }
  return kills;
}

it.each(['publish', 'undo'])(
  'a process that is killed at any step of %s leaves the published figures whole',
  async (act) => {
    await publishDraft(database.knex, await draft(first, '2020-07-15'), AT);
    const id = await draft(second, '2020-10-15');
    const without = await asItIs();
    if (act === 'undo') await publishDraft(database.knex, id, AT);
    const state = (await readImport(database.knex, id))?.state;
    expect(await untilThrough(id, act)).toBeGreaterThan(3);
    expect((await readImport(database.knex, id))?.state).toBe(act === 'undo' ? 'undone' : 'published');
    expect(state).toBe(act === 'undo' ? 'published' : 'draft');
    // Taken back, all is as it was without it; published, it is not.
    expect(isDeepStrictEqual(await asItIs(), without)).toBe(act === 'undo');
  },
);
