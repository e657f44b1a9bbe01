import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { NOT_READ } from '../../src/index.ts';
import { workbook } from '../fixtures/sheets.ts';
import { reportFile, type SlackBot, startSlackBot, until } from '../fixtures/slack-bot.ts';
import { directMessage, newTs, press } from '../fixtures/slack-requests.ts';
import { startSlackServer } from '../fixtures/slack-server.ts';
import { activity } from '../fixtures/teams-bot.ts';
import { startTeamsReport } from '../fixtures/teams-report.ts';

/*
 * Figures brought in by a file in a chat with the bot alone, by the same steps with every platform.
 */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

type Row = readonly (string | number | null)[];
const sheet = (...rows: readonly Row[]) => workbook({ Board: rows });
const HEADS = ['Indicator', 'Good is', 'Jan-19', 'Feb-19'];
const PLAIN = sheet(HEADS, ['Lamps mended', 'High', '80.5%', '84.25%']);

/** A message as a person sees it. */
interface Seen {
  readonly text: string;
  readonly labels: readonly string[];
}

/** A platform with people of the numbers 1 to 4; 1 and 2 may publish. */
interface Chat {
  /** Sends a file to the bot alone; gives what is seen then. */
  send(person: number, file: { readonly name: string; readonly bytes: Buffer }, text?: string): Promise<Seen>;
  say(person: number, text: string): Promise<Seen>;
  /** A button of the newest message of a person, to be pressed by them or by anybody, then or later. */
  button(of: number, label: string): (by?: number) => Promise<Seen>;
  newest(person: number): Seen;
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  readonly database: SlackBot['database'];
  close(): Promise<void>;
}

const SETTINGS = { KEEP_WRONG_ANSWERS: 'true' };

interface Pressable {
  readonly label: string;
  readonly replyId: string;
  readonly key: string;
}

type Waits = SlackBot['database'];
const ended = (database: Waits) =>
  until(async () => (await database('inbox_events').where({ state: 'waiting' }).first()) === undefined);

async function slackChat(settings: Readonly<Record<string, string>>): Promise<Chat> {
  const file = await reportFile();
  const slack = await startSlackServer();
  const PUBLISHERS = 'slack:U0001 Ann, slack:U0002 Sam';
  const bot = await startSlackBot({ address: file.address, slack, settings: { ...SETTINGS, PUBLISHERS, ...settings } });
  const user = (person: number) => `U000${person}`;
  const channel = (person: number) => `D000${person}`;
  const newestOf = (person: number) => slack.messages.filter((each) => each.channel === channel(person)).at(-1);
  const buttons = (person: number): readonly Pressable[] => {
    const blocks = (newestOf(person)?.args['blocks'] ?? []) as readonly Record<string, unknown>[];
    const found = blocks.flatMap(({ type, elements }) => (type === 'actions' ? (elements as never[]) : []));
    return found.map(({ text, value, action_id: id }: never) => ({
      label: (text as { text: string }).text,
      replyId: value as string,
      key: String(id).replace(/^press:/, ''),
    }));
  };
  const newest = (person: number): Seen => ({
    text: String(newestOf(person)?.args['text'] ?? ''),
    labels: buttons(person).map(({ label }) => label),
  });
  const done = async (person: number, sent: Parameters<SlackBot['send']>[0]) => {
    expect((await bot.send(sent)).status).toBe(200);
    await ended(bot.database);
    return newest(person);
  };
  let count = 0;
  return {
    send(person, { name, bytes }, text = '') {
      const id = `Fsent${(count += 1)}`;
      slack.sent.set(id, { name, bytes });
      const over = { subtype: 'file_share', files: [{ id, name }] };
      return done(person, directMessage({ text, user: user(person), channel: channel(person), over }));
    },
    say: (person, text) => done(person, directMessage({ text, user: user(person), channel: channel(person) })),
    button(of, label) {
      const found = buttons(of).find((each) => each.label === label);
      if (!found) throw new Error(`no button ${label}`);
      const { ts: messageTs = newTs() } = newestOf(of) ?? {};
      const what = { actionId: `press:${found.key}`, value: found.replyId, messageTs };
      return (by = of) =>
        done(by, press({ ...what, user: user(by), channel: channel(by), responseUrl: slack.responseUrl() }));
    },
    newest,
    logged: bot.lines,
    database: bot.database,
    async close() {
      await bot.stop();
      await slack.close();
      await file.remove();
    },
  };
}

