import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportFile, type SlackBot, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import { command, directMessage, keptAs, mention, type Sent, signed } from '../../fixtures/slack-requests.ts';
import { type SlackServer, startSlackServer } from '../../fixtures/slack-server.ts';

let file: Awaited<ReturnType<typeof reportFile>>;
let slack: SlackServer;
let bot: SlackBot;

beforeAll(async () => {
  file = await reportFile();
});
afterAll(() => file.remove());
beforeEach(async () => {
  slack = await startSlackServer();
  bot = await startSlackBot({ address: file.address, slack });
});
afterEach(async () => {
  await bot.stop();
  await slack.close();
});

const events = () => bot.database('inbox_events').count({ n: '*' }).first();

const minutesAway = (minutes: number) => new Date(Date.now() + minutes * 60_000);

describe('a request', () => {
  it.each<[string, (sent: Sent) => Record<string, string>]>([
    ['has no signature', ({ contentType }) => ({ 'content-type': contentType })],
    ['is signed with another secret', (sent) => signed(sent, new Date(), 'another secret')],
    ['is signed for another body', (sent) => signed({ ...sent, body: `${sent.body} ` })],
    ['has half a signature', (sent) => ({ ...signed(sent), 'x-slack-signature': 'v0=' })],
    ['has a signature of another version', (sent) => ({ ...signed(sent), 'x-slack-signature': 'v1=0' })],
    ['has no number for a time', (sent) => ({ ...signed(sent), 'x-slack-request-timestamp': 'now' })],
    ['was signed six minutes ago: it may be replayed', (sent) => signed(sent, minutesAway(-6))],
    ['is signed for six minutes from now', (sent) => signed(sent, minutesAway(6))],
  ])('that %s is refused with 401, and nothing of it is kept or said', async (_why, headersOf) => {
    const before = await events();
    const sent = mention({ text: 'dental checks?' });
    expect(await bot.send(sent, headersOf(sent))).toEqual({ status: 401, text: '' });
    expect(await events()).toEqual(before);
    expect(slack.messages).toEqual([]);
    expect(JSON.stringify(bot.lines)).not.toContain('dental');
  });

  it.each([-4, 4])('signed %i minutes from now is taken: clocks differ', async (minutes) => {
    const sent = mention({ text: 'dental checks?' });
    expect((await bot.send(sent, signed(sent, minutesAway(minutes)))).status).toBe(200);
    await until(() => slack.messages[0]);
  });

  it('to verify the address is answered with what it asks for', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c1', token: 'x' });
    const sent: Sent = { contentType: 'application/json', body, payload: null, socketType: 'events_api' };
    const { status, text } = await bot.send(sent);
    expect([status, JSON.parse(text)]).toEqual([200, { challenge: 'c1' }]);
  });

  it.each([
    ['application/json', 'null'],
    ['application/json', '[]'],
    ['application/json', '{"type":'],
    ['application/json', '{"type":"event_callback"}'],
    ['application/x-www-form-urlencoded', 'payload=not json'],
    ['application/x-www-form-urlencoded', ''],
    ['text/plain', 'hello'],
  ])('of %s that says %j does no harm', async (contentType, body) => {
    const { status } = await bot.send({ contentType, body, payload: null, socketType: 'events_api' });
    expect([200, 400, 503]).toContain(status);
    expect((await bot.send(directMessage({ text: 'dental checks?' }))).status).toBe(200);
    await until(() => slack.messages[0]);
  });

  it('of more than a megabyte is refused', async () => {
    const sent = mention({ text: 'x'.repeat(1_100_000) });
    expect((await bot.send(sent)).status).toBe(413);
  });

  it('that never says how long it is, and never ends, is cut off', async () => {
    const { port, pathname } = new URL(`${bot.url}/slack/events`);
    const ended = await new Promise((resolve) => {
      const endless = request({ port, path: pathname, method: 'POST', headers: { 'transfer-encoding': 'chunked' } });
      endless.on('response', ({ statusCode }) => resolve(statusCode));
      endless.on('error', () => resolve('cut off'));
      for (let chunk = 0; chunk < 20; chunk += 1) endless.write('x'.repeat(100_000));
    });
    expect([413, 'cut off']).toContain(ended);
  });

  it('is acknowledged when it is kept, not when it is answered', async () => {
    slack.fail({ method: 'chat.postMessage', times: 1, how: { kind: 'hang' } });
    expect((await bot.send(mention({ text: 'dental checks?', ts: 'EvSlow' }))).status).toBe(200);
    expect(
      await bot
        .database('inbox_events')
        .where({ event_id: keptAs('EvSlow') })
        .first('state'),
    ).toEqual({
      state: 'waiting',
    });
    await until(() => slack.messages[0]);
    await until(() =>
      bot
        .database('inbox_events')
        .where({ event_id: keptAs('EvSlow'), state: 'done' })
        .first(),
    );
  });

  it('with the same event again is acknowledged and answered once', async () => {
    const sent = mention({ text: 'dental checks?', ts: 'EvTwice' });
    const retried = { ...signed(sent), 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    const answers = await Promise.all([bot.send(sent), bot.send(sent), bot.send(sent, retried)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await bot.send(mention({ text: 'dental checks?', ts: 'EvAfter' }));
    await until(() =>
      bot
        .database('inbox_events')
        .where({ event_id: keptAs('EvAfter'), state: 'done' })
        .first(),
    );
    await until(() => slack.messages[1]);
    expect(slack.messages).toHaveLength(2);
  });
});

it('only what Slack sends is ours: other addresses and methods are not', async () => {
  expect((await fetch(`${bot.url}/slack/events`)).status).toBe(404);
  expect((await fetch(`${bot.url}/slack/other`, { method: 'POST' })).status).toBe(404);
});

it('a command is acknowledged with nothing: its answer comes by its own address', async () => {
  const sent = command('/red', '', { response_url: slack.responseUrl() });
  expect(await bot.send(sent)).toEqual({ status: 200, text: '' });
  await until(() => slack.callsOf('response_url')[0]);
});
