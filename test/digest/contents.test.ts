import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChartPart, Reply } from '../../src/index.ts';
import { type DigestBot, FILES, outcomes, report, startDigestBot, wordsOf } from '../fixtures/digest-bot.ts';

let bot: DigestBot;
beforeEach(async () => {
  bot = await startDigestBot();
});
afterEach(() => bot.close());

const MONDAYS = ['2026-03-30', '2026-04-06', '2026-04-13'].map((day) => `${day}T08:00:01Z`) as [string, string, string];

/** The post of a Monday, after a report that came before it. */
async function posted(monday: string, observations: string | null = null): Promise<string> {
  if (observations !== null) await bot.bring(report(monday.slice(0, 10), observations));
  bot.chat.posts.length = 0;
  await bot.at(monday);
  return wordsOf(bot.chat.posts).join('\n---\n');
}

const chartsOf = ({ parts }: Reply) => parts.filter((part): part is ChartPart => part.kind === 'chart');

describe('a digest', () => {
  it('leads with how many there are of each rating, then those furthest off', async () => {
    await bot.ask('weekly digest');
    const words = await posted(MONDAYS[0]);
    expect(words.split('\n\n').slice(0, 2)).toEqual([
      '2 of 4 measures need attention.\n▲ 1 red, ■ 1 yellow, ★ 1 exceeds · 1 not rated',
      expect.stringMatching(/^Furthest off\n▲ 55% Calls answered/),
    ]);
    expect(words).toContain('Winter report, 20 Jan 2026');
  });

  it('every number that it names is among its facts', async () => {
    await bot.ask('weekly digest');
    await posted(MONDAYS[0]);
    const codes = bot.chat.posts[0]?.reply.facts.map(({ indicator, value }) => `${indicator} ${value}`);
    expect(codes).toEqual(expect.arrayContaining(['CALLS 55', 'SEEN 72', 'PLANS 91']));
  });

  it.each([
    [
      'SEEN,quarter,2025/26 Q4,58,58,100',
      '▲ 58% Children seen on time · 58 of 100 · Jan–Mar 2026 · red · ↓ 14 points, was 72%, yellow',
      'crossed a threshold',
    ],
    [
      'SEEN,quarter,2025/26 Q4,80,80,100',
      '★ 80% Children seen on time · 80 of 100 · Jan–Mar 2026 · exceeds target · ↑ 8 points, was 72%, yellow',
      'crossed one for the better, on its very edge',
    ],
    [
      'SEEN,quarter,2025/26 Q4,74,74,100',
      '■ 74% Children seen on time · 74 of 100 · Jan–Mar 2026 · yellow · ↑ 2 points',
      'better in the same rating',
    ],
    [
      'SEEN,quarter,2025/26 Q4,70,70,100',
      '■ 70% Children seen on time · 70 of 100 · Jan–Mar 2026 · yellow · ↓ 2 points',
      'worse in the same rating',
    ],
    [
      'SEEN,quarter,2025/26 Q4,72,72,100',
      '■ 72% Children seen on time · 72 of 100 · Jan–Mar 2026 · yellow',
      'new data that says the same',
    ],
    [
      'SEEN,quarter,2025/26 Q3,71,71,100',
      '■ 71% Children seen on time · 71 of 100 · Oct–Dec 2025 · yellow · corrected from 72% (72 of 100)',
      'a corrected figure of the same time',
    ],
    [
      'SEEN,quarter,2025/26 Q3,59,59,100',
      '▲ 59% Children seen on time · 59 of 100 · Oct–Dec 2025 · red · corrected from 72% (72 of 100), was yellow',
      'a correction that crosses a threshold',
    ],
    ['WAIT,quarter,2025/26 Q4,6,,', '6 days Days waited · Jan–Mar 2026 · ↑ 2 days', 'a measure without a target'],
  ])('says what changed since the last post: %s', async (observations, text, _why) => {
    await bot.ask('weekly digest');
    await posted(MONDAYS[0]);
    const words = await posted(MONDAYS[1], observations);
    expect(words).toContain('\n\nChanged since 30 Mar 2026\n');
    expect(words).toContain(text);
  });

  it('tells what fell first, then what rose, worse, better, and last what chance may have moved', async () => {
    await bot.ask('weekly digest');
    await posted(MONDAYS[0]);
    const words = await posted(
      MONDAYS[1],
      `PLANS,quarter,2025/26 Q4,95,95,100
SEEN,quarter,2025/26 Q4,58,58,100
CALLS,quarter,2025/26 Q3,61,61,100
WAIT,quarter,2025/26 Q3,5,,`,
    );
    const names = ['Children seen on time', 'Calls answered', 'Days waited', 'Plans reviewed on time'];
    const [, changed = ''] = words.split('Changed since 30 Mar 2026\n');
    const lines = changed.split('\n').slice(0, 4);
    expect(lines.map((line) => names.find((name) => line.includes(name)))).toEqual(names);
  });

  it('counts from the last post and not from the one before it', async () => {
    await bot.ask('weekly digest, in full even if nothing changed');
    await posted(MONDAYS[0]);
    await posted(MONDAYS[1], 'SEEN,quarter,2025/26 Q4,58,58,100');
    expect(await posted(MONDAYS[2])).toContain('No change since 6 Apr 2026.');
  });

  it('counts from what was posted: one that was refused for good is not said', async () => {
    await bot.ask('weekly digest');
    await posted(MONDAYS[0]);
    bot.chat.next.push({ outcome: 'gone', reason: 'is_archived' });
    await posted(MONDAYS[1], 'SEEN,quarter,2025/26 Q4,58,58,100');
    await bot.ask('resume');
    expect(await posted(MONDAYS[2])).toMatch(/Changed since 30 Mar 2026\n▲ 58%/);
  });

  it('says what is taken back', async () => {
    await bot.ask('weekly digest of children seen on time');
    await posted(MONDAYS[0]);
    await bot.database.knex('observations').where({ value: '72' }).update({ is_current: false });
    await bot.database.knex('catalogue_version').increment('version', 1);
    const words = await posted(MONDAYS[1]);
    expect(words).toContain('the newer figure of Oct–Dec 2025 was withdrawn');
    expect(words).not.toContain('72%');
  });

  it('does not set a newer figure beside one that was taken back', async () => {
    await bot.ask('weekly digest of children seen on time');
    await posted(MONDAYS[0]);
    await bot.database.knex('observations').where({ value: '72' }).update({ is_current: false });
    const words = await posted(MONDAYS[1], 'SEEN,quarter,2025/26 Q4,74,74,100');
    expect(words).toContain('74% (74 of 100)');
    expect(words).not.toMatch(/72\b/);
    expect(JSON.stringify(bot.chat.posts.at(-1)?.reply.facts)).not.toMatch(/:72\b/);
  });

  it('says which data is overdue', async () => {
    await bot.ask('weekly digest of children seen on time');
    // The quarter to December was published on 20 January, so the next was due 90 days after March's end and 14 days' grace.
    expect(await posted(MONDAYS[0])).not.toContain('overdue');
    await bot.ask('change it to only when something changed, otherwise one line');
    const words = await posted('2026-06-15T08:00:01Z');
    expect(words).toContain('Children seen on time: no change since 30 Mar 2026, 1 figure checked.');
    expect(words).toContain('1 next figure is overdue.');
    bot.chat.posts.length = 0;
    await bot.ask('run now');
    await bot.digests.round();
    const behind = JSON.stringify(bot.chat.posts[0]?.reply.more);
    expect(behind).toContain('Overdue: Children seen on time: newest Oct–Dec 2025, the next was due by');
  });
});

