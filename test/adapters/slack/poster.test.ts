import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EVENT_TYPE } from '../../../adapters/slack/find.ts';
import type { Place, Post, Poster, Reply } from '../../../src/index.ts';
import { lineSpec } from '../../fixtures/chart-spec.ts';
import { replyWith } from '../../fixtures/parts.ts';
import { drawing, reportFile, type SlackBot, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import { mention } from '../../fixtures/slack-requests.ts';
import {
  BOT,
  type Fault,
  SLACK,
  type SlackMessage,
  type SlackServer,
  startSlackServer,
} from '../../fixtures/slack-server.ts';

let file: Awaited<ReturnType<typeof reportFile>>;
let slack: SlackServer;
let bot: SlackBot;

beforeAll(async () => {
  file = await reportFile();
});
afterAll(() => file.remove());
beforeEach(() => start(SLACK.scopes));
afterEach(stop);

async function start(scopes: string): Promise<void> {
  slack = await startSlackServer({ scopes });
  bot = await startSlackBot({ address: file.address, slack });
}

async function stop(): Promise<void> {
  await bot.stop();
  await slack.close();
}

function poster(): Poster {
  if (!bot.service.poster) throw new Error('Slack posts nothing');
  return bot.service.poster;
}

const reply = replyWith([{ kind: 'text', label: null, text: 'Dental checks: 79%.' }], {
  headline: 'This week: 2 of 45 measures moved.',
});
const place: Place = { organisation: 'T0001', conversation: 'C0001', isPersonal: false, owner: 'U0001' };

function digest(over: Partial<Post> = {}): Post {
  const context = { version: 2, last: null, options: [] } as const;
  const { signal } = new AbortController();
  return { deliveryId: 'd1', place, reply, context, draw: (spec) => drawing.draw(spec), signal, ...over };
}

describe('a post', () => {
  it('is one message with its id where people do not see it', async () => {
    expect(await poster().post(digest())).toEqual({ outcome: 'posted' });
    const [message, ...others] = slack.messages;
    expect(others).toEqual([]);
    expect(message?.args).toMatchObject({
      ...{ channel: 'C0001', parse: 'none', unfurl_links: 'false' },
      text: 'This week: 2 of 45 measures moved.\nDental checks: 79%.',
      metadata: { event_type: EVENT_TYPE, event_payload: { delivery_id: 'd1' } },
    });
    expect(message?.args).not.toHaveProperty('thread_ts');
  });

  it('to a person goes to their direct messages, and so does what its owner is told', async () => {
    await poster().post(digest({ place: { ...place, conversation: 'U0002', isPersonal: true } }));
    await poster().tell?.(digest());
    expect(slack.messages.map(({ channel }) => channel)).toEqual(['D0002', 'D0001']);
  });

  it('is what a thread under it is about', async () => {
    await bot.send(mention({ text: 'dental checks?', ts: '1.1' }));
    await until(() => slack.messages[0]);
    const row = await bot.database('threads').where({ key: 'slack:T0001:C0001:1.1' }).first('context');
    await poster().post(digest({ context: JSON.parse(row.context) }));
    const posted = await until(() => slack.messages[1]);
    await until(() =>
      bot
        .database('threads')
        .where({ key: `slack:T0001:C0001:${posted.ts}` })
        .first(),
    );
    await bot.send(mention({ text: 'and why?', threadTs: posted.ts }));
    expect((await until(() => slack.messages[2])).args['text']).toMatch(/dental/i);
  });

  it('gets its picture afterwards, in the same message, and keeps its id', async () => {
    let drawn = 0;
    const draw: Post['draw'] = (spec) => {
      drawn += 1;
      return drawing.draw(spec);
    };
    const parts: Reply['parts'] = [{ kind: 'chart', spec: lineSpec(), alt: 'Boats out.', rows: [] }];
    await poster().post(digest({ reply: { ...reply, parts }, draw }));
    await until(() => slack.callsOf('chat.update')[0]);
    expect(slack.messages).toHaveLength(1);
    expect(JSON.stringify(slack.messages[0]?.args['blocks'])).toContain('"type":"image"');
    expect(slack.messages[0]?.args).toMatchObject({ metadata: { event_payload: { delivery_id: 'd1' } } });
    expect(drawn).toBe(1);
  });

  it('is described with its file as far as Slack takes it, to the end of a sentence, and with its picture whole', async () => {
    const alt = Array.from({ length: 40 }, (_, at) => `Harbour ${at + 1}: 79% of boats are out, better.`).join(' ');
    const parts: Reply['parts'] = [{ kind: 'chart', spec: lineSpec(), alt, rows: [] }];
    await poster().post(digest({ reply: { ...reply, parts } }));
    await until(() => slack.callsOf('chat.update')[0]);
    const said = String(slack.callsOf('files.getUploadURLExternal')[0]?.args['alt_text']);
    expect(said).toMatch(/^Harbour 1: .* out, better\.$/);
    expect(alt.startsWith(said)).toBe(true);
    expect([said.length <= 1000, said.length > 950]).toEqual([true, true]);
    const blocks = slack.messages[0]?.args['blocks'] as readonly { readonly alt_text?: string }[];
    expect(blocks.find((block) => block.alt_text)?.alt_text).toBe(alt);
  });

  it('is plainer where Slack refuses it as it is: that one was not posted', async () => {
    const how = { kind: 'error', error: 'invalid_blocks' } as const;
    slack.fail({ method: 'chat.postMessage', times: 9, when: (args) => 'blocks' in args, how });
    expect(await poster().post(digest())).toEqual({ outcome: 'posted' });
    expect(slack.messages).toHaveLength(1);
  });

  it.each<[string, Fault['how'], unknown]>([
    [
      'refused, with how long to wait',
      { kind: 'limit', retryAfter: 7 },
      { outcome: 'refused', reason: 'ratelimited', retryAfterMs: 7000 },
    ],
    ['refused', { kind: 'error', error: 'restricted_action' }, { outcome: 'refused', reason: 'restricted_action' }],
    ['gone with its channel', { kind: 'error', error: 'is_archived' }, { outcome: 'gone', reason: 'is_archived' }],
    ['gone with the bot', { kind: 'error', error: 'not_in_channel' }, { outcome: 'gone', reason: 'not_in_channel' }],
    ['unknown after a fault', { kind: 'status', status: 500 }, { outcome: 'unknown', reason: 'http_500' }],
    [
      'unknown where Slack says that some of it may have happened',
      { kind: 'error', error: 'fatal_error' },
      { outcome: 'unknown', reason: 'fatal_error' },
    ],
    ['unknown after silence', { kind: 'hang' }, { outcome: 'unknown', reason: expect.any(String) }],
  ])('is %s, after one attempt', async (_what, how, expected) => {
    slack.fail({ method: 'chat.postMessage', times: 9, how });
    expect(await poster().post(digest())).toEqual(expected);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('is refused where no connection was made', async () => {
    await slack.close();
    expect(await poster().post(digest())).toEqual({ outcome: 'refused', reason: 'ECONNREFUSED' });
  });

  it('whose time is over before it leaves never leaves', async () => {
    const signal = AbortSignal.abort();
    expect(await poster().post(digest({ signal }))).toEqual({ outcome: 'refused', reason: 'time over' });
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });

  it('whose time is over between a refusal and its plainer form is not sent in that', async () => {
    const ending = new AbortController();
    slack.fail({ method: 'chat.postMessage', times: 9, how: { kind: 'error', error: 'invalid_blocks' } });
    slack.onCall = () => ending.abort();
    const outcome = await poster().post(digest({ signal: ending.signal }));
    expect(outcome).toMatchObject({ outcome: expect.stringMatching(/^(unknown|refused)$/) });
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('whose time is over on its way is unknown', async () => {
    const ending = new AbortController();
    slack.fail({ method: 'chat.postMessage', times: 1, how: { kind: 'hang' } });
    slack.onCall = () => ending.abort();
    expect(await poster().post(digest({ signal: ending.signal }))).toMatchObject({ outcome: 'unknown' });
  });
});

describe('whether a channel is shared with another organisation', () => {
  const isShared = async (conversation = 'C0001') => poster().isShared?.({ ...place, conversation });
  const own = (many: number) => Array.from({ length: many }, (_, at) => `C${String(at + 1).padStart(4, '0')}`);

  it('is asked of Slack for all that the bot is in at once, and good for a while: digests come in crowds', async () => {
    slack.memberships.set(BOT.userId, own(450));
    slack.shared.add('C0440');
    const many = await Promise.all(own(450).map((id) => isShared(id)));
    expect(many.flatMap((shared, at) => (shared ? [at + 1] : []))).toEqual([440]);
    expect(slack.callsOf('users.conversations')).toHaveLength(3);
    expect(slack.callsOf('conversations.info')).toEqual([]);
  });

  it('is asked for a channel that is not among them', async () => {
    slack.memberships.set(BOT.userId, own(3));
    slack.shared.add('C0009');
    const asked = [await isShared('C0009'), await isShared('C0008'), await isShared('C0008')];
    expect(asked).toEqual([true, false, false]);
    expect(slack.callsOf('conversations.info')).toHaveLength(2);
  });

  it('does not matter where the bot is not: the post itself is refused', async () => {
    slack.hidden.add('C0001');
    expect(await isShared()).toBe(false);
    expect(await poster().post(digest())).toMatchObject({ outcome: 'gone' });
  });

  it.each<[string, Fault['how']]>([
    ['is silent', { kind: 'hang' }],
    ['asks to wait', { kind: 'limit', retryAfter: 30 }],
    ['may not tell', { kind: 'error', error: 'missing_scope' }],
  ])('is not known where Slack %s, after one try, and is asked again', async (_why, how) => {
    slack.memberships.set(BOT.userId, own(3));
    for (const method of ['users.conversations', 'conversations.info']) slack.fail({ method, times: 1, how });
    await expect(isShared()).rejects.toThrow('users.conversations failed');
    expect(slack.callsOf('users.conversations')).toHaveLength(1);
    expect(await isShared()).toBe(false);
    await expect(isShared('C0009')).rejects.toThrow('conversations.info failed');
  });
});

describe('a post of which nobody knows whether it arrived', () => {
  const since = '2023-11-14T00:00:00.000Z';
  const find = (deliveryId: string, where = place) => poster().find?.(deliveryId, where, since);

  it('can not be looked for with the scopes that the manifest asks for', async () => {
    expect(await find('d1')).toBe('cannot-look');
  });

  describe('with the scope for it', () => {
    beforeEach(async () => {
      await stop();
      await start(`${SLACK.scopes},channels:history`);
    });

    it('is found by its id, among others', async () => {
      for (const deliveryId of ['d0', 'd1', 'd2']) await poster().post(digest({ deliveryId }));
      expect(await find('d1')).toBe('found');
    });

    it('is found where our clock is ahead of the one that Slack dates it by', async () => {
      await poster().post(digest());
      const posted = Number(slack.messages[0]?.ts) * 1000;
      const claimed = new Date(posted + 5 * 60_000).toISOString();
      expect(await poster().find?.('d1', place, claimed)).toBe('found');
    });

    it('is absent where it is not', async () => {
      await poster().post(digest({ deliveryId: 'd0' }));
      await poster().post(digest({ place: { ...place, conversation: 'C0002' } }));
      expect(await find('d1')).toBe('absent');
    });

    it('is looked for on every page, a few at most', async () => {
      await poster().post(digest());
      const others = (many: number) =>
        (slack.messages as SlackMessage[]).push(
          ...Array.from({ length: many }, () => ({ channel: 'C0001', ts: '1800000000.0', args: {} })),
        );
      others(150);
      expect(await find('d1')).toBe('found');
      expect(slack.callsOf('conversations.history')).toHaveLength(2);
      others(400);
      expect(await find('d1')).toBe('cannot-look');
      expect(slack.callsOf('conversations.history')).toHaveLength(7);
    });

    it('can not be looked for where the bot is not', async () => {
      slack.foreign.add('C0001');
      expect(await find('d1')).toBe('cannot-look');
    });

    it('is asked for again later where Slack does not answer', async () => {
      slack.fail({ method: 'conversations.history', times: 9, how: { kind: 'status', status: 500 } });
      await expect(find('d1')).rejects.toThrow('conversations.history failed');
    });
  });
});
