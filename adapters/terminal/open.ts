import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  type Bot,
  checkMigrations,
  createBot,
  type DatabaseAddress,
  migrate,
  type ObservationStore,
  openDatabase,
  openStore,
  type Settings,
  StoreError,
  todayIn,
  UsageError,
} from '../../src/index.ts';
import type { DataChosen, Dataset } from './receive.ts';

/** A bot on the data that was chosen. */
export interface Opened {
  readonly bot: Bot;
  readonly close: () => Promise<void>;
}

type Database = ReturnType<typeof openDatabase>;

/** What a half-built file is called; left behind only where the process was killed outright. */
const BUILDING = '.building';
const STALE_AFTER_MS = 60 * 60 * 1000;

/**
 * Opens the database for reading; builds the dataset's file first where there is none.
 *
 * @param say - tells the person one line that is no answer
 * @throws StoreError, UsageError
 */
export async function openBot(settings: Settings, from: DataChosen, say: (line: string) => void): Promise<Opened> {
  const dataset = from.dataset ?? 'report';
  const address = addressOf(settings, from.dataset);
  if ('file' in address) await ensureFile(address.file, dataset, say);
  const database = openDatabase(address);
  try {
    await checkMigrations(database);
    const open = () => openStore(database, { now: () => performance.now() });
    const store = open();
    const isEmpty = 'file' in address && (await store.catalogue()).sources.length === 0;
    if (isEmpty) {
      // `npm run migrate` was there first and made tables alone.
      say(firstUse(dataset, address.file));
      await seed(database, dataset);
    }
    return opened(database, isEmpty ? open() : store, settings, from);
  } catch (cause) {
    await database.destroy();
    throw cause;
  }
}

function opened(database: Database, store: ObservationStore, settings: Settings, from: DataChosen): Opened {
  const today = () => from.today ?? todayIn(settings.timeZone, new Date());
  const bot = createBot({ store, today, elapsed: () => performance.now() });
  return { bot, close: () => database.destroy() };
}

function firstUse(dataset: Dataset, file: string): string {
  return `First use: setting up the dataset '${dataset}' in ${file}.`;
}

async function seed(database: Database, dataset: Dataset): Promise<void> {
  // Needed once in the life of a database: every other start does without loading it.
  const { seedDataset } = await import('../../seeds/seed.ts');
  await seedDataset(database, dataset, new Date());
}

function addressOf(settings: Settings, dataset: Dataset | null): DatabaseAddress {
  if (settings.databaseUrl === null) return { file: join(settings.dataFolder, `${dataset ?? 'report'}.sqlite`) };
  if (dataset === null) return { url: settings.databaseUrl };
  throw new UsageError('usage', 'Both --dataset and DATABASE_URL name the data to ask: leave one of them out.');
}

async function ensureFile(file: string, dataset: Dataset, say: (line: string) => void): Promise<void> {
  if (existsSync(file)) return;
  makeFolder(dirname(file));
  removeStale(file);
  say(firstUse(dataset, file));
  const building = `${file}.${process.pid}${BUILDING}`;
  const stop = () => {
    removeDatabase(building);
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await build(building, dataset);
    putInPlace(building, file);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    removeDatabase(building);
  }
}

async function build(file: string, dataset: Dataset): Promise<void> {
  const database = openDatabase({ file });
  try {
    await migrate(database);
    await seed(database, dataset);
  } finally {
    // The last connection to close puts the whole write-ahead log into the file.
    await database.destroy();
  }
}

/** Whole or not at all, and never over a file that another process has put there meanwhile: both hold the same. */
function putInPlace(building: string, file: string): void {
  try {
    linkSync(building, file);
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return;
    // Some file systems have no second names.
    if (!existsSync(file)) renameSync(building, file);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new StoreError('store-unreachable', `The folder ${folder} for the data can't be made: ${messageOf(cause)}.`, {
      cause,
    });
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

function removeDatabase(file: string): void {
  for (const path of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(path, { force: true });
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : null;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
