import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Context, EMPTY_CONTEXT } from '../../src/conversation/context.ts';
import type { ShownReply } from '../../src/conversation/shown.ts';
import { EVERYTHING } from '../../src/question/question.ts';
import { NOTHING_UNDERSTOOD } from '../../src/reply/record.ts';
import { migrate, openDatabase } from '../../src/store/connect.ts';
import { type Conversations, openConversations } from '../../src/store/conversations.ts';
import type { TestDatabase } from '../fixtures/database.ts';
import { replyWith } from '../fixtures/parts.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 5, 9, 0, seconds)).toISOString();
const lease = (holder: string, from: number, until: number) => ({ holder, now: at(from), until: at(until) });
const context: Context = { version: 2, last: null, options: [{ label: 'Initial', question: EVERYTHING }] };

const yes = (answers: readonly boolean[]) => answers.filter(Boolean).length;

export function conversationsContract(create: () => Promise<TestDatabase>): void {
  describe('conversations', () => {
    let database: TestDatabase;
    let here: Conversations;
    /** Another process on the same database. */
    let there: Conversations;
    let closeThere: () => Promise<void>;

    beforeAll(async () => {
      database = await create();
      await migrate(database.knex);
      const other = openDatabase(database.address);
      closeThere = () => other.destroy();
      here = openConversations(database.knex);
      there = openConversations(other);
    });
    afterAll(async () => {
      await closeThere();
      await database.remove();
    });
    beforeEach(async () => {
      for (const table of ['threads', 'inbox_events', 'shown_replies', 'wrong_answers']) {
        await database.knex(table).delete();
      }
    });

    it('a thread that was never written is empty; what was written comes back', async () => {
      expect(await here.threads.read('a')).toEqual({ version: 0, context: EMPTY_CONTEXT });
      expect(await here.threads.write('a', { version: 0, context }, at(0))).toBe(true);
      expect(await there.threads.read('a')).toEqual({ version: 1, context });
      expect(await there.threads.read('b')).toEqual({ version: 0, context: EMPTY_CONTEXT });
    });

    it('of two that write the same version one is told that it was second, and changes nothing', async () => {
      const both = (version: number) =>
        Promise.all([here, there].map(({ threads }) => threads.write('a', { version, context }, at(0))));
      expect(yes(await both(0))).toBe(1);
      expect(yes(await both(1))).toBe(1);
      expect((await here.threads.read('a')).version).toBe(2);
    });

    it('a context of another shape is dropped, and the thread can go on', async () => {
      await here.threads.write('a', { version: 0, context: { ...context, version: 99 as 2 } }, at(0));
      expect(await here.threads.read('a')).toEqual({ version: 1, context: EMPTY_CONTEXT });
      expect(await here.threads.write('a', { version: 1, context }, at(1))).toBe(true);
    });

    const event = { platform: 'chat', id: 'E1', receivedAt: at(0), body: { text: "it's 5 o'clock" } };

    it('an event is kept once, whoever it was sent to', async () => {
      const kept = await Promise.all([here, there, here].map(({ inbox }) => inbox.accept(event)));
      expect(yes(kept)).toBe(1);
      expect(await here.inbox.accept({ ...event, platform: 'other' })).toBe(true);
    });

    it('an event is taken by one, and by another only when its lease has run out', async () => {
      await here.inbox.accept(event);
      const taken = await Promise.all([
        here.inbox.claim('chat', 'E1', lease('h', 0, 60)),
        there.inbox.claim('chat', 'E1', lease('t', 0, 60)),
      ]);
      expect(taken.filter(Boolean)).toEqual([{ ...event, attempts: 0 }]);
      const [holder, other] = taken[0] ? ['h', 't'] : ['t', 'h'];
      expect(await here.inbox.waiting('chat', at(59), 9)).toEqual([]);
      expect(await there.inbox.claim('chat', 'E1', lease(other, 59, 90))).toBeNull();
      expect(await here.inbox.renew('chat', 'E1', lease(holder, 59, 70))).toBe(true);
      expect(await there.inbox.renew('chat', 'E1', lease(other, 59, 90))).toBe(false);
      expect(await here.inbox.waiting('chat', at(70), 9)).toEqual(['E1']);
      expect(await there.inbox.claim('chat', 'E1', lease(other, 70, 90))).toEqual({ ...event, attempts: 1 });
      expect(await here.inbox.renew('chat', 'E1', lease(holder, 71, 99))).toBe(false);
    });

    it('all that somebody holds is held on to at once, but for what was lost, and is free once they have ended', async () => {
      for (const id of ['E1', 'E2', 'E3']) await here.inbox.accept({ ...event, id }, lease('h', 0, 60));
      await there.inbox.claim('chat', 'E3', lease('t', 60, 90));
      await here.inbox.release('chat', 'E2', lease('h', 1, 99));
      expect(await here.inbox.renewAll('chat', ['E1', 'E2', 'E3'], lease('h', 60, 70))).toEqual(['E1']);
      expect([...(await there.inbox.holders('chat', at(65)))].sort()).toEqual(['h', 't']);
      expect(await there.inbox.holders('chat', at(75))).toEqual(['t']);
      expect(await there.inbox.holders('other', at(65))).toEqual([]);
      await there.inbox.free('chat', ['h'], at(66));
      // What rests until it is tried again goes on resting.
      expect(await there.inbox.waiting('chat', at(66), 9)).toEqual(['E1']);
    });

    it('tells of an event whether it waits, how it ended, and that it was never seen', async () => {
      await here.inbox.accept(event);
      expect(await there.inbox.stateOf('chat', 'E1')).toBe('waiting');
      await here.inbox.end('chat', 'E1', 'too-old');
      expect(await there.inbox.stateOf('chat', 'E1')).toBe('too-old');
      expect(await there.inbox.stateOf('other', 'E1')).toBeNull();
    });

    it('an event that is taken as it is kept is taken by nobody else until its lease has run out', async () => {
      const both = [here.inbox.accept(event, lease('h', 0, 60)), there.inbox.accept(event, lease('t', 0, 60))];
      const [holder, other] = (await Promise.all(both))[0] ? ['h', 't'] : ['t', 'h'];
      expect(await here.inbox.waiting('chat', at(59), 9)).toEqual([]);
      expect(await there.inbox.claim('chat', 'E1', lease(other, 59, 90))).toBeNull();
      expect(await here.inbox.renew('chat', 'E1', lease(other, 59, 90))).toBe(false);
      expect(await here.inbox.renew('chat', 'E1', lease(holder, 59, 70))).toBe(true);
      expect(await there.inbox.claim('chat', 'E1', lease(other, 70, 90))).toEqual({ ...event, attempts: 1 });
    });

    it('of much that comes at once, each gets what is its own', async () => {
      const ids = Array.from({ length: 150 }, (_, n) => `E${n}`);
      const kept = await Promise.all(
        ids.flatMap((id, n) => [
          here.inbox.accept({ ...event, id }),
          here.threads.write(id, { version: 0, context }, at(n % 60)),
          here.threads.read(`none of ${id}`),
        ]),
      );
      expect(kept.filter((each) => each === true)).toHaveLength(300);
      const taken = await Promise.all(ids.map((id) => here.inbox.claim('chat', id, lease('h', 0, 60))));
      expect(taken.map((each) => each?.id)).toEqual(ids);
    });

    it('what is read and written at once with something that can not be kept is done all the same', async () => {
      const bad = { ...event, id: 'E2', receivedAt: 'never' };
      const settled = await Promise.allSettled([
        here.inbox.accept(event),
        here.inbox.accept(bad),
        here.threads.write('a', { version: 0, context }, at(0)),
        here.threads.read('b'),
      ]);
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
      expect(await there.inbox.waiting('chat', at(60), 9)).toEqual(['E1']);
      expect((await there.threads.read('a')).version).toBe(1);
    });

    it('a reply of the same id is the last one that was kept', async () => {
      const shown = { id: 'r', thread: 'a', at: at(0), actions: [], context } as const;
      for (const headline of ['first', 'second'])
        await here.shown.keep({ ...shown, reply: replyWith([], { headline }), record: {} as never });
      expect((await there.shown.read('r'))?.reply.headline).toBe('second');
    });

    it('what is let go is taken again when its time has come; what has ended is not', async () => {
      await here.inbox.accept(event);
      await here.inbox.claim('chat', 'E1', lease('h', 0, 60));
      await here.inbox.release('chat', 'E1', lease('h', 1, 3));
      expect(await here.inbox.claim('chat', 'E1', lease('t', 2, 60))).toBeNull();
      expect(await here.inbox.claim('chat', 'E1', lease('t', 3, 60))).toMatchObject({ attempts: 1 });
      await here.inbox.end('chat', 'E1', 'done');
      expect(await here.inbox.claim('chat', 'E1', lease('t', 99, 100))).toBeNull();
      expect(await here.inbox.accept(event)).toBe(false);
      // What a person wrote is gone with the answer.
      expect(await database.knex('inbox_events').select('state', 'body')).toEqual([{ state: 'done', body: null }]);
    });

    it('gives what waits oldest first, of one platform, and no more than asked', async () => {
      for (const [id, seconds] of [
        ['E3', 3],
        ['E1', 1],
        ['E2', 2],
      ] as const)
        await here.inbox.accept({ ...event, id, receivedAt: at(seconds) });
      await here.inbox.accept({ ...event, platform: 'other', id: 'O' });
      expect(await here.inbox.waiting('chat', at(9), 2)).toEqual(['E1', 'E2']);
    });

    const record = {
      question: 'dental checks?',
      outcome: 'answered',
      intent: 'status',
      understood: { ...NOTHING_UNDERSTOOD, question: EVERYTHING },
      facts: [],
      options: [],
      text: 'x',
      more: null,
      chart: null,
      elapsedMs: 1.5,
    } as const;

    it('a reply comes back as it was shown; an unknown one is none', async () => {
      const shown: ShownReply = {
        id: 'R1',
        thread: 'a',
        at: at(0),
        reply: replyWith([{ kind: 'text', label: null, text: 'é' }], { headline: 'Ünïcode ★' }),
        record,
        actions: [{ key: 'why', label: 'Why?', question: EVERYTHING }],
        context,
      };
      await here.shown.keep(shown);
      expect(await there.shown.read('R1')).toEqual(shown);
      expect(await there.shown.read('R2')).toBeNull();
    });

    it('where a reply stands is kept with it, whatever it says later, until it is forgotten', async () => {
      const shown: ShownReply = {
        ...{
          id: 'R1',
          thread: 'a',
          at: at(0),
          reply: replyWith([], { headline: 'first' }),
          record,
          actions: [],
          context,
        },
        before: { ...context, options: [] },
      };
      const place = { channel: 'c', ts: '1.1' };
      await here.shown.keep(shown);
      await here.shown.place('R1', place);
      const second = replyWith([], { headline: 'second' });
      await here.shown.keep({ ...shown, reply: second });
      expect(await there.shown.read('R1')).toEqual({ ...shown, reply: second, place });
      await here.shown.place('R2', place);
      await here.shown.remove('R1');
      expect(await there.shown.read('R1')).toBeNull();
      expect(await there.shown.read('R2')).toBeNull();
    });

    it('a wrong answer is kept once for each person, the newest first', async () => {
      const wrong = { replyId: 'R1', reportedBy: 'p', at: at(1), question: 'dental checks?', record };
      expect(await here.wrongAnswers.keep(wrong)).toBe(true);
      expect(await there.wrongAnswers.keep({ ...wrong, at: at(2) })).toBe(false);
      expect(await here.wrongAnswers.keep({ ...wrong, reportedBy: 'q', at: at(3) })).toBe(true);
      expect((await here.wrongAnswers.list(5)).map(({ reportedBy }) => reportedBy)).toEqual(['q', 'p']);
      expect(await here.wrongAnswers.list(1)).toEqual([{ ...wrong, reportedBy: 'q', at: at(3) }]);
    });

    it('what is older than a moment is removed, and nothing else', async () => {
      await here.inbox.accept(event);
      await here.inbox.accept({ ...event, id: 'E2', receivedAt: at(10) });
      await here.threads.write('old', { version: 0, context }, at(0));
      await here.threads.write('new', { version: 0, context }, at(10));
      expect(await here.purge(at(10))).toBe(2);
      expect((await here.threads.read('new')).version).toBe(1);
      expect((await here.threads.read('old')).version).toBe(0);
      expect(await here.inbox.waiting('chat', at(20), 9)).toEqual(['E2']);
    });
  });
}
