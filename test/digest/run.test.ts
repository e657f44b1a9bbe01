import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDigests } from '../../src/digest/digests.ts';
import { type DigestBot, outcomes, recorder, report, startDigestBot, wordsOf } from '../fixtures/digest-bot.ts';

let bot: DigestBot;
const bots: DigestBot[] = [];
const start = async (options: Parameters<typeof startDigestBot>[0] = {}) => {
  bot = await startDigestBot(options);
  bots.push(bot);
  return bot;
};
beforeEach(() => start());
afterEach(async () => {
  for (const each of bots.splice(0)) await each.close();
});

const said = async () => outcomes(await bot.deliveries());

describe('slots', () => {
  it('after downtime the latest is posted once, marked late; older ones are skipped', async () => {
    await bot.ask('daily digest');
    await bot.at('2026-03-30T12:00:00Z');
    await bot.at('2026-03-30T12:30:00Z');
    expect(await said()).toEqual([
      'digest skipped 2026-03-28 missed',
      'digest skipped 2026-03-29 missed',
      'digest posted 2026-03-30 late',
    ]);
    expect(wordsOf(bot.chat.posts)).toEqual([
      expect.stringContaining('Late: this was due on Monday 30 March 2026 at 09:00.'),
    ]);
  });

  it.each([
    [9, '', 'minutes after its time it is not late'],
    [11, ' late', 'it is'],
  ])('%i minutes after its time is%s: %s', async (minutes, late, _why) => {
    await bot.ask('daily digest');
    await bot.at(new Date(Date.UTC(2026, 2, 28, 9, minutes)).toISOString());
    expect(await said()).toEqual([`digest posted 2026-03-28${late}`]);
  });

  it('a clock that is set back repeats nothing, by hours or by weeks', async () => {
    await bot.ask('daily digest');
    await bot.at('2026-03-28T09:00:01Z');
    for (const back of [
      '2026-03-28T08:59:00Z',
      '2026-03-28T09:00:01Z',
      '2026-03-01T09:00:00Z',
      '2026-03-28T10:00:00Z',
    ]) {
      await bot.at(back);
    }
    expect(await said()).toEqual(['digest posted 2026-03-28']);
    await bot.at('2026-03-29T08:00:01Z');
    expect(await said()).toHaveLength(2);
  });

  it.each([
    ['Europe/London', '2026-10-24T12:00:00Z', '2026-10-25T00:30:01Z', '2026-10-25T01:30:01Z'],
    ['America/New_York', '2026-10-31T12:00:00Z', '2026-11-01T05:30:01Z', '2026-11-01T06:30:01Z'],
  ])('in %s an hour that the clocks repeat is posted in once', async (zone, before, first, second) => {
    await start({ now: before });
    await bot.ask(`daily digest at 01:30 ${zone}`);
    await bot.at(first);
    await bot.at(second);
    expect(await said()).toEqual([`digest posted ${first.slice(0, 10)}`]);
  });

  it('a time in the hour that the clocks leave out is posted once, as soon as it is over', async () => {
    await start({ now: '2026-03-28T12:00:00Z' });
    await bot.ask('daily digest at 01:30');
    await bot.at('2026-03-29T00:59:59Z');
    expect(await said()).toEqual([]);
    await bot.at('2026-03-29T01:30:01Z');
    await bot.at('2026-03-30T00:30:01Z');
    expect(await said()).toEqual(['digest posted 2026-03-29', 'digest posted 2026-03-30']);
  });

  it('whose zone has other rules now waits for its new moment', async () => {
    await bot.ask('send a digest every monday at 9am');
    // As it was written by the rules before.
    await bot.database.knex('digest_subscriptions').update({ next_at: '2026-03-30T07:00:00.000Z' });
    await bot.at('2026-03-30T07:30:00Z');
    expect(bot.chat.posts).toEqual([]);
    expect((await bot.held.all())[0]?.next?.at).toBe('2026-03-30T08:00:00.000Z');
    await bot.at('2026-03-30T08:00:00Z');
    expect(bot.chat.posts).toHaveLength(1);
  });

  it('of the 31st is posted on the last day of February', async () => {
    await start({ now: '2028-02-01T12:00:00Z' });
    await bot.ask('digest on the 31st of each month');
    await bot.at('2028-02-29T09:00:01Z');
    await bot.at('2028-03-31T08:00:01Z');
    expect(await said()).toEqual(['digest posted 2028-02-29', 'digest posted 2028-03-31']);
  });

  it('by any number of processes are each posted once', async () => {
    for (let at = 0; at < 12; at += 1) await bot.ask('daily digest', { conversation: `C${at}` });
    const others = [bot.another(), bot.another(), bot.another()];
    bot.clock.now = new Date('2026-03-28T09:00:01Z');
    for (let rounds = 0; rounds < 3; rounds += 1)
      await Promise.all([bot.digests, ...others].map((each) => each.round()));
    expect(bot.chat.posts.map(({ place }) => place.conversation).sort()).toEqual(
      Array.from({ length: 12 }, (_, at) => `C${at}`).sort(),
    );
    for (const each of others) await each.stop(1000);
  });
});

