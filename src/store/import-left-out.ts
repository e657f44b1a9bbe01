import type { Knex } from 'knex';
import type { ObservationRow } from '../import/rows.ts';
import { readParts } from './import-parts.ts';

/** A figure that the last sheet with the same headings had, and this one has not. Nothing is taken back by that. */
export type LeftOutFigure = Pick<ObservationRow, 'code' | 'area' | 'dimension' | 'category' | 'value' | 'marker'> & {
  readonly label: string;
};

export interface LeftOut {
  /** The import of that sheet. */
  readonly of: { readonly id: number; readonly title: string };
  /** In the order of that sheet. */
  readonly figures: readonly LeftOutFigure[];
}

/** Larger sheets are not held against the one before: their figures would have to be held. */
const MOST_COMPARED = 100_000;

/** null: it is no sheet, there was none with its headings, nothing is left out, or there is too much to compare. */
export async function readLeftOut(trx: Knex, importId: number): Promise<LeftOut | null> {
  const own: { shape: string | null } | undefined = await trx('imports').where({ id: importId }).first('shape');
  if (!own?.shape) return null;
  const before: { id: number; source_title: string } | undefined = await trx('imports')
    .where({ shape: own.shape, state: 'published' })
    .whereNot({ id: importId })
    .orderBy('sequence', 'desc')
    .first('id', 'source_title');
  if (before === undefined) return null;
  const keys = new Set<string>();
  for await (const row of rowsOf(trx, importId)) {
    keys.add(keyOf(row));
    if (keys.size > MOST_COMPARED) return null;
  }
  const figures: LeftOutFigure[] = [];
  let compared = 0;
  for await (const row of rowsOf(trx, before.id)) {
    compared += 1;
    if (compared > MOST_COMPARED) return null;
    if (!keys.has(keyOf(row))) figures.push(figureOf(row));
  }
  return figures.length === 0 ? null : { of: { id: before.id, title: before.source_title }, figures };
}

async function* rowsOf(trx: Knex, importId: number): AsyncGenerator<ObservationRow> {
  const contents = await readParts(trx, importId);
  if (contents?.kind !== 'folder') return;
  for await (const group of contents.observations()) yield* group;
}

function keyOf({ code, area, dimension, category, period: { basis, end } }: ObservationRow): string {
  return JSON.stringify([code, basis, end, area, dimension, category]);
}

function figureOf({ code, area, dimension, category, value, marker, period }: ObservationRow): LeftOutFigure {
  return { code, area, dimension, category, value, marker, label: period.label };
}
