import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Delivered, type Delivery, EVENT_TYPE } from '../../../adapters/slack/delivery.ts';
import type { SlackService } from '../../../adapters/slack/main.ts';
import type { Reply } from '../../../src/index.ts';
import { lineSpec } from '../../fixtures/chart-spec.ts';
import { reportFile, type SlackBot, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import {
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

const delivery = (): Delivery => (bot.service as SlackService).delivery;

const reply: Reply = {
  outcome: 'answered',
  headline: 'This week: 2 of 45 measures moved.',
  parts: [{ kind: 'text', text: 'Dental checks: 79%.' }],
  facts: [],
};

function digest(over: Partial<Delivered> = {}): Delivered {
  return { channel: 'C0001', deliveryId: 'd1', reply, text: 'This week.', buttons: null, ...over };
}

describe('what is delivered', () => {
  it('is one message with its id where people do not see it', async () => {
    const outcome = await delivery().post(digest());
    const [message, ...others] = slack.messages;
    expect(outcome).toEqual({ outcome: 'posted', channel: 'C0001', ts: message?.ts });
    expect(others).toEqual([]);
    expect(message?.args).toMatchObject({
      ...{ channel: 'C0001', text: 'This week.', parse: 'none', unfurl_links: 'false' },
      metadata: { event_type: EVENT_TYPE, event_payload: { delivery_id: 'd1' } },
    });
  });

  it('to a person goes to their direct messages', async () => {
    expect(await delivery().post(digest({ channel: 'U0001' }))).toMatchObject({ outcome: 'posted', channel: 'D0001' });
  });

  it('gets its picture afterwards, in the same message, and keeps its id', async () => {
    const withChart: Reply = { ...reply, parts: [{ kind: 'chart', spec: lineSpec(), alt: 'Boats out.' }] };
    await delivery().post(digest({ reply: withChart }));
    await until(() => slack.callsOf('chat.update')[0]);
    expect(slack.messages).toHaveLength(1);
    expect(JSON.stringify(slack.messages[0]?.args['blocks'])).toContain('"type":"image"');
    expect(slack.messages[0]?.args).toMatchObject({ metadata: { event_payload: { delivery_id: 'd1' } } });
  });

  it('is plainer where Slack refuses it as it is: that one was not posted', async () => {
    const how = { kind: 'error', error: 'invalid_blocks' } as const;
    slack.fail({ method: 'chat.postMessage', times: 9, when: (args) => 'blocks' in args, how });
    expect(await delivery().post(digest())).toMatchObject({ outcome: 'posted' });
    expect(slack.messages).toHaveLength(1);
  });

  it.each<[string, Fault['how'], unknown]>([
    [
      'refused, with how long to wait',
      { kind: 'limit', retryAfter: 7 },
      { outcome: 'refused', reason: 'ratelimited', retryAfterMs: 7000 },
    ],
    [
      'refused for good',
      { kind: 'error', error: 'is_archived' },
      { outcome: 'refused', reason: 'is_archived', retryAfterMs: null },
    ],
    ['unknown after a fault', { kind: 'status', status: 500 }, { outcome: 'unknown', reason: 'http_500' }],
    [
      'unknown where Slack says that some of it may have happened',
      { kind: 'error', error: 'fatal_error' },
      { outcome: 'unknown', reason: 'fatal_error' },
    ],
    ['unknown after silence', { kind: 'hang' }, { outcome: 'unknown', reason: expect.any(String) }],
  ])('is %s, after one attempt', async (_what, how, expected) => {
    slack.fail({ method: 'chat.postMessage', times: 9, how });
    expect(await delivery().post(digest())).toEqual(expected);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('is refused, and may be tried at once, where no connection was made', async () => {
    await slack.close();
    expect(await delivery().post(digest())).toEqual({ outcome: 'refused', reason: 'ECONNREFUSED', retryAfterMs: 0 });
  });
});

describe('a delivery of which nobody knows whether it was posted', () => {
  const wanted = { channel: 'C0001', deliveryId: 'd1', since: new Date('2023-11-14T00:00:00Z') };

  it('can not be looked for with the scopes that the manifest asks for', async () => {
    expect(await delivery().find(wanted)).toEqual({ outcome: 'cannot-look', reason: 'missing_scope' });
  });

  describe('with the scope for it', () => {
    beforeEach(async () => {
      await stop();
      await start(`${SLACK.scopes},channels:history`);
    });

    it('is found by its id, among others', async () => {
      for (const deliveryId of ['d0', 'd1', 'd2']) await delivery().post(digest({ deliveryId }));
      expect(await delivery().find(wanted)).toEqual({ outcome: 'found', ts: slack.messages[1]?.ts });
    });

    it('is not found where it is not', async () => {
      await delivery().post(digest({ deliveryId: 'd0' }));
      await delivery().post(digest({ channel: 'C0002' }));
      expect(await delivery().find(wanted)).toEqual({ outcome: 'not-found' });
    });

    it('is looked for on every page, a few at most', async () => {
      await delivery().post(digest());
      const others = (many: number) =>
        (slack.messages as SlackMessage[]).push(
          ...Array.from({ length: many }, () => ({ channel: 'C0001', ts: '1800000000.0', args: {} })),
        );
      others(150);
      expect(await delivery().find(wanted)).toEqual({ outcome: 'found', ts: slack.messages[0]?.ts });
      expect(slack.callsOf('conversations.history')).toHaveLength(2);
      others(400);
      expect(await delivery().find(wanted)).toMatchObject({ outcome: 'cannot-look' });
      expect(slack.callsOf('conversations.history')).toHaveLength(7);
    });

    it('can not be looked for where the bot is not', async () => {
      slack.foreign.add('C0001');
      expect(await delivery().find(wanted)).toEqual({ outcome: 'cannot-look', reason: 'not_in_channel' });
    });
  });
});
