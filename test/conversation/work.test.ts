import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbox, NewEvent, WaitingEvent } from '../../src/conversation/inbox.ts';
import { createWorker, WORK, type Worker, type WorkLimits, type WorkReport } from '../../src/conversation/work.ts';
import { StoreError } from '../../src/errors.ts';
import { openDatabase } from '../../src/store/connect.ts';
import { openConversations } from '../../src/store/conversations.ts';
import { createMigratedSqlite, type TestDatabase } from '../fixtures/database.ts';

const START = Date.parse('2026-01-05T09:00:00.000Z');
/** Short, so that a test needn't wait, and no shorter than a slow disk: each in the same order as the real ones. */
const QUICK: WorkLimits = { ...WORK, leaseMs: 3_000, renewEveryMs: 300, lookEveryMs: 20, retryAfterMs: 5 };

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
      hasEnded: (holder) => holder.startsWith('ended'),
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

  it('takes up at once what a process held that is known to have ended', async () => {
    const { inbox } = openConversations(database.knex);
    const now = new Date(START).toISOString();
    const later = new Date(START + 60 * 60_000).toISOString();
    await inbox.accept(event('E1'), { holder: 'ended an hour ago', now, until: later });
    await inbox.accept(event('E2'), { holder: 'runs elsewhere', now, until: later });
    const answered: string[] = [];
    worker(note(({ id }) => answered.push(id))).start();
    await until(async () => (await states())[0] === 'done');
    expect([answered, await states()]).toEqual([['E1'], ['done', 'waiting']]);
  });

  it('shows nothing of what it has lost while it stood still', async () => {
    const { inbox } = openConversations(database.knex);
    const shown: string[] = [];
    let on = 0;
    const knex = openDatabase(database.address);
    closing.push(() => knex.destroy());
    const still = createWorker(
      {
        ...{ platform: 'chat', inbox: openConversations(knex).inbox, holder: 'still', hasEnded: () => false },
        ...{ now: () => new Date(START + on), report: (report) => void reports.push(report) },
        async handle({ id }, hold) {
          await hold.check();
          // Its machine slept: another process has taken what it held.
          on += 60_000;
          const now = new Date(START + on).toISOString();
          const later = new Date(START + on + 60_000).toISOString();
          await inbox.claim('chat', id, { holder: 'other', now, until: later });
          await hold.check();
          shown.push(id);
        },
      },
      { ...QUICK, leaseMs: 30_000, renewEveryMs: 10_000, lookEveryMs: 60_000 },
    );
    workers.push(still);
    still.start();
    await still.take(event('E1'));
    await until(() => reports.length > 0);
    expect(shown).toEqual([]);
    expect(reports).toEqual([{ message: 'event lost to another process', eventId: 'E1', attempts: 1 }]);
    expect(await database.knex('inbox_events').select('state', 'lease_holder')).toEqual([
      { state: 'waiting', lease_holder: 'other' },
    ]);
  });

  it('keeps its lease while it works for longer than that', async () => {
    const limits = { ...QUICK, leaseMs: 2_000, renewEveryMs: 100 };
    let answers = 0;
    const slow = async () => {
      answers += 1;
      await new Promise((resolve) => setTimeout(resolve, 1.5 * limits.leaseMs));
    };
    const both = [worker(slow, { limits }), worker(slow, { limits })];
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

  describe('with an event that waits for its turn', () => {
    const long = { ...QUICK, leaseMs: 60_000, renewEveryMs: 20_000, lookEveryMs: 60_000, atOnce: 1 };
    const release: (() => void)[] = [];
    const answered: string[] = [];
    const slow = ({ id }: WaitingEvent) => {
      answered.push(id);
      return new Promise<void>((resolve) => void release.push(resolve));
    };
    /** Busy with E1, holding E2; `later` sets its clock on. */
    async function busyOne(): Promise<{ readonly later: (ms: number) => void }> {
      answered.length = 0;
      release.length = 0;
      let on = 0;
      const knex = openDatabase(database.address);
      closing.push(() => knex.destroy());
      const made = createWorker(
        {
          ...{ platform: 'chat', inbox: openConversations(knex).inbox, handle: slow, holder: 'busy' },
          hasEnded: () => false,
          ...{ now: () => new Date(START + on), report: (report) => void reports.push(report) },
        },
        long,
      );
      workers.push(made);
      made.start();
      await made.take(event('E1'));
      await made.take(event('E2'));
      return { later: (ms) => void (on += ms) };
    }
    const leases = () => database.knex('inbox_events').orderBy('event_id').pluck('lease_until');

    it('begins it where its lease is still its own, however long it waited', async () => {
      const { later } = await busyOne();
      later(30_000);
      release[0]?.();
      await until(() => answered.length === 2);
      expect(answered).toEqual(['E1', 'E2']);
      // Held on to from then.
      expect((await leases())[1]).toBe(new Date(START + 90_000).toISOString());
      release[1]?.();
      await until(async () => (await states()).join() === 'done,done');
    });

    it('leaves it to who took it up, where its lease has run out', async () => {
      const { later } = await busyOne();
      later(70_000);
      const others: string[] = [];
      worker(
        note(({ id }) => void others.push(id)),
        { from: START + 70_000, limits: { ...long, atOnce: 2 } },
      ).start();
      await until(() => others.includes('E2'));
      release[0]?.();
      await until(async () => (await states())[1] === 'done');
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(answered).toEqual(['E1']);
    });
  });

  it('holds no more than it can begin next: what is behind it is free for others', async () => {
    const holders = () => database.knex('inbox_events').orderBy('event_id').pluck('lease_holder');
    const long = { ...QUICK, leaseMs: 60_000, lookEveryMs: 60_000, atOnce: 1 };
    const release: (() => void)[] = [];
    const answered: string[] = [];
    const busy = worker(
      ({ id }) => {
        answered.push(id);
        return new Promise<void>((resolve) => void release.push(resolve));
      },
      { limits: long },
    );
    busy.start();
    for (const id of ['A', 'B', 'C']) await busy.take(event(id));
    expect(await holders()).toEqual(['process 0', 'process 0', null]);
    const others: string[] = [];
    worker(
      note(({ id }) => void others.push(id)),
      { limits: QUICK },
    ).start();
    await until(() => others.length > 0);
    release[0]?.();
    await until(() => answered.length === 2);
    release[1]?.();
    await until(async () => (await states()).join() === 'done,done,done');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([answered, others]).toEqual([['A', 'B'], ['C']]);
  });

  it('holds nothing once it has ended', async () => {
    const ended = worker(() => Promise.resolve());
    ended.start();
    await ended.stop(1000);
    await ended.take(event('A'));
    expect(await database.knex('inbox_events').pluck('lease_holder')).toEqual([null]);
  });

  it('waits longer before each attempt', async () => {
    const waits: string[] = [];
    const knex = openDatabase(database.address);
    closing.push(() => knex.destroy());
    const { inbox } = openConversations(knex);
    const release: typeof inbox.release = (platform, id, lease) => {
      waits.push(String(Date.parse(lease.until) - Date.parse(lease.now)));
      return inbox.release(platform, id, { ...lease, until: lease.now });
    };
    const failing = worker(() => Promise.reject(new Error('no')), {
      inbox: { ...inbox, release },
      limits: { ...QUICK, retryAfterMs: 2_000 },
    });
    failing.start();
    await failing.take(event('E1'));
    await until(async () => (await states())[0] === 'failed');
    expect(waits).toEqual(['2000', '6000', '18000', '54000', '162000']);
  });

  it('gives back what can not be kept where it is stopped, or has enough to do', async () => {
    const { inbox } = openConversations(database.knex);
    const accept = () => Promise.reject(new StoreError('store-full', 'It takes nothing.'));
    const busy = worker(() => new Promise<void>(() => {}), {
      inbox: { ...inbox, accept },
      limits: { ...QUICK, atOnce: 1 },
    });
    busy.start();
    expect(await busy.take(event('1'))).toBe(true);
    await expect(busy.take(event('2'))).rejects.toMatchObject({ code: 'store-full' });
    const stopped = worker(() => Promise.resolve(), { inbox: { ...inbox, accept } });
    await stopped.stop(1000);
    await expect(stopped.take(event('3'))).rejects.toMatchObject({ code: 'store-full' });
  });
});
