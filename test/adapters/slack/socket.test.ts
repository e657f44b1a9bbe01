import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportFile, type SlackBot, SOCKET, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import {
  command,
  directMessage,
  homeOpened,
  keptAs,
  mention,
  press,
  type Sent,
  shortcut,
  submitted,
} from '../../fixtures/slack-requests.ts';
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
  bot = await startSlackBot({ address: file.address, slack, settings: SOCKET });
});
afterEach(async () => {
  await bot.stop();
  await slack.close();
});

const send = ({ socketType, payload }: Sent) => slack.socket.send(socketType, payload);

describe('over a WebSocket', () => {
  it('a mention is acknowledged and answered, and so is what follows in its thread', async () => {
    await send(mention({ text: 'how are dental checks doing?', ts: '1.1' }));
    const { args } = await until(() => slack.messages[0]);
    expect(args).toMatchObject({ channel: 'C0001', thread_ts: '1.1', text: expect.stringMatching(/79%/) });
    await send(mention({ text: 'and why?', threadTs: '1.1' }));
    expect((await until(() => slack.messages[1])).args['text']).toMatch(/dental/i);
  });

  it('a direct message, a command, a button, a window and the home are too', async () => {
    await send(directMessage({ text: 'repeat plans', ts: '2.2' }));
    const asked = await until(() => slack.messages[0]);
    const { blocks } = asked.args as {
      blocks: readonly { elements?: readonly { action_id: string; value: string }[] }[];
    };
    const button = blocks
      .flatMap(({ elements }) => elements ?? [])
      .find(({ action_id: id }) => id === 'press:option-1');
    const { action_id: actionId = '', value = '' } = button ?? {};
    const where = { channel: 'D0001', messageTs: asked.ts, threadTs: '2.2', responseUrl: slack.responseUrl() };
    await send(press({ actionId, value, ...where }));
    expect((await until(() => slack.messages[1])).args['text']).toMatch(/26\.5%/);
    await send(command('/red', '', { response_url: slack.responseUrl() }));
    expect((await until(() => slack.callsOf('response_url')[0])).args['text']).toMatch(/called red/);
    await send(shortcut('ask'));
    await until(() => slack.callsOf('views.open')[0]);
    await send(submitted('ask', { question: { text: { value: 'dental checks?' } } }));
    expect((await until(() => slack.messages[2])).args['text']).toMatch(/79%/);
    await send(homeOpened());
    await until(() => slack.homes.get('U0001'));
  });

  it('the same event again is acknowledged and answered once', async () => {
    const sent = mention({ text: 'dental checks?', ts: 'EvSocket' });
    await Promise.all([send(sent), send(sent), send(sent)]);
    await send(mention({ text: 'dental checks?' }));
    await until(() => slack.messages[1]);
    expect(slack.messages).toHaveLength(2);
  });

  it('an event is kept before it is acknowledged', async () => {
    slack.fail({ method: 'chat.postMessage', times: 1, how: { kind: 'hang' } });
    await send(mention({ text: 'dental checks?', ts: 'EvKept' }));
    expect(
      await bot
        .database('inbox_events')
        .where({ event_id: keptAs('EvKept') })
        .first('state'),
    ).toEqual({
      state: 'waiting',
    });
    await until(() => slack.messages[0]);
  });

  it('no address is listened at', async () => {
    expect((await fetch(`${bot.url}/slack/events`, { method: 'POST' })).status).toBe(404);
  });
});

describe('a connection', () => {
  it.each<[string, () => void]>([
    ['that Slack asks to make anew', () => slack.socket.refresh()],
    ['that breaks', () => slack.socket.drop()],
    ['that Slack ends with a warning', () => slack.socket.disconnect('warning')],
    ['that Slack ends, asking to make it anew', () => slack.socket.disconnect('refresh_requested')],
    ['of which there are too many', () => slack.socket.disconnect('too_many_websockets')],
  ])('%s is made anew, and answers as before', async (_why, end) => {
    expect(bot.service.isReady()).toBe(true);
    end();
    await until(() => slack.socket.connections() === 2 && slack.socket.connected() === 1 && bot.service.isReady());
    await send(mention({ text: 'dental checks?' }));
    await until(() => slack.messages[0]);
  });

  it('of which there are too many is tried again, each time later, until Slack takes it', async () => {
    slack.socket.refuse(3, 'too_many_websockets');
    slack.socket.drop();
    await until(() => slack.socket.connections() === 5 && slack.socket.connected() === 1 && bot.service.isReady());
    await send(mention({ text: 'dental checks?' }));
    await until(() => slack.messages[0]);
  });

  it('of a mode that is turned off is not ready, and is made once it is on again', async () => {
    slack.fail({ method: 'apps.connections.open', times: 3, how: { kind: 'error', error: 'forbidden_team' } });
    slack.socket.disconnect('link_disabled');
    await until(() => !bot.service.isReady());
    await until(() => bot.service.isReady());
    await send(mention({ text: 'dental checks?' }));
    await until(() => slack.messages[0]);
  });

  it('that is made anew in the middle of an answer loses none, and gives none twice', async () => {
    const ts = 'EvMiddle';
    slack.fail({ method: 'chat.postMessage', times: 1, how: { kind: 'hang' } });
    const sent = mention({ text: 'dental checks?', ts });
    await send(sent);
    slack.socket.disconnect('refresh_requested');
    await until(() => slack.socket.connections() === 2 && bot.service.isReady());
    // Slack sends again what it does not know to be acknowledged.
    await send(sent);
    await until(() => slack.messages[0]);
    await until(async () => (await bot.database('inbox_events').where({ state: 'waiting' }).first()) === undefined);
    expect(slack.messages).toHaveLength(1);
  });

  it('that can not be made again for a while is not ready, and is made when it can be', async () => {
    slack.fail({ method: 'apps.connections.open', times: 3, how: { kind: 'error', error: 'invalid_auth' } });
    slack.fail({ method: 'apps.connections.open', times: 3, how: { kind: 'status', status: 500 } });
    slack.socket.drop();
    await until(() => !bot.service.isReady());
    await until(() => slack.socket.connections() === 2 && bot.service.isReady());
    await send(mention({ text: 'dental checks?' }));
    await until(() => slack.messages[0]);
    expect(bot.lines.map(({ msg }) => msg)).toContain('connecting to Slack failed');
  });

  it('is closed at the end', async () => {
    await bot.service.stop(1000);
    await until(() => slack.socket.connected() === 0);
    expect(bot.service.isReady()).toBe(false);
  });
});
