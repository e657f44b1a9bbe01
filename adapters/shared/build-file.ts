import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { migrate, openDatabase, StoreError } from '../../src/index.ts';

export type Database = ReturnType<typeof openDatabase>;

/** What a half-built file is called; left behind only where the process was killed outright. */
const BUILDING = '.building';
const STALE_AFTER_MS = 60 * 60 * 1000;

/** What this very process builds. In a container the one before it had the same number, so that its number tells nothing. */
const underWay = new Set<string>();

/**
 * Makes a database file, migrated and filled by `fill`: whole or, where that fails or is broken off, not at all.
 *
 * @returns null where another process has made the file meanwhile: that one stays as it is
 */
export async function buildFile<T>(file: string, fill: (database: Database) => Promise<T>): Promise<T | null> {
  const folder = dirname(file);
  const isNew = makeFolder(folder);
  removeStale(file);
  const building = `${file}.${process.pid}${BUILDING}`;
  underWay.add(basename(building));
  const stop = () => {
    clear(building, isNew);
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const result = await build(building, fill);
    return putInPlace(building, file) ? result : null;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    clear(building, isNew);
    underWay.delete(basename(building));
  }
}

async function build<T>(file: string, fill: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase({ file });
  try {
    await migrate(database);
    return await fill(database);
  } finally {
    // The last connection to close puts the whole write-ahead log into the file.
    await database.destroy();
  }
}

/** @returns false where there is a file already: it is never overwritten */
function putInPlace(building: string, file: string): boolean {
  try {
    linkSync(building, file);
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    // Some file systems have no second names.
    if (existsSync(file)) return false;
    renameSync(building, file);
  }
  return true;
}

/** @returns whether it was not there before */
function makeFolder(folder: string): boolean {
  const isNew = attempt('be made', folder, () => mkdirSync(folder, { recursive: true }) !== undefined);
  attempt('be written to', folder, () => accessSync(folder, constants.W_OK));
  return isNew;
}

function attempt<T>(what: string, folder: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const message = `The folder ${folder} for the data can't ${what}: ${messageOf(cause)}.`;
    throw new StoreError('store-unreachable', message, { cause });
  }
}

function removeStale(file: string): void {
  const folder = dirname(file);
  const start = `${basename(file)}.`;
  const names = readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith(BUILDING));
  for (const name of names) {
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > STALE_AFTER_MS) removeDatabase(path);
  }
}

/**
 * Removes what processes that are gone have left half-built in a folder, with all that lies beside it. One that is under
 * way stays.
 */
export function removeLeftOvers(folder: string): void {
  // What is no folder is told by whoever has to make one there.
  const names = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
  for (const name of names) {
    const [, building = '', pid] = /^(.*\.(\d+)\.building)(?:-wal|-shm|-journal)?$/.exec(name) ?? [];
    if (pid === undefined) continue;
    const isAtWork = Number(pid) === process.pid ? underWay.has(building) : isRunning(Number(pid));
    if (!isAtWork) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return codeOf(cause) === 'EPERM';
  }
}

/** A folder that was made for nothing goes too; one that holds a file stays. */
function clear(building: string, isNewFolder: boolean): void {
  removeDatabase(building);
  if (isNewFolder && readdirSync(dirname(building)).length === 0) rmdirSync(dirname(building));
}

function removeDatabase(file: string): void {
  for (const path of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(path, { force: true });
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : null;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
