import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ColumnSet } from '../../../adapters/teams/card.ts';
import { NOT_READ } from '../../../src/index.ts';
import { openDatabase } from '../../../src/store/connect.ts';
import { activity, channelMessage, TENANT } from '../../fixtures/teams-bot.ts';
import type { Answering, Received } from '../../fixtures/teams-connector.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

let report: TeamsReport;

beforeAll(async () => {
  report = await startTeamsReport();
});
afterAll(() => report.close());
beforeEach(() => report.forget());

/** The texts of a card, the headline first. */
function textsOf(received: Received | undefined): readonly string[] {
  const body = received?.activity?.attachments?.[0]?.content.body ?? [];
  return body.flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
}

const headlineOf = (received: Received | undefined) => textsOf(received)[0] ?? '';

/** What stands in the row of the large figure. */
function largeOf(received: Received | undefined): readonly string[] {
  const body = received?.activity?.attachments?.[0]?.content.body ?? [];
  const row = body.find(({ type }) => type === 'ColumnSet') as ColumnSet | undefined;
  return (row?.columns ?? []).flatMap(({ items }) => items.map(({ text }) => text));
}

/** The answer in one sentence, which the notification begins with; a card may lay it out as a large figure. */
const answerOf = (received: Received | undefined) => received?.activity?.summary ?? '';

