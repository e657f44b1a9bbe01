import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbox, NewEvent, WaitingEvent } from '../../src/conversation/inbox.ts';
import { createWorker, WORK, type Worker, type WorkLimits, type WorkReport } from '../../src/conversation/work.ts';
import { StoreError } from '../../src/errors.ts';
import { openDatabase } from '../../src/store/connect.ts';
import { openConversations } from '../../src/store/conversations.ts';
import { createMigratedSqlite, type TestDatabase } from '../fixtures/database.ts';

const START = Date.parse('2026-01-05T09:00:00.000Z');
/** Short, so that a test needn't wait: each in the same order as the real ones. */
const QUICK: WorkLimits = { ...WORK, leaseMs: 300, renewEveryMs: 60, lookEveryMs: 20, retryAfterMs: 5 };

let database: TestDatabase;
let workers: Worker[];
let reports: WorkReport[];
let closing: (() => Promise<void>)[];

beforeEach(async () => {
  database = await createMigratedSqlite();
  workers = [];
  reports = [];
  closing = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop(1000)));
  for (const close of closing) await close();
  await database.remove();
});

/** A worker as another process would have it. Its clock runs, from a moment of ours. */
function worker(
  handle: (event: WaitingEvent) => Promise<void>,
  { from = START, limits = QUICK, inbox }: { from?: number; limits?: WorkLimits; inbox?: Inbox } = {},
): Worker {
  const knex = openDatabase(database.address);
  closing.push(() => knex.destroy());
  const began = performance.now();
  const made = createWorker(
    {
      platform: 'chat',
      inbox: inbox ?? openConversations(knex).inbox,
      handle,
      now: () => new Date(from + performance.now() - began),
      holder: `process ${workers.length}`,
      report: (report) => reports.push(report),
    },
    limits,
  );
  workers.push(made);
  return made;
}

function event(id: string, receivedAt = START): NewEvent {
  return { platform: 'chat', id, receivedAt: new Date(receivedAt).toISOString(), body: { id } };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it never came to hold');
}

const states = () => database.knex('inbox_events').orderBy('event_id').pluck('state');

function note(what: (event: WaitingEvent) => void): (event: WaitingEvent) => Promise<void> {
  return (event) => Promise.resolve(what(event));
}

