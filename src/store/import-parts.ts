import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { Knex } from 'knex';
import type { CheckedFolder, ObservationRow } from '../import/rows.ts';
import type { NumberAddress } from './import-observations.ts';

/** What an import says, kept so that it can be published later, and left out of what is published again. */
export type ImportContents = FolderContents | { readonly kind: 'retraction'; readonly address: NumberAddress };

export interface FolderContents {
  readonly kind: 'folder';
  readonly folder: FolderRows;
  /** In groups, so that a million are never held at once. */
  observations(): AsyncIterable<readonly ObservationRow[]>;
}

/** A folder without its numbers. */
export type FolderRows = Omit<CheckedFolder, 'observations'>;

type PartKind = 'folder' | 'observations' | 'retraction';

/** Rows of numbers in one part. */
const ROWS_A_PART = 5000;

const [compress, expand] = [promisify(gzip), promisify(gunzip)];

/** The contents of a folder that is at hand. */
export function contentsOfFolder({ observations, ...folder }: CheckedFolder): FolderContents {
  return { kind: 'folder', folder, observations: () => inGroups(observations) };
}

// What reads from the database has to wait, and both are one type.
// oxlint-disable-next-line typescript/require-await
export async function* inGroups(rows: readonly ObservationRow[]): AsyncGenerator<readonly ObservationRow[]> {
  for (let start = 0; start < rows.length; start += ROWS_A_PART) yield rows.slice(start, start + ROWS_A_PART);
}

/** One part of an import, ready to be kept. */
export interface Part {
  readonly kind: PartKind;
  /** JSON, compressed. */
  readonly content: Buffer;
}

/** What an import says in parts: made before anything is written, so that no other writer waits while it is read. */
export async function packParts(contents: ImportContents): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for await (const part of partsOf(contents)) parts.push(part);
  return parts;
}

export async function writeParts(trx: Knex, importId: number, contents: ImportContents): Promise<void> {
  let position = 0;
  for await (const part of partsOf(contents)) await insertPart(trx, importId, { ...part, position: (position += 1) });
}

export async function insertParts(trx: Knex, importId: number, parts: readonly Part[]): Promise<void> {
  for (const [index, part] of parts.entries()) await insertPart(trx, importId, { ...part, position: index + 1 });
}

function insertPart(trx: Knex, importId: number, part: Part & { readonly position: number }): Promise<unknown> {
  return trx('import_parts').insert({ import_id: importId, ...part });
}

async function* partsOf(contents: ImportContents): AsyncGenerator<Part> {
  if (contents.kind === 'retraction') {
    yield await packed('retraction', contents.address);
    return;
  }
  yield await packed('folder', contents.folder);
  for await (const rows of contents.observations()) yield await packed('observations', rows);
}

/** Most of it is repetition: the fastest level makes a tenth of it. */
async function packed(kind: PartKind, value: unknown): Promise<Part> {
  return { kind, content: await compress(JSON.stringify(value), { level: constants.Z_BEST_SPEED }) };
}

/** null: the import is from before contents were kept. */
export async function readParts(trx: Knex, importId: number): Promise<ImportContents | null> {
  const first: { kind: PartKind; content: Buffer } | undefined = await trx('import_parts')
    .where({ import_id: importId, position: 1 })
    .first('kind', 'content');
  if (first === undefined) return null;
  const value = await valueOf(first.content);
  if (first.kind === 'retraction') return { kind: 'retraction', address: value as NumberAddress };
  return { kind: 'folder', folder: value as FolderRows, observations: () => readGroups(trx, importId) };
}

async function* readGroups(trx: Knex, importId: number): AsyncGenerator<readonly ObservationRow[]> {
  for (let position = 2; ; position += 1) {
    const part: { content: Buffer } | undefined = await trx('import_parts')
      .where({ import_id: importId, position })
      .first('content');
    if (part === undefined) return;
    yield (await valueOf(part.content)) as readonly ObservationRow[];
  }
}

async function valueOf(content: Buffer): Promise<unknown> {
  return JSON.parse((await expand(content)).toString('utf8'));
}
