import { fileURLToPath } from 'node:url';
import { importFolder } from '../src/import/import-folder.ts';
import { seedSample } from './sample/seed-sample.ts';

type Database = Parameters<typeof importFolder>[0];
type Result = Awaited<ReturnType<typeof importFolder>>;

/**
 * Brings a dataset of this folder into a migrated database, as any other folder of files.
 *
 * @param dataset - the name of a folder beside this file
 * @param now - the clock; the sample ends with the last full month before it
 */
export function seedDataset(database: Database, dataset: string, now: Date): Promise<Result> {
  if (dataset === 'sample') return seedSample(database, now);
  return importFolder(database, folderOf(dataset), { now, dataset });
}

/** From here and not from where the program was started. */
function folderOf(dataset: string): string {
  return fileURLToPath(new URL(dataset, import.meta.url));
}
