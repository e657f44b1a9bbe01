import { createHash } from 'node:crypto';
import { readHeld } from '../store/import-held.ts';
import { writeDraftOf } from '../store/import-lifecycle.ts';
import { inGroups } from '../store/import-parts.ts';
import type { Database } from '../store/import-write.ts';
import { openCheck } from './check-folder.ts';
import { type FolderPieces, piecesOf } from './file-text.ts';
import { type ImportOptions, type NamedFiles, sourceOf } from './import-folder.ts';
import { withPacks } from './packs.ts';
import { FolderError, type Problem } from './problem.ts';
import type { Held, ObservationRow } from './rows.ts';
import type { SheetRead } from './sheet/bring-sheet.ts';

/** Who brings files in, and how they are called where they come from. */
export interface DraftOptions extends ImportOptions {
  /** As the place where it is done knows people; null: nobody is known there. */
  readonly by: string | null;
  readonly fileNames: readonly string[];
}

export interface Drafted {
  readonly id: number;
}

interface Files extends NamedFiles {
  /** How they were read where they were a sheet: what was said of it is kept for the next one. */
  readonly sheet?: Pick<SheetRead, 'shape' | 'mapping' | 'place' | 'origin'> | null;
}

/**
 * Keeps the rows of CSV files as a draft, which nobody who asks sees: to be previewed, then published or discarded. Numbers
 * are read, checked and packed piece by piece, so that a million of them are never held.
 *
 * @throws FolderError with every problem of the files; of a sheet each where it stands there
 */
export async function draftFiles(database: Database, files: Files, options: DraftOptions): Promise<Drafted> {
  const { name, sheet = null } = files;
  const said = sheet === null ? null : { shape: sheet.shape, mapping: JSON.stringify(sheet.mapping) };
  try {
    const read = await readInParts(await readHeld(database), files.files, options);
    const source = () => sourceOf(read.folder, name, { ...options, digest: read.digest() });
    const about = { files: options.fileNames, by: options.by, said };
    return { id: await writeDraftOf(database, { kind: 'folder', ...read }, source, about) };
  } catch (error) {
    if (!(error instanceof FolderError) || sheet === null) throw error;
    throw new FolderError(error.problems.map((problem) => inSheet(problem, sheet.place, sheet.origin)));
  }
}

/** The folder without its numbers, and these as they come; `digest` once they are through. */
async function readInParts(held: Held, files: FolderPieces, { now }: DraftOptions) {
  const check = openCheck(files, held, now.toISOString().slice(0, 10));
  const folder = { ...check.folder, words: await withPacks(check.folder.words, check.folder.packs ?? []) };
  const hash = createHash('sha256');

  async function* observations(): AsyncGenerator<readonly ObservationRow[]> {
    for (const [file, text] of files) {
      hash.update(`${file}\0`);
      for await (const piece of piecesOf(text)) {
        hash.update(piece);
        if (file !== 'observations.csv') continue;
        yield* inGroups(check.numbers.take(piece));
        if (check.numbers.isHopeless()) break;
      }
      hash.update('\0');
    }
    yield* inGroups(check.numbers.end());
    const problems = check.problems();
    if (problems.length > 0) throw new FolderError(problems);
  }
  return { folder, observations, digest: () => hash.digest('hex') };
}

function inSheet(problem: Problem, place: string, origin: SheetRead['origin']): Problem {
  const from = problem.line === null ? null : origin(problem.file, problem.line);
  if (from === null) return problem;
  const { line, column, measure } = from;
  return { ...problem, file: place, line, column, found: `${problem.found} for ${measure}` };
}
