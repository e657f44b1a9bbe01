import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Charts } from '../../../src/index.ts';
import { notDrawing, reportFile, type SlackBot, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import { command, directMessage, mention, press } from '../../fixtures/slack-requests.ts';
import { type Json, type SlackServer, startSlackServer } from '../../fixtures/slack-server.ts';

/** Answered with a chart, whose rows are in the text alone for as long as it can be shown. */
const REASONS = 'what were the MOMO statements about?';
/** One of its rows as blocks have it. */
const ROW = '*35* sort out a problem';

let file: Awaited<ReturnType<typeof reportFile>>;
let slack: SlackServer;
let bot: SlackBot | undefined;

beforeAll(async () => {
  file = await reportFile();
});
afterAll(() => file.remove());
beforeEach(async () => {
  slack = await startSlackServer();
});
afterEach(async () => {
  await bot?.stop();
  await slack.close();
});

async function ask(charts?: Charts, text = REASONS): Promise<void> {
  bot = await startSlackBot({ address: file.address, slack, ...(charts ? { charts } : {}) });
  await bot.send(mention({ text }));
}

const kinds = (args: Json) => (args['blocks'] as readonly { type: string }[]).map(({ type }) => type);

/** The message once it was edited. */
async function edited(): Promise<Json> {
  await until(() => slack.callsOf('chat.update')[0]);
  const [message, ...others] = await until(() => (slack.messages.length > 0 ? slack.messages : null));
  expect(others).toEqual([]);
  return message?.args ?? {};
}

describe('a chart', () => {
  it('follows in the same message, as a file by its id, with words for those who do not see it', async () => {
    await ask();
    const first = await until(() => slack.callsOf('chat.postMessage')[0]);
    expect(kinds(first.args)).not.toContain('image');
    expect(JSON.stringify(first.args['blocks'])).not.toContain(ROW);
    expect(first.args['text']).toMatch(/35 sort out a problem\n.*16 sharing good news/s);
    const message = await edited();
    const [upload] = slack.callsOf('files.getUploadURLExternal');
    expect(upload?.args).toMatchObject({ filename: 'chart.png', alt_text: expect.stringMatching(/^Bar chart\. /) });
    expect(slack.callsOf('files.completeUploadExternal')[0]?.args).not.toHaveProperty('channel_id');
    const [file] = [...slack.files.values()];
    expect(file?.bytes?.includes('PNG')).toBe(true);
    const blocks = message['blocks'] as readonly Json[];
    expect(blocks.find(({ type }) => type === 'image')).toEqual({
      type: 'image',
      slack_file: { id: file?.id },
      alt_text: expect.stringMatching(/^Bar chart\. .*Sort out a problem: 35\..*Sharing good news: 16\./),
    });
    expect(JSON.stringify(blocks)).not.toMatch(/image_url|https?:/);
    // The picture takes the place of its rows.
    expect(JSON.stringify(blocks)).not.toContain(ROW);
    expect(message['text']).toBe(first.args['text']);
  });

  it('waits until Slack has looked the file over', async () => {
    slack.filesReadyAfter = 2;
    await ask();
    expect(kinds(await edited())).toContain('image');
    expect(slack.callsOf('files.info')).toHaveLength(3);
    expect(slack.callsOf('chat.update')).toHaveLength(1);
  });

  it('is tried again where Slack says that the file is there and refuses it all the same', async () => {
    const how = { kind: 'error', error: 'invalid_blocks', messages: ['[ERROR] invalid slack file'] } as const;
    slack.fail({ method: 'chat.update', times: 2, how });
    await ask();
    await until(() => slack.callsOf('chat.update')[2]);
    expect(kinds(await edited())).toContain('image');
  });

  it.each<[string, (charts: { value?: Charts }) => void]>([
    ['can not be drawn', (charts) => void (charts.value = notDrawing)],
    ['is never looked over', () => void (slack.filesReadyAfter = 99)],
    ['can not be uploaded', () => slack.fail({ method: 'upload', times: 9, how: { kind: 'status', status: 500 } })],
    [
      'may not be uploaded',
      () =>
        slack.fail({ method: 'files.getUploadURLExternal', times: 1, how: { kind: 'error', error: 'missing_scope' } }),
    ],
    [
      'is refused in the message for good',
      () =>
        slack.fail({
          method: 'chat.update',
          times: 9,
          when: (args) => JSON.stringify(args['blocks']).includes('slack_file'),
          how: { kind: 'error', error: 'invalid_blocks' },
        }),
    ],
  ])('that %s is its rows in words in the same message', async (_why, arrange) => {
    const charts: { value?: Charts } = {};
    arrange(charts);
    await ask(charts.value);
    await until(() => JSON.stringify(slack.messages[0]?.args['blocks'] ?? []).includes(ROW));
    const message = await edited();
    expect(kinds(message)).not.toContain('image');
    expect(JSON.stringify(message['blocks'])).toMatch(/\*35\* sort out a problem.*\*16\* sharing good news/);
  });

  it('in a direct message is the same', async () => {
    bot = await startSlackBot({ address: file.address, slack });
    await bot.send(directMessage({ text: REASONS }));
    expect(kinds(await edited())).toContain('image');
  });
});

describe('a chart that one person alone asked for', () => {
  const asked = () => command('/scorecard', REASONS, { response_url: slack.responseUrl() });

  async function answered(): Promise<Json> {
    bot = await startSlackBot({ address: file.address, slack });
    await bot.send(asked());
    return (await until(() => slack.callsOf('response_url')[0])).args;
  }

  function buttonOf(args: Json, label: string): { readonly actionId: string; readonly value: string } {
    const blocks = args['blocks'] as readonly {
      elements?: readonly { action_id?: string; value?: string; text?: { text: string } }[];
    }[];
    const found = blocks.flatMap(({ elements }) => elements ?? []).find(({ text }) => text?.text === label);
    return { actionId: found?.action_id ?? '', value: found?.value ?? '' };
  }

  it('is its rows in words there: no file can be shown to one person', async () => {
    const args = await answered();
    expect(JSON.stringify(args['blocks'])).toMatch(/\*35\* sort out a problem.*\*16\* sharing good news/);
    expect(kinds(args)).not.toContain('image');
    expect(slack.files.size).toBe(0);
  });

  it('is sent by direct message at the press of a button', async () => {
    const button = buttonOf(await answered(), 'Send me the chart');
    await bot?.send(press({ ...button, responseUrl: slack.responseUrl(), isEphemeral: true }));
    const message = await edited();
    expect(slack.messages[0]?.channel).toBe('D0001');
    expect(kinds(message)).toContain('image');
    const told = await until(() => slack.callsOf('response_url')[1]);
    expect(told.args['text']).toMatch(/direct message/);
  });

  it('is uploaded when it is shared', async () => {
    const button = buttonOf(await answered(), 'Share to channel');
    await bot?.send(press({ ...button, responseUrl: slack.responseUrl(), isEphemeral: true }));
    const message = await edited();
    expect(slack.messages[0]?.channel).toBe('C0001');
    expect(kinds(message)).toContain('image');
  });
});
