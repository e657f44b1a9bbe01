import type { Knex } from 'knex';
import { EMPTY_CONTEXT } from '../conversation/context.ts';
import type { Inbox, Lease, NewEvent, WaitingEvent } from '../conversation/inbox.ts';
import type { ShownReplies, WrongAnswer, WrongAnswers } from '../conversation/shown.ts';
import type { Moment, Thread, Threads } from '../conversation/threads.ts';
import { contextFrom, shownFrom } from '../conversation/upgrade.ts';
import { type Group, groupWork } from './group-work.ts';
import { reading } from './reading.ts';

/** All that conversations leave behind, in one open and migrated database. It doesn't close the database. */
export interface Conversations {
  readonly threads: Threads;
  readonly inbox: Inbox;
  readonly shown: ShownReplies;
  readonly wrongAnswers: WrongAnswers;
  /** Removes what is older than a moment, whoever it belongs to; gives how many rows that were. */
  purge(before: Moment): Promise<number>;
  /** Writes a little, and throws a StoreError where that can't be done. */
  tryWriting(at: Moment): Promise<void>;
}

export function openConversations(knex: Knex): Conversations {
  const group = groupWork(knex);
  return {
    threads: threadsIn(knex, group),
    inbox: inboxIn(knex, group),
    shown: shownIn(knex, group),
    wrongAnswers: wrongAnswersIn(knex),
    purge: (before) => purge(knex, before),
    tryWriting: (at) => reading(knex, 'trying to write', () => tryWriting(knex, at)),
  };
}

function threadsIn(knex: Knex, group: Group): Threads {
  return {
    read: (key) =>
      reading(knex, 'reading a thread', () =>
        group.read(async (on) => {
          const row = await on('threads').where({ key }).first('version', 'context');
          return row
            ? { version: row.version, context: contextFrom(JSON.parse(row.context)) }
            : { version: 0, context: EMPTY_CONTEXT };
        }),
      ),
    write: (key, thread, at) =>
      reading(knex, 'keeping a thread', () => group.write((on) => writeThread(on, key, thread, at))),
  };
}

/** As much as an answer takes, committed and taken out again: a row that only changes needs no room of a full disk. */
async function tryWriting(knex: Knex, at: Moment): Promise<void> {
  const context = JSON.stringify(EMPTY_CONTEXT).padEnd(PROBE_LENGTH);
  await knex('threads')
    .insert({ key: PROBE, version: 1, context, changed_at: at })
    .onConflict('key')
    .merge(['changed_at']);
  await knex('threads').where({ key: PROBE }).delete();
}

/** The key of no thread: those begin with their platform. */
const PROBE = 'readyz';
const PROBE_LENGTH = 16_384;

async function writeThread(knex: Knex, key: string, { version, context }: Thread, at: Moment): Promise<boolean> {
  const row = { version: version + 1, context: JSON.stringify(context), changed_at: at };
  if (version > 0) return (await knex('threads').where({ key, version }).update(row)) === 1;
  const put = await knex('threads')
    .insert({ key, ...row })
    .onConflict('key')
    .ignore()
    .returning('id');
  return put.length === 1;
}

/** Holds what rests until it is tried again. */
const NOBODY = 'nobody';

function inboxIn(knex: Knex, group: Group): Inbox {
  const at = (on: Knex, platform: string, id: string) =>
    on('inbox_events').where({ platform, event_id: id, state: 'waiting' });
  const isFree = (now: Moment) => (query: Knex.QueryBuilder) =>
    void query.whereNull('lease_until').orWhere('lease_until', '<=', now);
  return {
    accept: (event, lease) =>
      reading(knex, 'keeping an event', () => group.write((on) => acceptEvent(on, event, lease ?? null))),
    waiting: (platform, now, most) =>
      reading(knex, 'looking for events to answer', () =>
        knex('inbox_events')
          .where({ platform, state: 'waiting' })
          .where(isFree(now))
          .orderBy('received_at')
          .limit(most)
          .pluck('event_id'),
      ),
    claim: (platform, id, { holder, now, until }) =>
      reading(knex, 'taking an event', () =>
        group.write(async (on) => {
          const [row] = await at(on, platform, id)
            .where(isFree(now))
            .update({ lease_holder: holder, lease_until: until, attempts: knex.raw('attempts + 1') })
            .returning(['received_at', 'body', 'attempts']);
          return row ? toWaiting(platform, id, row) : null;
        }),
      ),
    renew: (platform, id, { holder, until }) =>
      reading(knex, 'holding on to an event', async () => {
        const changed = await at(knex, platform, id).where({ lease_holder: holder }).update({ lease_until: until });
        return changed === 1;
      }),
    renewAll: (platform, ids, { holder, until }) =>
      reading(knex, 'holding on to events', () =>
        group.write(async (on) => {
          const rows = await on('inbox_events')
            .where({ platform, state: 'waiting', lease_holder: holder })
            .whereIn('event_id', [...ids])
            .update({ lease_until: until })
            .returning('event_id');
          return rows.map(({ event_id: id }) => id);
        }),
      ),
    holders: (platform, now) =>
      reading(knex, 'looking for who answers', () =>
        knex('inbox_events')
          .where({ platform, state: 'waiting' })
          .where('lease_until', '>', now)
          .whereNot({ lease_holder: NOBODY })
          .distinct()
          .pluck('lease_holder'),
      ),
    free: (platform, holders, now) =>
      reading(knex, 'taking over events', async () => {
        await knex('inbox_events')
          .where({ platform, state: 'waiting' })
          .whereIn('lease_holder', [...holders])
          .update({ lease_until: now });
      }),
    stateOf: (platform, id) =>
      reading(knex, 'looking for an event', async () => {
        const row = await knex('inbox_events').where({ platform, event_id: id }).first('state');
        return row ? row.state : null;
      }),
    release: (platform, id, { holder, until }) =>
      reading(knex, 'letting go of an event', async () => {
        // It is nobody's whose end would free it before its time.
        const rests = { lease_holder: NOBODY, lease_until: until };
        await at(knex, platform, id).where({ lease_holder: holder }).update(rests);
      }),
    end: (platform, id, how) =>
      reading(knex, 'ending an event', () =>
        group.write(async (on) => {
          await at(on, platform, id).update({ state: how, body: null, lease_holder: null, lease_until: null });
        }),
      ),
  };
}