async function teamsChat(settings: Readonly<Record<string, string>>): Promise<Chat> {
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const PUBLISHERS = 'teams:object-1 Ann, teams:object-2 Sam';
  const seams: { filesFrom?: string } = {};
  const report = await startTeamsReport({ environment: { ...SETTINGS, PUBLISHERS, ...settings }, log, seams });
  const { connector, database } = report;
  const bot = await report.another({ seams: { filesFrom: new URL(connector.url).origin } });
  await report.bot.service.stop(1000);
  const chat = (person: number) => `a:chat-${person}`;
  const about = (person: number) => ({
    from: { id: `29:person-${person}`, name: 'A Person', aadObjectId: `object-${person}` },
    conversation: {
      conversationType: 'personal',
      id: chat(person),
      tenantId: activity(connector).conversation.tenantId,
    },
  });
  const newestOf = (person: number) =>
    connector
      .messages()
      .filter((each) => each.conversation === chat(person))
      .at(-1);
  interface Action {
    readonly title: string;
    readonly data: { readonly do: string; readonly reply: string; readonly pick: string };
  }
  const actionsOf = (person: number): readonly Action[] => {
    const body = newestOf(person)?.activity?.attachments?.[0]?.content.body ?? [];
    return body.flatMap((each) => (each['type'] === 'ActionSet' ? (each['actions'] as Action[]) : []));
  };
  const newest = (person: number): Seen => {
    const sent = newestOf(person)?.activity;
    const card = sent?.attachments?.[0]?.content as { readonly fallbackText?: string } | undefined;
    return { text: card?.fallbackText ?? sent?.text ?? '', labels: actionsOf(person).map(({ title }) => title) };
  };
  const done = async (person: number, sent: unknown) => {
    expect((await bot.send(sent)).status).toBe(202);
    await ended(database.knex);
    return newest(person);
  };
  return {
    send(person, { name, bytes }, text) {
      connector.files.set(name, bytes);
      const content = { downloadUrl: connector.fileUrl(name), uniqueId: 'x', fileType: 'xlsx' };
      const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name, content };
      return done(person, { ...activity(connector, { text, attachments: [file] }), ...about(person) });
    },
    say: (person, text) => done(person, { ...activity(connector, { text }), ...about(person) }),
    button(of, label) {
      const found = actionsOf(of).find(({ title }) => title === label);
      if (!found) throw new Error(`no button ${label}`);
      return (by = of) => done(by, { ...activity(connector, { text: undefined, value: found.data }), ...about(by) });
    },
    newest,
    logged,
    database: database.knex,
    close: () => report.close(),
  };
}

const PLATFORMS = { slack: slackChat, teams: teamsChat };

