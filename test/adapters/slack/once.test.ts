import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PERHAPS_TWICE } from '../../../src/index.ts';
import { reportFile, type SlackBot, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import { command, deleted, directMessage, edited, keptAs, mention } from '../../fixtures/slack-requests.ts';
import { SLACK, type SlackServer, type SlackServerOptions, startSlackServer } from '../../fixtures/slack-server.ts';

let file: Awaited<ReturnType<typeof reportFile>>;
let slack: SlackServer;
let bot: SlackBot;

beforeAll(async () => {
  file = await reportFile();
});
afterAll(() => file.remove());
beforeEach(() => start());
afterEach(() => stop());

async function start(over: Partial<SlackServerOptions> = {}): Promise<void> {
  slack = await startSlackServer(over);
  bot = await startSlackBot({ address: file.address, slack });
}

async function stop(): Promise<void> {
  await bot.stop();
  await slack.close();
}

let messages = 0;
/** Unlike any other of this file. */
const newTs = () => `17${(messages += 1)}.${messages}`;

const ended = (ts: string, channel?: string) =>
  until(() =>
    bot
      .database('inbox_events')
      .where({ event_id: keptAs(ts, channel), state: 'done' })
      .first(),
  );
const allEnded = () =>
  until(async () => (await bot.database('inbox_events').where({ state: 'waiting' }).first()) === undefined);
const textOf = (at = 0) => String(slack.messages[at]?.args['text']);

describe('an answer that Slack took before the connection broke', () => {
  const breaks = { method: 'chat.postMessage', how: { kind: 'break-after' }, times: 1 } as const;

  it('is found by its id, and not sent again', async () => {
    slack.fail(breaks);
    const ts = newTs();
    await bot.send(directMessage({ text: 'dental checks?', ts }));
    await ended(ts, 'D0001');
    expect(slack.messages).toHaveLength(1);
    expect(slack.callsOf('conversations.history')[0]?.args).toMatchObject({
      oldest: ts,
      include_all_metadata: 'true',
    });
    // It is known where it stands: its question can still be changed.
    await bot.send(edited({ text: 're-referrals?', ts, before: 'dental checks?' }));
    await until(() => /re-referrals/i.test(textOf()));
    expect(slack.messages).toHaveLength(1);
  });

  it('is found in a channel where the scope for it was given', async () => {
    await stop();
    await start({ scopes: `${SLACK.scopes},channels:history` });
    slack.fail(breaks);
    const ts = newTs();
    await bot.send(mention({ text: 'dental checks?', ts }));
    await ended(ts);
    expect(slack.messages).toHaveLength(1);
  });

  it('is sent once more where nobody can look, and says so', async () => {
    slack.fail(breaks);
    const ts = newTs();
    await bot.send(mention({ text: 'dental checks?', ts }));
    await ended(ts);
    expect(slack.messages.map(({ args }) => JSON.stringify(args['blocks']).includes(PERHAPS_TWICE))).toEqual([
      false,
      true,
    ]);
  });

  it('is sent once more without a word where it is not there', async () => {
    slack.fail({ method: 'chat.postMessage', how: { kind: 'status', status: 500 }, times: 1 });
    const ts = newTs();
    await bot.send(directMessage({ text: 'dental checks?', ts }));
    await ended(ts, 'D0001');
    expect(slack.messages).toHaveLength(1);
    expect(JSON.stringify(slack.messages[0]?.args)).not.toContain(PERHAPS_TWICE);
  });

  it('left by a process that died is found as well, and its question ended', async () => {
    const ts = newTs();
    await bot.send(directMessage({ text: 'dental checks?', ts }));
    await ended(ts, 'D0001');
    const body = {
      who: { team: 'T0001', person: 'U0001' },
      where: { kind: 'thread', channel: 'D0001', threadTs: ts, isShared: false, responseUrl: null },
      what: { kind: 'question', text: 'dental checks?' },
    };
    // As it is left between the post and what is kept of it.
    await bot.database('shown_replies').update({ place: null });
    const waiting = { state: 'waiting', body: JSON.stringify(body), attempts: 1 };
    await bot
      .database('inbox_events')
      .where({ event_id: keptAs(ts, 'D0001') })
      .update(waiting);
    await ended(ts, 'D0001');
    expect(slack.messages).toHaveLength(1);
  });
});

describe('a question that is edited', () => {
  it('changes its answer, in the light of what its thread was about', async () => {
    await bot.send(directMessage({ text: 'how are dental checks doing?', ts: newTs() }));
    const { ts: threadTs } = await until(() => slack.messages[0]);
    await allEnded();
    const ts = newTs();
    await bot.send(directMessage({ text: 'and the target?', ts, threadTs }));
    await until(() => slack.messages[1]);
    await bot.send(edited({ text: 'and why?', before: 'and the target?', ts, threadTs }));
    await until(() => slack.callsOf('chat.update').length > 0);
    await allEnded();
    expect(slack.messages).toHaveLength(2);
    expect(textOf(1)).toMatch(/dental/i);
    expect(textOf(1)).not.toMatch(/target/i);
    // And what follows goes on from there.
    await bot.send(directMessage({ text: 'where does that come from?', ts: newTs(), threadTs }));
    await until(() => slack.messages[2]);
    expect(textOf(2)).toMatch(/dental/i);
  });

  it('in a channel comes as a mention of the same time: it is answered once', async () => {
    const ts = newTs();
    await bot.send(mention({ text: 'dental checks?', ts, eventId: 'EvFirst' }));
    await until(() => slack.messages[0]);
    await bot.send(mention({ text: 'dental checks?', ts, eventId: 'EvAgain' }));
    await bot.send(mention({ text: 're-referrals?', ts, eventId: 'EvEdit', over: { edited: { ts: newTs() } } }));
    await until(() => /re-referrals/i.test(textOf()));
    await allEnded();
    expect(slack.messages).toHaveLength(1);
  });

  it('so that it mentions the bot only now is answered, once', async () => {
    const ts = newTs();
    const edit = newTs();
    for (const eventId of ['EvOne', 'EvTwo'])
      await bot.send(mention({ text: 'dental checks?', ts, eventId, over: { edited: { ts: edit } } }));
    await until(() => slack.messages[0]);
    await bot.send(mention({ text: 'dental checks?', ts }));
    await allEnded();
    expect(slack.messages).toHaveLength(1);
    expect(textOf()).toMatch(/79%/);
  });

  it('by nothing but a link that unfolds changes nothing', async () => {
    const ts = newTs();
    await bot.send(directMessage({ text: 'dental checks?', ts }));
    await ended(ts, 'D0001');
    await bot.send(edited({ text: 'dental checks?', before: 'dental checks?', ts }));
    await bot.send(directMessage({ text: 'thanks', ts: newTs() }));
    await until(() => slack.messages[1]);
    expect(slack.callsOf('chat.update')).toEqual([]);
  });
});

describe('a question that is deleted', () => {
  it.each([
    ['by itself', false],
    ['with the thread of its answer, of which something stays', true],
  ])('%s takes its answer away, and what it was about', async (_how, hasThread) => {
    const [ts, user] = [newTs(), `U${hasThread ? 'thread' : 'alone'}`];
    const kept = () => bot.database('shown_replies').where('thread_key', 'like', `%:${user}:%`);
    await bot.send(directMessage({ text: 'dental checks?', ts, user }));
    await ended(ts, 'D0001');
    await until(async () => (await kept().whereNotNull('place')).length > 0);
    await bot.send(deleted({ text: 'dental checks?', ts, user, hasThread }));
    await until(() => slack.messages.length === 0);
    await allEnded();
    expect(await kept()).toEqual([]);
    await bot.send(directMessage({ text: 'and why?', ts: newTs(), user }));
    await until(() => slack.messages[0]);
    expect(textOf()).not.toMatch(/dental/i);
  });

  it('that was never answered is nothing', async () => {
    await bot.send(deleted({ text: 'dental checks?', ts: newTs() }));
    await allEnded();
    expect(slack.callsOf('chat.delete')).toEqual([]);
  });
});

it('what a person alone sees says so where it may have been shown before', async () => {
  const sent = command('/scorecard', 'dental checks?', { response_url: slack.responseUrl() });
  slack.fail({ method: 'response_url', how: { kind: 'status', status: 500 }, times: 4 });
  await bot.send(sent);
  const again = await until(() => slack.callsOf('response_url')[4]);
  expect(JSON.stringify(again.args['blocks'])).toContain(PERHAPS_TWICE);
});
