import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../adapters/teams/card.ts';
import { type Context, EVERYTHING, type Post, type Reply } from '../../../src/index.ts';
import { option, replyWith } from '../../fixtures/parts.ts';
import { noisePng } from '../../fixtures/png.ts';
import { activity, channelMessage, TENANT } from '../../fixtures/teams-bot.ts';
import { type Answering, startTeamsConnector } from '../../fixtures/teams-connector.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

const PICTURE = noisePng(40, 30);
const CHANNEL = '19:channel@thread.tacv2';

let report: TeamsReport;
/** An answer with a chart, and what its thread is about. */
let reply: Reply;
let context: Context;

beforeAll(async () => {
  report = await startTeamsReport({
    seams: { timeoutMs: 300 },
    environment: { PUBLIC_URL: 'https://bot.example' },
    charts: { draw: () => Promise.resolve({ kind: 'picture', picture: PICTURE }), close: () => Promise.resolve() },
  });
  const { desk } = report.bot.parts;
  const asker = {
    platform: 'x',
    organisation: 'x',
    person: 'x',
    conversation: 'x',
    isPersonal: false,
    isShared: false,
  };
  const text = 'what were the MOMO statements about?';
  const { id } = await desk.answer({ thread: 'x', text, asker });
  const shown = await desk.shown(id);
  if (shown === null) throw new Error('nothing was shown');
  ({ reply, context } = shown);
});
afterAll(() => report.close());
beforeEach(() => report.forget());

let posts = 0;

function postTo(conversation: string, over: Partial<Post> = {}): Post {
  posts += 1;
  return {
    deliveryId: `delivery-${posts}`,
    place: { organisation: TENANT, conversation, isPersonal: conversation.startsWith('a:'), owner: 'object-1' },
    reply,
    context,
    draw: () => Promise.resolve({ kind: 'picture', picture: PICTURE }),
    signal: new AbortController().signal,
    ...over,
  };
}

/** Has the bot met in a conversation, as posts need it, and forgets what was said there. */
async function meet(message: unknown): Promise<void> {
  await report.bot.send(message);
  await report.connector.taken(1);
  await expect.poll(() => report.database.knex('inbox_events').pluck('state')).toEqual(['done']);
  report.connector.forget();
}

const poster = () => report.bot.service.poster;

describe('whether a channel is shared with another organisation', () => {
  it('is what the last message from there said; of one that nobody wrote in it is not known to be', async () => {
    const about = postTo('19:opened@thread.tacv2').place;
    expect(await poster().isShared(about)).toBe(false);
    const said = channelMessage(report.connector, 'thanks', '9');
    const conversation = { ...said.conversation, id: '19:opened@thread.tacv2;messageid=9' };
    const channelData = { ...said.channelData, channel: { id: '19:opened@thread.tacv2', type: 'shared' } };
    await meet({ ...said, id: 'opened-9', conversation, channelData });
    expect(await poster().isShared(about)).toBe(true);
  });
});

