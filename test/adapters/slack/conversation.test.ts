import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOT_READ, THANKS } from '../../../src/index.ts';
import {
  QUICK,
  reportFile,
  type SlackBot,
  type SlackBotOptions,
  startSlackBot,
  until,
} from '../../fixtures/slack-bot.ts';
import {
  command,
  directMessage,
  homeOpened,
  keptAs,
  mention,
  messageShortcut,
  newTs,
  press,
  type Sent,
  shortcut,
  submitted,
} from '../../fixtures/slack-requests.ts';
import { type Json, SLACK, type SlackServer, startSlackServer } from '../../fixtures/slack-server.ts';

let file: Awaited<ReturnType<typeof reportFile>>;
let slack: SlackServer;
let bot: SlackBot;

beforeAll(async () => {
  file = await reportFile();
});
afterAll(() => file.remove());
beforeEach(async () => {
  slack = await startSlackServer();
  bot = await start();
});
afterEach(async () => {
  await bot.stop();
  await slack.close();
});

function start(over: Partial<SlackBotOptions> = {}): Promise<SlackBot> {
  return startSlackBot({ address: file.address, slack, ...over });
}

/** Sends it, and gives the message that answers it. */
async function answerTo(sent: Sent): Promise<Json & { readonly channel: string; readonly ts: string }> {
  const before = slack.messages.length;
  expect(await bot.send(sent)).toEqual({ status: 200, text: '' });
  const { channel, ts, args } = await until(() => slack.messages[before]);
  return { ...args, channel, ts };
}

/** The same, seen by the person alone. */
async function responseTo(sent: Sent): Promise<Json> {
  const before = slack.callsOf('response_url').length;
  expect(await bot.send(sent)).toEqual({ status: 200, text: '' });
  return (await until(() => slack.callsOf('response_url')[before])).args;
}

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

function buttonsIn(message: Json): readonly Button[] {
  const blocks = message['blocks'] as readonly { readonly type: string; readonly elements?: readonly Button[] }[];
  return blocks.flatMap(({ type, elements }) => (type === 'actions' ? (elements ?? []) : []));
}

function buttonOf(message: Json, label: string): Button {
  const found = buttonsIn(message).find(({ text }) => text.text === label);
  if (!found) throw new Error(`no button ${label} among ${buttonsIn(message).map(({ text }) => text.text)}`);
  return found;
}

/** A press of a button of a message in a thread. */
function pressIn(message: Json & { readonly ts: string }, label: string, threadTs: string): Sent {
  const { action_id: actionId, value } = buttonOf(message, label);
  return press({ actionId, value, messageTs: message.ts, threadTs, responseUrl: slack.responseUrl() });
}

