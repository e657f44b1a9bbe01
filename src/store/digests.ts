import type { Knex } from 'knex';
import type { DigestStore } from '../digest/digest-store.ts';
import { deliveriesIn } from './digest-deliveries.ts';
import { subscriptionsIn } from './digest-subscriptions.ts';
import { reading } from './reading.ts';

/** Digests in one open and migrated database. It doesn't close the database. */
export function openDigests(knex: Knex): DigestStore {
  return { ...subscriptionsIn(knex), ...deliveriesIn(knex), purge: (before) => purge(knex, before) };
}

function purge(knex: Knex, before: string): Promise<number> {
  return reading(knex, 'removing old digests', async () => {
    let removed = await knex('digest_deliveries').where('ended_at', '<', before).delete();
    removed += await knex('digest_subscriptions').where({ state: 'stopped' }).where('changed_at', '<', before).delete();
    removed += await knex('digest_contents')
      .where('created_at', '<', before)
      .whereNotExists(knex('digest_deliveries as d').whereRaw('d.contents_hash = digest_contents.hash').select('d.id'))
      .whereNotExists(knex('digest_subscriptions as s').whereRaw('s.said_hash = digest_contents.hash').select('s.id'))
      .delete();
    return removed;
  });
}
