import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PERHAPS_TWICE } from '../../../src/index.ts';
import { activity, channelMessage } from '../../fixtures/teams-bot.ts';
import type { Answering } from '../../fixtures/teams-connector.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

let report: TeamsReport;

beforeAll(async () => {
  report = await startTeamsReport({ seams: { timeoutMs: 300 } });
});
afterAll(() => report.close());
beforeEach(() => report.forget());

const states = () => report.database.knex('inbox_events').pluck('state');

async function askWhere(...answers: readonly Answering[]): Promise<void> {
  report.connector.answerNext(...answers);
  expect((await report.bot.send(activity(report.connector))).status).toBe(202);
}

describe('a reply to a person', () => {
  it.each<{ answers: readonly Answering[]; why: string }>([
    { answers: [429], why: 'too many were sent' },
    { answers: [429, 429], why: 'and still too many' },
    { answers: [408], why: 'the connector waited in vain' },
    { answers: [412], why: 'two wrote to the conversation at once' },
    { answers: [500], why: 'the connector failed' },
    { answers: [502, 503], why: 'something behind it failed' },
    { answers: [504], why: 'something behind it was too slow' },
    { answers: ['timeout'], why: 'no answer came' },
    { answers: ['drop'], why: 'the connection broke' },
  ])('is sent again where $why ($answers)', async ({ answers }) => {
    await askWhere(...answers);
    const sent = await report.connector.taken(1);
    expect(sent).toHaveLength(answers.length + 1);
    const [first, ...again] = sent.map(({ activity }) => JSON.stringify(activity));
    expect(first).not.toContain(PERHAPS_TWICE);
    // What may have arrived is not sent once more without saying so; of too many, none has.
    const isUnsure = !answers.includes(429);
    for (const each of again) expect(each.includes(PERHAPS_TWICE)).toBe(isUnsure);
    await expect.poll(states).toEqual(['done']);
  });

  it('waits as long as it is told to, and no longer than anybody would', async () => {
    await askWhere({ status: 429, headers: { 'retry-after': '1' } });
    const [first, second] = await report.connector.taken(1);
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it('is sent once for each attempt: the SDK sends nothing again by itself', async () => {
    // Two pauses between three attempts to deliver, and that for the first turn of three.
    await askWhere(500, 500, 500);
    await expect.poll(() => report.connector.received.length).toBe(3);
    await expect.poll(states).toEqual(['waiting']);
  });

  it('is not made anew in a later turn, where only sending it failed: its thread has moved on by it', async () => {
    await askWhere();
    await report.connector.taken(1);
    report.connector.forget();
    await report.bot.send(activity(report.connector, { text: 'child protection plans?' }));
    await report.connector.taken(1);
    report.connector.forget();
    report.connector.answerNext(500, 500, 500);
    await report.bot.send(activity(report.connector, { text: 'the quarter before?' }));
    await expect.poll(() => report.connector.messages().length, { timeout: 12_000 }).toBe(4);
    const said = report.connector.messages().map(({ activity: sent }) => sent?.summary);
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toMatch(/885, 30 Sep 2018/);
  }, 20_000);

  it.each([
    { body: { error: { code: 'BotNotInConversationRoster' } }, reason: 'BotNotInConversationRoster' },
    { body: { error: { code: 'ConversationBlockedByUser' } }, reason: 'ConversationBlockedByUser' },
    {
      body: {
        errorCode: 209,
        message: '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "Thread is blocked"\r\n}',
      },
      reason: 'MessageWritesBlocked',
    },
  ])('that is refused because the bot was removed marks the address dead: $reason', async ({ body, reason }) => {
    await askWhere({ status: 403, body });
    await expect.poll(states).toEqual(['done']);
    expect(report.connector.received).toHaveLength(1);
    expect((await report.bot.parts.addresses.read('teams', 'a:chat'))?.dead).toMatchObject({ reason });
    // The next message from there brings it back.
    await report.bot.send(activity(report.connector));
    await report.connector.taken(1);
    expect((await report.bot.parts.addresses.read('teams', 'a:chat'))?.dead).toBeNull();
  });

  it.each([
    { status: 400, code: 'BadSyntax', why: 'the connector does not understand it' },
    { status: 403, code: 'InvalidBotApiHost', why: 'it went to the wrong cloud' },
    { status: 413, code: 'MessageSizeTooBig', why: 'it is too large' },
    { status: 404, code: 'ActivityNotFoundInConversation', why: 'what it answers was deleted' },
  ])('is sent once more, in words alone and under no message, and the address lives, where $why', async (refused) => {
    const answer = { status: refused.status, body: { error: { code: refused.code } } };
    await askWhere(answer);
    await expect.poll(states).toEqual(['done']);
    const [card, words, ...more] = report.connector.messages();
    expect(more).toEqual([]);
    expect(card?.activity?.attachments).toHaveLength(1);
    expect(words?.activity).toMatchObject({ text: expect.stringMatching(/^Initial health assessments .*32%/s) });
    expect(words?.activity).not.toHaveProperty('replyToId');
    expect(words?.activity?.attachments ?? []).toEqual([]);
    // Where that is refused too there is nothing else to try.
    report.connector.forget();
    await askWhere(answer, answer);
    await expect.poll(states).toEqual(['done', 'done']);
    expect(report.connector.messages()).toHaveLength(2);
    expect((await report.bot.parts.addresses.read('teams', 'a:chat'))?.dead).toBeNull();
  });

  it('that is not taken in a channel is told in the own chat of who asked, with what to do', async () => {
    await askWhere();
    await report.connector.taken(1);
    report.connector.forget();
    report.connector.answerNext({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
    await report.bot.send(channelMessage(report.connector, 'iha?'));
    const [, told] = (await report.connector.taken(1), report.connector.messages());
    expect(told).toMatchObject({ conversation: 'a:chat' });
    expect(told?.activity?.text).toMatch(/^Sorry, I can not answer there, since I am not in that channel or chat\./);
  });

  it('is not sent to where the connector leads it: the token stays with its host', async () => {
    const led = { status: 307, headers: { location: 'http://127.0.0.1:9/' } };
    await askWhere(led, led);
    await expect.poll(states).toEqual(['done']);
    expect(report.connector.received).toHaveLength(2);
  });

  it('stays under 28 KB as it is sent, in a channel with the longest of names', async () => {
    const id = `19:${'x'.repeat(180)}@thread.tacv2;messageid=1700000000000`;
    const conversation = { conversationType: 'channel', isGroup: true, id, tenantId: 't', name: 'n'.repeat(500) };
    const channelData = { tenant: { id: '11111111-2222-3333-4444-555555555555' }, team: { id: 'y'.repeat(200) } };
    const from = { id: `29:${'p'.repeat(180)}`, name: 'q'.repeat(300), aadObjectId: 'object-long' };
    const text = 'list all measures';
    await report.bot.send(activity(report.connector, { conversation, channelData, from, text }));
    const [sent] = await report.connector.taken(1);
    expect(sent?.bytes).toBeGreaterThan(10_000);
    expect(sent?.bytes).toBeLessThan(28 * 1024);
  });
});

describe('a person that Teams says nothing about', () => {
  it('is told so at the last attempt, with a reference for the administrator', async () => {
    const { bot, connector, database } = report;
    Object.assign(bot.parts.desk, { answer: () => Promise.reject(new Error('secret of the database')) });
    await bot.parts.conversations.inbox.accept({
      platform: 'teams',
      id: 'a:chat last',
      receivedAt: new Date().toISOString(),
      body: {
        kind: 'message',
        replyTo: '9',
        text: 'iha?',
        where: {
          ...{ serviceUrl: connector.url, channelId: 'msteams', conversation: 'a:chat', kind: 'personal' },
          ...{ tenant: '11111111-2222-3333-4444-555555555555', team: null, isShared: false, bot: '28:app' },
          ...{ user: '29:person', objectId: null },
        },
      },
    });
    await database.knex('inbox_events').update({ attempts: 2 });
    const [sent] = await connector.taken(1);
    expect(sent?.activity?.text).toMatch(
      /^Sorry, something went wrong on my side, so this has no answer\. .* \(Reference \w{8}\)$/,
    );
    await expect.poll(states).toEqual(['done']);
  }, 15_000);
});
