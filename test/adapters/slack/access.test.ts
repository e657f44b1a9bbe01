import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportFile, type SlackBot, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import { command, directMessage, homeOpened, keptAs, mention, newTs, press } from '../../fixtures/slack-requests.ts';
import { type Json, type SlackServer, startSlackServer } from '../../fixtures/slack-server.ts';

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

async function start(settings: Readonly<Record<string, string>> = {}): Promise<SlackBot> {
  bot = await startSlackBot({ address: file.address, slack, settings });
  return bot;
}

const GUEST = { is_restricted: true };
const ONE_CHANNEL_GUEST = { is_restricted: true, is_ultra_restricted: true };
const STRANGER = { team_id: 'T9999', is_stranger: true };
const PARTNER = { team_id: 'T9999' };
const COLLEAGUE = { team_id: 'T0002', enterprise_user: { enterprise_id: 'E1', teams: ['T0002', 'T0001'] } };

describe('a person', () => {
  it.each<[string, Json, Record<string, string>, RegExp]>([
    ['a guest', GUEST, {}, /you are a guest here/],
    ['a guest of one channel', ONE_CHANNEL_GUEST, {}, /you are a guest here/],
    ['of another organisation', PARTNER, {}, /my own organisation only/],
    ['of another organisation, by the word of Slack', STRANGER, {}, /my own organisation only/],
    ['of another organisation, though guests may ask', PARTNER, { SLACK_ALLOW_GUESTS: 'true' }, /own organisation/],
    ['a guest, though others may ask', GUEST, { SLACK_ALLOW_EXTERNAL: 'true' }, /you are a guest here/],
    ['of a workspace that is not listed', {}, { SLACK_TEAM_IDS: 'T0002' }, /in some workspaces only/],
  ])('%s is refused politely, alone, and nothing is answered', async (_who, user, settings, expected) => {
    slack.users.set('U0001', user);
    const { send, lines } = await start(settings);
    await send(mention({ text: 'dental checks?' }));
    const told = await until(() => slack.callsOf('chat.postEphemeral')[0]);
    expect(told.args).toMatchObject({ channel: 'C0001', user: 'U0001', text: expect.stringMatching(expected) });
    expect(slack.messages).toEqual([]);
    expect(lines).toContainEqual(expect.objectContaining({ audit: true, person: 'U0001', msg: 'question refused' }));
  });

  it.each<[string, Json, Record<string, string>]>([
    ['a member', {}, {}],
    ['a member of a listed workspace', {}, { SLACK_TEAM_IDS: 'T0002,T0001' }],
    ['a guest where guests may ask', GUEST, { SLACK_ALLOW_GUESTS: 'true' }],
    ['of another organisation where such may ask', STRANGER, { SLACK_ALLOW_EXTERNAL: 'true' }],
    ['of several workspaces, ours among them', COLLEAGUE, {}],
  ])('%s is answered', async (_who, user, settings) => {
    slack.users.set('U0001', user);
    const { send } = await start(settings);
    await send(mention({ text: 'dental checks?' }));
    const { args } = await until(() => slack.messages[0]);
    expect(args['text']).toMatch(/79%/);
  });

  it('whom Slack does not let us see is of another organisation', async () => {
    slack.fail({ method: 'users.info', times: 9, how: { kind: 'error', error: 'user_not_visible' } });
    const { send } = await start();
    await send(mention({ text: 'dental checks?' }));
    const { args } = await until(() => slack.callsOf('chat.postEphemeral')[0]);
    expect(args['text']).toMatch(/people of my own organisation only/);
  });

  it('Slackbot, which Slack calls no bot, gets no word', async () => {
    const { send, database } = await start();
    await send(mention({ text: 'dental checks?', user: 'USLACKBOT', ts: 'EvSlackbot' }));
    await until(async () => {
      const row = await database('inbox_events')
        .where({ event_id: keptAs('EvSlackbot') })
        .first('state');
      return row?.state === 'done';
    });
    expect([slack.messages, slack.callsOf('chat.postEphemeral')]).toEqual([[], []]);
  });

  it.each([
    ['that another organisation shares with us', { team_id: 'T0777' }],
    ['heard of through our workspace', { team_id: 'T0777', context_team_id: 'T0001', authorizations: null }],
  ])('a colleague in a channel %s is known by our workspace', async (_which, envelope) => {
    const { send } = await start({ SLACK_ALLOW_EXTERNAL: 'true' });
    await send(mention({ text: 'dental checks?', envelope: { ...envelope, is_ext_shared_channel: true } }));
    const { args } = await until(() => slack.messages[0]);
    expect(args['text']).toMatch(/79%/);
  });

  it('is looked up once in a short while', async () => {
    const { send } = await start();
    await send(mention({ text: 'dental checks?' }));
    await until(() => slack.messages[0]);
    await send(mention({ text: 'dental checks?' }));
    await until(() => slack.messages[1]);
    expect(slack.callsOf('users.info')).toHaveLength(1);
  });

  it('whom Slack does not tell us about gets no figure, and is told what is missing', async () => {
    slack.fail({ method: 'users.info', times: 9, how: { kind: 'error', error: 'missing_scope' } });
    const { send } = await start();
    await send(mention({ text: 'dental checks?' }));
    const { args } = await until(() => slack.messages[0]);
    expect(args['text']).toMatch(/^Sorry, I can not answer: I lack a permission\. .*\(Reference \w{8}\)$/);
  });
});

