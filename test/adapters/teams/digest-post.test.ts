import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { activity, channelMessage } from '../../fixtures/teams-bot.ts';
import type { Answering } from '../../fixtures/teams-connector.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

const CHANNEL = '19:channel@thread.tacv2';

let report: TeamsReport;
/** How far the bot's clock is ahead. */
let aheadMs = 0;

beforeAll(async () => {
  report = await startTeamsReport({ now: () => new Date(Date.now() + aheadMs), seams: { timeoutMs: 500 } });
  report.bot.digests.start();
});
afterAll(() => report.close());
beforeEach(async () => {
  aheadMs = 0;
  await report.forget();
});

/** Sets a digest up in the channel, by somebody who has written to the bot in their own chat too. */
async function setUp(): Promise<void> {
  const { bot, connector } = report;
  await bot.send(activity(connector, { text: 'thanks' }));
  await bot.send(channelMessage(connector, 'digest every Monday at 9', '5'));
  await connector.taken(2);
  await expect.poll(() => report.database.knex('inbox_events').pluck('state')).toEqual(['done', 'done']);
  connector.forget();
}

/** It is the time of the next post. */
async function becomeDue(): Promise<void> {
  const [due] = await report.database.knex('digest_subscriptions').pluck('next_at');
  aheadMs = Date.parse(due) - Date.now() + 1_000;
}

const sentTo = (conversation: string) =>
  report.connector.messages().filter((each) => each.conversation === conversation);
const outcomes = () => report.database.knex('digest_deliveries').where({ kind: 'digest' }).pluck('outcome');
const LONG = { timeout: 10_000 };

describe('a digest in a channel', () => {
  it('is posted when it is due, as a thread of its own', async () => {
    await setUp();
    await becomeDue();
    await expect.poll(outcomes, LONG).toEqual(['posted']);
    const [post, ...more] = sentTo(CHANNEL);
    expect(more).toEqual([]);
    expect(post?.activity?.replyToId).toBeUndefined();
    expect(post?.activity?.summary).toMatch(/45 measures/);
  }, 20_000);

  it.each<Answering>([408, 412, 500, 503, 'timeout', 'drop'])(
    'is never posted again where it may be there, and its owner is told: %s',
    async (told) => {
      await setUp();
      report.connector.answerNext(told);
      await becomeDue();
      await expect.poll(outcomes, LONG).toEqual(['unknown']);
      await expect.poll(() => sentTo('a:chat').length, LONG).toBe(1);
      expect(sentTo(CHANNEL)).toHaveLength(1);
    },
    30_000,
  );

  it('is tried again once the connector takes more', async () => {
    await setUp();
    report.connector.answerNext({ status: 429, headers: { 'retry-after': '1' } });
    await becomeDue();
    await expect.poll(outcomes, LONG).toEqual(['posted']);
    expect(sentTo(CHANNEL)).toHaveLength(2);
  }, 20_000);

  it.each([
    { type: 'installationUpdate', action: 'remove' },
    { type: 'conversationUpdate', membersRemoved: [{ id: '28:app' }] },
  ])(
    'is not posted where the bot was removed, and its owner is told: $type',
    async (removal) => {
      await setUp();
      const { conversation, channelData } = channelMessage(report.connector, '');
      const there = { ...conversation, id: CHANNEL };
      await report.bot.send(
        activity(report.connector, { ...removal, text: undefined, channelData, conversation: there }),
      );
      await expect.poll(() => report.bot.parts.addresses.read('teams', CHANNEL), LONG).toBeNull();
      await becomeDue();
      await expect.poll(outcomes, LONG).toEqual(['gone']);
      await expect.poll(() => sentTo('a:chat').length, LONG).toBe(1);
      expect(sentTo(CHANNEL)).toEqual([]);
      expect(await report.database.knex('digest_subscriptions').pluck('state')).toEqual(['paused']);
    },
    30_000,
  );
});
