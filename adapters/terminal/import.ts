import { join, resolve } from 'node:path';
import {
  createLog,
  type DatabaseAddress,
  ImportError,
  loadImporting,
  openDatabase,
  readSettings,
  type Settings,
  SettingsError,
  StoreError,
  UsageError,
} from '../../src/index.ts';
import { type ImportCommand, readImportArguments } from './import-arguments.ts';
import { describeImport, describeRetraction } from './import-words.ts';
import { openBot } from './open.ts';
import type { Dataset } from './receive.ts';

const HELP = `Usage: npm run import -- FOLDER [--dataset report]
       npm run import -- --retract CODE --basis BASIS --period PERIOD [--area AREA] [--breakdown "DIMENSION: PART"]

  FOLDER                the CSV files to bring in: see docs/importing.md
  --dataset report      which data to bring them into; DATABASE_URL names any other database
  --retract CODE        take one number of this indicator back
  --basis, --period     which number, as its row in observations.csv has it: quarter, "2018/19 Q3"
  --area, --breakdown   of an area or of a part; without them the organisation's total
  --help                show this
`;

const say = (text: string) => void process.stderr.write(`${text}\n`);

async function main(args: readonly string[]): Promise<number> {
  try {
    const command = readImportArguments(args);
    const text = command.kind === 'help' ? HELP : `${await run(command, readSettings())}\n`;
    process.stdout.write(text);
    return 0;
  } catch (error) {
    return explain(error);
  }
}

type ChangingCommand = Exclude<ImportCommand, { kind: 'help' }>;

/** What came of it, in words. */
async function run(command: ChangingCommand, settings: Settings): Promise<string> {
  const { dataset } = command;
  // Sets the dataset up where this is its first use, and finds that the database is at this program's version.
  await (await openBot(settings, { dataset, today: null }, say)).close();
  const database = openDatabase(addressOf(settings, dataset));
  try {
    const { importFolder, retractNumber } = await loadImporting();
    const now = new Date();
    if (command.kind === 'retract') return describeRetraction(await retractNumber(database, command.number, now));
    const options = { now, dataset: dataset ?? 'report' };
    return describeImport(await importFolder(database, resolve(command.folder), options));
  } finally {
    await database.destroy();
  }
}

/** The database that `openBot` has opened before: it refuses two that are named at once. */
function addressOf(settings: Settings, dataset: Dataset | null): DatabaseAddress {
  if (settings.databaseUrl !== null) return { url: settings.databaseUrl };
  return { file: join(settings.dataFolder, `${dataset ?? 'report'}.sqlite`) };
}

/** A line for each thing that is wrong; the rest is for the log. */
function explain(error: unknown): number {
  if (error instanceof UsageError) {
    say(error.message);
    return 2;
  }
  const known = error instanceof StoreError || error instanceof SettingsError || error instanceof ImportError;
  say(known ? error.message : 'Something failed inside the program; nothing was changed. LOG_LEVEL=debug shows more.');
  if (!(error instanceof SettingsError)) createLog(readSettings().logLevel).debug({ err: error }, 'import failed');
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
