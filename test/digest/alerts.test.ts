import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { type DigestBot, FILES, outcomes, report, startDigestBot, wordsOf } from '../fixtures/digest-bot.ts';

let bot: DigestBot;
beforeEach(async () => {
  bot = await startDigestBot();
});
afterEach(() => bot.close());

let reports = 0;

/** What alerts post after a report with these numbers. */
async function told(observations: string): Promise<readonly string[]> {
  reports += 1;
  const day = new Date(Date.UTC(2026, 3, 1) + reports * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  bot.chat.posts.length = 0;
  await bot.bring(report(day, observations));
  await bot.digests.round();
  await bot.digests.round();
  return wordsOf(bot.chat.posts).map((words) => words.split('\n')[0] ?? '');
}

const seen = (value: number, quarter = 4) => `SEEN,quarter,2025/26 Q${quarter},${value},${value},100`;

beforeEach(() => {
  reports = 0;
});

describe('an alert', () => {
  it('is said back, and what is in the rating already is no news', async () => {
    expect(await bot.ask('alert us when calls answered goes red')).toMatch(
      /^Alert 1 is set up here: when calls answered becomes red, or no longer so\./,
    );
    await bot.digests.round();
    expect(await told('WAIT,quarter,2025/26 Q4,9,,')).toEqual([]);
  });

  it('is told once where a measure comes into red, not while it stays, and again once it has been out of it', async () => {
    await bot.ask('alert us when children seen on time goes red');
    expect(await told(seen(60))).toEqual([]);
    expect(await told(seen(59))).toEqual(['Children seen on time is now red: 59% (59 of 100), Jan–Mar 2026.']);
    expect(await told(seen(40))).toEqual([]);
    expect(await told(seen(60))).toEqual(['Children seen on time is no longer red: 60% (60 of 100), Jan–Mar 2026.']);
    expect(await told(seen(59))).toHaveLength(1);
    expect(outcomes(await bot.deliveries())).toEqual(['alert posted', 'alert posted', 'alert posted']);
  });

  it('tells each place that follows the measure, and none that follows another', async () => {
    await bot.ask('alert us when children seen on time goes red');
    await bot.ask('alert us when visits go red', { conversation: 'C2' });
    await bot.ask('alert us when anything goes red', { conversation: 'C3' });
    await bot.ask('alert us when the front desk goes red', { conversation: 'C4' });
    await told(seen(50));
    expect(bot.chat.posts.map(({ place }) => place.conversation).sort()).toEqual(['C1', 'C2', 'C3']);
  });

  it('of several measures counts them first', async () => {
    await bot.ask('alert us when anything goes red');
    expect(await told(`${seen(50)}\nCALLS,quarter,2025/26 Q4,90,90,100\nPLANS,quarter,2025/26 Q4,20,20,100`)).toEqual([
      '3 figures changed: 2 now red, 1 no longer red.',
    ]);
  });

  it.each([
    ['alert us when children seen on time goes amber', 69, 71, 'amber or red'],
    ['alert us when children seen on time needs attention', 74, 75, 'any extent of attention'],
  ])('%s: at %i and no more at %i: %s', async (words, inside, outside, _why) => {
    await bot.bring(report('2026-04-01', seen(85)));
    await bot.ask(words);
    expect(await told(seen(inside))).toHaveLength(1);
    expect(await told(seen(outside))).toHaveLength(1);
  });

  it('a measure that has no number for a while is neither in nor out', async () => {
    await bot.ask('alert us when children seen on time goes red');
    await told(seen(50));
    const marked = { 'observations.csv': 'code,basis,period,value,marker\nSEEN,quarter,2026/27 Q1,,unavailable\n' };
    await bot.bring(report('2026-07-01', '', marked));
    await bot.digests.round();
    expect(bot.chat.posts).toHaveLength(1);
  });

  it('looked at by many processes at once is told once', async () => {
    await bot.ask('alert us when visits go red');
    await bot.bring(report('2026-04-02', seen(50)));
    const others = [bot.another(), bot.another(), bot.another()];
    await Promise.all([bot.digests, ...others].map((each) => each.round()));
    await Promise.all([bot.digests, ...others].map((each) => each.round()));
    expect(bot.chat.posts).toHaveLength(1);
    for (const each of others) await each.stop(1000);
  });

  it('paused for a while tells what is new when it is over', async () => {
    await bot.ask('alert us when visits go red');
    await bot.ask('pause until 10 April');
    expect(await told(seen(50))).toEqual([]);
    bot.clock.now = new Date('2026-04-10T08:00:00Z');
    await bot.digests.round();
    expect(wordsOf(bot.chat.posts)).toEqual([expect.stringMatching(/^Children seen on time is now red/)]);
  });

  it('paused until a day is not looked at on the evening before', async () => {
    await bot.ask('alert us when visits go red');
    await bot.ask('pause until 10 April');
    await bot.bring(report('2026-04-09', seen(50)));
    await bot.at('2026-04-09T20:00:00Z');
    expect(bot.chat.posts).toEqual([]);
    await bot.at('2026-04-09T23:30:00Z');
    expect(bot.chat.posts).toHaveLength(1);
  });

  it('tells of a measure that comes in with the rating already', async () => {
    await bot.ask('alert us when anything goes red');
    await told(seen(71));
    const indicators = `${FILES['indicators.csv']}KEYS,Keys returned,Front desk,percent,higher,callers\n`;
    const targets = `${FILES['targets.csv']}KEYS,80,75,70,60\n`;
    bot.chat.posts.length = 0;
    await bot.bring(
      report('2026-04-20', 'KEYS,quarter,2025/26 Q4,20,20,100', {
        'indicators.csv': indicators,
        'targets.csv': targets,
      }),
    );
    await bot.digests.round();
    expect(wordsOf(bot.chat.posts)).toEqual([expect.stringMatching(/^Keys returned is now red: 20%/)]);
  });

  it('is not looked at by what a process that is behind still holds', async () => {
    await bot.ask('alert us when visits go red');
    // Looks the catalogue up once, and holds on to it.
    const held = openStore(bot.database.knex, { now: () => 0 });
    const behind = bot.another({ data: held });
    await behind.round();
    expect(await told(seen(50))).toHaveLength(1);
    await behind.round();
    expect((await bot.held.all())[0]?.checkedVersion).toBe((await bot.data.catalogue()).version);
    await behind.stop(1000);
  });

  it('changed to be about others takes what stands there for known', async () => {
    await bot.ask('alert us when visits go red');
    await bot.ask('change it to cover the front desk');
    await bot.digests.round();
    expect(bot.chat.posts).toEqual([]);
    expect(await told('CALLS,quarter,2025/26 Q4,90,90,100')).toHaveLength(1);
  });

  it('on data without colours is told of attention, and says that it has none', async () => {
    const plain = await startDigestBot({
      files: { ...FILES, 'targets.csv': 'code,target\nSEEN,70\n' },
    });
    await plain.ask('alert us when children seen on time goes red');
    await plain.bring(report('2026-04-02', seen(69)));
    await plain.digests.round();
    expect(wordsOf(plain.chat.posts)[0]).toMatch(
      /^Children seen on time now needs attention: 69% .*\nThe data has no colour for it/,
    );
    await plain.close();
  });

  it('sets nothing up on what it can not tell', async () => {
    expect(await bot.ask('alert us when the moon is full')).not.toContain('is set up');
    expect(await bot.held.all()).toEqual([]);
  });
});

describe('a reminder', () => {
  const words = 'alert us when visits go red and remind us every monday while it stays red';

  it('comes by its schedule while something is still red, and not otherwise', async () => {
    expect(await bot.ask(words)).toContain('; reminds every Monday at 09:00 (Europe/London) while it stays so.');
    await bot.at('2026-03-30T08:00:01Z');
    await bot.bring(report('2026-04-02', seen(50)));
    await bot.at('2026-04-03T10:00:00Z');
    await bot.at('2026-04-06T08:00:01Z');
    await bot.bring(report('2026-04-08', seen(85)));
    await bot.at('2026-04-09T10:00:00Z');
    await bot.at('2026-04-13T08:00:01Z');
    expect(outcomes(await bot.deliveries())).toEqual([
      'reminder skipped 2026-03-30 nothing-to-remind',
      'alert posted',
      'reminder posted 2026-04-06',
      'alert posted',
      'reminder skipped 2026-04-13 nothing-to-remind',
    ]);
    expect(wordsOf(bot.chat.posts)[1]).toMatch(/^Still red: 1 figure\.\n\n▲ 50% Children seen on time/);
  });

  it('without one, none comes', async () => {
    await bot.ask('alert us when visits go red');
    await told(seen(50));
    await bot.at('2026-05-30T08:00:01Z');
    expect(outcomes(await bot.deliveries())).toEqual(['alert posted']);
  });
});
