import type { Knex } from 'knex';
import { ImportError } from '../errors.ts';
import { FolderError } from '../import/problem.ts';
import type { CheckedFolder } from '../import/rows.ts';
import type { IsoDate } from '../query/period.ts';
import { writeCommentary, writeRisks } from './import-commentary.ts';
import { writeObservations } from './import-observations.ts';
import type { ImportRun, ImportSource } from './import-run.ts';
import { writeBreaks, writeSeries } from './import-series.ts';
import { writeSubjects } from './import-subjects.ts';
import { type Counts, type ImportKind, startTally } from './import-tally.ts';
import { writeThresholds } from './import-thresholds.ts';
import { writeWords } from './import-words.ts';
import { reading } from './reading.ts';

/** An open database, for those outside this folder, where Knex is not known. */
export type Database = Knex;

/** What an import came to. */
export interface ImportResult {
  /** False: everything was held already, and the database is as it was. */
  readonly changed: boolean;
  readonly title: string;
  readonly publishedOn: IsoDate;
  readonly counts: Readonly<Partial<Record<ImportKind, Counts>>>;
  /** Rows that were left alone, the first hundred: a newer source, or a number that was taken back. */
  readonly left: readonly string[];
}

/** Writes a checked folder: all of it, or nothing where anything fails. */
export function writeImport(knex: Knex, folder: CheckedFolder, source: ImportSource): Promise<ImportResult> {
  return inOneTransaction(knex, 'importing', async (trx) => {
    const run = await startRun(trx, source);
    const written = await writeAll(run, folder);
    if (run.problems.length > 0) throw new FolderError(run.problems);
    const changed = written || run.tally.changed();
    const { title, publishedOn } = source;
    return { changed, title, publishedOn, counts: run.tally.counts(), left: run.tally.left() };
  });
}

/**
 * Whatever `work` writes is kept where it says that something has changed, and undone where it doesn't.
 *
 * @throws ImportError as `work` does, with all undone
 */
export async function inOneTransaction<T extends { readonly changed: boolean }>(
  knex: Knex,
  doing: string,
  work: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  const outcome = await reading(knex, doing, async () => {
    const trx = await knex.transaction();
    try {
      // First of all, as it makes every other writer wait: two imports at once would else not see each other.
      await trx('catalogue_version').where({ id: 1 }).increment('version', 1);
      const result = await work(trx);
      await (result.changed ? trx.commit() : trx.rollback());
      return { result };
    } catch (cause) {
      await trx.rollback();
      // Not the database's doing, so not to be called its error.
      if (cause instanceof ImportError) return { refused: cause };
      throw cause;
    }
  });
  if ('refused' in outcome) throw outcome.refused;
  return outcome.result;
}

async function startRun(trx: Knex.Transaction, source: ImportSource): Promise<ImportRun> {
  const newest: { published_on: IsoDate } | undefined = await trx('imports')
    .where({ kind: 'import' })
    .orderBy('published_on', 'desc')
    .first('published_on');
  const importId = await insertImport(trx, source, 'import');
  const isOlder = newest !== undefined && source.publishedOn < newest.published_on;
  return { trx, importId, source, isOlder, tally: startTally(), problems: [] };
}

/** The row that everything written refers to, as where it came from. */
export async function insertImport(trx: Knex, source: ImportSource, kind: 'import' | 'retract'): Promise<number> {
  const [put] = await trx('imports')
    .insert({
      dataset: source.dataset,
      source_title: source.title,
      published_on: source.publishedOn,
      imported_at: source.importedAt,
      digest: source.digest,
      changes_as: source.changesAs,
      packs: source.packs === null ? null : JSON.stringify(source.packs),
      kind,
    })
    .returning('id');
  return put.id;
}

/** What rows refer to goes before them. @returns whether more was written than the tally counts */
async function writeAll(run: ImportRun, folder: CheckedFolder): Promise<boolean> {
  const ids = await writeSubjects(run, folder);
  const series = await writeSeries(run, folder.observations, ids);
  await writeObservations(run, folder.observations, series);
  const breaks = await writeBreaks(run, folder.observations, series);
  await writeThresholds(run, folder.thresholds, ids);
  await writeCommentary(run, folder.commentary, ids);
  await writeRisks(run, folder.risks, ids);
  const words = await writeWords(run, folder, ids);
  return breaks || words;
}
