import type { Knex } from 'knex';
import { ImportError } from '../errors.ts';
import type { CheckedFolder } from '../import/rows.ts';
import type { IsoDate } from '../query/period.ts';
import { contentsOfFolder, type FolderContents, insertParts, packParts, readParts } from './import-parts.ts';
import { replayWithout, sourceOfRow } from './import-replay.ts';
import { type ImportSource, MissingName, type Restated } from './import-run.ts';
import {
  applyFolder,
  finishImport,
  type ImportAbout,
  type ImportResult,
  inOneTransaction,
  insertImport,
  startRun,
} from './import-write.ts';
import { reading } from './reading.ts';

/** Who does something to an import, and when: UTC, ISO 8601. */
export interface Doing {
  /** As the place where it is done knows people; null: nobody is known there. */
  readonly by: string | null;
  readonly at: string;
}

/** Who may publish what. */
export interface PublishingRule {
  /** Whether somebody else has to publish what one has brought in. */
  readonly needsSecond: boolean;
}

export type ImportState = 'draft' | 'published' | 'discarded' | 'undone';

/** An import as a list shows it. */
export interface ListedImport {
  readonly id: number;
  readonly kind: 'import' | 'retract';
  readonly state: ImportState;
  readonly title: string;
  readonly publishedOn: IsoDate;
  readonly importedAt: string;
  readonly by: string | null;
  /** null: it never was, or by its very import. */
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  /** When its state became what it is, and by whom. */
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly files: readonly string[];
  readonly digest: string;
  /** null: not published yet, or from before they were kept. */
  readonly counts: ImportResult['counts'] | null;
}

/** Keeps a checked folder without publishing it: nobody who asks sees any of it. @returns its id */
export function writeDraft(
  knex: Knex,
  folder: CheckedFolder,
  source: ImportSource,
  about: Omit<ImportAbout, 'state'>,
): Promise<number> {
  return writeDraftOf(knex, contentsOfFolder(folder), () => source, about);
}

/**
 * As `writeDraft`, of contents that are read while they are kept. What reading them throws is thrown, and nothing is kept.
 *
 * @param source - asked once all is read, as it may have a digest of that
 */
export async function writeDraftOf(
  knex: Knex,
  contents: FolderContents,
  source: () => ImportSource,
  about: Omit<ImportAbout, 'state'>,
): Promise<number> {
  const parts = await packParts(contents);
  return reading(knex, 'keeping a draft', () =>
    knex.transaction(async (trx) => {
      const id = await insertImport(trx, source(), 'import', { ...about, state: 'draft' });
      await insertParts(trx, id, parts);
      return id;
    }),
  );
}

/** What publishing a draft would come to. */
export interface Previewed<T> {
  readonly result: ImportResult;
  readonly restated: readonly Restated[];
  /** What `look` found. */
  readonly looked: T;
}

/** A change is shown by itself up to so many. */
const MOST_RESTATED = 1000;

/**
 * Publishes a draft and takes that back at once, within one transaction that nobody else sees.
 *
 * @param look - reads what is there: before, and once the draft is published
 */
export async function tryDraft<Before, After>(
  knex: Knex,
  id: number,
  look: {
    readonly before: (trx: Knex) => Promise<Before>;
    readonly after: (trx: Knex, before: Before) => Promise<After>;
  },
): Promise<Previewed<After>> {
  const restated: Restated[] = [];
  const keep = (change: Restated) => {
    if (restated.length < MOST_RESTATED) restated.push(change);
  };
  const tried = await inOneTransaction(knex, 'trying a draft', async (trx) => {
    const source = await readDraft(trx, id);
    const before = await look.before(trx);
    const result = await apply(trx, id, source, keep);
    return { result, restated, looked: await look.after(trx, before), changed: false };
  });
  return tried;
}

/**
 * Makes a draft what everybody sees, at once. One that says nothing new is discarded, with nothing changed.
 *
 * @throws ImportError where it is no draft, or somebody else has to publish it
 */
export async function publishDraft(
  knex: Knex,
  id: number,
  { by, at }: Doing,
  rule: PublishingRule = { needsSecond: false },
): Promise<ImportResult> {
  const result = await inOneTransaction(knex, 'publishing', async (trx) => {
    const source = await readDraft(trx, id);
    if (rule.needsSecond) await checkSecond(trx, id, by);
    const came = await apply(trx, id, source, null);
    if (!came.changed) return came;
    await finishImport(trx, id, null, came.counts);
    const published = { published_at: at, published_by: by };
    await trx('imports')
      .where({ id })
      .update({ state: 'published', changed_at: at, changed_by: by, ...published });
    return came;
  });
  if (!result.changed) await discardDraft(knex, id, { by, at });
  return result;
}

