import { afterEach, describe, expect, it } from 'vitest';
import type { Poster } from '../../src/index.ts';
import {
  type DigestBot,
  looks,
  outcomes,
  type Recorder,
  recorder,
  startDigestBot,
  wordsOf,
} from '../fixtures/digest-bot.ts';

let bot: DigestBot;
afterEach(() => bot.close());

const UNKNOWN = { outcome: 'unknown', reason: 'socket-closed' } as const;

/** A daily digest on a platform, with its slot due. */
async function due(find?: Poster['find'], options: Parameters<typeof startDigestBot>[0] = {}): Promise<Recorder> {
  const chat = recorder(find);
  bot = await startDigestBot({ posters: { chat }, ...options });
  await bot.ask('daily digest');
  bot.clock.now = new Date('2026-03-28T09:00:01Z');
  return chat;
}

const said = async () => outcomes(await bot.deliveries());

/** As after a crash: another process had begun to post, and its lease is over. */
async function crashed(): Promise<void> {
  await bot.database
    .knex('digest_deliveries')
    .where({ kind: 'digest' })
    .update({
      step: 'posting',
      posting_at: '2026-03-28T09:00:01.000Z',
      attempts: 1,
      ...{ lease_holder: 'dead', lease_until: '2026-03-28T09:01:31.000Z', retry_at: null },
    });
  bot.clock.now = new Date('2026-03-28T09:02:00Z');
}

/** Claims it, and lets go of it before it is posted. */
async function claimed(chat: Recorder): Promise<void> {
  chat.next.push({ outcome: 'refused', reason: 'busy', retryAfterMs: 1_000 });
  await bot.digests.round();
  chat.posts.length = 0;
}

describe('a post that may have arrived, where it can be looked for', () => {
  it('is there: it is posted, and not again', async () => {
    const chat = await due(looks('found'));
    chat.next.push(UNKNOWN);
    await bot.digests.round();
    expect([await said(), chat.posts.length, chat.told.length]).toEqual([['digest posted 2026-03-28'], 1, 0]);
  });

  it('shows only at the second look: it is not posted again', async () => {
    const chat = await due(looks('absent', 'found'));
    chat.next.push(UNKNOWN);
    const before = bot.clock.now.getTime();
    await bot.digests.round();
    expect([await said(), chat.posts.length]).toEqual([['digest posted 2026-03-28'], 1]);
    expect(bot.clock.now.getTime() - before).toBeGreaterThanOrEqual(bot.limits.visibleAfterMs);
  });

  it('is absent twice: it is posted again by the same id', async () => {
    const chat = await due(looks('absent', 'absent'));
    chat.next.push(UNKNOWN);
    await bot.digests.round();
    await bot.at('2026-03-28T09:05:00Z');
    expect(chat.posts).toHaveLength(2);
    expect(new Set(chat.posts.map(({ deliveryId }) => deliveryId)).size).toBe(1);
    expect(await said()).toEqual(['digest posted 2026-03-28']);
  });

  it.each([
    ['throws', new Error('the platform is away')],
    ['never answers', 'never'],
  ] as const)('a look that %s is made again later, and nothing is posted meanwhile', async (_how, first) => {
    let looked = 0;
    const chat = await due(() => {
      looked += 1;
      if (looked > 1) return Promise.resolve('found');
      return first === 'never' ? new Promise(() => {}) : Promise.reject(first);
    });
    chat.next.push(UNKNOWN);
    await bot.digests.round();
    expect((await bot.deliveries())[0]).toMatchObject({ step: 'posting', outcome: null, reason: 'look-failed' });
    await bot.at('2026-03-28T09:05:00Z');
    expect([await said(), chat.posts.length]).toEqual([['digest posted 2026-03-28'], 1]);
  });

  it('could not be looked for in half a day: it stays unknown, and its owner is told', async () => {
    const chat = await due(() => Promise.reject(new Error('away')));
    chat.next.push(UNKNOWN);
    await bot.digests.round();
    await bot.at('2026-03-28T21:05:00Z');
    await bot.digests.round();
    expect(await said()).toEqual(['digest unknown 2026-03-28 look-failed', 'notice posted']);
    expect(chat.posts).toHaveLength(1);
  });

  it.each([
    ['is there', ['found'], 0],
    ['is not there', ['absent', 'absent'], 1],
  ] as const)('a crash after it was begun: it %s', async (_what, answers, again) => {
    const chat = await due(looks(...answers));
    await claimed(chat);
    await crashed();
    await bot.digests.round();
    await bot.at('2026-03-28T09:10:00Z');
    expect([await said(), chat.posts.length]).toEqual([['digest posted 2026-03-28'], again]);
  });

  it('a crash before it was begun is looked into by nobody: it is posted', async () => {
    const chat = await due(() => Promise.reject(new Error('no need to look')));
    await claimed(chat);
    await bot.at('2026-03-28T09:02:00Z');
    expect([await said(), chat.posts.length]).toEqual([['digest posted 2026-03-28'], 1]);
  });

  it('absent each time is given up in the end, and its owner is told', async () => {
    const chat = await due(looks(), { limits: { attempts: 2 } });
    chat.next.push(UNKNOWN, UNKNOWN);
    await bot.digests.round();
    await bot.at('2026-03-28T09:05:00Z');
    await bot.digests.round();
    expect(await said()).toEqual(['digest refused 2026-03-28 absent', 'notice posted']);
  });
});

