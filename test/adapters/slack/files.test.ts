import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOT_READ } from '../../../src/index.ts';
import { workbook } from '../../fixtures/sheets.ts';
import { reportFile, type SlackBot, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import { directMessage, mention } from '../../fixtures/slack-requests.ts';
import { SLACK, type SlackServer, startSlackServer } from '../../fixtures/slack-server.ts';

vi.setConfig({ testTimeout: 30_000 });

const SHEET = workbook({
  Board: [
    ['Indicator', 'Good is', 'Jan-19'],
    ['Lamps mended', 'High', '80.5%'],
  ],
});

let file: Awaited<ReturnType<typeof reportFile>>;
let slack: SlackServer;
let bot: SlackBot;

beforeAll(async () => {
  file = await reportFile();
});
afterAll(() => file.remove());
beforeEach(async () => {
  slack = await startSlackServer();
  bot = await startSlackBot({ address: file.address, slack, settings: { PUBLISHERS: 'slack:U0001 Ann' } });
  await bot.database('imports').where({ state: 'draft' }).update({ state: 'discarded' });
});
afterEach(async () => {
  await bot.stop();
  await slack.close();
});

const drafts = () => bot.database('imports').where({ state: 'draft' });

/** Sends a file to the bot alone, and gives what it says. */
async function send(id: string): Promise<string> {
  const before = slack.messages.length;
  await bot.send(directMessage({ text: '', over: { subtype: 'file_share', files: [{ id, name: 'Lamps.xlsx' }] } }));
  return String((await until(() => slack.messages[before])).args['text']);
}

describe('a file', () => {
  it('is fetched with the token of the bot, from where Slack keeps it', async () => {
    slack.sent.set('F1', { name: 'Lamps.xlsx', bytes: SHEET });
    expect(await send('F1')).toMatch(/^Draft \d+: 'Lamps'/);
    expect(slack.callsOf('download').map(({ args }) => args)).toEqual([
      { id: 'F1', authorization: `Bearer ${SLACK.token}` },
    ]);
  });

  it('that Slack does not give just now is fetched once more', async () => {
    slack.sent.set('F1', { name: 'Lamps.xlsx', bytes: SHEET });
    slack.fail({ method: 'download', how: { kind: 'status', status: 503 }, times: 2 });
    expect(await send('F1')).toMatch(/^Draft/);
    expect(slack.callsOf('download')).toHaveLength(3);
  });

  it('whose preview could not be shown at first leaves one draft, which is the one that is shown', async () => {
    slack.sent.set('F1', { name: 'Lamps.xlsx', bytes: SHEET });
    slack.fail({ method: 'chat.postMessage', how: { kind: 'status', status: 503 }, times: 1 });
    const [, id] = /^Draft (\d+)/.exec(await send('F1')) ?? [];
    expect((await drafts()).map((each) => String(each.id))).toEqual([id]);
  });

  it.each(['file_not_found', 'file_deleted'])('that is gone (%s) is said to be', async (error) => {
    slack.fail({ method: 'files.info', how: { kind: 'error', error }, times: 1 });
    expect(await send('F1')).toMatch(/^The file can't be read: it is not there any more/);
  });

  describe('that stands elsewhere', () => {
    let elsewhere: Server;
    let asked: number;
    beforeEach(async () => {
      asked = 0;
      elsewhere = createServer((_, response) => {
        asked += 1;
        response.end('x');
      });
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    });
    afterEach(() => {
      elsewhere.closeAllConnections();
      elsewhere.close();
    });
    const there = () => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/files-pri/F1`;

    it.each([
      ['another server', () => there()],
      ['a name that looks like it', () => 'https://files.slack.com.example.org/F1'],
      ['a user part', () => 'https://files.slack.com@127.0.0.1:1/F1'],
      ['plain HTTP', () => 'http://files.slack.com/F1'],
      ['a file of the machine', () => 'file:///etc/hostname'],
      ['nothing', () => ''],
    ])('(%s) is not fetched, and no token goes there', async (_what, url) => {
      slack.sent.set('F1', { name: 'Lamps.xlsx', bytes: SHEET, url: url() });
      expect(await send('F1')).toMatch(/it is kept somewhere that I take no files from/);
      expect(asked).toBe(0);
      expect(await drafts()).toEqual([]);
    });

    it('is not followed to either', async () => {
      const { port } = new URL(slack.url);
      // Nobody has sent it: the stand-in leads to a page to sign in with.
      slack.sent.set('F1', { name: 'Lamps.xlsx', bytes: SHEET, url: `http://127.0.0.1:${port}/files-pri/F2` });
      expect(await send('F1')).toMatch(/it is kept somewhere that I take no files from/);
    });
  });

  it('in a channel is not read, nor asked about', async () => {
    slack.sent.set('F1', { name: 'Lamps.xlsx', bytes: SHEET });
    await bot.send(mention({ text: '', over: { files: [{ id: 'F1', name: 'Lamps.xlsx' }] } }));
    const told = await until(() => slack.callsOf('chat.postEphemeral')[0]);
    expect(told.args['text']).toBe(NOT_READ);
    expect([...slack.callsOf('download'), ...slack.callsOf('files.info')]).toEqual([]);
  });
});