describe('where nothing has changed', () => {
  it.each([
    [
      'weekly digest',
      'All measures: no change since 30 Mar 2026, 4 figures checked.',
      'one line unless said otherwise',
    ],
    ['weekly digest, only when something changed', 'All measures: no change since 30 Mar 2026', 'one line'],
    ['weekly digest in full even if nothing changed', '2 of 4 measures need attention.', 'all of it'],
  ])('%s posts "%s": %s', async (words, post, _why) => {
    await bot.ask(words);
    await posted(MONDAYS[0]);
    expect((await posted(MONDAYS[1])).startsWith(post)).toBe(true);
    const drawn = post.includes('no change') ? chartsOf(bot.chat.posts[0]?.reply as Reply) : [];
    expect(drawn).toEqual([]);
  });

  it('nothing is posted where that was chosen, and it is recorded; what changes later is told since the last post', async () => {
    await bot.ask('weekly digest only when something changed, otherwise nothing');
    expect(await posted(MONDAYS[0])).toMatch(/^2 of 4 measures need attention/);
    expect(await posted(MONDAYS[1])).toBe('');
    expect(outcomes(await bot.deliveries())).toEqual([
      'digest posted 2026-03-30',
      'digest skipped 2026-04-06 unchanged',
    ]);
    expect(await posted(MONDAYS[2], 'SEEN,quarter,2025/26 Q4,58,58,100')).toMatch(/Changed since 30 Mar 2026\n▲ 58%/);
  });

  it('an answer that is given anew counts as changed by its words', async () => {
    await bot.ask('send the trend of children seen on time every monday');
    expect(await posted(MONDAYS[0])).toContain('Children seen on time');
    expect(await posted(MONDAYS[1])).toMatch(/^Children seen on time: no change since 30 Mar 2026/);
    expect(await posted(MONDAYS[2], 'SEEN,quarter,2025/26 Q4,58,58,100')).toContain('58%');
  });
});

