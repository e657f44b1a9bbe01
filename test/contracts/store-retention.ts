import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/connect.ts';
import { openConversations } from '../../src/store/conversations.ts';
import { openDigests } from '../../src/store/digests.ts';
import { put, type Row, type TestDatabase } from '../fixtures/database.ts';
import { readSchema } from '../fixtures/schema.ts';

const BEFORE = '2026-03-30T00:00:00.000Z';
const OLD = '2026-03-29T23:59:59.999Z';

/** What grows by use, each with a row that was last used at a moment; in the order in which they are put in. */
const GROWS: Readonly<Record<string, (at: string) => Row>> = {
  threads: (at) => ({ key: at, version: 1, context: '{}', changed_at: at }),
  inbox_events: (at) => ({ platform: 'chat', event_id: at, received_at: at, body: '{}' }),
  shown_replies: (at) => ({ reply_id: at, thread_key: 'a', shown_at: at, content: '{}' }),
  wrong_answers: (at) => ({ reply_id: at, reported_by: 'p', reported_at: at, question: 'why?', record: '{}' }),
  incoming_files: (at) => ({
    ...{ file_id: at, sent_by: 'p', received_at: at, names: '[]', content: Buffer.from('x'), asked: null },
    ...{ mapping: '{}', step: 0 },
  }),
  addresses: (at) => ({
    ...{ platform: 'chat', organisation: 'O', conversation: at, kind: 'channel', person: null, reference: '{}' },
    ...{ added_at: OLD, dead_since: at, reason: 'removed' },
  }),
  digest_subscriptions: (at) => ({
    ...{ platform: 'chat', organisation: 'O', conversation: at, is_personal: false, owner: 'p', number: 1 },
    ...{ kind: 'digest', question: '{}', schedule: '{}', unchanged: 'full', state: 'stopped' },
    ...{ created_at: OLD, changed_at: at },
  }),
  digest_contents: (at) => ({ hash: at, content: '{}', created_at: at }),
};

/** Those of subscriptions, which are asked for by themselves: one is active, so that what is under it goes by its own age. */
const UNDER: Readonly<Record<string, (at: string, subscription: number) => Row>> = {
  digest_deliveries: (at, subscription) => ({
    ...{ delivery_id: at, subscription_id: subscription, kind: 'digest', slot: at, due_at: OLD, platform: 'chat' },
    ...{ place: '[]', contents_hash: null, step: 'ended', outcome: 'skipped', claimed_at: OLD, ended_at: at },
  }),
};

/** What does not grow by use, and why. A table that is neither here nor above fails the test: it has to be one of the two. */
const STAYS: Readonly<Record<string, string>> = {
  digest_states: 'one row for each measure of an alert, gone with its subscription',
  signing_keys: 'one key for each name in the program',
  tokens: 'made by the operator: one that was revoked stays, as what it did is in the log',
  ...Object.fromEntries(
    [
      ...[
        'area_aliases',
        'areas',
        'catalogue_version',
        'commentary',
        'commentary_indicators',
        'import_parts',
        'imports',
        'indicator_aliases',
        'indicators',
      ],
      ...['observation_remarks', 'observations', 'relations', 'risks', 'series', 'series_breaks', 'term_words'],
      ...['terms', 'theme_aliases', 'themes', 'thresholds', 'words'],
    ].map((table) => [table, 'figures and their words: brought in, never asked']),
  ),
};

export function retentionContract(create: () => Promise<TestDatabase>): void {
  describe('what conversations and digests leave behind', () => {
    let database: TestDatabase;
    let knex: Knex;

    beforeAll(async () => {
      database = await create();
      knex = database.knex;
      await migrate(knex);
    });
    afterAll(() => database.remove());

    it('is known of every table: it grows by use and is purged, or says why not', async () => {
      const { columns } = await readSchema(knex);
      const tables = [...new Set(columns.map((column) => column.split('.')[0] ?? ''))];
      const known = [GROWS, UNDER, STAYS].flatMap((each) => Object.keys(each));
      expect(tables.filter((table) => !known.includes(table))).toEqual([]);
      expect([GROWS, UNDER].flatMap((each) => Object.keys(each)).filter((table) => !tables.includes(table))).toEqual(
        [],
      );
    });

    it('goes when it is older than the moment given, from every table that grows, and not a moment sooner', async () => {
      for (const [table, rowOf] of Object.entries(GROWS))
        for (const at of [OLD, BEFORE]) await put(knex, table, rowOf(at));
      const active = await put(knex, 'digest_subscriptions', {
        ...GROWS['digest_subscriptions']?.(OLD),
        ...{ number: 2, state: 'active' },
      });
      for (const [table, rowOf] of Object.entries(UNDER)) {
        for (const at of [OLD, BEFORE]) await put(knex, table, rowOf(at, active));
      }
      const left = async () => {
        const rows: Record<string, number> = {};
        for (const table of [...Object.keys(GROWS), ...Object.keys(UNDER)]) rows[table] = (await knex(table)).length;
        return rows;
      };
      const before = await left();
      await openConversations(knex).purge(BEFORE);
      await openDigests(knex).purge(BEFORE);
      const after = await left();
      // Of each the old one, and nothing else.
      expect(after).toEqual(Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, rows - 1])));
      expect(await knex('digest_subscriptions').where({ id: active }).first('state')).toEqual({ state: 'active' });
    });

    it('stays where it is still in use, however old', async () => {
      for (const table of ['addresses', 'digest_deliveries', 'digest_contents', 'digest_subscriptions']) {
        await knex(table).delete();
      }
      await put(knex, 'addresses', { ...GROWS['addresses']?.(OLD), dead_since: null, reason: null });
      const subscription = await put(knex, 'digest_subscriptions', {
        ...GROWS['digest_subscriptions']?.(OLD),
        ...{ state: 'active', said_hash: 'said', said_at: OLD },
      });
      for (const hash of ['said', 'waits']) {
        await put(knex, 'digest_contents', { hash, content: '{}', created_at: OLD });
      }
      await put(knex, 'digest_deliveries', {
        ...UNDER['digest_deliveries']?.(OLD, subscription),
        ...{ contents_hash: 'waits', step: 'frozen', outcome: null, ended_at: null },
      });
      expect((await openConversations(knex).purge(BEFORE)) + (await openDigests(knex).purge(BEFORE))).toBe(0);
    });
  });
}