describe('a mention', () => {
  it('is answered in a thread under it, safely, with how to ask on', async () => {
    const ts = newTs();
    const answer = await answerTo(mention({ text: 'how are initial health assessments doing?', ts }));
    expect(answer).toMatchObject({
      ...{ channel: 'C0001', thread_ts: ts, parse: 'none', link_names: 'false' },
      ...{ unfurl_links: 'false', unfurl_media: 'false' },
    });
    expect(answer['text']).toMatch(
      /^Initial health assessments within timescale: 32%, needs attention, as published, Dec 2018/,
    );
    expect(JSON.stringify(answer['blocks'])).toContain('To ask on, mention <@UBOT> in this thread.');
    expect(buttonsIn(answer).map(({ text }) => text.text)).toEqual(['Its theme', 'More']);
  });

  it('goes on in its thread over three turns, each leaning on the one before', async () => {
    const threadTs = newTs();
    const first = await answerTo(mention({ text: 'how are dental checks doing?', ts: threadTs }));
    expect(first['text']).toMatch(/79%/);
    const second = await answerTo(mention({ text: 'what about initial health assessments?', threadTs }));
    expect(second['text']).toMatch(/^Initial health assessments within timescale: 32%/);
    const third = await answerTo(mention({ text: 'where does that come from?', threadTs }));
    expect(third).toMatchObject({ thread_ts: threadTs });
    expect(third['text']).toMatch(/initial health assessments/i);
    const elsewhere = await answerTo(mention({ text: 'where does that come from?' }));
    expect(elsewhere['text']).not.toMatch(/initial health assessments/i);
  });

  it.each([
    'how is <!channel> doing? <@U0009> <!subteam^S1|team>',
    'how is &lt;!everyone&gt; or &lt;@U0009&gt; doing?',
    'how are <https://a.example|dental checks> doing in <#C0009|secret>?',
    "what about '*bold* `code` _it_' \u202Eskcehc?",
    'set up &lt;!here&gt; every Monday',
  ])('mentions nobody and links nowhere, whatever is in it: %j', async (text) => {
    // What is set up by the last stays in its channel.
    const answer = await answerTo(mention({ text, channel: 'C0099' }));
    const shown = JSON.stringify([answer['text'], answer['blocks']]).replaceAll('<@UBOT>', '');
    expect(shown).not.toMatch(/<[!@#]|<https?:|\u202E/);
  });

  it.each([
    ['a file', { subtype: 'file_share', files: [{ id: 'F1' }] }],
    ['a forwarded message', { attachments: [{ is_share: true }] }],
  ])('with %s and no words is told that words are read', async (_what, over) => {
    await bot.send(mention({ text: '', over }));
    const told = await until(() => slack.callsOf('chat.postEphemeral')[0]);
    expect(told.args['text']).toBe(NOT_READ);
    const answer = await answerTo(mention({ text: 'dental checks?', over }));
    expect(answer['text']).toMatch(/79%/);
  });

  it('of nothing else is a request for help', async () => {
    expect((await answerTo(mention({ text: '' })))['text']).toMatch(/^Ask in plain words/);
  });
});

describe('a direct message', () => {
  const user = 'U0020';

  it('is answered where it was written, and so is what follows, which leans on it', async () => {
    const answer = await answerTo(directMessage({ text: 'dental checks?', user }));
    expect(answer).toMatchObject({ channel: 'D0001' });
    expect(answer).not.toHaveProperty('thread_ts');
    expect(JSON.stringify(answer['blocks'])).not.toMatch(/ask on/i);
    const next = await answerTo(directMessage({ text: 'and why?', user }));
    expect(next).not.toHaveProperty('thread_ts');
    expect(next['text']).toMatch(/dental/i);
    const others = await answerTo(directMessage({ text: 'and why?', channel: 'D0021', user: 'U0021' }));
    expect(others['text']).not.toMatch(/dental/i);
  });

  it('whose answer has a button is asked on in the same place', async () => {
    const answer = await answerTo(directMessage({ text: 'dental checks?', user }));
    const { action_id: actionId, value } = buttonOf(answer, 'Trend');
    const where = { channel: 'D0001', messageTs: answer.ts, responseUrl: slack.responseUrl() };
    const trend = await answerTo(press({ actionId, value, user, ...where }));
    expect(trend).not.toHaveProperty('thread_ts');
    const next = await answerTo(directMessage({ text: 'where does that come from?', user }));
    expect(next['text']).toMatch(/dental/i);
  });

  it('may be asked on in a thread under its answer, which goes on from there and changes nothing outside', async () => {
    const answer = await answerTo(directMessage({ text: 'dental checks?', user }));
    await answerTo(directMessage({ text: 're-referrals?', user }));
    const inThread = await answerTo(directMessage({ text: 'where does that come from?', threadTs: answer.ts, user }));
    expect(inThread).toMatchObject({ thread_ts: answer.ts, text: expect.stringMatching(/dental/i) });
    expect(JSON.stringify(inThread['blocks'])).toContain('Reply in this thread to ask on.');
    const outside = await answerTo(directMessage({ text: 'where does that come from?', user }));
    expect(outside['text']).toMatch(/re-referral/i);
  });
});

describe('an agent', () => {
  it('is written to in threads, each a message of its own, and remembers from one to the next', async () => {
    const agent = await startSlackServer({ scopes: `${SLACK.scopes},assistant:write` });
    const other = await startSlackBot({ address: file.address, slack: agent });
    const [first, second] = [newTs(), newTs()];
    await other.send(directMessage({ text: 'dental checks?', ts: first, user: 'U0030' }));
    await until(() => agent.messages[0]);
    await other.send(directMessage({ text: 'and why?', ts: second, user: 'U0030' }));
    const { args } = await until(() => agent.messages[1]);
    expect(agent.messages[0]?.args).toMatchObject({ thread_ts: first });
    expect(args).toMatchObject({ thread_ts: second, text: expect.stringMatching(/dental/i) });
    await other.stop();
    await agent.close();
  });
});

describe('what nobody asks is not answered:', () => {
  it.each<[string, () => Sent]>([
    ['its own message', () => directMessage({ text: 'dental checks?', user: 'UBOT' })],
    ["another bot's", () => directMessage({ text: 'dental checks?', over: { bot_id: 'B9' } })],
    ['a mention by a bot', () => mention({ text: 'dental checks?', over: { bot_id: 'B9' } })],
    ['an edit', () => directMessage({ text: '', over: { subtype: 'message_changed', user: undefined } })],
    ['a deletion', () => directMessage({ text: '', over: { subtype: 'message_deleted', user: undefined } })],
    ['somebody joining', () => directMessage({ text: 'joined', over: { subtype: 'channel_join' } })],
    ['a message of a channel', () => directMessage({ text: 'dental checks?', over: { channel_type: 'channel' } })],
    ['the tab of messages', () => homeOpened('U0001', 'messages')],
  ])('%s', async (_what, sent) => {
    expect(await bot.send(sent())).toEqual({ status: 200, text: '' });
    // What is answered after it shows that it was dealt with.
    await answerTo(mention({ text: 'dental checks?' }));
    expect(slack.messages).toHaveLength(1);
    expect(slack.homes.size).toBe(0);
  });

  it("another bot's, known by nothing but who it is", async () => {
    slack.users.set('UOTHER', { is_bot: true });
    await bot.send(mention({ text: 'dental checks?', user: 'UOTHER', ts: 'EvOther' }));
    await until(() =>
      bot
        .database('inbox_events')
        .where({ event_id: keptAs('EvOther'), state: 'done' })
        .first(),
    );
    expect(slack.messages).toEqual([]);
  });
});

describe('a slash command', () => {
  const asked = (text: string, name = '/scorecard', channel = 'C0001') =>
    command(name, text, { response_url: slack.responseUrl(), channel_id: channel });

  it.each([
    ['/scorecard', 'how are dental checks doing?', /^Dental checks: 79%/, 'any question'],
    ['/scorecard', 'red', /^4 measures need attention; .* none can be called red/, 'no colours are held'],
    ['/scorecard', 'amber', /^4 measures need attention; .* none can be called amber/, 'no colours are held'],
    ['/scorecard', 'theme child protection', /^Child protection: none of 7 measures need attention/, 'a theme'],
    ['/scorecard', 'themes', /^4 of 45 measures need attention/, 'all of them'],
    ['/scorecard', 'help', /^Ask in plain words/, 'help'],
    ['/scorecard', '', /^Ask in plain words/, 'nothing is a request for help'],
    ['/scorecard', 'digest list', /^Nothing is set up here/, 'as any question'],
    ['/red', '', /^4 measures need attention; .* none can be called red/, 'all red indicators'],
    ['/red', 'children in need', /^1 measure needs attention; .* none can be called red/, 'of a theme'],
    ['/red', 'in child protection', /^None of 7 measures in Child protection is red/, 'of a theme, as people say it'],
  ])('%s %s is answered to the asker alone: %s', async (name, text, expected) => {
    const response = await responseTo(asked(text, name));
    expect(response).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(response['text']).toMatch(expected);
    expect(slack.messages).toHaveLength(0);
  });

  it('goes on from what the person asked last in the channel, and not from another channel', async () => {
    await responseTo(asked('how are dental checks doing?'));
    expect((await responseTo(asked('and why?')))['text']).toMatch(/dental/i);
    expect((await responseTo(asked('and why?', '/scorecard', 'C0002')))['text']).not.toMatch(/dental/i);
  });

  it('is shared by its button, once, with its name; and asked on under what was shared', async () => {
    const response = await responseTo(asked('how are dental checks doing?'));
    const { action_id: actionId, value } = buttonOf(response, 'Share to channel');
    const shared = await answerTo(press({ actionId, value, responseUrl: slack.responseUrl(), isEphemeral: true }));
    expect(shared).toMatchObject({ channel: 'C0001' });
    expect(shared).not.toHaveProperty('thread_ts');
    expect(shared['text']).toBe(response['text']);
    expect(JSON.stringify(shared['blocks'])).toContain('Shared by Jo');
    const line = await until(() => bot.lines.find(({ msg }) => msg === 'answer shared'));
    expect(line).toMatchObject({
      audit: true,
      person: 'U0001',
      conversation: 'C0001',
      indicators: [expect.any(String)],
    });
    expect(buttonsIn(shared).map(({ text }) => text.text)).not.toContain('Share to channel');
    const replaced = (await until(() => slack.callsOf('response_url')[1])).args;
    expect(replaced).toMatchObject({ response_type: 'ephemeral', replace_original: true });
    expect(buttonsIn(replaced).map(({ text }) => text.text)).not.toContain('Share to channel');
    const next = await answerTo(mention({ text: 'and why?', threadTs: shared.ts }));
    expect(next['text']).toMatch(/dental/i);
  });

  it('is shared by whoever it is, and their name mentions nobody', async () => {
    slack.users.set('U0001', { profile: { display_name: '<!channel> <@U0009> <https://a.example|Jo>' } });
    const response = await responseTo(asked('how are dental checks doing?'));
    const { action_id: actionId, value } = buttonOf(response, 'Share to channel');
    const shared = await answerTo(press({ actionId, value, responseUrl: slack.responseUrl(), isEphemeral: true }));
    expect(JSON.stringify(shared)).toContain('Shared by &lt;!channel&gt;');
    expect(JSON.stringify(shared).replaceAll('<@UBOT>', '')).not.toMatch(/<[!@#]|<https?:/);
  });

  it('is shared where the bot is not, by the address that came with it', async () => {
    slack.foreign.add('C0009');
    const response = await responseTo(asked('how are dental checks doing?', '/scorecard', 'C0009'));
    const { action_id: actionId, value } = buttonOf(response, 'Share to channel');
    const where = { channel: 'C0009', responseUrl: slack.responseUrl(), isEphemeral: true };
    const shared = await responseTo(press({ actionId, value, ...where }));
    expect(shared).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(shared['text']).toBe(response['text']);
  });

  it.each<[string, string, () => void, RegExp]>([
    ['others can read', 'C0007', () => void slack.shared.add('C0007'), /shared with another organisation/],
    ['nobody tells us who reads', 'C0007', () => void slack.hidden.add('C0007'), /can not see who is in this/],
  ])('is not shared where %s', async (_what, channel, arrange, expected) => {
    arrange();
    const response = await responseTo(asked('how are dental checks doing?', '/scorecard', channel));
    const { action_id: actionId, value } = buttonOf(response, 'Share to channel');
    const told = await responseTo(
      press({ actionId, value, channel, responseUrl: slack.responseUrl(), isEphemeral: true }),
    );
    expect(told).toMatchObject({ response_type: 'ephemeral', text: expect.stringMatching(expected) });
    expect(slack.messages).toEqual([]);
  });

  it('between people offers no sharing: there is no channel', async () => {
    const response = await responseTo(asked('how are dental checks doing?', '/scorecard', 'D0009'));
    expect(buttonsIn(response).map(({ text }) => text.text)).not.toContain('Share to channel');
  });

  it('has buttons whose answers the person alone sees too', async () => {
    const response = await responseTo(asked('how are dental checks doing?'));
    const { action_id: actionId, value } = buttonOf(response, 'Trend');
    const next = await responseTo(press({ actionId, value, responseUrl: slack.responseUrl(), isEphemeral: true }));
    expect(next).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(next['text']).toMatch(/dental/i);
    expect(slack.messages).toHaveLength(0);
  });

  it('is answered by direct message where its address is not taken any more', async () => {
    const gone = { kind: 'error', error: 'expired_url' } as const;
    slack.fail({ method: 'response_url', times: 1, how: gone });
    const answer = await answerTo(asked('how are dental checks doing?'));
    expect(answer).toMatchObject({ channel: 'D0001' });
    expect(answer['text']).toMatch(/79%/);
  });
});

describe('buttons', () => {
  it.each([
    ['Trend', 'decisions within 24 hours', /decisions/i],
    ['Compare', 're-referrals', /re-referral|repeat referral/i],
    ['Why?', 'assessments within 45 days', /assessments/i],
    ['Its theme', 'dental checks', /^Health and wellbeing: 1 of 4 measures/],
  ])('%s asks on from the reply it is under', async (label, question, expected) => {
    const ts = newTs();
    const answer = await answerTo(mention({ text: question, ts }));
    // Something else comes between.
    await answerTo(mention({ text: 'how many children are in care?', threadTs: ts }));
    const next = await answerTo(pressIn(answer, label, ts));
    expect(next).toMatchObject({ channel: 'C0001', thread_ts: ts });
    expect(next['text']).toMatch(expected);
  });

  it('of a question back answer it', async () => {
    const ts = newTs();
    const asked = await answerTo(mention({ text: 'repeat plans', ts }));
    expect(asked['text']).toMatch(/^Which one is meant\?/);
    const [first, second] = buttonsIn(asked);
    expect([first?.action_id, second?.action_id]).toEqual(['press:option-1', 'press:option-2']);
    const next = await answerTo(pressIn(asked, second?.text.text ?? '', ts));
    expect(next['text']).toMatch(/^New plans that are repeats: 31%/);
  });

  it('pressed twice in a hurry are pressed once', async () => {
    const ts = newTs();
    const answer = await answerTo(mention({ text: 'dental checks', ts }));
    const { action_id: actionId, value } = buttonOf(answer, 'Trend');
    const twice = ['1700005001.1', '1700005002.9'].map((actionTs) =>
      press({ actionId, value, actionTs, messageTs: answer.ts, threadTs: ts, responseUrl: slack.responseUrl() }),
    );
    for (const each of twice) await bot.send(each);
    await until(() => slack.messages[1]);
    const kept = await bot.database('inbox_events').where('event_id', 'like', `press:${value}:%`);
    expect(kept).toHaveLength(1);
  });

  it('of a reply that is not kept any more say so, to the person alone', async () => {
    const gone = press({ actionId: 'press:next-1', value: 'long-gone', responseUrl: slack.responseUrl() });
    const response = await responseTo(gone);
    expect(response).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(response['text']).toMatch(/too old for its buttons/);
  });

  it('that are none of ours change nothing', async () => {
    const foreign = press({ actionId: 'other', value: 'x', responseUrl: slack.responseUrl() });
    expect(await bot.send(foreign)).toEqual({ status: 200, text: '' });
  });
});

describe("'Wrong answer?'", () => {
  it('is not there by itself', async () => {
    const answer = await answerTo(mention({ text: 'dental checks' }));
    expect(buttonsIn(answer).map(({ text }) => text.text)).not.toContain('Wrong answer?');
  });

  /** The thumbs of a message. */
  function thumbsOf(message: Json) {
    const blocks = message['blocks'] as readonly { readonly type: string; readonly elements: readonly unknown[] }[];
    const block = blocks.find(({ type }) => type === 'context_actions');
    return block?.elements[0] as
      | Readonly<Record<'positive_button' | 'negative_button', { readonly value: string }>>
      | undefined;
  }

  it('is a thumb that keeps question, answer and how it was read for the administrator, once', async () => {
    const keeping = await start({ settings: { KEEP_WRONG_ANSWERS: 'true' } });
    await keeping.send(mention({ text: 'how are dental checks doing?' }));
    const { args } = await until(() => slack.messages[0]);
    expect(buttonsIn(args).map(({ text }) => text.text)).not.toContain('Wrong answer?');
    const { negative_button: down, positive_button: up } = thumbsOf(args) ?? {};
    const pressed = (value = '') =>
      press({ type: 'feedback_buttons', actionId: 'feedback', value, responseUrl: slack.responseUrl() });
    expect(await keeping.send(pressed(up?.value))).toEqual({ status: 200, text: '' });
    await keeping.send(pressed(down?.value));
    const thanks = await until(() => slack.callsOf('response_url')[0]);
    expect(thanks.args).toMatchObject({ response_type: 'ephemeral', text: expect.stringMatching(/^Thank you/) });
    await keeping.send(pressed(down?.value));
    const again = await until(() => slack.callsOf('response_url')[1]);
    expect(again.args['text']).toBe(THANKS.keptBefore);
    const kept = await keeping.database('wrong_answers').select('question', 'reported_by', 'record');
    expect(kept).toEqual([
      { question: 'how are dental checks doing?', reported_by: 'U0001', record: expect.stringContaining('"value":79') },
    ]);
    await keeping.stop();
  });

  it('is a button where Slack takes no thumbs', async () => {
    const keeping = await start({ settings: { KEEP_WRONG_ANSWERS: 'true' } });
    const hasThumbs = (args: Json) => thumbsOf(args) !== undefined;
    const how = { kind: 'error', error: 'invalid_blocks' } as const;
    slack.fail({ method: 'chat.postMessage', times: 9, how, when: hasThumbs });
    await keeping.send(mention({ text: 'how are dental checks doing?' }));
    const { args } = await until(() => slack.messages[0]);
    const { action_id: actionId, value } = buttonOf(args, 'Wrong answer?');
    await keeping.send(press({ actionId, value, responseUrl: slack.responseUrl() }));
    const thanks = await until(() => slack.callsOf('response_url')[0]);
    expect(thanks.args['text']).toMatch(/^Thank you/);
    await keeping.stop();
  });
});

describe('an answer that takes a while', () => {
  /** A bot whose figures come only once they are let go. */
  async function startSlow(): Promise<{ readonly slowBot: SlackBot; readonly release: () => void }> {
    let release = () => {};
    const gate = new Promise<void>((resolve) => void (release = resolve));
    const through: SlackBotOptions['through'] = (parts) => {
      const answer: typeof parts.desk.answer = async (message) => {
        await gate;
        return parts.desk.answer(message);
      };
      return { ...parts, desk: { ...parts.desk, answer } };
    };
    return { slowBot: await start({ through, tuning: { ...QUICK, slowMs: 1 } }), release };
  }

  it('is announced in its thread, and comes', async () => {
    const { slowBot, release } = await startSlow();
    const ts = newTs();
    await slowBot.send(mention({ text: 'dental checks?', ts }));
    const announced = await until(() => slack.callsOf('assistant.threads.setStatus')[0]);
    expect(announced.args).toMatchObject({ channel_id: 'C0001', thread_ts: ts, status: expect.stringMatching(/look/) });
    expect(slack.messages).toEqual([]);
    release();
    await until(() => slack.messages[0]);
    await slowBot.stop();
  });

  it('comes where the workspace has no such announcements', async () => {
    const how = { kind: 'error', error: 'feature_not_enabled' } as const;
    slack.fail({ method: 'assistant.threads.setStatus', times: 1, how });
    const { slowBot, release } = await startSlow();
    await slowBot.send(mention({ text: 'dental checks?' }));
    await until(() => slowBot.lines.find(({ msg }) => msg === 'a slow answer could not be announced'));
    release();
    await until(() => slack.messages[0]);
    await slowBot.stop();
  });

  it('and one that does not is not announced', async () => {
    await answerTo(mention({ text: 'dental checks?' }));
    expect(slack.callsOf('assistant.threads.setStatus')).toEqual([]);
  });
});

describe('the menu of a message', () => {
  const about = (message: Json) => messageShortcut('ask-about', message, { response_url: slack.responseUrl() });

  it('answers what the message asks to whoever wants to know, and to nobody else', async () => {
    const response = await responseTo(about({ user: 'U0009', text: '<@UBOT> how are dental checks doing?' }));
    expect(response).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(response['text']).toMatch(/79%/);
    expect(slack.messages).toEqual([]);
    const inThread = await responseTo(about({ text: 're-referrals?', thread_ts: '1.1' }));
    expect(inThread).toMatchObject({ thread_ts: '1.1' });
  });

  it('says that words are read where the message has none', async () => {
    expect((await responseTo(about({ files: [{ id: 'F1' }] })))['text']).toBe(NOT_READ);
  });
});

describe('the shortcut', () => {
  it('opens a window at once, and answers what is typed there by direct message', async () => {
    const opening = shortcut('ask');
    await bot.send(opening);
    const opened = await until(() => slack.callsOf('views.open')[0]);
    expect(opened.args).toMatchObject({ view: { type: 'modal', callback_id: 'ask' } });
    expect(opened.args['trigger_id']).toBe((opening.payload as { trigger_id: string }).trigger_id);
    const answer = await answerTo(
      submitted('ask', { question: { text: { value: 'how are dental <checks> doing?' } } }),
    );
    expect(answer).toMatchObject({ channel: 'D0001' });
    expect(answer).not.toHaveProperty('thread_ts');
    expect(JSON.stringify(answer['blocks'])).toContain('You asked: how are dental &lt;checks&gt; doing?');
    const next = await answerTo(directMessage({ text: 'and why?', threadTs: answer.ts }));
    expect(next['text']).toMatch(/dental/i);
  });
});

describe("the bot's home", () => {
  function themeButton(home: Json, theme: string): Button {
    const blocks = home['blocks'] as readonly { readonly accessory?: Button; readonly text?: { text: string } }[];
    const found = blocks.find(({ text, accessory }) => accessory && text?.text.startsWith(`*${theme}*`));
    if (!found?.accessory) throw new Error(`no button for ${theme}`);
    return found.accessory;
  }

  it('shows the scorecard: the worst first, by theme, what changed, and how to ask', async () => {
    await bot.send(homeOpened());
    const home = JSON.stringify(await until(() => slack.homes.get('U0001')));
    const places = [
      'The scorecard',
      '4 ▲ in need of attention',
      'Ask a question',
      'Needing attention, the worst first',
      'Initial health assessments within timescale',
      'Better than before',
      'By theme',
      'Child protection',
      'Your digests and alerts',
    ].map((words) => home.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    // Nothing in the report is worse by more than chance, and a heading over nothing is left out.
    expect(home).not.toContain('Worse than before');
  });

  it('has buttons: one to ask, and one for each theme, answered by direct message', async () => {
    await bot.send(homeOpened());
    const home = await until(() => slack.homes.get('U0001'));
    const onView = { onView: true, responseUrl: '' };
    await bot.send(press({ actionId: 'ask', value: 'ask', ...onView }));
    await until(() => slack.callsOf('views.open')[0]);
    const { action_id: actionId, value } = themeButton(home, 'Child protection');
    const answer = await answerTo(press({ actionId, value, ...onView }));
    expect(answer).toMatchObject({ channel: 'D0001' });
    expect(answer['text']).toMatch(/^Child protection: none of 7 measures need attention/);
  });
});

it('the log holds who, where and which indicators, and no word of what was asked or answered', async () => {
  const answers = [
    await answerTo(mention({ text: 'how are dental checks doing?' })),
    await answerTo(mention({ text: 'how are dental checks doing, Zanzibar?' })),
  ];
  for (const answer of answers) expect(answer['text']).toMatch(/79%/);
  const lines = bot.lines.filter(({ audit }) => audit === true);
  const who = { platform: 'slack', organisation: 'T0001', person: 'U0001', conversation: 'C0001' };
  expect(lines).toMatchObject([
    { ...who, intent: 'status', outcome: 'answered', indicators: ['CIC-DENTAL'] },
    { ...who, intent: 'status', outcome: 'no_data', indicators: ['CIC-DENTAL'] },
  ]);
  expect(JSON.stringify(bot.lines)).not.toMatch(/Zanzibar|doing|79%/i);
  // What was asked is let go of once it is answered, a moment after the post.
  await until(async () => (await bot.database('inbox_events').whereNotNull('body')).length === 0);
});
