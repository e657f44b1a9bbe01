import { fileURLToPath } from 'node:url';
import { importFolder } from '../src/import/import-folder.ts';

type Database = Parameters<typeof importFolder>[0];
type Result = Awaited<ReturnType<typeof importFolder>>;

/**
 * Brings a dataset of this folder into a migrated database, as any other folder of files.
 *
 * @param dataset - the name of a folder beside this file
 */
export function seedDataset(database: Database, dataset: string, now: Date): Promise<Result> {
  // From here and not from where the program was started.
  const folder = fileURLToPath(new URL(dataset, import.meta.url));
  return importFolder(database, folder, { now, dataset });
}
