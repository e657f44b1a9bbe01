import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Address, type Addresses, openAddresses, openConversations, openKeys } from '../../src/index.ts';
import { migrate, openDatabase } from '../../src/store/connect.ts';
import type { TestDatabase } from '../fixtures/database.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 5, 9, 0, seconds)).toISOString();

const channel: Address = {
  platform: 'chat',
  organisation: 'O1',
  conversation: 'C1',
  kind: 'channel',
  person: null,
  reference: { url: 'https://chat.example/', name: "it's ours" },
};
const personal: Address = { ...channel, conversation: 'D1', kind: 'personal', person: 'P1' };
const kept = (address: Address, seconds: number) => ({ ...address, addedAt: at(seconds), dead: null });

export function addressesContract(create: () => Promise<TestDatabase>): void {
  describe('addresses', () => {
    let database: TestDatabase;
    let here: Addresses;
    /** Another process on the same database. */
    let there: Addresses;
    let closeThere: () => Promise<void>;

    beforeAll(async () => {
      database = await create();
      await migrate(database.knex);
      const other = openDatabase(database.address);
      closeThere = () => other.destroy();
      here = openAddresses(database.knex);
      there = openAddresses(other);
    });
    afterAll(async () => {
      await closeThere();
      await database.remove();
    });
    beforeEach(() => database.knex('addresses').delete());

    it('what was kept comes back, and is new once, whoever keeps it', async () => {
      const isNew = await Promise.all([here, there, here].map((each) => each.keep(channel, at(0))));
      expect(isNew.filter(Boolean)).toHaveLength(1);
      expect(await there.read('chat', 'C1')).toEqual(kept(channel, 0));
      expect(await there.read('chat', 'C2')).toBeNull();
      expect(await there.read('other', 'C1')).toBeNull();
    });

    it('a changed reference takes the place of the old one, and is not new', async () => {
      await here.keep(channel, at(0));
      const moved = { ...channel, reference: { url: 'https://moved.example/' } };
      expect(await there.keep(moved, at(5))).toBe(false);
      expect(await here.read('chat', 'C1')).toEqual(kept(moved, 0));
    });

    it("a person's own chat is found by the person, the newest where there are two", async () => {
      await here.keep(channel, at(0));
      await here.keep(personal, at(0));
      expect(await here.ofPerson('chat', 'P1')).toEqual(kept(personal, 0));
      const newer = { ...personal, conversation: 'D2' };
      await here.keep(newer, at(1));
      expect(await here.ofPerson('chat', 'P1')).toEqual(kept(newer, 1));
      expect(await here.ofPerson('chat', 'P2')).toBeNull();
    });

    it('a dead one keeps its first reason; the first to keep it again brings it back', async () => {
      await here.keep(channel, at(0));
      await here.markDead('chat', 'C1', { since: at(1), reason: 'removed' });
      await there.markDead('chat', 'C1', { since: at(2), reason: 'blocked' });
      expect((await here.read('chat', 'C1'))?.dead).toEqual({ since: at(1), reason: 'removed' });
      const isNew = await Promise.all([here, there].map((each) => each.keep(channel, at(3))));
      expect(isNew.filter(Boolean)).toHaveLength(1);
      expect(await here.read('chat', 'C1')).toEqual(kept(channel, 0));
    });

    it('one that works again is marked so', async () => {
      await here.keep(channel, at(0));
      await here.markDead('chat', 'C1', { since: at(1), reason: 'blocked' });
      await here.markAlive('chat', 'C1');
      expect((await here.read('chat', 'C1'))?.dead).toBeNull();
    });

    it('what was removed is gone, once', async () => {
      await here.keep(channel, at(0));
      expect(await there.remove('chat', 'C1')).toBe(true);
      expect(await here.remove('chat', 'C1')).toBe(false);
      expect(await here.read('chat', 'C1')).toBeNull();
    });

    it('the purge takes those that have long been dead, and no other', async () => {
      await here.keep(channel, at(0));
      await here.keep(personal, at(0));
      await here.markDead('chat', 'C1', { since: at(1), reason: 'removed' });
      expect(await openConversations(database.knex).purge(at(1))).toBe(0);
      expect(await openConversations(database.knex).purge(at(2))).toBe(1);
      expect(await here.read('chat', 'C1')).toBeNull();
      expect(await here.read('chat', 'D1')).toEqual(kept(personal, 0));
    });

    it('a key is that which was kept first, for every process', async () => {
      const other = openDatabase(database.address);
      try {
        const [one, two] = [openKeys(database.knex), openKeys(other)];
        const both = await Promise.all([one.keep('pictures', 'a'), two.keep('pictures', 'b')]);
        expect(new Set(both).size).toBe(1);
        expect(await one.keep('pictures', 'c')).toBe(both[0]);
        expect(await one.keep('more', 'c')).toBe('c');
      } finally {
        await other.destroy();
      }
    });
  });
}
