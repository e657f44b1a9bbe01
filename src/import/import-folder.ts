import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { readHeld } from '../store/import-held.ts';
import { type Database, type ImportResult, writeImport } from '../store/import-write.ts';
import { checkFolder, type FolderText } from './check-folder.ts';
import { FolderError } from './problem.ts';
import { readFolder } from './read-folder.ts';

export interface ImportOptions {
  /** The clock: when this happens; and the source's day of publication where the folder doesn't say. */
  readonly now: Date;
  /** Which dataset the database is: 'report', 'sample' or the operator's own word. */
  readonly dataset: string;
}

/**
 * Brings the CSV files of a folder into the database: all of it or, where anything is wrong, nothing.
 *
 * @throws FolderError with every problem of the files
 * @throws ImportError where the folder can't be read
 * @throws StoreError where the database can't be used
 */
export async function importFolder(database: Database, folder: string, options: ImportOptions): Promise<ImportResult> {
  const files = await readFolder(folder);
  const check = checkFolder(files, await readHeld(database));
  if (check.problems.length > 0) throw new FolderError(check.problems);
  return writeImport(database, check.folder, {
    dataset: options.dataset,
    title: check.folder.title ?? basename(folder),
    publishedOn: check.folder.publishedOn ?? options.now.toISOString().slice(0, 10),
    importedAt: options.now.toISOString(),
    digest: digestOf(files),
  });
}

function digestOf(files: FolderText): string {
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(`${name}\0${text}\0`);
  return hash.digest('hex');
}
