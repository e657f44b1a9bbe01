import type { Knex } from 'knex';
import { reading } from './reading.ts';

/** What was said of the sheet of an earlier import, as JSON. */
export interface KeptMapping {
  readonly importId: number;
  readonly title: string;
  readonly mapping: string;
}

/** By the shape of a sheet what was said of the newest one of it that was not dropped or taken back. */
export function readMappings(knex: Knex, shapes: readonly string[]): Promise<ReadonlyMap<string, KeptMapping>> {
  return reading(knex, 'reading what was said of sheets', async () => {
    const rows: readonly { id: number; source_title: string; shape: string; mapping: string }[] = await knex('imports')
      .whereIn('shape', [...shapes])
      .whereIn('state', ['draft', 'published'])
      .whereNotNull('mapping')
      .orderBy('id')
      .select('id', 'source_title', 'shape', 'mapping');
    return new Map(
      rows.map(({ id, source_title: title, shape, mapping }) => [shape, { importId: id, title, mapping }]),
    );
  });
}
