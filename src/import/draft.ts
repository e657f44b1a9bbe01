import { readHeld } from '../store/import-held.ts';
import { writeDraft } from '../store/import-lifecycle.ts';
import type { Database } from '../store/import-write.ts';
import { checkedFor, type ImportOptions, type NamedFiles } from './import-folder.ts';

/** Who brings files in, and how they are called where they come from. */
export interface DraftOptions extends ImportOptions {
  /** As the place where it is done knows people; null: nobody is known there. */
  readonly by: string | null;
  readonly fileNames: readonly string[];
}

export interface Drafted {
  readonly id: number;
}

/**
 * Keeps the rows of CSV files as a draft, which nobody who asks sees: to be previewed, then published or discarded.
 *
 * @throws FolderError with every problem of the files
 */
export async function draftFiles(database: Database, files: NamedFiles, options: DraftOptions): Promise<Drafted> {
  const { rows, source } = await checkedFor(await readHeld(database), files, options);
  const id = await writeDraft(database, rows, source, { files: options.fileNames, by: options.by });
  return { id };
}
