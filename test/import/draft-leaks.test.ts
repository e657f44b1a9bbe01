import { Writable } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import { createPublishingDesk } from '../../src/import/publishing-desk.ts';
import { createLog } from '../../src/index.ts';
import { type DigestBot, startDigestBot } from '../fixtures/digest-bot.ts';
import { workbook } from '../fixtures/sheets.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Numbers and words that are nowhere but in the draft. */
const SECRET = /31\.7|23\.9|Moonlit walks|Jayden/;
const DRAFT = workbook({
  Board: [
    ['Code', 'Indicator', 'Theme', 'Good is', 'Target', 'Q3 25/26', 'Q4 25/26'],
    ['SEEN', 'Children seen on time', 'Visits', 'High', '>= 31.7%', '31.7%', '23.9%'],
    ['MOON', 'Moonlit walks', 'Visits', 'High', null, '31.7%', '23.9%'],
  ],
});

const QUESTIONS = [
  'how are children seen doing?',
  'trend of children seen',
  'children seen in 2025/26 Q4',
  'what changed since last quarter?',
  'what was corrected?',
  'what is red?',
  'give me the headlines',
  'moonlit walks',
  'where does the figure for children seen come from?',
  'how new is the data?',
  'what is the target for children seen?',
  'which measures do you hold?',
];

const bots: DigestBot[] = [];
afterEach(async () => {
  for (const each of bots.splice(0)) await each.close();
});

it('a draft is in no answer, record, chart, digest, alert, list of figures or line of the log', async () => {
  const bot = await startDigestBot({ now: '2026-04-15T10:00:00Z' });
  bots.push(bot);
  const logged: string[] = [];
  const sink = new Writable({ write: (line, _, done) => (logged.push(String(line)), done()) });
  const desk = createPublishingDesk({
    database: bot.database.knex,
    dataset: 'test',
    rule: { needsSecond: false },
    log: createLog('trace', sink),
    now: () => bot.clock.now,
  });
  const by = { platform: 'web', name: 'Ann' };
  await bot.ask('daily digest');
  await bot.ask('tell us when children seen goes red');
  const { draft, problems } = await desk.bring([{ name: 'Jayden.xlsx', bytes: DRAFT }], { mapping: {}, by });
  expect(problems).toEqual([]);
  expect(draft?.restated.map(({ after }) => after.value)).toEqual(['31.7']);

  const shown: string[] = [];
  for (const text of QUESTIONS) {
    const asked = await bot.desk.answer({ thread: 'chat:C9:1', text, asker: ASKER });
    shown.push(
      JSON.stringify([{ ...asked.reply }, { ...asked.record, question: '', understood: null }]).replaceAll(text, ''),
    );
  }
  await bot.at('2026-04-16T09:00:00Z');
  await bot.at('2026-04-17T09:00:00Z');
  const catalogue = JSON.stringify(await bot.data.catalogue());
  const posted = JSON.stringify([bot.chat.posts, bot.chat.told]);
  expect(bot.chat.posts.length).toBeGreaterThan(0);
  for (const [what, text] of Object.entries({
    shown: shown.join(),
    catalogue,
    posted,
    drawn: bot.drawn.join(),
    logged: logged.join(),
  })) {
    expect([
      what,
      SECRET.exec(what === 'shown' ? text.replaceAll(/moonlit walks/gi, asNamed) : text)?.[0] ?? null,
    ]).toEqual([what, null]);
  }

  // What it would be is seen by all of them once it is published, or the lines above prove nothing.
  await desk.decide(draft?.id ?? 0, 'publish', by);
  expect(await bot.ask('how are children seen doing?')).toContain('23.9');
  await bot.at('2026-04-18T09:00:00Z');
  expect(JSON.stringify(bot.chat.posts)).toMatch(/23\.9/);
});

/** A person's own words come back where the bot says what it does not hold. */
const asNamed = (words: string) => (words === 'moonlit walks' ? '' : words);

const ASKER = {
  ...{ platform: 'chat', organisation: 'O', person: 'P1', conversation: 'C9', isPersonal: false, isShared: false },
} as const;