describe('contents', () => {
  it('are frozen at the claim: an import before another attempt changes nothing of them', async () => {
    await bot.ask('weekly digest');
    bot.chat.next.push({ outcome: 'refused', reason: 'busy' });
    await bot.at('2026-03-30T08:00:01Z');
    await bot.bring(report('2026-04-01', 'SEEN,quarter,2025/26 Q4,58,58,100'));
    await bot.at('2026-03-30T08:05:00Z');
    const [first, second, ...more] = bot.chat.posts;
    expect(more).toEqual([]);
    expect(second?.reply).toEqual(first?.reply);
    expect(second?.deliveryId).toBe(first?.deliveryId);
    // The next one tells what came between.
    await bot.at('2026-04-06T08:00:01Z');
    expect(wordsOf(bot.chat.posts)[2]).toContain('Changed since 30 Mar 2026');
  });

  it('that can not be made are made later, and hold up no others', async () => {
    await bot.ask('weekly digest');
    await bot.ask('weekly digest of visits', { conversation: 'C2' });
    let fails = true;
    const data = {
      ...bot.data,
      find: (plan: Parameters<typeof bot.data.find>[0]) => {
        if (fails && plan.seriesIds.length > 2) throw new Error('not now');
        return bot.data.find(plan);
      },
    };
    const other = bot.another({ data });
    bot.clock.now = new Date('2026-03-30T08:00:01Z');
    await other.round();
    expect(bot.chat.posts.map(({ place }) => place.conversation)).toEqual(['C2']);
    fails = false;
    await other.round();
    expect(bot.chat.posts).toHaveLength(1);
    bot.clock.now = new Date('2026-03-30T08:02:00Z');
    await other.round();
    expect(bot.chat.posts.map(({ place }) => place.conversation)).toEqual(['C2', 'C1']);
    await other.stop(1000);
  });
});

