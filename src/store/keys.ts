import type { Knex } from 'knex';
import { reading } from './reading.ts';

/** Keys that all processes on one database share, and that outlive them. */
export interface Keys {
  /** The key of a name: the one that was kept first, by whichever process. Throws a StoreError when the database can't be used. */
  keep(name: string, candidate: string): Promise<string>;
}

export function openKeys(knex: Knex): Keys {
  return {
    keep: (name, candidate) =>
      reading(knex, 'keeping a key', async () => {
        await knex('signing_keys').insert({ name, key: candidate }).onConflict('name').ignore();
        const row = await knex('signing_keys').where({ name }).first('key');
        return row.key;
      }),
  };
}
