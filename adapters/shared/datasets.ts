import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseAddress, type Settings, UsageError } from '../../src/index.ts';

/** Datasets that come with the program, and are set up on their first use. */
export type Shipped = (typeof SHIPPED)[number];

export const SHIPPED = ['report', 'sample'] as const;

export const DEFAULT_DATASET = 'report' satisfies Shipped;

/** Also the name of a file, on any system. */
const NAME = /^[a-z][a-z0-9-]{0,62}$/;
const FILE = '.sqlite';

/** Where a dataset of one's own is made by its first use; null: no dataset can be made under this name. */
export function newFileOf(settings: Settings, dataset: string): string | null {
  const isFree = NAME.test(dataset) && !isShipped(dataset) && !isSetUp(settings, dataset);
  return isFree ? fileOf(settings, dataset) : null;
}

/** @throws UsageError where no dataset can have this name */
export function readDatasetName(text: string): string {
  if (NAME.test(text)) return text;
  const allowed = 'a name of small letters, digits and hyphens that begins with a letter';
  throw new UsageError('usage', `The flag --dataset needs ${allowed}; '${text}' is none.`);
}

export function isShipped(dataset: string): dataset is Shipped {
  return SHIPPED.some((each) => each === dataset);
}

/**
 * Where the data is.
 *
 * @param dataset - null: none was named
 * @throws UsageError where two are named at once
 */
export function addressOf(settings: Settings, dataset: string | null): DatabaseAddress {
  if (settings.databaseUrl === null) return { file: fileOf(settings, dataset ?? DEFAULT_DATASET) };
  if (dataset === null) return { url: settings.databaseUrl };
  throw new UsageError(
    'usage',
    'Both --dataset (or DATASET) and DATABASE_URL name the data to ask: leave one of them out.',
  );
}

function fileOf({ dataFolder }: Settings, dataset: string): string {
  return join(dataFolder, dataset + FILE);
}

/** Whether a dataset has its file already. */
export function isSetUp(settings: Settings, dataset: string): boolean {
  return existsSync(fileOf(settings, dataset));
}

/** @throws UsageError where the dataset neither comes with the program nor has a file */
export function checkAvailable(settings: Settings, dataset: string): void {
  if (isShipped(dataset) || isSetUp(settings, dataset)) return;
  throw new UsageError('usage', `dataset ${dataset} is not known; available: ${available(settings).join(', ')}`);
}

/** Those that come with the program first. */
export function available({ dataFolder }: Settings): readonly string[] {
  const files = existsSync(dataFolder) ? readdirSync(dataFolder) : [];
  const names = files.filter((file) => file.endsWith(FILE)).map((file) => file.slice(0, -FILE.length));
  return [...new Set([...SHIPPED, ...names.filter((name) => NAME.test(name)).sort()])];
}