describe('a post that is refused', () => {
  it('is tried again, later each time, by the same id', async () => {
    await bot.ask('daily digest');
    const refused = { outcome: 'refused', reason: 'busy' } as const;
    bot.chat.next.push(refused, refused, refused);
    const waits: number[] = [];
    await bot.at('2026-03-28T09:00:01Z');
    for (let tries = 0; tries < 3; tries += 1) {
      const [open] = await bot.deliveries();
      const until = Date.parse(open?.retryAt ?? '');
      waits.push(until - bot.clock.now.getTime());
      await bot.at(new Date(until - 1).toISOString());
      expect(bot.chat.posts).toHaveLength(tries + 1);
      await bot.at(new Date(until).toISOString());
    }
    expect(waits).toEqual([2_000, 4_000, 8_000]);
    expect(new Set(bot.chat.posts.map(({ deliveryId }) => deliveryId)).size).toBe(1);
    expect(await said()).toEqual(['digest posted 2026-03-28']);
  });

  it('waits as long as the platform says', async () => {
    await bot.ask('daily digest');
    bot.chat.next.push({ outcome: 'refused', reason: 'ratelimited', retryAfterMs: 30_000 });
    await bot.at('2026-03-28T09:00:00.000Z');
    expect((await bot.deliveries())[0]).toMatchObject({ retryAt: '2026-03-28T09:00:30.000Z', reason: 'ratelimited' });
  });

  it('waits for longer or shorter by chance, so that many do not come back at once', async () => {
    for (const random of [0, 0.999]) {
      await start({ ports: { random: () => random } });
      await bot.ask('daily digest');
      bot.chat.next.push({ outcome: 'refused', reason: 'busy' });
      await bot.at('2026-03-28T09:00:00.000Z');
      const [open] = await bot.deliveries();
      expect(Date.parse(open?.retryAt ?? '') - bot.clock.now.getTime()).toBeCloseTo(random === 0 ? 1_000 : 2_998, -1);
    }
  });

  it('is given up after so many attempts, its owner is told, and the next slot comes as planned', async () => {
    await start({ limits: { attempts: 2 } });
    await bot.ask('daily digest');
    const refused = { outcome: 'refused', reason: 'invalid_blocks' } as const;
    bot.chat.next.push(refused, refused);
    await bot.at('2026-03-28T09:00:01Z');
    await bot.at('2026-03-28T09:10:00Z');
    await bot.digests.round();
    expect(wordsOf(bot.chat.told)).toEqual([
      expect.stringMatching(
        /^Digest 1 on an overview of all measures, due on Saturday 28 March 2026 at 09:00, could not be posted\./,
      ),
    ]);
    expect(bot.chat.told[0]?.place.owner).toBe('P1');
    await bot.at('2026-03-29T08:00:01Z');
    expect(await said()).toEqual([
      'digest refused 2026-03-28 invalid_blocks',
      'notice posted',
      'digest posted 2026-03-29',
    ]);
  });

  it('gives way to the next slot', async () => {
    await bot.ask('daily digest');
    bot.chat.next.push({ outcome: 'refused', reason: 'busy', retryAfterMs: 40 * 60 * 60_000 });
    await bot.at('2026-03-28T09:00:01Z');
    await bot.at('2026-03-29T08:00:01Z');
    expect(await said()).toEqual(['digest skipped 2026-03-28 superseded', 'digest posted 2026-03-29']);
  });
});

