import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type Bot,
  bringUpToDate,
  checkMigrations,
  createBot,
  type IsoDate,
  type ObservationStore,
  openDatabase,
  openStore,
  type Settings,
  StoreError,
  todayIn,
} from '../../src/index.ts';
import { buildFile, type Database, removeLeftOvers } from './build-file.ts';
import { addressOf, checkAvailable, DEFAULT_DATASET, isShipped, type Shipped } from './datasets.ts';

/** Which data is asked, and as of when. */
export interface DataChosen {
  /** null: today by the real clock. */
  readonly today: IsoDate | null;
  /** null: none was named. */
  readonly dataset: string | null;
}

/** A bot on the data that was chosen. */
export interface Opened {
  readonly bot: Bot;
  readonly close: () => Promise<void>;
}

/** The data itself; whoever opens it closes the database. */
interface OpenData {
  readonly database: Database;
  readonly store: ObservationStore;
}

type Say = (line: string) => void;

/**
 * Opens the database to be asked.
 *
 * @throws StoreError, UsageError
 */
export async function openBot(settings: Settings, from: DataChosen, say: Say): Promise<Opened> {
  const { database, store } = await openData(settings, from.dataset, say);
  const today = () => from.today ?? todayIn(settings.timeZone, new Date());
  const bot = createBot({ store, today, elapsed: () => performance.now() });
  return { bot, close: () => database.destroy() };
}

/**
 * Opens a database that is at this program's version; sets a dataset that comes with the program up on its first use.
 *
 * @param say - tells the person one line that is no answer
 * @throws StoreError, UsageError
 */
export async function openData(settings: Settings, named: string | null, say: Say): Promise<OpenData> {
  const address = addressOf(settings, named);
  const dataset = named ?? DEFAULT_DATASET;
  const file = 'file' in address ? address.file : null;
  if (file !== null) checkAvailable(settings, dataset);
  if (file !== null) removeLeftOvers(dirname(file));
  const shipped = file !== null && isShipped(dataset) ? { dataset, file } : null;
  if (shipped !== null && !existsSync(shipped.file)) await setUp(shipped, say);
  const database = openDatabase(address);
  try {
    // The file of a dataset that comes with the program is ours to change; other databases are their owner's.
    await (shipped === null ? checkMigrations(database) : bringUpToDate(database));
    const open = () => openStore(database, { now: () => performance.now() }, settings.disclosure);
    const store = open();
    if (shipped === null || (await store.catalogue()).sources.length > 0) return { database, store };
    // `npm run migrate` was there first and made tables alone.
    say(firstUse(shipped));
    await seed(database, dataset);
    return { database, store: open() };
  } catch (cause) {
    await database.destroy();
    throw withDataset(cause, file === null ? DEFAULT_DATASET : dataset);
  }
}

interface ShippedFile {
  readonly dataset: Shipped;
  readonly file: string;
}

/** Where another process sets it up at the same time, either file will do: both hold the same. */
async function setUp({ dataset, file }: ShippedFile, say: Say): Promise<void> {
  await buildFile(file, async (database) => {
    say(firstUse({ dataset, file }));
    await seed(database, dataset);
  });
}

function firstUse({ dataset, file }: ShippedFile): string {
  return `First use: setting up the dataset '${dataset}' in ${file}.`;
}

async function seed(database: Database, dataset: string): Promise<void> {
  // Needed once in the life of a database: every other start does without loading it.
  const { seedDataset } = await import('../../seeds/seed.ts');
  await seedDataset(database, dataset, new Date());
}

/** The command that brings a database to this version has to know which one, where it is not the usual one. */
function withDataset(cause: unknown, dataset: string): unknown {
  if (!(cause instanceof StoreError) || cause.code !== 'store-behind' || dataset === DEFAULT_DATASET) return cause;
  const message = cause.message.replace('`npm run migrate`', `\`DATASET=${dataset} npm run migrate\``);
  return new StoreError(cause.code, message, { cause });
}
