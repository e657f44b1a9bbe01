import { parseArgs } from 'node:util';
import { readSettings, type Settings, UsageError } from '../../src/index.ts';
import { readDatasetName } from '../shared/datasets.ts';
import { explain } from '../shared/explain.ts';
import { parsed } from '../shared/flags.ts';
import { openData } from '../shared/open.ts';
import { endQuietlyWith, writerTo } from './deliver.ts';

type Opened = Awaited<ReturnType<typeof openData>>;

/** A command that lists what is kept in the database, with the flags --json, --most, --dataset and --help. */
export interface Listing<Item> {
  /** For the log: 'digests'. */
  readonly name: string;
  readonly help: string;
  /** Unless --most says otherwise. */
  readonly most: number;
  readonly read: (opened: Opened, most: number, settings: Settings) => Promise<readonly Item[]>;
  /** As a person reads them. */
  readonly describe: (items: readonly Item[]) => string;
}

interface Wanted {
  readonly json: boolean;
  readonly most: number;
  /** null: none was named. */
  readonly dataset: string | null;
}

const write = writerTo(process.stdout);
const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Does what the command line says; gives the exit code. */
export async function runListing<Item>(listing: Listing<Item>, args: readonly string[]): Promise<number> {
  endQuietlyWith(process.stdout);
  try {
    const wanted = readArguments(args, listing.most);
    await write(wanted === null ? listing.help : await listed(listing, wanted, readSettings()));
    return 0;
  } catch (error) {
    return explain(error, listing.name, (text) => say(text.replace(/\s+/g, ' ')));
  }
}

/** null: help is wanted. */
function readArguments(args: readonly string[], usual: number): Wanted | null {
  const options = {
    json: { type: 'boolean' },
    most: { type: 'string' },
    dataset: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  const { values } = parsed(() => parseArgs({ args: [...args], options }));
  if (values.help) return null;
  const most = values.most === undefined ? usual : Number(values.most);
  if (!Number.isSafeInteger(most) || most < 1) {
    throw new UsageError('usage', `--most is '${values.most}'; allowed: a number from 1 on.`);
  }
  return {
    json: values.json ?? false,
    most,
    dataset: values.dataset === undefined ? null : readDatasetName(values.dataset),
  };
}

async function listed<Item>(
  { read, describe }: Listing<Item>,
  { json, most, dataset }: Wanted,
  settings: Settings,
): Promise<string> {
  const opened = await openData(settings, dataset ?? settings.dataset, say);
  try {
    const items = await read(opened, most, settings);
    return json ? `${JSON.stringify(items, null, 2)}\n` : describe(items);
  } finally {
    await opened.database.destroy();
  }
}