describe('a place that is gone', () => {
  it('pauses its digests one by one, and their owner is told once of each', async () => {
    await bot.ask('daily digest');
    bot.chat.next.push({ outcome: 'gone', reason: 'is_archived' });
    await bot.at('2026-03-28T09:00:01Z');
    await bot.digests.round();
    await bot.at('2026-03-30T08:00:01Z');
    expect(await said()).toEqual(['digest gone 2026-03-28 is_archived', 'notice posted']);
    expect(wordsOf(bot.chat.told)).toEqual([expect.stringMatching(/it is paused: I can't post in that conversation/)]);
    expect(await bot.ask('digest list')).toContain('Next: paused: nothing could be posted here');
    expect(await bot.ask('digest resume')).toMatch(/^Digest 1 is on again/);
  });

  it('an owner who can not be told pauses nothing', async () => {
    await start({ limits: { attempts: 1 } });
    await bot.ask('daily digest');
    bot.chat.next.push({ outcome: 'refused', reason: 'busy' });
    bot.chat.nextTold.push({ outcome: 'gone', reason: 'user_not_found' });
    await bot.at('2026-03-28T09:00:01Z');
    await bot.digests.round();
    await bot.at('2026-03-29T08:00:01Z');
    expect(await said()).toEqual([
      'digest refused 2026-03-28 busy',
      'notice gone user_not_found',
      'digest posted 2026-03-29',
    ]);
  });

  it('a platform that can tell nobody is told in the conversation', async () => {
    const plain = recorder();
    await start({ posters: { chat: { post: (post) => plain.post(post) } }, limits: { attempts: 1 } });
    plain.next.push({ outcome: 'refused', reason: 'busy' });
    await bot.ask('daily digest');
    await bot.at('2026-03-28T09:00:01Z');
    await bot.digests.round();
    expect(wordsOf(plain.posts)).toEqual([expect.any(String), expect.stringMatching(/could not be posted\./)]);
  });
});

describe('a place that was opened to another organisation after it was set up there', () => {
  const shared = (isShared: () => Promise<boolean>) => ({ ...recorder(), isShared });

  it('is posted nothing: what is set up there is paused, and its owner is told why', async () => {
    const chat = shared(() => Promise.resolve(true));
    await start({ posters: { chat } });
    await bot.ask('daily digest');
    await bot.at('2026-03-28T09:00:01Z');
    await bot.digests.round();
    await bot.at('2026-03-30T08:00:01Z');
    expect(await said()).toEqual(['digest gone 2026-03-28 shared', 'notice posted']);
    expect(chat.posts).toEqual([]);
    expect(wordsOf(chat.told)).toEqual([
      expect.stringMatching(
        /it is paused: that channel is now shared with another organisation\.[^]*DIGEST_ALLOW_SHARED/,
      ),
    ]);
    expect(await bot.ask('digest resume', { isShared: true })).toMatch(/shared with another organisation/);
    expect(await bot.ask('digest resume')).toMatch(/^Digest 1 is on again/);
  });

  it('is posted to where that is allowed, without a look', async () => {
    const chat = shared(() => Promise.reject(new Error('nobody should look')));
    await start({ posters: { chat }, ports: { allowsShared: true } });
    await bot.ask('daily digest');
    await bot.at('2026-03-28T09:00:01Z');
    expect(await said()).toEqual(['digest posted 2026-03-28']);
  });

  it('of which nobody can tell is posted to later, once it is known', async () => {
    let looked = 0;
    const chat = shared(() => {
      looked += 1;
      return looked === 1 ? Promise.reject(new Error('no answer')) : Promise.resolve(false);
    });
    await start({ posters: { chat } });
    await bot.ask('daily digest');
    await bot.at('2026-03-28T09:00:01Z');
    expect(chat.posts).toEqual([]);
    await bot.at('2026-03-28T09:05:00Z');
    expect(await said()).toEqual(['digest posted 2026-03-28']);
  });

  it('that is looked at in vain is posted to later: nothing was begun, so nothing of it is unknown', async () => {
    let looked = 0;
    const chat = shared(() => {
      looked += 1;
      return looked === 1 ? new Promise(() => {}) : Promise.resolve(false);
    });
    await start({ posters: { chat } });
    await bot.ask('daily digest');
    await bot.at('2026-03-28T09:00:01Z');
    expect(await bot.deliveries()).toMatchObject([
      { step: 'frozen', attempts: 0, outcome: null, reason: 'look-failed' },
    ]);
    await bot.at('2026-03-28T09:05:00Z');
    expect(await said()).toEqual(['digest posted 2026-03-28']);
  });

  it('of which nobody can tell for half a day is given up, looked at less and less often', async () => {
    let looked = 0;
    const chat = shared(() => {
      looked += 1;
      return Promise.reject(new Error('no answer'));
    });
    await start({ posters: { chat } });
    await bot.ask('daily digest');
    for (let minutes = 0; minutes <= 13 * 60; minutes += 1) {
      await bot.at(new Date(Date.parse('2026-03-28T09:00:01Z') + minutes * 60_000).toISOString());
    }
    expect((await said())[0]).toBe('digest refused 2026-03-28 look-failed');
    expect(chat.posts).toEqual([]);
    expect(looked).toBeLessThan(150);
  });

  it('is no person: what they are sent is theirs', async () => {
    const chat = shared(() => Promise.resolve(true));
    await start({ posters: { chat } });
    await bot.ask('daily digest', { isPersonal: true, conversation: 'P1' });
    await bot.at('2026-03-28T09:00:01Z');
    expect(await said()).toEqual(['digest posted 2026-03-28']);
  });
});

describe('places', () => {
  it('one that does not answer holds up no others, and no other platform', async () => {
    const slow = recorder();
    await start({ posters: { slow }, limits: { atOnce: 3, attemptMs: 1_000_000, leaseMs: 4_000_000 } });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    for (let at = 0; at < 5; at += 1) {
      await bot.ask('daily digest', { conversation: `S${at}`, platform: 'slow' });
      await bot.ask('daily digest', { conversation: `C${at}` });
      slow.next.push(() => held.then(() => ({ outcome: 'posted' as const })));
    }
    bot.clock.now = new Date('2026-03-28T09:00:01Z');
    const round = bot.digests.round();
    await expect.poll(() => bot.chat.posts.length, { timeout: 5_000 }).toBe(5);
    expect(slow.posts).toHaveLength(3);
    release();
    await round;
  });

  it('that are the same get one post after another, about a second apart', async () => {
    for (const words of ['daily digest', 'daily digest of visits', 'daily digest of calls answered'])
      await bot.ask(words);
    const times: number[] = [];
    const timed = () => {
      times.push(bot.clock.now.getTime());
      return Promise.resolve({ outcome: 'posted' as const });
    };
    bot.chat.next.push(timed, timed, timed);
    await bot.at('2026-03-28T09:00:00.000Z');
    const [first = 0, second = 0, third = 0] = times;
    expect([second - first >= 1_000, third - second >= 1_000]).toEqual([true, true]);
  });

  it('of a platform that is not there are left alone until it is', async () => {
    const other = recorder();
    await start({ posters: { other } });
    await bot.ask('daily digest', { platform: 'other' });
    const without = bot.another({ posters: new Map([['chat', bot.chat]]) });
    bot.clock.now = new Date('2026-03-28T09:00:01Z');
    await without.round();
    expect(await said()).toEqual([]);
    await bot.digests.round();
    expect(other.posts).toHaveLength(1);
    await without.stop(1000);
  });
});

describe('an end', () => {
  it('begins nothing more, and what waits is taken up by another process', async () => {
    for (let at = 0; at < 6; at += 1) await bot.ask('daily digest', { conversation: `C${at}` });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding = async () => {
      await held;
      return { outcome: 'posted' as const };
    };
    bot.chat.next.push(holding, holding);
    const ending = bot.another();
    const limited = createDigests(bot.ports, { ...bot.limits, atOnce: 2 });
    bot.clock.now = new Date('2026-03-28T09:00:01Z');
    const round = limited.round();
    await expect.poll(() => bot.chat.posts.length).toBe(2);
    const stopped = limited.stop(5_000);
    release();
    await Promise.all([stopped, round]);
    expect(bot.chat.posts).toHaveLength(2);
    await ending.round();
    expect(new Set(bot.chat.posts.map(({ place }) => place.conversation)).size).toBe(6);
    expect(bot.chat.posts).toHaveLength(6);
    await ending.stop(1000);
  });
});

describe('a runner that is started', () => {
  it('posts what is due without being asked, until it is stopped', async () => {
    await bot.ask('daily digest');
    bot.clock.now = new Date('2026-03-28T09:00:01Z');
    bot.digests.start();
    await expect.poll(() => bot.chat.posts.length, { timeout: 5_000 }).toBe(1);
    await bot.digests.stop(1_000);
    bot.clock.now = new Date('2026-03-29T09:00:01Z');
    await bot.digests.round();
    expect(bot.chat.posts).toHaveLength(1);
  });
});
