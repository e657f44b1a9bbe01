import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportFile, type SlackBot, SOCKET, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import { mention } from '../../fixtures/slack-requests.ts';
import { SLACK, type SlackServer, startSlackServer } from '../../fixtures/slack-server.ts';

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
  bot = undefined;
  await slack.close();
});

const start = (settings: Readonly<Record<string, string>>) => startSlackBot({ address: file.address, slack, settings });

describe('the start ends with one line that names the setting', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a token that Slack does not know',
      { SLACK_BOT_TOKEN: 'xoxb-wrong' },
      /^The setting SLACK_BOT_TOKEN is not taken by Slack: Slack answers invalid_auth; /,
    ],
    [
      'an app token that Slack does not know',
      { ...SOCKET, SLACK_APP_TOKEN: 'xapp-wrong' },
      /^The setting SLACK_APP_TOKEN is not taken by Slack \(invalid_auth\): /,
    ],
    [
      'names instead of ids',
      { SLACK_TEAM_IDS: 'T1,the council' },
      /^The setting SLACK_TEAM_IDS has 'the council'; allowed: /,
    ],
  ])('%s', async (_what, settings, message) => {
    const started = start(settings);
    await expect(started).rejects.toMatchObject({ name: 'SettingsError', message: expect.stringMatching(message) });
    await expect(started).rejects.not.toThrow(/\n|xoxb|xapp/);
  });

  it('a token with fewer scopes than are needed', async () => {
    await slack.close();
    slack = await startSlackServer({ scopes: 'chat:write,commands' });
    await expect(start({})).rejects.toThrow(
      /^The setting SLACK_BOT_TOKEN lacks app_mentions:read, channels:read, files:read, files:write, groups:read, im:history, users:read: /,
    );
  });

  it.each(['missing_scope', 'not_allowed_token_type'])('an app token that Slack answers with %s', async (error) => {
    slack.fail({ method: 'apps.connections.open', times: 1, how: { kind: 'error', error } });
    await expect(start(SOCKET)).rejects.toThrow(/SLACK_APP_TOKEN .*connections:write/);
  });
});

describe('Slack out of reach at the start', () => {
  it('is waited for over HTTP: what Slack sends meanwhile it is to send again', async () => {
    slack.fail({ method: 'auth.test', times: 6, how: { kind: 'status', status: 500 } });
    bot = await start({});
    expect(bot.service.isReady()).toBe(false);
    expect((await bot.send(mention({ text: 'dental checks?' }))).status).toBe(503);
    await until(() => bot?.service.isReady());
    await bot.send(mention({ text: 'dental checks?' }));
    await until(() => slack.messages[0]);
  });

  it('is waited for over a WebSocket', async () => {
    slack.fail({ method: 'apps.connections.open', times: 3, how: { kind: 'status', status: 500 } });
    bot = await start(SOCKET);
    expect(bot.service.isReady()).toBe(false);
    await until(() => bot?.service.isReady());
    const { socketType, payload } = mention({ text: 'dental checks?' });
    await slack.socket.send(socketType, payload);
    await until(() => slack.messages[0]);
  });
});

it('a list of workspaces that leaves out the only one is said in the log', async () => {
  bot = await start({ SLACK_TEAM_IDS: 'T0002' });
  expect(bot.lines).toContainEqual(
    expect.objectContaining({
      level: 40,
      teamId: SLACK.teamId,
      msg: expect.stringMatching(/^SLACK_TEAM_IDS leaves out/),
    }),
  );
});