describe('who may not ask is told so', () => {
  beforeEach(() => void slack.users.set('U0001', GUEST));

  it('in a direct message', async () => {
    const { send } = await start();
    await send(directMessage({ text: 'dental checks?' }));
    const { args, channel } = await until(() => slack.messages[0]);
    expect([channel, args['text']]).toEqual(['D0001', expect.stringMatching(/guest/)]);
  });

  it('after a command', async () => {
    const { send } = await start();
    await send(command('/red', '', { response_url: slack.responseUrl() }));
    const { args } = await until(() => slack.callsOf('response_url')[0]);
    expect(args).toMatchObject({ response_type: 'ephemeral', text: expect.stringMatching(/guest/) });
  });

  it("on the bot's home, which shows nothing else", async () => {
    const { send } = await start();
    await send(homeOpened());
    const home = await until(() => slack.homes.get('U0001'));
    expect(home['blocks']).toHaveLength(1);
    expect(JSON.stringify(home)).toMatch(/guest/);
  });
});

describe('a channel that is shared with another organisation', () => {
  const shared = () => mention({ text: 'dental checks?', envelope: { is_ext_shared_channel: true } });

  it('is told no figures, though a colleague asks', async () => {
    const { send } = await start();
    await send(shared());
    const told = await until(() => slack.callsOf('chat.postEphemeral')[0]);
    expect(told.args['text']).toMatch(/shared with another organisation/);
    expect(slack.messages).toEqual([]);
  });

  it.each<[string, (channel: string) => void]>([
    ['became shared', (channel) => void slack.shared.add(channel)],
    ['the bot has left', (channel) => void slack.foreign.add(channel)],
    ['the bot can not see', (channel) => void slack.hidden.add(channel)],
  ])('what is pressed in a channel that %s is for the person alone', async (_what, change) => {
    const { send } = await start();
    const threadTs = newTs();
    await send(mention({ text: 'dental checks?', ts: threadTs }));
    const { ts, args } = await until(() => slack.messages[0]);
    change('C0001');
    const [, actionId = '', value = ''] =
      /"action_id":"(press:next-1)".*?"value":"([0-9a-f]{32})"/.exec(JSON.stringify(args['blocks'])) ?? [];
    const responseUrl = slack.responseUrl();
    await send(press({ actionId, value, messageTs: ts, threadTs, responseUrl }));
    const told = await until(() => slack.callsOf('response_url')[0]);
    expect(told.args).toMatchObject({
      ...{ response_type: 'ephemeral', replace_original: false, thread_ts: threadTs },
      text: expect.stringMatching(/dental check/i),
    });
    expect(slack.messages).toHaveLength(1);
  });

  it('is answered in where that is allowed', async () => {
    const { send } = await start({ SLACK_ALLOW_EXTERNAL: 'true' });
    await send(shared());
    await until(() => slack.messages[0]);
  });
});