describe('filters', () => {
  it.each([
    ['weekly digest of the front desk', 'Front desk: 1 of 2 measures needs attention', 'a theme'],
    ['weekly digest of calls answered and days waited', 'Calls answered 55% and Days waited 4 days', 'measures'],
    ['post the red ones every monday', '1 of 4 measures is red', 'a rating'],
    ['post what needs attention in visits every monday', '1 of 2 measures', 'attention of any colour'],
    ['digest of measures that miss their target every monday', '2 of 4 measures', 'a target'],
  ])('%s: %s', async (words, headline, _why) => {
    await bot.ask(words);
    expect((await posted(MONDAYS[0])).startsWith(headline)).toBe(true);
  });

  it('an area has its own figures', async () => {
    const areas = await startDigestBot({
      files: {
        ...FILES,
        'areas.csv': 'area,kind,aliases\nthe council,organisation,\nNorthside,locality,north side\n',
        'observations.csv': `code,basis,period,value,numerator,denominator,area
SEEN,quarter,2025/26 Q3,72,72,100,
SEEN,quarter,2025/26 Q3,50,5,10,Northside
`,
      },
    });
    await areas.ask('weekly digest of visits in Northside');
    await areas.at(MONDAYS[0]);
    expect(wordsOf(areas.chat.posts)[0]).toMatch(/^Visits, Northside: .*50%/s);
    await areas.close();
  });

  it('of a rating says what came out of it and what came in', async () => {
    await bot.ask('post the red ones every monday');
    await posted(MONDAYS[0]);
    const words = await posted(MONDAYS[1], 'SEEN,quarter,2025/26 Q4,58,58,100\nCALLS,quarter,2025/26 Q4,90,90,100');
    expect(words).toMatch(/^1 of 4 measures is red\.\n\nChanged since 30 Mar 2026\n/);
    expect(words).toContain('Children seen on time · 58 of 100 · Jan–Mar 2026 · red · ↓ 14 points, was 72%, yellow');
    expect(words).toContain('Calls answered · 90 of 100 · Jan–Mar 2026 · exceeds target · ↑ 35 points, was 55%, red');
  });

  it('by colour on data that has none gives what needs attention, and says so', async () => {
    const plain = await startDigestBot({
      files: { ...FILES, 'targets.csv': 'code,target\nSEEN,80\nPLANS,90\nCALLS,80\n' },
    });
    await plain.ask('post the red ones every monday');
    await plain.at(MONDAYS[0]);
    expect(wordsOf(plain.chat.posts)[0]).toMatch(/^2 measures need attention; the source/);
    await plain.close();
  });
});

describe('identical contents', () => {
  it('are computed once, kept once and drawn once for many channels', async () => {
    const found: unknown[] = [];
    const data = {
      ...bot.data,
      find: (plan: Parameters<typeof bot.data.find>[0]) => (found.push(plan), bot.data.find(plan)),
    };
    const drawing = {
      post: async ({ reply, draw }: Parameters<typeof bot.chat.post>[0]) => {
        for (const { spec } of chartsOf(reply)) await draw(spec);
        return { outcome: 'posted' as const };
      },
    };
    const other = bot.another({ data, posters: new Map([['chat', drawing]]) });
    for (let at = 0; at < 30; at += 1) {
      await bot.ask(at % 3 === 0 ? 'weekly digest of visits' : 'weekly digest', { conversation: `C${at}` });
    }
    bot.clock.now = new Date(MONDAYS[0]);
    for (let rounds = 0; rounds < 3; rounds += 1) await other.round();
    expect((await bot.deliveries()).filter(({ outcome }) => outcome === 'posted')).toHaveLength(30);
    expect([found.length, bot.drawn.length]).toEqual([2, new Set(bot.drawn).size]);
    expect(await bot.database.knex('digest_contents').count({ n: '*' })).toEqual([{ n: 2 }]);
    await other.stop(1000);
  });

  it('are others where the baseline is another', async () => {
    await bot.ask('weekly digest');
    await posted(MONDAYS[0]);
    await bot.bring(report('2026-04-01', 'SEEN,quarter,2025/26 Q4,58,58,100'));
    await bot.ask('weekly digest', { conversation: 'C2' });
    const words = await posted(MONDAYS[1]);
    expect(words).toMatch(/Changed since 30 Mar 2026\n▲ 58%/);
    // The second was not told anything before: nothing has changed for it.
    const [, second = ''] = words.split('\n---\n');
    expect(second).not.toContain('Changed since');
    expect(second).toContain('▲ 58% Children seen on time');
  });
});