describe('a post', () => {
  it('begins a thread of its own in a channel, with its chart, and questions under it are understood', async () => {
    await meet(channelMessage(report.connector, 'thanks', '1'));
    expect(await poster().post(postTo(CHANNEL))).toEqual({ outcome: 'posted' });
    const [sent] = await report.connector.taken(1);
    expect(sent).toMatchObject({
      conversation: CHANNEL,
      path: `/v3/conversations/${encodeURIComponent(CHANNEL)}/activities`,
    });
    expect(sent?.activity?.replyToId).toBeUndefined();
    const image = sent?.activity?.attachments?.[0]?.content.body.find(({ type }) => type === 'Image');
    const picture = await fetch(String(image?.['url']).replace('https://bot.example', report.bot.url));
    expect(picture.status).toBe(200);
    // The connector named it m1: that is the thread under it.
    await report.bot.send(channelMessage(report.connector, 'why?', 'm1'));
    expect((await report.connector.taken(2))[1]?.activity?.summary).toMatch(/MOMO/);
  });

  it('goes to a chat, and to the chat of whoever set it up', async () => {
    await meet(activity(report.connector));
    expect(await poster().post(postTo('a:chat'))).toEqual({ outcome: 'posted' });
    expect(await poster().tell(postTo(CHANNEL))).toEqual({ outcome: 'posted' });
    expect((await report.connector.taken(2)).map(({ conversation }) => conversation)).toEqual(['a:chat', 'a:chat']);
  });

  it('is drawn and posted once more under the same id', async () => {
    await meet(activity(report.connector));
    const post = postTo('a:chat');
    expect(await poster().post(post)).toEqual({ outcome: 'posted' });
    expect(await poster().post(post)).toEqual({ outcome: 'posted' });
  });

  it.each<{ answer: Answering; outcome: unknown; why: string }>([
    {
      answer: { status: 429, headers: { 'retry-after': '7' } },
      outcome: { outcome: 'refused', reason: 'Told', retryAfterMs: 7_000 },
      why: 'nothing was posted, and when to try again was said',
    },
    { answer: 429, outcome: { outcome: 'refused', reason: 'Told', retryAfterMs: 30_000 }, why: 'or was not said' },
    { answer: 400, outcome: { outcome: 'refused', reason: 'Told' }, why: 'it will never be taken as it is' },
    { answer: 408, outcome: { outcome: 'unknown', reason: 'Told' }, why: 'it may have been posted' },
    { answer: 412, outcome: { outcome: 'unknown', reason: 'Told' }, why: 'it may have been posted' },
    { answer: 500, outcome: { outcome: 'unknown', reason: 'Told' }, why: 'it may have been posted' },
    { answer: 503, outcome: { outcome: 'unknown', reason: 'Told' }, why: 'it may have been posted' },
    { answer: 'timeout', outcome: { outcome: 'unknown', reason: 'TimeoutError' }, why: 'it may have been posted' },
    { answer: 'drop', outcome: { outcome: 'unknown', reason: 'ECONNRESET' }, why: 'it may have been posted' },
  ])('is never sent again by itself after $answer: $why', async ({ answer, outcome }) => {
    await meet(activity(report.connector));
    report.connector.answerNext(answer);
    expect(await poster().post(postTo('a:chat'))).toEqual(outcome);
    expect(report.connector.received).toHaveLength(1);
  });

  it('is gone where the bot was removed, which is remembered', async () => {
    await meet(activity(report.connector));
    report.connector.answerNext({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
    const gone = { outcome: 'gone', reason: 'BotNotInConversationRoster' };
    expect(await poster().post(postTo('a:chat'))).toEqual(gone);
    expect(await poster().post(postTo('a:chat'))).toEqual(gone);
    expect(report.connector.received).toHaveLength(1);
  });

  it('is gone where no address is kept', async () => {
    expect(await poster().post(postTo('a:nowhere'))).toEqual({ outcome: 'gone', reason: 'no-address' });
    expect(await poster().tell(postTo('a:nowhere'))).toEqual({ outcome: 'gone', reason: 'no-address' });
  });

  it('can be tried again where the connector was not reached at all', async () => {
    await meet(activity(report.connector));
    const kept = await report.bot.parts.addresses.read('teams', 'a:chat');
    const closed = await startTeamsConnector();
    await closed.close();
    const reference = { ...(kept?.reference as object), serviceUrl: closed.url };
    if (kept === null) throw new Error('no address');
    await report.bot.parts.addresses.keep({ ...kept, reference }, new Date().toISOString());
    expect(await poster().post(postTo('a:chat'))).toEqual({
      outcome: 'refused',
      reason: 'ECONNREFUSED',
      retryAfterMs: 30_000,
    });
  });

  it('can be tried again where signing in failed: nothing was sent', async () => {
    const error = Object.assign(new Error('secret'), { name: 'ClientAuthError' });
    const credentials = {
      isValidAppId: () => Promise.resolve(true),
      isAuthenticationDisabled: () => Promise.resolve(false),
      createCredentials: () => Promise.resolve({ signRequest: () => Promise.reject(error) }),
    };
    await meet(activity(report.connector));
    const bot = await report.another({ seams: { credentials } });
    expect(await bot.service.poster.post(postTo('a:chat'))).toEqual({
      outcome: 'refused',
      reason: 'ClientAuthError',
      retryAfterMs: 30_000,
    });
    expect(report.connector.received).toEqual([]);
  });

  it('that was called off does not leave any more', async () => {
    await meet(activity(report.connector));
    const off = new AbortController();
    off.abort();
    expect(await poster().post(postTo('a:chat', { signal: off.signal }))).toMatchObject({ outcome: 'refused' });
    expect(report.connector.received).toEqual([]);
  });

  it('that is called off under way may have been posted', async () => {
    await meet(activity(report.connector));
    report.connector.answerNext('timeout');
    const off = new AbortController();
    setTimeout(() => off.abort(), 50);
    expect(await poster().post(postTo('a:chat', { signal: off.signal }))).toMatchObject({ outcome: 'unknown' });
    expect(report.connector.received).toHaveLength(1);
  });

  it('says its options in words with their figures, and can be pressed: it is kept from before it is sent', async () => {
    await meet(activity(report.connector));
    const of = { kind: 'indicators' as const, indicators: [{ code: 'CIC-IHA', inverse: false }] };
    const options = [{ ...option('Initial', '32%'), question: { ...EVERYTHING, ask: 'value' as const, of } }];
    const asking = replyWith([{ kind: 'options', options }], { outcome: 'clarify', headline: 'Which?' });
    await poster().post(postTo('a:chat', { reply: asking }));
    const [sent] = await report.connector.taken(1);
    const card = sent?.activity?.attachments?.[0]?.content as unknown as Card;
    expect(JSON.stringify(card.body)).toContain('1 · 🔺 32% Initial');
    expect(sent?.activity?.summary).toContain('Which?');
    const [button, ...others] = card.body.flatMap((each) => (each.type === 'ActionSet' ? each.actions : []));
    expect(others).toEqual([]);
    if (button?.type !== 'Action.Execute') throw new Error('no button');
    await report.bot.send(activity(report.connector, { text: undefined, value: button.fallback.data }));
    expect((await report.connector.taken(2))[1]?.activity?.summary).toMatch(/^Initial health assessments/);
  });

  it('goes to the tenant of its conversation', async () => {
    await meet(activity(report.connector));
    await poster().post(postTo('a:chat'));
    const [sent] = await report.connector.taken(1);
    expect(sent?.activity).toMatchObject({ channelData: { tenant: { id: TENANT } } });
  });
});