describe('a post that may have arrived, where nobody can look', () => {
  it.each([
    ['the platform has no way to', undefined],
    ['a permission is lacking', looks('cannot-look')],
  ])('%s: it is never repeated, and its owner is told once', async (_why, find) => {
    const chat = await due(find);
    chat.next.push(UNKNOWN);
    await bot.digests.round();
    for (const moment of ['2026-03-28T09:02:00Z', '2026-03-28T12:00:00Z', '2026-03-28T23:00:00Z']) await bot.at(moment);
    expect(await said()).toEqual(['digest unknown 2026-03-28 cannot-look', 'notice posted']);
    expect(chat.posts).toHaveLength(1);
    expect(wordsOf(chat.told)).toEqual([
      `Digest 1 on an overview of all measures, due on Saturday 28 March 2026 at 09:00, may or may not have arrived: the connection failed while it was posted.
It is not posted again by itself, so that nobody gets it twice. If it is not there, say 'digest run now' there.`,
    ]);
    const reply = await bot.asked('digest list');
    expect(JSON.stringify(reply.more)).toContain('may not have arrived');
    // The next one comes as planned.
    await bot.at('2026-03-29T08:00:01Z');
    expect(await said()).toHaveLength(3);
  });

  it.each([
    ['throws', new Error('broken')],
    ['is not answered in time', 'never'],
  ] as const)('an attempt that %s is unknown', async (_how, how) => {
    const chat = await due();
    chat.next.push(how);
    await bot.digests.round();
    expect((await said())[0]).toBe('digest unknown 2026-03-28 cannot-look');
  });

  it('tells the attempt when its time is over, so that nothing leaves later', async () => {
    const chat = await due();
    chat.next.push('never');
    await bot.digests.round();
    expect(chat.posts[0]?.signal.aborted).toBe(true);
  });

  it('a crash after it was begun: unknown, not repeated', async () => {
    const chat = await due();
    await claimed(chat);
    await crashed();
    await bot.digests.round();
    expect([(await said())[0], chat.posts.length]).toEqual(['digest unknown 2026-03-28 cannot-look', 0]);
  });

  it('telling the owner is repeated where that is unknown: twice is better than never', async () => {
    const chat = await due();
    chat.next.push(UNKNOWN);
    chat.nextTold.push(UNKNOWN);
    await bot.digests.round();
    await bot.digests.round();
    await bot.at('2026-03-28T09:05:00Z');
    expect(chat.told).toHaveLength(2);
    expect(new Set(chat.told.map(({ deliveryId }) => deliveryId)).size).toBe(1);
    expect((await said())[1]).toBe('notice posted');
  });

  it('a process that was held up for longer than its lease posts nothing', async () => {
    const chat = await due(undefined, { limits: { leaseMs: 50_000 } });
    const { held } = bot;
    const stalled = {
      ...held,
      async beginPosting(...args: Parameters<typeof held.beginPosting>) {
        const may = await held.beginPosting(...args);
        // As a process that was stopped between the record and the post.
        bot.clock.now = new Date(bot.clock.now.getTime() + 45_000);
        return may;
      },
    };
    const other = bot.another({ digests: stalled });
    await other.round();
    expect(chat.posts).toEqual([]);
    expect((await bot.deliveries())[0]).toMatchObject({ outcome: null, step: 'frozen', reason: 'stalled' });
    await bot.at('2026-03-28T09:05:00Z');
    expect(chat.posts).toHaveLength(1);
    await other.stop(1_000);
  });
});