describe('a message', () => {
  it('in a personal chat is stored, acknowledged and answered there', async () => {
    const { bot, connector, database } = report;
    const message = activity(connector, { id: '77' });
    const response = await bot.send(message);
    expect(response.status).toBe(202);
    expect(await response.text()).toBe('');
    const [answer] = await connector.taken(1);
    expect(answer).toMatchObject({ conversation: 'a:chat', path: '/v3/conversations/a%3Achat/activities/77' });
    expect(answer?.authorization).toBe('Bearer stand-in');
    expect(textsOf(answer).slice(0, 2)).toEqual([
      'Initial health assessments within timescale',
      'Up and better than the quarter before, as published; the earlier figure is not held',
    ]);
    expect(largeOf(answer)).toEqual(['32%', '▲ **needs attention, as published**', 'Dec 2018']);
    expect(answerOf(answer)).toMatch(
      /^Initial health assessments within timescale: 32%, needs attention, .*, Dec 2018\./,
    );
    expect(JSON.stringify(answer?.activity)).not.toContain('mention me');
    await expect
      .poll(() => database.knex('inbox_events').select('state', 'body'))
      .toEqual([{ state: 'done', body: null }]);
  });

  it('in a channel is answered in its thread, without the mention', async () => {
    const { bot, connector, database } = report;
    await bot.send(channelMessage(connector, 'iha?', '4711'));
    const [answer] = await connector.taken(1);
    expect(answer?.conversation).toBe('19:channel@thread.tacv2;messageid=4711');
    expect(answerOf(answer)).toContain('32%');
    expect(JSON.stringify(answer?.activity)).toContain('To ask on, mention me in a reply.');
    expect(await database.knex('threads').pluck('key')).toEqual([
      `teams:${TENANT}:19:channel@thread.tacv2;messageid=4711`,
    ]);
  });

  it('in a group chat is answered there', async () => {
    const { bot, connector } = report;
    const conversation = { conversationType: 'groupChat', isGroup: true, id: '19:group@thread.v2', tenantId: TENANT };
    await bot.send(activity(connector, { conversation, text: '<at>Scorecard Bot</at> iha?', entities: [] }));
    const [answer] = await connector.taken(1);
    expect(answer?.conversation).toBe('19:group@thread.v2');
    expect(answerOf(answer)).toContain('32%');
  });

  it('is answered where another process holds the database, and the answer says that it is not remembered', async () => {
    const { bot, connector, database } = report;
    const other = openDatabase(database.address);
    const held = await other.transaction();
    await held.raw('pragma user_version = 0');
    try {
      await bot.send(activity(connector, { id: 'held', text: 'dental checks?' }));
      await expect.poll(() => connector.received.length, { timeout: 45_000 }).toBeGreaterThan(0);
    } finally {
      await held.rollback();
      await other.destroy();
    }
    const sent = JSON.stringify(await connector.taken(1));
    expect(sent).toMatch(/79%/);
    expect(sent).toMatch(/This conversation can not be kept just now/);
  }, 90_000);

  it('follows up on what its thread was about, and on no other', async () => {
    const { bot, connector } = report;
    for (const [at, text] of ['how are dental checks doing?', 'and the target?', 'why?'].entries()) {
      await bot.send(channelMessage(connector, text, '1'));
      await connector.taken(at + 1);
    }
    await bot.send(channelMessage(connector, 'and the target?', '2'));
    const headlines = (await connector.taken(4)).map(headlineOf);
    expect(headlines.slice(0, 3).map((each) => /dental check/i.test(each))).toEqual([true, true, true]);
    expect(headlines[3]).not.toMatch(/dental check/i);
  });

  it('with a file and no words is told that words are read', async () => {
    const attachments = [
      { contentType: 'text/html', content: '<p></p>' },
      { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'a.xlsx' },
    ];
    await report.bot.send(activity(report.connector, { text: '', attachments }));
    const [told] = await report.connector.taken(1);
    expect(told?.activity?.text).toBe(NOT_READ);
  });

  it('that only mentions the bot is told what to ask', async () => {
    const { bot, connector } = report;
    await bot.send(channelMessage(connector, ''));
    expect(headlineOf((await connector.taken(1))[0])).toMatch(/^Ask in plain words about any of 45 measures/);
  });

  it('sent again is answered once, whichever process it comes to', async () => {
    const { bot, connector } = report;
    const other = await report.another();
    const message = activity(connector);
    const responses = await Promise.all([bot, other, bot, other, other].map((each) => each.send(message)));
    expect(responses.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    // A later message has been answered by the time that a second answer to the first would have come.
    await bot.send(activity(connector, { text: 'thanks' }));
    await connector.taken(2);
    expect((await bot.send(message)).status).toBe(202);
    await other.send(activity(connector, { text: 'thanks' }));
    expect((await connector.taken(3)).map(answerOf).filter((each) => each.includes('32%'))).toHaveLength(1);
  });

  it('of the same id in another conversation is another message', async () => {
    const { bot, connector } = report;
    await bot.send(activity(connector, { id: '5' }));
    await bot.send(activity(connector, { id: '5', conversation: { id: 'a:other', tenantId: TENANT } }));
    const conversations = (await connector.taken(2)).map(({ conversation }) => conversation);
    expect(conversations.toSorted()).toEqual(['a:chat', 'a:other']);
  });

  it('left by a process that died is answered by another', async () => {
    const { connector, database } = report;
    const dead = await report.another();
    const now = new Date();
    await dead.parts.conversations.inbox.accept({
      platform: 'teams',
      id: 'a:chat 9',
      receivedAt: now.toISOString(),
      body: {
        kind: 'message',
        replyTo: '9',
        text: 'iha?',
        where: {
          ...{ serviceUrl: connector.url, channelId: 'msteams', conversation: 'a:chat', kind: 'personal' },
          ...{ tenant: TENANT, team: null, isShared: false, bot: '28:app', user: '29:person', objectId: null },
        },
      },
    });
    await database.knex('inbox_events').update({ lease_holder: 'dead', lease_until: now.toISOString() });
    await report.another();
    expect(answerOf((await connector.taken(1))[0])).toContain('32%');
  });

  it.each([
    { over: { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } }, why: 'one that is brought back' },
    { over: { type: 'messageReaction' }, why: 'a reaction' },
    { over: { type: 'typing' }, why: 'somebody types' },
    { over: { type: 'event', name: 'application/vnd.microsoft.readReceipt' }, why: 'a read receipt' },
    { over: { type: 'somethingNew' }, why: 'what may come one day' },
    { over: { from: { id: '28:app' } }, why: "the bot's own words" },
    { over: { type: 'conversationUpdate', membersAdded: [{ id: '29:new' }] }, why: 'a new member of the team' },
  ])('is no question: $why', async ({ over }) => {
    const { bot, connector, database } = report;
    expect((await bot.send(activity(connector, over))).status).toBe(202);
    expect(await database.knex('inbox_events')).toEqual([]);
    expect(connector.received).toEqual([]);
  });
});

