import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestModal } from '../../../adapters/slack/digest-form.ts';
import { MODAL_VIEW } from '../../../adapters/slack/limits.ts';
import type { DigestForm } from '../../../src/index.ts';
import { viewProblems } from '../../fixtures/slack-blocks.ts';
import { reportFile, type SlackBot, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import { command, homeOpened, mention, newTs, press, type Sent, submitted } from '../../fixtures/slack-requests.ts';
import { type Json, type SlackServer, startSlackServer } from '../../fixtures/slack-server.ts';

let file: Awaited<ReturnType<typeof reportFile>>;
let slack: SlackServer;
let bot: SlackBot;

beforeEach(async () => {
  file = await reportFile();
  slack = await startSlackServer();
  bot = await startSlackBot({ address: file.address, slack });
});
afterEach(async () => {
  await bot.stop();
  await slack.close();
  await file.remove();
});

const OK = { status: 200, text: '' };

interface View extends Json {
  readonly private_metadata: string;
  readonly blocks: readonly { readonly block_id?: string; readonly element?: Json }[];
}

/** Sends it, and gives the window that opens. */
async function openedBy(sent: Sent): Promise<View> {
  const before = slack.callsOf('views.open').length;
  expect(await bot.send(sent)).toEqual(OK);
  const { args } = await until(() => slack.callsOf('views.open')[before]);
  return args['view'] as View;
}

const scorecard = (text: string, over: Readonly<Record<string, string>> = {}) =>
  command('/scorecard', text, { response_url: slack.responseUrl(), ...over });

/** What comes back as Slack sends it, with everything as it was offered but what is said. */
function filledIn(view: View, over: Readonly<Record<string, unknown>> = {}, id = 'V-one'): Sent {
  const chosen = (value: string) => ({ selected_option: { value } });
  const values = {
    contents: { contents: chosen('everything') },
    days: { days: chosen('monday') },
    time: { time: { selected_time: '09:00' } },
    unchanged: { unchanged: chosen('line') },
    ...over,
  };
  return submitted('digest-form', values, { id, private_metadata: view.private_metadata });
}

const place = (channel: string | null) => ({ place: { place: { selected_conversation: channel } } });

function subscriptions(): Promise<readonly Json[]> {
  return bot.database('digest_subscriptions').select('conversation', 'is_personal', 'owner');
}

async function whispered(at = 0): Promise<Json> {
  return (await until(() => slack.callsOf('response_url')[at])).args;
}

describe("'/scorecard digest' and no more", () => {
  it('opens a window with what there is to choose from, for the channel it was opened in', async () => {
    const view = await openedBy(scorecard('digest'));
    const elements = view.blocks.flatMap(({ element }) => (element ? [[element['action_id'], element['type']]] : []));
    expect(elements).toEqual([
      ['contents', 'static_select'],
      ['days', 'static_select'],
      ['time', 'timepicker'],
      ['unchanged', 'static_select'],
    ]);
    const shown = JSON.stringify(view);
    for (const words of ['The whole scorecard', 'Child protection', 'Every Monday', '<#C0001>', 'Europe/London'])
      expect(shown).toContain(words);
    expect(slack.messages).toEqual([]);
    expect(slack.callsOf('response_url')).toEqual([]);
  });

  it('sets up what is chosen there, and confirms it in words to the asker', async () => {
    const view = await openedBy(scorecard('digest'));
    expect(await bot.send(filledIn(view))).toEqual(OK);
    const said = await whispered();
    expect(said).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(said['text']).toMatch(/every Monday at 09:00 \(Europe\/London\)/);
    expect(await subscriptions()).toEqual([{ conversation: 'C0001', is_personal: 0, owner: 'U0001' }]);
  });

  it('is answered once where Slack sends it twice, to whichever process', async () => {
    const other = await startSlackBot({ address: file.address, slack });
    const view = await openedBy(scorecard('digest'));
    const sent = filledIn(view);
    expect(await Promise.all([bot.send(sent), other.send(sent), bot.send(sent)])).toEqual([OK, OK, OK]);
    await until(() => bot.database('inbox_events').where({ event_id: 'view:V-one', state: 'done' }).first());
    await other.stop();
    expect(await subscriptions()).toHaveLength(1);
    expect(slack.callsOf('response_url')).toHaveLength(1);
  });

  it('lists in words what is set up, where no window can be opened', async () => {
    slack.fail({ method: 'views.open', times: 1, how: { kind: 'error', error: 'expired_trigger_id' } });
    await bot.send(scorecard('digest'));
    expect((await whispered())['text']).toMatch(/^Nothing is set up here/);
  });

  it('of who may not ask opens none', async () => {
    slack.users.set('U0001', { is_restricted: true });
    await bot.send(scorecard('digest'));
    expect((await whispered())['text']).toMatch(/guest/);
    expect(slack.callsOf('views.open')).toEqual([]);
  });

  it('confirms by direct message where its address is not taken any more', async () => {
    const view = await openedBy(scorecard('digest'));
    slack.fail({ method: 'response_url', times: 1, how: { kind: 'error', error: 'expired_url' } });
    await bot.send(filledIn(view));
    const { channel, args } = await until(() => slack.messages[0]);
    expect([channel, args['text']]).toEqual(['D0001', expect.stringMatching(/every Monday/)]);
  });
});

describe('a button', () => {
  it('under what is set up opens the window, and the thread has the confirmation', async () => {
    const ts = newTs();
    await bot.send(mention({ text: 'digest list', ts }));
    const { args } = await until(() => slack.messages[0]);
    expect(JSON.stringify(args['blocks'])).toContain('"action_id":"digest"');
    const pressed = { actionId: 'digest', value: 'x', threadTs: ts, responseUrl: slack.responseUrl() };
    const view = await openedBy(press(pressed));
    await bot.send(filledIn(view, { days: { days: { selected_option: { value: 'weekdays' } } } }));
    const confirmed = (await until(() => slack.messages[1])).args;
    expect(confirmed).toMatchObject({ channel: 'C0001', thread_ts: ts, text: expect.stringMatching(/every weekday/) });
  });

  it('on the home opens it with a choice of channels; what was set up is shown there', async () => {
    await bot.send(homeOpened());
    const home = JSON.stringify(await until(() => slack.homes.get('U0001')));
    expect(home).toContain('You have set up none.');
    expect(home).toContain('"action_id":"digest"');
    const view = await openedBy(press({ actionId: 'digest', value: 'digest', onView: true, responseUrl: '' }));
    expect(view.blocks.find(({ block_id: id }) => id === 'place')).toMatchObject({
      optional: true,
      element: {
        ...{ type: 'conversations_select', default_to_current_conversation: true },
        filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
      },
    });
    await bot.send(filledIn(view, place('C0002'), 'V-a'));
    expect((await until(() => slack.messages[0])).channel).toBe('D0001');
    await bot.send(filledIn(view, { ...place(null), time: { time: { selected_time: '16:45' } } }, 'V-b'));
    await until(() => slack.messages[1]);
    expect(await subscriptions()).toEqual([
      { conversation: 'C0002', is_personal: 0, owner: 'U0001' },
      { conversation: 'U0001', is_personal: 1, owner: 'U0001' },
    ]);
    await bot.send(homeOpened());
    await until(() => slack.callsOf('views.publish')[1]);
    const after = JSON.stringify(slack.homes.get('U0001'));
    expect(after).toMatch(/\*Digest 1\* · <#C0002>.*every Monday at 09:00.*Next: Monday .* at 09:00/);
    expect(after).toMatch(/to you alone.*16:45/);
  });
});

describe('a form that can not be as it is', () => {
  const choice = (value: string) => ({ selected_option: { value } });

  it.each<[string, Json, string, RegExp]>([
    ['a day that is not offered', { days: { days: choice('never') } }, 'days', /of the list/],
    ['no time', { time: { time: { selected_time: null } } }, 'time', /time of day/],
    ['a time that is none', { time: { time: { selected_time: '25:99' } } }, 'time', /time of day/],
    ['nothing chosen', { contents: { contents: {} } }, 'contents', /of the list/],
    ['what is not held', { contents: { contents: choice('<!channel>') } }, 'contents', /nothing called/],
  ])('says so at the field: %s', async (_what, over, field, expected) => {
    const view = await openedBy(scorecard('digest'));
    const { status, text } = await bot.send(filledIn(view, over));
    const answer = JSON.parse(text) as { response_action: string; errors: Record<string, string> };
    expect([status, answer.response_action, Object.keys(answer.errors)]).toEqual([200, 'errors', [field]]);
    expect(answer.errors[field]).toMatch(expected);
    expect(text).not.toContain('<!channel>');
    expect(await subscriptions()).toEqual([]);
  });

  it.each<[string, () => void, RegExp]>([
    ['the bot is not', () => void slack.foreign.add('C0003'), /I am not in this channel/],
    ['the bot can not see', () => void slack.hidden.add('C0003'), /I am not in this channel/],
    ['others can read', () => void slack.shared.add('C0003'), /shared with another organisation/],
  ])('says so at the channel: where %s', async (_what, arrange, expected) => {
    arrange();
    const view = await openedBy(press({ actionId: 'digest', value: 'digest', onView: true, responseUrl: '' }));
    const { text } = await bot.send(filledIn(view, place('C0003')));
    expect(JSON.parse(text)).toEqual({
      response_action: 'errors',
      errors: { place: expect.stringMatching(expected) },
    });
    // Opened in that channel, there is no such field.
    const there = await openedBy(scorecard('digest', { channel_id: 'C0003' }));
    const again = await bot.send(filledIn(there));
    expect(JSON.parse(again.text)).toMatchObject({ errors: { contents: expect.stringMatching(expected) } });
    expect(await subscriptions()).toEqual([]);
  });

  it('of a theme that was renamed meanwhile is refused in words', async () => {
    const view = await openedBy(scorecard('digest'));
    await bot.send(filledIn(view, { contents: { contents: choice('theme:Lighthouses <!here>') } }));
    const said = await whispered();
    expect(said['text']).toMatch(/^Nothing is held on Lighthouses &lt;!here&gt;/);
    expect(await subscriptions()).toEqual([]);
  });
});

describe('in words, too, nothing is set up', () => {
  it.each<[string, () => void, RegExp]>([
    ['others can read', () => void slack.shared.add('C0003'), /shared with another organisation/],
    ['the bot is not', () => void slack.foreign.add('C0003'), /^I am not in this channel/],
    ['the bot can not see', () => void slack.hidden.add('C0003'), /^I am not in this channel/],
  ])('by a command where %s', async (_what, arrange, expected) => {
    arrange();
    await bot.send(scorecard('digest every Monday at 9', { channel_id: 'C0003' }));
    expect((await whispered())['text']).toMatch(expected);
    expect(await subscriptions()).toEqual([]);
  });

  it('and where Slack does not tell, it is tried again', async () => {
    slack.fail({ method: 'conversations.info', times: 5, how: { kind: 'status', status: 500 } });
    await bot.send(scorecard('digest every Monday at 9', { channel_id: 'C0004' }));
    expect((await whispered())['text']).toMatch(/every Monday at 09:00/);
  });
});

describe('the window', () => {
  const hostile = '<!channel> <https://a.example|x> \u202E'.repeat(20);
  const many = (count: number, value: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => ({ value: value(at), label: hostile }));
  const form: DigestForm = {
    contents: [...many(150, (at) => `theme:${at}`), ...many(3, () => hostile)],
    days: many(12, (at) => `day-${at}`),
    times: [{ value: '09:00', label: '09:00' }],
    unchanged: many(3, (at) => `unchanged-${at}`),
  };

  it.each([
    [{ kind: 'direct' } as const],
    [{ kind: 'unseen', channel: 'C0001', responseUrl: 'https://hooks.example/1' } as const],
  ])('stays within what Slack takes, whatever things are called, and says what it leaves out: %j', (where) => {
    const view = digestModal(form, { where, allowsShared: false, timeZone: 'Europe/London' });
    expect(viewProblems(view)).toEqual([]);
    for (const words of [view.title, view.submit, view.close])
      expect(words?.text.length).toBeLessThanOrEqual(MODAL_VIEW.title);
    expect(JSON.stringify(view)).not.toMatch(/<[!@]|<https?:|\u202E/);
    expect(JSON.stringify(view)).toContain('53 more can be asked for in words.');
  });
});

it('a list of digests has one button for the window', async () => {
  await bot.send(mention({ text: 'weekly digest' }));
  await until(() => slack.messages[0]);
  await bot.send(mention({ text: 'digest list' }));
  const { args } = await until(() => slack.messages[1]);
  expect(JSON.stringify(args['blocks']).match(/"Set up a digest"/g)).toHaveLength(1);
});

describe('what somebody else has set up in a channel', () => {
  beforeEach(async () => {
    await bot.send(mention({ text: 'weekly digest', user: 'U0002', channel: 'C0001' }));
    await until(() => slack.messages[0]);
  });

  it("is shown on the home of the channel's people, and of nobody else", async () => {
    slack.memberships.set('U0001', [...Array.from({ length: 250 }, (_, at) => `C9${at}`), 'C0001']);
    await bot.send(homeOpened('U0001'));
    const home = JSON.stringify(await until(() => slack.homes.get('U0001')));
    expect(home).toContain('Set up by others in your channels');
    expect(home).toContain('<#C0001>');
    await bot.send(homeOpened('U0003'));
    expect(JSON.stringify(await until(() => slack.homes.get('U0003')))).not.toContain('<#C0001>');
  });

  it('is left out where Slack does not tell the channels, and the home is there all the same', async () => {
    slack.memberships.set('U0001', ['C0001']);
    slack.fail({ method: 'users.conversations', times: 9, how: { kind: 'error', error: 'fatal_error' } });
    await bot.send(homeOpened('U0001'));
    const home = JSON.stringify(await until(() => slack.homes.get('U0001')));
    expect(home).toContain('The scorecard');
    expect(home).not.toContain('<#C0001>');
  });

  it('is stopped by another member, and by nobody else', async () => {
    const stop = async (user: string) => {
      const before = slack.messages.length;
      await bot.send(mention({ text: 'stop digest 1', user, channel: 'C0001' }));
      return (await until(() => slack.messages[before])).args['text'];
    };
    expect(await stop('U0003')).toMatch(/^Digest 1 was set up by somebody else, and only they, or a member/);
    slack.memberships.set('U0001', ['C0001']);
    expect(await stop('U0001')).toMatch(/^Digest 1 is stopped/);
  });
});