async function acceptEvent(
  knex: Knex,
  { platform, id, receivedAt, body }: NewEvent,
  lease: Lease | null,
): Promise<boolean> {
  const row = { platform, event_id: id, received_at: receivedAt, body: JSON.stringify(body) };
  const taken = lease === null ? {} : { lease_holder: lease.holder, lease_until: lease.until, attempts: 1 };
  const put = await knex('inbox_events')
    .insert({ ...row, ...taken })
    .onConflict(['platform', 'event_id'])
    .ignore()
    .returning('id');
  return put.length === 1;
}

function toWaiting(
  platform: string,
  id: string,
  row: { readonly received_at: string; readonly body: string; readonly attempts: number },
): WaitingEvent {
  return { platform, id, receivedAt: row.received_at, body: JSON.parse(row.body), attempts: row.attempts - 1 };
}

function shownIn(knex: Knex, group: Group): ShownReplies {
  return {
    keep: ({ id, thread, at, place, ...content }) =>
      reading(knex, 'keeping a reply', () =>
        group.write(async (on) => {
          const placed = place ? { place: JSON.stringify(place) } : {};
          const row = { reply_id: id, thread_key: thread, shown_at: at, content: JSON.stringify(content), ...placed };
          await on('shown_replies').insert(row).onConflict('reply_id').merge();
        }),
      ),
    place: (id, place) =>
      reading(knex, 'keeping where a reply stands', () =>
        group.write(async (on) => {
          await on('shown_replies')
            .where({ reply_id: id })
            .update({ place: JSON.stringify(place) });
        }),
      ),
    remove: (id) =>
      reading(knex, 'forgetting a reply', () =>
        group.write(async (on) => {
          await on('shown_replies').where({ reply_id: id }).delete();
        }),
      ),
    read: (id) =>
      reading(knex, 'reading a reply', async () => {
        const row = await knex('shown_replies').where({ reply_id: id }).first();
        if (!row) return null;
        const content = shownFrom(JSON.parse(row.content));
        const placed = row.place === null ? {} : { place: JSON.parse(row.place) };
        return content && { id, thread: row.thread_key, at: row.shown_at, ...content, ...placed };
      }),
  };
}

function wrongAnswersIn(knex: Knex): WrongAnswers {
  return {
    keep: ({ replyId, reportedBy, at, question, record }) =>
      reading(knex, 'keeping a wrong answer', async () => {
        const row = { reply_id: replyId, reported_by: reportedBy, reported_at: at, question };
        const put = await knex('wrong_answers')
          .insert({ ...row, record: JSON.stringify(record) })
          .onConflict(['reply_id', 'reported_by'])
          .ignore()
          .returning('id');
        return put.length === 1;
      }),
    list: (most) =>
      reading(knex, 'reading wrong answers', async () => {
        const rows = await knex('wrong_answers').orderBy('reported_at', 'desc').orderBy('id', 'desc').limit(most);
        return rows.map(
          (row): WrongAnswer => ({
            replyId: row.reply_id,
            reportedBy: row.reported_by,
            at: row.reported_at,
            question: row.question,
            record: JSON.parse(row.record),
          }),
        );
      }),
  };
}

/** By when each thing was last used. */
const AGES = [
  ['threads', 'changed_at'],
  ['inbox_events', 'received_at'],
  ['shown_replies', 'shown_at'],
  ['wrong_answers', 'reported_at'],
  // Within a day by whoever keeps the next one: incoming-files.ts.
  ['incoming_files', 'received_at'],
  // One that takes no posts; all others stay.
  ['addresses', 'dead_since'],
] as const;

function purge(knex: Knex, before: Moment): Promise<number> {
  return reading(knex, 'removing what is old', async () => {
    let removed = 0;
    for (const [table, column] of AGES) removed += await knex(table).where(column, '<', before).delete();
    return removed;
  });
}