describe('an installation', () => {
  const installed = (over = {}) =>
    activity(report.connector, { type: 'installationUpdate', action: 'add', text: undefined, ...over });
  const added = (over = {}) =>
    activity(report.connector, {
      type: 'conversationUpdate',
      membersAdded: [{ id: '28:app' }],
      text: undefined,
      ...over,
    });

  it('is welcomed once with what to ask, though two events say it, and its address is kept', async () => {
    const { bot, connector } = report;
    await Promise.all([bot.send(installed()), bot.send(added())]);
    const [first] = await connector.taken(1);
    expect(textsOf(first).slice(0, 4)).toEqual([
      'Hello, I am Scorecard Bot.',
      'I answer questions about 45 measures from the published figures, and say where each comes from.',
      'Ask me in plain words.',
      'For example: how are we doing on children not seen in a timely way after referral?',
    ]);
    await bot.send(activity(connector));
    expect(await connector.taken(2)).toHaveLength(2);
    expect(await bot.parts.addresses.ofPerson('teams', 'object-1')).toMatchObject({
      conversation: 'a:chat',
      kind: 'personal',
      organisation: TENANT,
      dead: null,
    });
  });

  it.each<Answering>([408, 412, 500, 503, 'timeout', 'drop'])(
    'is not welcomed again where the welcome may have arrived: %s',
    async (told) => {
      const { bot, connector } = report;
      connector.answerNext(told);
      await bot.send(activity(connector, { type: 'installationUpdate', action: 'add' }));
      await expect
        .poll(() => report.database.knex('inbox_events').pluck('state'), { timeout: 5_000 })
        .toEqual(['done']);
      expect(connector.received).toHaveLength(1);
    },
  );

  it('is welcomed once the connector takes more', async () => {
    const { bot, connector } = report;
    connector.answerNext(429);
    await bot.send(activity(connector, { type: 'installationUpdate', action: 'add' }));
    await connector.taken(1);
    expect(connector.messages()).toHaveLength(2);
  });

  it('in a team is welcomed in its channel, which is nobody in particular', async () => {
    const { bot, connector } = report;
    const { conversation, channelData } = channelMessage(connector, '');
    await bot.send(added({ conversation: { ...conversation, id: '19:team@thread.tacv2' }, channelData }));
    const [first] = await connector.taken(1);
    expect(textsOf(first)[2]).toBe('Mention me with a question in plain words.');
    expect(await bot.parts.addresses.read('teams', '19:team@thread.tacv2')).toMatchObject({
      kind: 'channel',
      person: null,
      reference: { user: '', objectId: null },
    });
  });

  it('that ends removes the address; one that comes back is welcomed again', async () => {
    const { bot, connector } = report;
    await bot.send(installed());
    await connector.taken(1);
    await bot.send(activity(connector, { type: 'installationUpdate', action: 'remove' }));
    await expect.poll(() => bot.parts.addresses.read('teams', 'a:chat')).toBeNull();
    await bot.send(installed());
    expect(headlineOf((await connector.taken(2))[1])).toBe('Hello, I am Scorecard Bot.');
  });

  it('ends as well when the bot is taken out of the members', async () => {
    const { bot, connector } = report;
    await bot.send(added());
    await connector.taken(1);
    await bot.send(activity(connector, { type: 'conversationUpdate', membersRemoved: [{ id: '28:app' }] }));
    await expect.poll(() => bot.parts.addresses.read('teams', 'a:chat')).toBeNull();
  });

  it.each(['add-upgrade', 'remove-upgrade', ''])('that is only updated changes nothing: %s', async (action) => {
    const { bot, connector, database } = report;
    expect((await bot.send(installed({ action }))).status).toBe(202);
    expect(await database.knex('inbox_events')).toEqual([]);
    expect(connector.received).toEqual([]);
  });
});