describe.each(Object.entries(PLATFORMS))('in %s', (name, start) => {
  let chat: Chat;
  const audited = () => chat.logged.filter(({ msg }) => msg === 'figures brought in');
  const state = async () => (await chat.database('imports').orderBy('id', 'desc').first())?.state;
  const answerTo = async (text: string) => {
    // What is held is read again after two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    return (await chat.say(3, text)).text;
  };
  const begin = async (settings: Readonly<Record<string, string>> = {}) => {
    chat = await start(settings);
  };

  describe('a file', () => {
    beforeAll(() => begin());
    afterAll(() => chat.close());

    it('of somebody who is not named is not read, and nothing is said of figures', async () => {
      const seen = await chat.send(3, { name: 'Lamps.xlsx', bytes: PLAIN });
      expect(seen).toEqual({ text: NOT_READ, labels: [] });
      const asked = await chat.send(3, { name: 'Lamps.xlsx', bytes: PLAIN }, 'how are dental checks doing?');
      expect(asked.text).toContain('79%');
      expect(await chat.database('imports').where({ state: 'draft' })).toEqual([]);
      expect(audited()).toEqual([]);
    });

    it('is a draft that nobody sees, and what it would change is shown to who sent it', async () => {
      const seen = await chat.send(1, { name: 'Lamps.xlsx', bytes: PLAIN }, 'the new ones');
      expect(seen.labels).toEqual(['Publish', 'Discard']);
      expect(seen.text).toMatch(/^Draft \d+: 'Lamps', published \d{4}-\d\d-\d\d\. Nobody else sees it yet\.\n/);
      expect(seen.text).toContain('numbers: 2 new');
      expect(seen.text.length).toBeLessThan(700);
      expect(await state()).toBe('draft');
      expect(await answerTo('how are lamps mended doing?')).not.toContain('84');
      // Neither does anything that is kept of conversations hold it.
      for (const table of ['shown_replies', 'threads', 'inbox_events']) {
        expect(JSON.stringify(await chat.database(table))).not.toMatch(/84\.25|Lamps mended: /);
      }
    });

    it('sent again leaves one draft', async () => {
      await chat.send(1, { name: 'Lamps.xlsx', bytes: PLAIN });
      expect(await chat.database('imports').where({ state: 'draft' })).toHaveLength(1);
    });

    it("is not published by somebody who is not named, though they have its button's data", async () => {
      const seen = await chat.button(1, 'Publish')(3);
      expect(seen.text).toContain('only people whom the administrator has named');
      expect(await state()).toBe('draft');
      expect(audited().at(-1)).toMatchObject({ outcome: 'refused', person: name === 'slack' ? 'U0003' : 'object-3' });
    });

    it('is published by one press, for everybody; another press does nothing more', async () => {
      const first = await chat.database('imports').where({ state: 'draft' }).first();
      const press = chat.button(1, 'Publish');
      const seen = await press();
      expect(seen.text).toContain("'Lamps' is published: everybody sees it now.");
      expect(seen.labels).toEqual([]);
      expect(await answerTo('how are lamps mended doing?')).toContain('84.25%');
      expect(await chat.database('imports').where({ state: 'published', id: first.id })).toHaveLength(1);
      // A second thumb was on its way to the button as it stood before.
      expect((await press()).text).toMatch(/^'Lamps' was published before by Ann on [-\d]{10}\. Nothing was done\./);
      const lines = audited().map(({ outcome }) => outcome);
      expect(lines.filter((each) => each === 'published')).toHaveLength(1);
      expect(audited().find(({ outcome }) => outcome === 'drafted')).toMatchObject({
        ...{ audit: true, platform: name, person: 'Ann', dataset: 'report', state: 'draft' },
        ...{ fileDigest: expect.stringMatching(/^[0-9a-f]{64}$/), digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      });
      expect(JSON.stringify(chat.logged)).not.toMatch(/84\.25|Lamps/);
    });

    it('that says nothing new is not kept', async () => {
      const seen = await chat.send(1, { name: 'Lamps.xlsx', bytes: PLAIN });
      expect(seen.text).toContain('Nothing would change');
      expect(await chat.database('imports').where({ state: 'draft' })).toEqual([]);
    });

    it('with what looks wrong says so first, and is discarded by a press', async () => {
      const before = Array.from({ length: 14 }, (_, at) => `${80 + (at % 3)}.5%`);
      const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
      const heads = ['Indicator', 'Good is', ...months.map((month) => `${month}-18`)];
      const wide = sheet(heads, ['Kerbs swept', 'High', ...before.slice(0, 11), '8.05%']);
      const seen = await chat.send(2, { name: 'Kerbs.xlsx', bytes: wide });
      expect(seen.text).toMatch(/^Please look first: something looks wrong\./);
      expect(seen.text).toContain('Looks wrong (1): Kerbs swept (2018-12): 8.05%');
      expect((await chat.button(2, 'Discard')()).text).toContain("'Kerbs' is discarded.");
      expect(await state()).toBe('discarded');
    });

    it('that is a picture beside a question is left alone', async () => {
      const { text } = await chat.send(
        1,
        { name: 'Board.png', bytes: Buffer.from('x') },
        'how are dental checks doing?',
      );
      expect(text).toContain('79%');
    });

    it('that no longer has what the last sheet with its headings had says so, and takes nothing back', async () => {
      const less = sheet(['Indicator', 'Good is', 'Feb-19'], ['Lamps mended', 'High', '84.5%']);
      const seen = await chat.send(1, { name: 'Less.xlsx', bytes: less });
      expect(seen.text).toContain('numbers: 1 changed');
      expect(seen.text).toMatch(
        /No longer in the file, and kept as they are \(they came with 'Lamps', import \d+\) \(1\)/,
      );
      expect(seen.text).toMatch(/LAMPS-MENDED \(2019-01\): 80\.5/);
      await chat.button(1, 'Publish')();
      expect(await answerTo('lamps mended in January 2019')).toContain('80.5%');
    });

    it.each([
      ['a letter', { name: 'Letter.docx', bytes: Buffer.from('x') }, 'Figures come as .xlsx, .ods or .csv'],
      ['no table', { name: 'Lamps.xlsx', bytes: Buffer.from('%PDF-1.7') }, "The file can't be read: it is a PDF"],
      ['too large', { name: 'Lamps.csv', bytes: Buffer.alloc(11 * 1024 * 1024, 97) }, 'it is larger than 10 MB'],
      [
        'a figure that is none',
        { name: 'Lamps.csv', bytes: Buffer.from('Indicator,Good is,Unit,Jan-62\nLamps mended,High,%,80%\n') },
        /^Nothing was kept: please mend this in the file, and send it again\.\n.*2062/s,
      ],
    ])('%s is answered in words', async (_what, file, said) => {
      const { text } = await chat.send(1, file);
      expect(text).toMatch(said);
      expect(await chat.database('imports').where({ state: 'draft' })).toEqual([]);
    });

    it('of two people who press at once is published once', async () => {
      const next = sheet(['Indicator', 'Good is', 'Mar-19'], ['Lamps mended', 'High', '85%']);
      await chat.send(1, { name: 'March.xlsx', bytes: next });
      const press = chat.button(1, 'Publish');
      await Promise.all([press(1), press(2)]);
      const said = [chat.newest(1).text, chat.newest(2).text].join('\n');
      expect(said).toContain("'March' is published");
      const outcomes = audited().map(({ outcome }) => outcome);
      expect(new Set(outcomes.slice(-2))).toEqual(new Set(['published', 'refused']));
    });
  });

  describe('what a sheet does not say', () => {
    beforeAll(() => begin());
    afterAll(() => chat.close());

    const OPEN = sheet(['Indicator', 'Jan-19'], ['Lamps mended', '80.5%'], ['Bins missed', '3.5%']);

    it('is asked one by one, each answered by a press once, and kept for the next sheet of that shape', async () => {
      const first = await chat.send(1, { name: 'Open.xlsx', bytes: OPEN });
      expect(first.text).toContain('Lamps mended: which way is better?');
      expect(first.text).toContain('1 more after this');
      expect(first.labels).toEqual(['Higher', 'Lower', 'Neither', 'Within a range']);
      const second = await chat.button(1, 'Higher')();
      expect(second.text).toContain('Bins missed: which way is better?');
      const draft = await chat.button(1, 'Lower')();
      expect(draft.labels).toEqual(['Publish', 'Discard']);
      expect((await chat.button(1, 'Publish')()).text).toContain("'Open' is published");
      const held = await chat.database('indicators').whereIn('name', ['Lamps mended', 'Bins missed']).orderBy('name');
      expect(held.map(({ name: of, polarity }) => [of, polarity])).toEqual([
        ['Bins missed', 'lower'],
        ['Lamps mended', 'higher'],
      ]);
      const next = sheet(['Indicator', 'Feb-19'], ['Lamps mended', '81.5%'], ['Bins missed', '3.25%']);
      expect((await chat.send(1, { name: 'Next.xlsx', bytes: next })).labels).toEqual(['Publish', 'Discard']);
    });

    it('is for who sent it to answer', async () => {
      const other = sheet(['Indicator', 'Area', 'Jan-19'], ['Trees felled', 'North', '80.5%']);
      const asked = await chat.send(1, { name: 'Trees.xlsx', bytes: other });
      expect(asked.text).toContain('Trees felled: which way is better?');
      expect((await chat.button(1, 'Higher')(2)).text).toContain('Only the person who sent the file');
      expect(await chat.database('incoming_files').max({ step: 'step' }).first()).toMatchObject({ step: 2 });
    });

    it('is answered on the page where it is much', async () => {
      const names = 'Ants Bats Cats Dogs Eels Foxes Goats'.split(' ');
      const many = sheet(['Indicator', 'Measured in', 'Jan-19'], ...names.map((each) => [each, 'percent', '3.5%']));
      const seen = await chat.send(1, { name: 'Many.xlsx', bytes: many });
      expect(seen.text).toContain('leaves 7 things open');
      expect(seen.text).toContain('https://bot.example.org/figures');
      expect(seen.labels).toEqual([]);
    });
  });

  describe('where two have to see it', () => {
    beforeAll(() => begin({ PUBLISH_NEEDS_SECOND: 'true' }));
    afterAll(() => chat.close());

    it('the other is asked, looks, and publishes; who brought it in can not', async () => {
      // So that it is known where they are.
      await chat.say(2, 'hello');
      await chat.send(1, { name: 'Lamps.xlsx', bytes: PLAIN });
      const waiting = await chat.button(1, 'Publish')();
      expect(waiting.text).toContain("'Lamps' waits for somebody else to publish it: I have asked Sam.");
      expect(waiting.labels).toEqual(['Discard']);
      expect(await state()).toBe('draft');
      const asked = chat.newest(2);
      expect(asked.text).toContain("Ann asks you to look at 'Lamps' and publish it.");
      expect(asked.text).toContain('numbers: 2 new');
      expect(JSON.stringify(await chat.database('shown_replies'))).not.toContain('84.25');
      const looked = await chat.button(2, 'Look at it')();
      expect(looked.labels).toEqual(['Publish', 'Discard']);
      expect((await chat.button(2, 'Publish')()).text).toContain("'Lamps' is published");
      const row = await chat.database('imports').orderBy('id', 'desc').first();
      expect(row).toMatchObject({ state: 'published', imported_by: 'Ann', changed_by: 'Sam' });
      expect(audited().map(({ outcome, person }) => [outcome, person])).toEqual([
        ['drafted', 'Ann'],
        ['refused', 'Ann'],
        ['second asked', 'Ann'],
        ['published', 'Sam'],
      ]);
      expect((await chat.button(1, 'Discard')()).text).toContain("'Lamps' was published before by Sam");
    });
  });
});
