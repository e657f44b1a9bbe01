import type { Knex } from 'knex';
import type { Moment } from '../conversation/threads.ts';
import type { Address, Addresses, KeptAddress } from '../digest/addresses.ts';
import { reading } from './reading.ts';

/** Addresses in an open and migrated database. It doesn't close the database. */
export function openAddresses(knex: Knex): Addresses {
  const at = (platform: string, conversation: string) => knex('addresses').where({ platform, conversation });
  const first = (where: Readonly<Record<string, string>>) =>
    reading(knex, 'reading an address', async () => {
      const row = await knex('addresses').where(where).orderBy('id', 'desc').first();
      return row ? toKept(row) : null;
    });
  return {
    keep: (address, moment) => reading(knex, 'keeping an address', () => keep(knex, address, moment)),
    read: (platform, conversation) => first({ platform, conversation }),
    ofPerson: (platform, person) => first({ platform, person }),
    remove: (platform, conversation) =>
      reading(knex, 'removing an address', async () => (await at(platform, conversation).delete()) > 0),
    markDead: (platform, conversation, { since, reason }) =>
      reading(knex, 'marking an address', async () => {
        await at(platform, conversation).whereNull('dead_since').update({ dead_since: since, reason });
      }),
    markAlive: (platform, conversation) =>
      reading(knex, 'marking an address', async () => {
        await at(platform, conversation).update({ dead_since: null, reason: null });
      }),
  };
}

/** Most messages find their address as it is: those only read. */
async function keep(knex: Knex, address: Address, moment: Moment): Promise<boolean> {
  const { platform, conversation, organisation, kind, person } = address;
  const row = { organisation, kind, person, reference: JSON.stringify(address.reference) };
  const held = await knex('addresses').where({ platform, conversation }).first();
  if (!held) {
    const put = await knex('addresses')
      .insert({ platform, conversation, ...row, added_at: moment })
      .onConflict(['platform', 'conversation'])
      .ignore()
      .returning('id');
    return put.length === 1;
  }
  const isSame = held.dead_since === null && Object.entries(row).every(([name, value]) => held[name] === value);
  if (isSame) return false;
  const query = knex('addresses').where({ id: held.id });
  const alive = { ...row, dead_since: null, reason: null };
  if (held.dead_since === null) {
    await query.update(alive);
    return false;
  }
  // Of two that find it dead at once, one brings it back.
  return (await query.whereNotNull('dead_since').update(alive)) === 1;
}

interface Row extends Omit<Address, 'reference'> {
  readonly reference: string;
  readonly added_at: string;
  readonly dead_since: string | null;
  readonly reason: string | null;
}

function toKept({ platform, organisation, conversation, kind, person, ...row }: Row): KeptAddress {
  const dead = row.dead_since === null ? null : { since: row.dead_since, reason: row.reason ?? '' };
  const address = { platform, organisation, conversation, kind, person, reference: JSON.parse(row.reference) };
  return { ...address, addedAt: row.added_at, dead };
}
