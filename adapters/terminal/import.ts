import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type FolderResult, ImportError, loadImporting, readSettings, type Settings } from '../../src/index.ts';
import { buildFile, type Database } from '../shared/build-file.ts';
import { addressOf, DEFAULT_DATASET, isShipped } from '../shared/datasets.ts';
import { explain } from '../shared/explain.ts';
import { openData } from '../shared/open.ts';
import { endQuietlyWith } from './deliver.ts';
import { type ImportCommand, readImportArguments } from './import-arguments.ts';
import { describeImport, describeRetraction } from './import-words.ts';

const HELP = `Usage: npm run import -- FOLDER [--dataset NAME]
       npm run import -- --retract CODE --basis BASIS --period PERIOD [--area AREA] [--breakdown "DIMENSION: PART"]

  FOLDER                the CSV files to bring in: see docs/importing.md
  --dataset NAME        which data to bring them into: a new name makes a dataset of your own, which
                        ask --dataset NAME then asks; DATABASE_URL names any other database
  --retract CODE        take one number of this indicator back
  --basis, --period     which number, as its row in observations.csv has it: quarter, "2018/19 Q3"
  --area, --breakdown   of an area or of a part; without them the organisation's total
  --help                show this
`;

const SOMEONE_ELSE = 'Another import has made this dataset meanwhile, and nothing was imported: run this one again.';

const say = (text: string) => void process.stderr.write(`${text}\n`);

async function main(args: readonly string[]): Promise<number> {
  endQuietlyWith(process.stdout);
  try {
    const command = readImportArguments(args);
    const text = command.kind === 'help' ? HELP : `${await run(command, readSettings())}\n`;
    process.stdout.write(text);
    return 0;
  } catch (error) {
    return explain(error, 'import', say);
  }
}

type ChangingCommand = Exclude<ImportCommand, { kind: 'help' }>;

/** What came of it, in words. */
async function run(command: ChangingCommand, settings: Settings): Promise<string> {
  const { dataset } = command;
  const address = addressOf(settings, dataset);
  const isNew = dataset !== null && !isShipped(dataset) && 'file' in address && !existsSync(address.file);
  if (isNew && command.kind === 'import') return importNew(command.folder, { dataset, file: address.file });

  const { database } = await openData(settings, dataset, say);
  try {
    if (command.kind === 'import') return describeImport(await bringIn(database, command.folder, dataset));
    const { retractNumber } = await loadImporting();
    return describeRetraction(await retractNumber(database, command.number, new Date()));
  } finally {
    await database.destroy();
  }
}

/** A first import is the dataset: where it fails, there is none. */
async function importNew(folder: string, at: { readonly dataset: string; readonly file: string }): Promise<string> {
  const { dataset, file } = at;
  const result = await buildFile(file, (database) => bringIn(database, folder, dataset));
  if (result === null) throw new ImportError('import-twice', SOMEONE_ELSE);
  return `${describeImport(result)}\nThe dataset '${dataset}' is new: npm run ask -- --dataset ${dataset} asks it.`;
}

async function bringIn(database: Database, folder: string, dataset: string | null): Promise<FolderResult> {
  const { importFolder } = await loadImporting();
  const options = { now: new Date(), dataset: dataset ?? DEFAULT_DATASET };
  return importFolder(database, resolve(folder), options);
}

process.exitCode = await main(process.argv.slice(2));
