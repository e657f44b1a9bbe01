import type { Knex } from 'knex';
import type { Area } from '../catalogue/catalogue.ts';
import type { Held, HeldIndicator } from '../import/rows.ts';
import { reading } from './reading.ts';

/** The names that the database holds, for checking files that refer to them. */
export function readHeld(knex: Knex): Promise<Held> {
  return reading(knex, 'reading what is held', async () => {
    const indicators: readonly (HeldIndicator & { readonly code: string })[] = await knex('indicators').select(
      ...['code', 'unit', 'polarity', 'name', 'bounds', 'decimals'],
    );
    const themes: readonly { name: string; parent: string | null }[] = await withParent(knex, 'themes');
    const areas: readonly { name: string; kind: Area['kind']; parent: string | null }[] = await withParent(
      knex,
      'areas',
    ).select('t.kind');
    return {
      indicators: new Map(indicators.map(({ code, ...held }) => [code, held])),
      themes: new Map(themes.map(({ name, parent }) => [name, { parent }])),
      areas: new Map(areas.map(({ name, kind, parent }) => [name, { kind, parent }])),
    };
  });
}

function withParent(knex: Knex, table: 'themes' | 'areas') {
  return knex(`${table} as t`).leftJoin(`${table} as p`, 'p.id', 't.parent_id').select('t.name', 'p.name as parent');
}
