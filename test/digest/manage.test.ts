import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DigestBot, outcomes, recorder, report, startDigestBot, wordsOf } from '../fixtures/digest-bot.ts';

let bot: DigestBot;
beforeEach(async () => {
  bot = await startDigestBot();
});
afterEach(() => bot.close());

const SOMEBODY = { person: 'P2' };

describe('setting a digest up', () => {
  it('is said back: what, when, by whose clock, the next three, and how it is changed', async () => {
    const words = await bot.ask('post the red indicators for the front desk here every weekday at 8:30');
    expect(words).toMatch(
      /^Digest 1 is set up here: .*red.*, every weekday \(Monday to Friday\) at 08:30 \(Europe\/London\)\./,
    );
    expect(words).toContain(
      'Next: Monday 30 March 2026 at 08:30; Tuesday 31 March 2026 at 08:30; Wednesday 1 April 2026 at 08:30',
    );
  });

  it("takes for 'this' what was answered last in the thread", async () => {
    await bot.ask('how are calls answered?');
    expect(await bot.ask('send me this every Monday at 9')).toMatch(
      /^Digest 1 is set up here: .*calls answered, every/,
    );
    const [one] = await bot.held.all();
    expect(one).toMatchObject({ platform: 'chat', organisation: 'O', conversation: 'C1', owner: 'P1', number: 1 });
    expect(one?.question.of).toEqual({ kind: 'indicators', indicators: [{ code: 'CALLS', inverse: false }] });
  });

  it('asks where nothing was answered before, and what is picked is set up', async () => {
    const asked = await bot.ask('send me this every Friday at 16:30');
    expect(asked).toMatch(/^Nothing was asked here before/);
    expect(asked).toContain('• Visits');
    expect(await bot.held.all()).toEqual([]);
    expect(await bot.ask('2')).toMatch(/^Digest 1 is set up here: .*Visits, every Friday at 16:30/);
  });

  it('asks how often where that is not said, and what is picked is set up', async () => {
    expect(await bot.ask('digest of visits at 10')).toMatch(/^How often shall I post it\?/);
    expect(await bot.ask('the second')).toMatch(/^Digest 1 is set up here: .*visits, every weekday .* at 10:00/i);
  });

  it('twice is once; in another place it is another, each with its number', async () => {
    await bot.ask('weekly digest');
    expect(await bot.ask('weekly digest', SOMEBODY)).toMatch(/^Digest 1 is already set up here/);
    expect(await bot.ask('weekly digest', { conversation: 'C2' })).toMatch(/^Digest 1 is set up here/);
    expect(await bot.ask('daily digest')).toMatch(/^Digest 2 is set up here/);
    expect(await bot.held.all()).toHaveLength(3);
  });

  it('keeps a personal chat as one, where nobody else could change it', async () => {
    const answer = await bot.ask('weekly digest', { conversation: 'D1', isPersonal: true });
    expect(answer).not.toContain('Who may change it');
    expect((await bot.held.all())[0]).toMatchObject({ conversation: 'D1', isPersonal: true });
  });

  it.each([
    ['digest every hour', /more than once a day/],
    ['digest every monday at 25:00', /no time of day/],
    ['digest every monday in #general', /ask in #general itself/],
    ['weekly digest of zebra crossings', /could not match 'zebra crossings'/],
    ['send me calls answered tomorrow', /I post regularly/],
  ])('is refused in words, and nothing is kept: %s', async (words, answer) => {
    expect(await bot.ask(words)).toMatch(answer);
    expect(await bot.held.all()).toEqual([]);
  });

  it('ends at twenty in one place', async () => {
    for (let hour = 0; hour < 20; hour += 1) await bot.ask(`daily digest at ${String(hour).padStart(2, '0')}:15`);
    expect(await bot.ask('weekly digest')).toMatch(/^20 digests and alerts are set up here already/);
    expect(await bot.held.all()).toHaveLength(20);
  });

  it('where nothing can be posted says so', async () => {
    expect(await bot.ask('weekly digest', { platform: 'page' })).toMatch(/^I can post nothing by myself here/);
  });
});

describe('a channel that is shared with another organisation', () => {
  const shared = { conversation: 'C9', isShared: true };

  it('gets none without the setting, and none is posted there or switched on again', async () => {
    expect(await bot.ask('weekly digest', shared)).toMatch(/shared with another organisation.*DIGEST_ALLOW_SHARED/);
    expect(await bot.ask('alert us when visits go red', shared)).toMatch(/shared with another organisation/);
    // It was shared later.
    await bot.ask('weekly digest', { conversation: 'C9' });
    await bot.ask('pause digest 1', { conversation: 'C9' });
    expect(await bot.ask('run digest 1 now', shared)).toMatch(/shared with another organisation/);
    expect(await bot.ask('resume digest 1', shared)).toMatch(/shared with another organisation/);
    expect(await bot.ask('stop digest 1', shared)).toMatch(/^Digest 1 is stopped/);
  });

  it('gets one with the setting', async () => {
    const open = await startDigestBot({ ports: { allowsShared: true } });
    expect(await open.ask('weekly digest', shared)).toMatch(/^Digest 1 is set up here/);
    await open.close();
  });
});

describe('what is set up', () => {
  it('is listed for anyone, with what came of the last post', async () => {
    expect(await bot.ask('digest list')).toMatch(/^Nothing is set up here/);
    await bot.ask('weekly digest');
    await bot.ask('alert us when visits go red');
    await bot.at('2026-03-30T08:00:05Z');
    const listed = await bot.ask('digest list', SOMEBODY);
    expect(listed).toMatch(/^2 digests and alerts are set up here\./);
    expect(listed).toMatch(
      /Digest 1 .*, every Monday at 09:00 \(Europe\/London\) · Next: Monday 6 April 2026 at 09:00/,
    );
    expect(listed).toMatch(/Alert 2 When any of Visits becomes red, or no longer so · Next: when that changes/);
    const behind = async (who = {}) => JSON.stringify((await bot.asked('digest list', who)).more);
    expect(await behind(SOMEBODY)).toContain('["Digest 1","Monday 30 March 2026 at 09:00: posted","somebody else"]');
    expect(await behind()).toContain('"you"');
    expect(await bot.ask('digest list', { conversation: 'C2' })).toMatch(/^Nothing is set up here/);
  });

  it.each(['stop digest 1', 'pause it', 'move it to fridays', 'run digest 1 now', 'digest resume'])(
    'is left alone by others: %s',
    async (words) => {
      await bot.ask('weekly digest');
      const before = await bot.held.all();
      expect(await bot.ask(words, SOMEBODY)).toMatch(
        /^Digest 1 was set up by somebody else, and they alone may change it/,
      );
      expect(await bot.held.all()).toEqual(before);
      expect(await bot.deliveries()).toEqual([]);
    },
  );

  it('is changed by other members where the platform tells who they are', async () => {
    const isMember = ({ person }: { person: string }) =>
      person === 'P4' ? Promise.reject(new Error('down')) : Promise.resolve(person === 'P2');
    const open = await startDigestBot({ posters: { chat: { ...recorder(), isMember } } });
    const reply = await open.asked('weekly digest');
    expect(JSON.stringify(reply.more)).toContain('whoever set it up, and members of this channel');
    for (const person of ['P3', 'P4']) {
      expect(await open.ask('stop digest 1', { person })).toMatch(
        /somebody else, and only they, or a member of this channel, may change it/,
      );
    }
    await open.ask('weekly digest', { conversation: 'D1', isPersonal: true });
    expect(await open.ask('stop digest 1', { ...SOMEBODY, conversation: 'D1', isPersonal: true })).toMatch(
      /they alone may change it/,
    );
    expect(await open.ask('stop digest 1', SOMEBODY)).toMatch(/^Digest 1 is stopped/);
    await open.close();
  });

  it('is named to its owner wherever it is, and to others in their channels', async () => {
    await bot.ask('weekly digest');
    await bot.ask('alert us when visits go red', { conversation: 'D1', isPersonal: true });
    await bot.ask('daily digest', SOMEBODY);
    const of = { platform: 'chat', organisation: 'O', person: 'P1' };
    expect(await bot.desk.digestsOf(of, [])).toEqual([
      {
        name: 'Digest 1',
        what: 'An overview of all measures, every Monday at 09:00 (Europe/London)',
        next: 'Monday 30 March 2026 at 09:00',
        conversation: 'C1',
        isPersonal: false,
        isMine: true,
      },
      {
        name: 'Alert 1',
        what: 'When any of Visits becomes red, or no longer so',
        next: 'when that changes',
        conversation: 'D1',
        isPersonal: true,
        isMine: true,
      },
    ]);
    const inChannel = await bot.desk.digestsOf({ ...of, person: 'P9' }, ['C1', 'C7']);
    expect(inChannel.map(({ name, isMine }) => [name, isMine])).toEqual([
      ['Digest 1', false],
      ['Digest 2', false],
    ]);
  });
});

describe('one of several', () => {
  beforeEach(async () => {
    await bot.ask('weekly digest');
    await bot.ask('daily digest of visits');
    await bot.ask('alert us when visits go red');
  });
  const states = async () =>
    (await bot.held.all()).map(({ kind, number, state, pausedUntil }) =>
      [kind, number, pausedUntil ?? state].join(' '),
    );

  it('is asked for, and keeps until when', async () => {
    expect(await bot.ask('pause until 1 April')).toMatch(/^Several are set up here/);
    expect(await bot.ask('2')).toMatch(/^Digest 2 is paused until Wednesday 1 April 2026/);
    expect(await states()).toEqual(['digest 1 active', 'digest 2 2026-04-01', 'alert 3 active']);
  });

  it('is asked for, and keeps what shall change', async () => {
    expect(await bot.ask('move it to every other Friday at 8:30')).toMatch(/^Several are set up here/);
    expect(await bot.ask('1')).toMatch(
      /^Digest 1 is changed: an overview of all measures, every other Friday at 08:30/,
    );
    expect(await bot.ask('only when something changed, otherwise nothing')).toMatch(/^Several/);
    expect(await bot.ask('1')).toMatch(/^Digest 1 is changed/);
    expect(await bot.ask('change it to cover the front desk')).toMatch(/^Several/);
    expect(await bot.ask('1')).toMatch(/^Digest 1 is changed: .*front desk, every other Friday/i);
  });

  it('or all of them, and no others than those that were meant', async () => {
    expect(await bot.ask('stop')).toMatch(/^Several[^]*All of them/);
    expect(await bot.ask('digest stop')).toMatch(/^Several[^]*All of them/);
    expect(await bot.ask('all of them')).toMatch(/^Digest 1 is stopped[^]*Digest 2 is stopped/);
    expect(await states()).toEqual(['alert 3 active']);
  });

  it('all digests and alerts are all', async () => {
    await bot.ask('stop all digests and alerts');
    expect(await states()).toEqual([]);
  });

  it('is named by its number or its day; a number that is not there is nothing', async () => {
    expect(await bot.ask('stop digest 9')).toMatch(/^Nothing of that kind is set up here/);
    expect(await bot.ask('pause the monday digest')).toMatch(/^Digest 1 is paused/);
    expect(await bot.ask('stop alert 3')).toMatch(/^Alert 3 is stopped/);
    expect(await states()).toEqual(['digest 1 paused', 'digest 2 active']);
  });
});

describe('a change', () => {
  beforeEach(() => bot.ask('weekly digest'));

  it.each([
    ['move it to fridays at 8:30', 'every Friday at 08:30 (Europe/London)', 'Friday 3 April 2026 at 08:30'],
    ['change the time to 10', 'every Monday at 10:00 (Europe/London)', 'Monday 30 March 2026 at 10:00'],
    ['move it to 9am America/New_York', 'every Monday at 09:00 (America/New_York)', 'Monday 30 March 2026 at 09:00'],
    ['make it every other week', 'every other Monday at 09:00 (Europe/London)', 'Monday 30 March 2026 at 09:00'],
  ])('%s', async (words, what, next) => {
    const answer = await bot.ask(words);
    expect(answer).toContain(`Digest 1 is changed: an overview of all measures, ${what}.`);
    expect(answer).toContain(`Next: ${next};`);
  });

  it('to a later time of a day that was posted posts that day no second time', async () => {
    await bot.at('2026-03-30T08:00:05Z');
    expect(await bot.ask('change the time to 11')).toContain('Next: Monday 6 April 2026 at 11:00;');
    await bot.at('2026-03-30T10:00:05Z');
    // Nor in a zone where the day is still to come.
    expect(await bot.ask('move it to 9am America/New_York')).toContain('Next: Monday 6 April 2026 at 09:00;');
    await bot.at('2026-03-30T20:00:00Z');
    expect(outcomes(await bot.deliveries())).toEqual(['digest posted 2026-03-30']);
  });

  it('of nothing in particular is asked for', async () => {
    expect(await bot.ask('change digest 1')).toMatch(/^What shall change of digest 1\?/);
  });

  it('of two at once is made by one, and the other is told', async () => {
    const [one] = await bot.held.all();
    if (!one) throw new Error('none');
    const answers = await Promise.all(['pause it', 'stop it'].map((words) => bot.ask(words)));
    const [after] = await bot.database.knex('digest_subscriptions').select('version', 'state');
    expect(answers.filter((answer) => /by somebody else at the same time/.test(answer)).length).toBe(3 - after.version);
  });
});

describe('a pause', () => {
  beforeEach(() => bot.ask('daily digest'));
  const posted = async () => outcomes(await bot.deliveries());

  it('until a day skips the slots before it, and goes on by itself', async () => {
    expect(await bot.ask('pause until 1 April')).toBe(`Digest 1 is paused until Wednesday 1 April 2026.
The next post is on Wednesday 1 April 2026 at 09:00.`);
    expect(await bot.ask('digest list')).toContain('paused until Wednesday 1 April 2026; Wednesday 1 April');
    for (const day of ['28', '29', '30', '31']) await bot.at(`2026-03-${day}T12:00:00Z`);
    expect(await posted()).toEqual([]);
    await bot.at('2026-04-01T08:00:01Z');
    expect(await posted()).toEqual(['digest posted 2026-04-01']);
  });

  it('with no end lasts until it is resumed; what fell into it is not made up for', async () => {
    expect(await bot.ask('pause')).toMatch(/^Digest 1 is paused until somebody says 'digest resume'/);
    await bot.at('2026-03-30T12:00:00Z');
    expect(await bot.ask('digest resume')).toBe(`Digest 1 is on again.
The next post is on Tuesday 31 March 2026 at 09:00.`);
    expect(await bot.ask('digest resume')).toMatch(/^Digest 1 is not paused/);
    await bot.at('2026-03-31T08:00:01Z');
    expect(await posted()).toEqual(['digest posted 2026-03-31']);
  });

  it('resumed on the day that was posted before it posts that day no second time', async () => {
    await bot.at('2026-03-30T08:00:01Z');
    await bot.ask('pause');
    bot.clock.now = new Date('2026-03-30T07:00:00Z');
    expect(await bot.ask('resume')).toContain('The next post is on Tuesday 31 March 2026');
  });

  it('resumed before its end goes on with the next slot', async () => {
    await bot.ask('pause until 1 May');
    await bot.at('2026-03-30T12:00:00Z');
    expect(await bot.ask('resume')).toContain('The next post is on Tuesday 31 March 2026 at 09:00.');
  });

  it('takes back what was claimed and not yet posted', async () => {
    bot.chat.next.push({ outcome: 'refused', reason: 'busy', retryAfterMs: 600_000 });
    await bot.at('2026-03-28T09:00:01Z');
    await bot.ask('pause');
    await bot.at('2026-03-28T10:00:00Z');
    expect(await posted()).toEqual(['digest skipped 2026-03-28 paused']);
    expect(bot.chat.posts).toHaveLength(1);
  });
});

describe('a post that is asked for now', () => {
  beforeEach(() => bot.ask('weekly digest'));

  it('is made once a minute at most, and counts as said', async () => {
    expect(await bot.ask('digest run now')).toBe('Digest 1 is being posted now.');
    expect(await bot.ask('run digest 1 now')).toBe('Digest 1 was posted within this minute already.');
    await bot.digests.round();
    expect(wordsOf(bot.chat.posts)).toEqual([expect.stringMatching(/^2 of 4 measures need attention/)]);
    await bot.at('2026-03-30T08:00:01Z');
    expect(wordsOf(bot.chat.posts)[1]).toMatch(/^All measures: no change since 27 Mar 2026, 4 figures checked\./);
  });

  it('of a preview is only shown', async () => {
    expect(await bot.ask('preview digest 1')).toMatch(/^2 of 4 measures need attention/);
    expect(await bot.ask('preview a digest of visits')).toMatch(/^Visits: 1 of 2 measures needs attention/);
    expect(bot.chat.posts).toEqual([]);
    expect(await bot.held.all()).toHaveLength(1);
  });

  it('a preview where nothing has changed shows all of it', async () => {
    await bot.at('2026-03-30T08:00:01Z');
    expect(await bot.ask('preview')).toMatch(/^2 of 4 measures need attention[^]*No change since 30 Mar 2026\./);
  });
});

describe('what is no longer held', () => {
  it('is left out and said; where nothing is left, nothing stands in for it', async () => {
    await bot.ask('weekly digest of visits');
    await bot.database.knex('digest_subscriptions').update({
      question: JSON.stringify({
        ...(await bot.held.all())[0]?.question,
        of: { kind: 'themes', themes: ['Gone'] },
      }),
    });
    await bot.bring(report('2026-04-01', 'SEEN,quarter,2025/26 Q4,90,90,100'));
    await bot.at('2026-03-30T08:00:01Z');
    expect(wordsOf(bot.chat.posts)[0]).toMatch(/nothing is held any more\.[^]*left out: Gone/);
  });
});
