import type { Knex } from 'knex';
import { ImportError } from '../errors.ts';
import { FolderError } from '../import/problem.ts';
import type { CheckedFolder, ObservationRow } from '../import/rows.ts';
import type { IsoDate } from '../query/period.ts';
import { writeCommentary, writeRisks } from './import-commentary.ts';
import { writeObservations } from './import-observations.ts';
import {
  contentsOfFolder,
  type FolderContents,
  type FolderRows,
  type ImportContents,
  writeParts,
} from './import-parts.ts';
import type { Ids, ImportRun, ImportSource, KeptIds } from './import-run.ts';
import { openSeries, writeBreaks } from './import-series.ts';
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

/** Writes a checked folder, published at once: all of it, or nothing where anything fails. */
export function writeImport(knex: Knex, folder: CheckedFolder, source: ImportSource): Promise<ImportResult> {
  return inOneTransaction(knex, 'importing', async (trx) => {
    const contents = contentsOfFolder(folder);
    const importId = await insertImport(trx, source, 'import');
    const result = await applyFolder(await startRun(trx, importId, source), contents);
    if (result.changed) await finishImport(trx, importId, contents, result.counts);
    return result;
  });
}

/** Keeps what a published import said, and what it came to. */
export async function finishImport(
  trx: Knex,
  importId: number,
  contents: ImportContents | null,
  counts: ImportResult['counts'],
): Promise<void> {
  if (contents !== null) await writeParts(trx, importId, contents);
  await trx('imports')
    .where({ id: importId })
    .update({ counts: JSON.stringify(counts), sequence: await nextSequence(trx) });
}

async function nextSequence(trx: Knex): Promise<number> {
  const last: { sequence: number } | undefined = await trx('imports')
    .whereNotNull('sequence')
    .orderBy('sequence', 'desc')
    .first('sequence');
  return (last?.sequence ?? 0) + 1;
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

interface Beside {
  /** What is published when this import begins; left out: all that the table says. */
  readonly newest?: IsoDate | null;
  readonly kept?: KeptIds;
  readonly restated?: ImportRun['restated'];
}

/** An import whose row is there, about to be written. */
export async function startRun(
  trx: Knex.Transaction,
  importId: number,
  source: ImportSource,
  beside: Beside = {},
): Promise<ImportRun> {
  const newest = beside.newest === undefined ? await newestPublished(trx, importId) : beside.newest;
  const isOlder = newest !== null && source.publishedOn < newest;
  const { kept = new Map(), restated = null } = beside;
  return { trx, importId, source, isOlder, tally: startTally(), kept, restated, problems: [] };
}

async function newestPublished(trx: Knex, besides: number): Promise<IsoDate | null> {
  const newest: { published_on: IsoDate } | undefined = await trx('imports')
    .where({ kind: 'import', state: 'published', adds_nothing: false })
    .whereNot({ id: besides })
    .orderBy('published_on', 'desc')
    .first('published_on');
  return newest?.published_on ?? null;
}

/** What an import's row says of it beside its source. */
export interface ImportAbout {
  readonly state: 'draft' | 'published';
  readonly files: readonly string[];
  readonly by: string | null;
  /** What a person said of the sheet that it was, as JSON; left out or null: it was none. */
  readonly said?: { readonly shape: string | null; readonly mapping: string } | null;
}

const PUBLISHED: ImportAbout = { state: 'published', files: [], by: null };

/** The row that everything written refers to, as where it came from. */
export async function insertImport(
  trx: Knex,
  source: ImportSource,
  kind: 'import' | 'retract',
  about: ImportAbout = source.about ?? PUBLISHED,
): Promise<number> {
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
      state: about.state,
      files: JSON.stringify(about.files),
      imported_by: about.by,
      shape: about.said?.shape ?? null,
      mapping: about.said?.mapping ?? null,
    })
    .returning('id');
  return put.id;
}

/** Writes what a folder says; throws a FolderError with what only the database shows to be wrong. */
export async function applyFolder(run: ImportRun, contents: FolderContents): Promise<ImportResult> {
  const written = await writeAll(run, contents.folder, contents.observations());
  if (run.problems.length > 0) throw new FolderError(run.problems);
  const { title, publishedOn } = run.source;
  const changed = written || run.tally.changed();
  return { changed, title, publishedOn, counts: run.tally.counts(), left: run.tally.left() };
}

/** What rows refer to goes before them. @returns whether more was written than the tally counts */
async function writeAll(
  run: ImportRun,
  folder: FolderRows,
  observations: AsyncIterable<readonly ObservationRow[]>,
): Promise<boolean> {
  const ids = await writeSubjects(run, folder);
  const breaks = await writeNumbers(run, observations, ids);
  await writeThresholds(run, folder.thresholds, ids);
  await writeCommentary(run, folder.commentary, ids);
  await writeRisks(run, folder.risks, ids);
  const words = await writeWords(run, folder, ids);
  return breaks || words;
}

async function writeNumbers(
  run: ImportRun,
  observations: AsyncIterable<readonly ObservationRow[]>,
  ids: Ids,
): Promise<boolean> {
  const series = await openSeries(run, ids);
  let breaks = false;
  for await (const rows of observations) {
    await series.add(rows);
    await writeObservations(run, rows, series);
    breaks = (await writeBreaks(run, rows, series)) || breaks;
  }
  return breaks;
}