describe('a worker', () => {
  it('answers each event once, however often and to whichever process it is sent', async () => {
    const answered: string[] = [];
    const both = [0, 1].map(() => worker(note(({ id }) => void answered.push(id))));
    for (const each of both) each.start();
    const ids = Array.from({ length: 30 }, (_, at) => `E${at}`);
    await Promise.all(ids.flatMap((id) => [...both, ...both].map((each) => each.take(event(id)))));
    await until(async () => (await states()).every((state) => state === 'done'));
    expect([...answered].sort()).toEqual([...ids].sort());
  });

  it.each(['store-full', 'store-busy', 'store-read-only', 'store-corrupt'] as const)(
    'answers at once, and once, what can not be kept: %s',
    async (code) => {
      const { inbox } = openConversations(database.knex);
      const answered: string[] = [];
      let isBroken = true;
      const accept: typeof inbox.accept = (...given) =>
        isBroken ? Promise.reject(new StoreError(code, 'It takes nothing.')) : inbox.accept(...given);
      const one = worker(
        note(({ id, attempts }) => answered.push(`${id} ${attempts}`)),
        { inbox: { ...inbox, accept } },
      );
      one.start();
      expect(await one.take(event('1'))).toBe(true);
      expect(await one.take(event('1'))).toBe(false);
      isBroken = false;
      expect(await one.take(event('1'))).toBe(false);
      expect(await one.take(event('2'))).toBe(true);
      await until(async () => (await states()).join() === 'done,done');
      // Of the first its only try is the last: who answers tells the person where it fails.
      expect(answered).toEqual([`1 ${WORK.attempts - 1}`, '2 0']);
      expect(reports.map(({ message }) => message)).toEqual(['event answered without being kept']);
    },
  );

  it('gives back what can not be kept where the database can not be asked either', async () => {
    const { inbox } = openConversations(database.knex);
    const accept = () => Promise.reject(new StoreError('store-unreachable', 'It is away.'));
    const answered: string[] = [];
    const one = worker(
      note(({ id }) => answered.push(id)),
      { inbox: { ...inbox, accept } },
    );
    one.start();
    await expect(one.take(event('1'))).rejects.toMatchObject({ code: 'store-unreachable' });
    expect(answered).toEqual([]);
  });

  it('acknowledges once the event is kept, not when it is answered', async () => {
    let answer = () => {};
    const slow = worker(() => new Promise<void>((resolve) => void (answer = resolve)));
    expect(await slow.take(event('E1'))).toBe(true);
    expect(await states()).toEqual(['waiting']);
    expect(await slow.take(event('E1'))).toBe(false);
    answer();
    await until(async () => (await states())[0] === 'done');
  });

  it('takes up what a process that died left behind, when its lease has run out', async () => {
    const { inbox } = openConversations(database.knex);
    await inbox.accept(event('E1'));
    const now = new Date(START).toISOString();
    await inbox.claim('chat', 'E1', { holder: 'dead', now, until: new Date(START + 200).toISOString() });
    const answered: number[] = [];
    worker(note(({ attempts }) => void answered.push(attempts))).start();
    await until(async () => (await states())[0] === 'done');
    expect(answered).toEqual([1]);
  });

  it('keeps its lease while it works for longer than that', async () => {
    let answers = 0;
    const slow = async () => {
      answers += 1;
      await new Promise((resolve) => setTimeout(resolve, 3 * QUICK.leaseMs));
    };
    const both = [worker(slow), worker(slow)];
    for (const each of both) each.start();
    await both[0]?.take(event('E1'));
    await until(async () => (await states())[0] === 'done');
    expect(answers).toBe(1);
  });

  it('logs what is too old and answers it no more; one just young enough is answered', async () => {
    const { inbox } = openConversations(database.knex);
    await inbox.accept(event('old', START - WORK.tooOldMs - 1000));
    await inbox.accept(event('young', START - WORK.tooOldMs + 60_000));
    const answered: string[] = [];
    worker(note(({ id }) => void answered.push(id))).start();
    await until(async () => !(await states()).includes('waiting'));
    expect(answered).toEqual(['young']);
    expect(await states()).toEqual(['too-old', 'done']);
    expect(reports).toEqual([{ message: 'event left unanswered: too old', eventId: 'old', attempts: 0 }]);
  });

  it('tries again what failed, and gives up after a few times', async () => {
    const attempts: number[] = [];
    const failing = worker(({ attempts: before }) => {
      attempts.push(before);
      return Promise.reject(new Error('no'));
    });
    failing.start();
    await failing.take(event('E1'));
    await until(async () => (await states())[0] === 'failed');
    expect(attempts).toEqual([0, 1, 2, 3, 4, 5]);
    const failed = Array.from({ length: 5 }, () => 'event failed');
    expect(reports.map(({ message }) => message)).toEqual([...failed, 'event given up']);
  });

  it('answers no more than so many at once', async () => {
    let [now, most] = [0, 0];
    const counting = worker(
      async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setTimeout(resolve, 20));
        now -= 1;
      },
      { limits: { ...QUICK, atOnce: 3 } },
    );
    await Promise.all(Array.from({ length: 12 }, (_, at) => counting.take(event(`E${at}`))));
    counting.start();
    await until(async () => (await states()).every((state) => state === 'done'));
    expect(most).toBe(3);
  });

  it('lets go at its end of what it has taken and not begun: another process has it at once', async () => {
    let answer = () => {};
    const long = { ...QUICK, leaseMs: 60_000, renewEveryMs: 20_000, atOnce: 1 };
    const busy = worker(() => new Promise<void>((resolve) => void (answer = resolve)), { limits: long });
    busy.start();
    await busy.take(event('E1'));
    await busy.take(event('E2'));
    const stopped = busy.stop(2000);
    answer();
    await stopped;
    expect(await states()).toEqual(['done', 'waiting']);
    const answered: string[] = [];
    worker(
      note(({ id }) => void answered.push(id)),
      { limits: long },
    ).start();
    await until(async () => (await states()).every((state) => state === 'done'));
    expect(answered).toEqual(['E2']);
  });

  it('ends what is under way before it stops, and begins nothing more', async () => {
    let ended = 0;
    const slow = worker(
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        ended += 1;
      },
      { limits: { ...QUICK, atOnce: 1 } },
    );
    await slow.take(event('E1'));
    await slow.take(event('E2'));
    await slow.stop(1000);
    expect(ended).toBe(1);
    expect(await states()).toEqual(['done', 'waiting']);
  });
});
