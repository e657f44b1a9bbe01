import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { IsoDate } from '../query/period.ts';
import { readHeld } from '../store/import-held.ts';
import type { ImportSource } from '../store/import-run.ts';
import { type Database, type ImportResult, writeImport } from '../store/import-write.ts';
import { checkFolder, type FolderText } from './check-folder.ts';
import { type FolderPieces, wholeOf } from './file-text.ts';
import { withPacks } from './packs.ts';
import { FolderError } from './problem.ts';
import { readFolder } from './read-folder.ts';
import type { CheckedFolder, Held } from './rows.ts';

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
  return importFiles(database, { name: basename(folder), files: await readFolder(folder) }, options);
}

/** Files that need not stand in a folder. */
export interface NamedFiles {
  /** What the source is called where the files don't say. */
  readonly name: string;
  readonly files: FolderPieces;
}

/** As `importFolder`, of files that are read or made already. */
export async function importFiles(
  database: Database,
  { name, files }: NamedFiles,
  options: ImportOptions,
): Promise<ImportResult> {
  const texts = new Map<string, string>();
  for (const [file, text] of files) texts.set(file, await wholeOf(text));
  const own = soundFolder(texts, await readHeld(database), options.now.toISOString().slice(0, 10));
  const rows = { ...own, words: await withPacks(own.words, own.packs ?? []) };
  const hash = createHash('sha256');
  for (const [file, text] of texts) hash.update(`${file}\0${text}\0`);
  return writeImport(database, rows, sourceOf(own, name, { ...options, digest: hash.digest('hex') }));
}

/** Where files come from, as they say it. */
export function sourceOf(
  { title, publishedOn, changesAs, packs }: Pick<CheckedFolder, 'title' | 'publishedOn' | 'changesAs' | 'packs'>,
  name: string,
  { dataset, now, digest }: ImportOptions & { readonly digest: string },
): ImportSource {
  const said = { title: title ?? name, publishedOn: publishedOn ?? now.toISOString().slice(0, 10) };
  return { dataset, ...said, changesAs, packs, importedAt: now.toISOString(), digest };
}

function soundFolder(files: FolderText, held: Held, today: IsoDate | null): CheckedFolder {
  const { folder, problems } = checkFolder(files, held, today);
  if (problems.length > 0) throw new FolderError(problems);
  return folder;
}
