import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Served, serve } from '../../fixtures/serve.ts';
import { until } from '../../fixtures/slack-bot.ts';
import { mention, type Sent, SIGNING_SECRET, signed } from '../../fixtures/slack-requests.ts';
import { SLACK, type SlackServer, startSlackServer } from '../../fixtures/slack-server.ts';

/** By which it says where it listens. */
const PAGE = { PLAYGROUND: 'true', PLAYGROUND_SECRET: 'a secret of this test alone, long enough' };

let folder: string;
let slack: SlackServer;
let running: Served[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorecard-slack-process-'));
  slack = await startSlackServer();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()));
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

/** The program as `npm start` runs it. */
async function start(): Promise<Served> {
  const settings = { SLACK_BOT_TOKEN: SLACK.token, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: slack.url };
  const served = await serve({ ...settings, ...PAGE, DATA_FOLDER: folder });
  running.push(served);
  return served;
}

async function send({ url }: Served, sent: Sent): Promise<number> {
  const address = `${new URL(url).origin}/slack/events`;
  return (await fetch(address, { method: 'POST', headers: signed(sent), body: sent.body })).status;
}

it('told to end in the middle of an answer, posts it first, and what comes again later is not answered twice', async () => {
  const first = await start();
  const sent = mention({ text: 'dental checks?', ts: '9.9' });
  slack.fail({ method: 'chat.postMessage', times: 1, how: { kind: 'limit', retryAfter: 1 } });
  expect(await send(first, sent)).toBe(200);
  await until(() => slack.callsOf('chat.postMessage')[0]);
  expect(slack.messages).toEqual([]);
  expect(await first.stop()).toBe(0);
  expect(slack.messages).toHaveLength(1);
  const second = await start();
  expect(await send(second, sent)).toBe(200);
  expect(await send(second, mention({ text: 'and why?', threadTs: '9.9' }))).toBe(200);
  await until(() => slack.messages[1]);
  expect(slack.messages.map(({ args }) => args['thread_ts'])).toEqual(['9.9', '9.9']);
  // The thread goes on over the restart.
  expect(slack.messages[1]?.args['text']).toMatch(/dental/i);
}, 120_000);