export async function discardDraft(knex: Knex, id: number, { by, at }: Doing): Promise<{ readonly changed: boolean }> {
  const refused = await reading(knex, 'discarding a draft', async () => {
    const discarded = await knex('imports')
      .where({ id, state: 'draft' })
      .update({ state: 'discarded', changed_at: at, changed_by: by });
    return discarded > 0 ? null : notInState(knex, id, 'draft');
  });
  if (refused !== null) throw refused;
  return { changed: true };
}

/**
 * Takes a whole import back, wherever it stands among others: what is published then is what the others say, one after
 * the other, as if this one had never been.
 *
 * @throws ImportError where it isn't published, or where a later one needs what it alone says
 */
export function undoImport(knex: Knex, id: number, { by, at }: Doing): Promise<{ readonly changed: boolean }> {
  return inOneTransaction(knex, 'taking an import back', async (trx) => {
    const row = await trx('imports').where({ id }).first('state');
    if (row?.state !== 'published') throw await notInState(trx, id, 'published');
    await replayWithout(trx, id);
    await trx('imports').where({ id }).update({ state: 'undone', changed_at: at, changed_by: by });
    return { changed: true };
  });
}

/** The newest first. */
export function listImports(knex: Knex, most: number): Promise<readonly ListedImport[]> {
  return reading(knex, 'listing imports', async () => {
    const rows: readonly Readonly<Record<string, unknown>>[] = await knex('imports').orderBy('id', 'desc').limit(most);
    return rows.map(listed);
  });
}

/** null: there is none of this id. */
export async function readImport(knex: Knex, id: number): Promise<ListedImport | null> {
  const row = await reading(knex, 'reading an import', () => knex('imports').where({ id }).first());
  return row === undefined ? null : listed(row);
}

function listed(row: Readonly<Record<string, unknown>>): ListedImport {
  return {
    id: row['id'] as number,
    kind: row['kind'] as ListedImport['kind'],
    state: row['state'] as ImportState,
    title: row['source_title'] as string,
    publishedOn: row['published_on'] as string,
    importedAt: row['imported_at'] as string,
    by: row['imported_by'] as string | null,
    publishedAt: row['published_at'] as string | null,
    publishedBy: row['published_by'] as string | null,
    changedAt: row['changed_at'] as string | null,
    changedBy: row['changed_by'] as string | null,
    files: JSON.parse(row['files'] as string),
    digest: row['digest'] as string,
    counts: row['counts'] === null ? null : JSON.parse(row['counts'] as string),
  };
}

async function apply(
  trx: Knex.Transaction,
  id: number,
  source: ImportSource,
  restated: ((change: Restated) => void) | null,
): Promise<ImportResult> {
  const contents = await readParts(trx, id);
  if (contents?.kind !== 'folder') throw new Error(`the draft ${id} has no contents`);
  try {
    return await applyFolder(await startRun(trx, id, source, { restated }), contents);
  } catch (cause) {
    if (!(cause instanceof MissingName)) throw cause;
    throw new ImportError(
      'import-needs',
      `The draft can't be published as it is: ${cause.message} Bring it in again.`,
      {
        cause,
      },
    );
  }
}

/** Two people see what everybody is to see: whom nobody knows is no second one. */
async function checkSecond(trx: Knex, id: number, by: string | null): Promise<void> {
  const row: { imported_by: string | null } | undefined = await trx('imports').where({ id }).first('imported_by');
  const first = row?.imported_by ?? null;
  if (first !== null && by !== null && plainName(first) !== plainName(by)) return;
  const why =
    by === null
      ? 'say who you are: two people have to see it here'
      : first === null
        ? 'nobody knows who brought it in, and two people have to see it here'
        : `somebody other than ${first}, who brought it in, has to publish it`;
  throw new ImportError('import-second', `Nothing was published: ${why}.`);
}

function plainName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

async function readDraft(trx: Knex, id: number): Promise<ImportSource> {
  const row = await trx('imports').where({ id }).first();
  if (row?.state !== 'draft') throw await notInState(trx, id, 'draft');
  return sourceOfRow(row);
}

const SAID: Readonly<Record<ImportState, string>> = {
  draft: 'is a draft that nobody has published yet',
  published: 'is published already',
  discarded: 'was discarded',
  undone: 'was taken back',
};

async function notInState(knex: Knex, id: number, wanted: ImportState): Promise<ImportError> {
  const row: { state: ImportState } | undefined = await knex('imports').where({ id }).first('state');
  if (row === undefined) return new ImportError('import-unknown', `There is no import ${id}: --list shows them.`);
  return new ImportError(
    'import-state',
    `Nothing was done: import ${id} ${SAID[row.state]}, so it is no ${WANTED[wanted]}.`,
  );
}

const WANTED: Readonly<Record<ImportState, string>> = {
  draft: 'draft',
  published: 'published import',
  discarded: 'discarded draft',
  undone: 'import that was taken back',
};
