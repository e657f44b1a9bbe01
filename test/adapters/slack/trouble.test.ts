import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RESPONSE_URL } from '../../../adapters/slack/limits.ts';
import { openDatabase } from '../../../src/store/connect.ts';
import { reportFile, type SlackBot, type SlackBotOptions, startSlackBot, until } from '../../fixtures/slack-bot.ts';
import { command, keptAs, mention, press } from '../../fixtures/slack-requests.ts';
import { type Fault, type Json, type SlackServer, startSlackServer } from '../../fixtures/slack-server.ts';

let file: Awaited<ReturnType<typeof reportFile>>;
let slack: SlackServer;
let bots: SlackBot[];

beforeAll(async () => {
  file = await reportFile();
});
afterAll(() => file.remove());
beforeEach(async () => {
  slack = await startSlackServer();
  bots = [];
});
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  await slack.close();
});

async function start(over: Partial<SlackBotOptions> = {}): Promise<SlackBot> {
  const bot = await startSlackBot({ address: file.address, slack, ...over });
  bots.push(bot);
  return bot;
}

const state = (bot: SlackBot, id: string) =>
  bot
    .database('inbox_events')
    .where({ event_id: keptAs(id) })
    .first('state');
const ended = (bot: SlackBot, id: string, how: string) =>
  until(async () => (await state(bot, id))?.state === how || null);

describe('no reply is lost', () => {
  it.each<[string, Fault['how'], number]>([
    ['Slack asks to wait', { kind: 'limit', retryAfter: 1 }, 1],
    ['Slack has a fault', { kind: 'status', status: 500 }, 2],
    ['Slack says nothing', { kind: 'hang' }, 1],
    ['Slack calls it a fault of its own', { kind: 'error', error: 'internal_error' }, 2],
    ['an outage lasts longer than one round of tries', { kind: 'status', status: 503 }, 5],
    ['an outage lasts for minutes', { kind: 'status', status: 503 }, 21],
    ['Slack asks to wait for longer than anybody holds on', { kind: 'limit', retryAfter: 10 }, 5],
  ])('where %s', async (_why, how, times) => {
    const bot = await start();
    const began = performance.now();
    slack.fail({ method: 'chat.postMessage', times, how });
    await bot.send(mention({ text: 'dental checks?', ts: `Ev${how.kind}${times}` }));
    const { args } = await until(() => slack.messages[0]);
    expect(args['text']).toMatch(/79%/);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(times + 1);
    // What is asked for longer is tried again later.
    const waited = how.kind === 'limit' && how.retryAfter < 3 ? how.retryAfter * 1000 : 0;
    expect(performance.now() - began).toBeGreaterThan(waited);
    await ended(bot, `Ev${how.kind}${times}`, 'done');
  });

  it('to a command, where its address has a fault', async () => {
    const bot = await start();
    slack.fail({ method: 'response_url', times: 2, how: { kind: 'status', status: 500 } });
    await bot.send(command('/red', '', { response_url: slack.responseUrl() }));
    const answered = await until(() => slack.callsOf('response_url')[2]);
    expect(answered.args['text']).toMatch(/none can be called red/);
  });

  it('and none is answered anew where only showing it failed: its thread has moved on', async () => {
    const bot = await start();
    await bot.send(mention({ text: 'child protection plans?', ts: '1.1' }));
    await until(() => slack.messages[0]);
    slack.fail({ method: 'chat.postMessage', times: 5, how: { kind: 'status', status: 500 } });
    await bot.send(mention({ text: 'the quarter before?', threadTs: '1.1' }));
    const { args } = await until(() => slack.messages[1]);
    const asked = bot.lines.filter(({ audit }) => audit === true);
    expect(asked).toHaveLength(2);
    expect(args['text']).toMatch(/885, 30 Sep 2018/);
  });
});

describe('a message that Slack refuses', () => {
  const RED = 'what is red across the whole scorecard?';
  const has = (type: string) => (args: Json) => JSON.stringify(args['blocks'] ?? []).includes(`"type":"${type}"`);

  it('for its table has lines instead', async () => {
    const bot = await start();
    // Tables stand behind 'More' alone.
    await bot.send(mention({ text: 'overview', ts: '9.1' }));
    const { ts, args } = await until(() => slack.messages[0]);
    const value = /"value":"([0-9a-f]{32})"/.exec(JSON.stringify(args['blocks']))?.[1] ?? '';
    const how = { kind: 'error', error: 'invalid_blocks' } as const;
    slack.fail({ method: 'chat.update', times: 9, when: has('table'), how });
    const responseUrl = slack.responseUrl();
    await bot.send(press({ actionId: 'more', value, messageTs: ts, threadTs: '9.1', responseUrl }));
    const refused = await until(() => slack.callsOf('chat.update')[0]);
    expect(has('table')(refused.args)).toBe(true);
    const shown = await until(() => (slack.messages[0]?.args === args ? null : slack.messages[0]?.args));
    expect(has('table')(shown)).toBe(false);
    expect(JSON.stringify(shown['blocks'])).toContain(
      '*Initial health assessments within timescale* · Value: 32% · Period: Dec 2018',
    );
  });

  it('for being too long in blocks is text', async () => {
    const bot = await start();
    const how = { kind: 'error', error: 'msg_blocks_too_long' } as const;
    slack.fail({ method: 'chat.postMessage', times: 9, when: has('section'), how });
    await bot.send(mention({ text: RED }));
    const { args } = await until(() => slack.messages[0]);
    expect(args).not.toHaveProperty('blocks');
    expect(args['text']).toMatch(/^▲ 2,160 Children in need/m);
  });

  it('to one person alone is plainer there too', async () => {
    const bot = await start();
    const how = { kind: 'error', error: 'invalid_blocks' } as const;
    slack.fail({ method: 'response_url', times: 9, when: has('section'), how });
    await bot.send(command('/red', '', { response_url: slack.responseUrl() }));
    const { args } = await until(() => slack.callsOf('response_url').find((call) => !('blocks' in call.args)));
    expect(args['text']).toMatch(/Children in need/);
    expect(slack.callsOf('response_url').length).toBeLessThanOrEqual(RESPONSE_URL.uses);
  });
});

describe('an answer that can not be shown', () => {
  it('is a failure in the log, with a reference that the person sees', async () => {
    const bot = await start();
    const asked = (args: Json) => args['channel'] === 'C0001';
    slack.fail({ method: 'chat.postMessage', times: 9, when: asked, how: { kind: 'error', error: 'is_archived' } });
    slack.fail({ method: 'chat.postEphemeral', times: 9, how: { kind: 'error', error: 'is_archived' } });
    await bot.send(mention({ text: 'dental checks?', ts: 'EvArchived' }));
    const { channel, args } = await until(() => slack.messages[0]);
    expect(channel).toBe('D0001');
    const [, reference] = /\(Reference (\w{8})\)$/.exec(String(args['text'])) ?? [];
    expect(bot.lines).toContainEqual(expect.objectContaining({ msg: 'event not answered', reference, level: 50 }));
    await ended(bot, 'EvArchived', 'done');
  });

  it('in a long outage is given up, and the log says so', async () => {
    const bot = await start();
    for (const method of ['chat.postMessage', 'chat.postEphemeral']) {
      slack.fail({ method, times: 999, how: { kind: 'status', status: 503 } });
    }
    await bot.send(mention({ text: 'dental checks?', ts: 'EvOutage' }));
    await ended(bot, 'EvOutage', 'done');
    const said = bot.lines.map(({ msg }) => msg);
    expect(said).toContain('event not answered');
    expect(said).toContain('nobody could be told');
  }, 20_000);
});

describe('a database', () => {
  it('that can not be reached is one plain sentence with a reference, and no retry of Slack', async () => {
    const bot = await start();
    await bot.database.destroy();
    expect((await bot.send(mention({ text: 'dental checks?', ts: '5.5' }))).status).toBe(200);
    const { args } = await until(() => slack.messages[0]);
    expect(args).toMatchObject({ channel: 'C0001', thread_ts: '5.5' });
    expect(args['text']).toMatch(
      /^Sorry, I can not reach the figures at the moment, so this has no answer\. Please ask again in a few minutes\. \(Reference \w{8}\)$/,
    );
    expect(String(args['text'])).not.toMatch(/sqlite|knex|\//i);
  });

  it('that another process holds still answers, and the answer says that it is not remembered', async () => {
    const bot = await start();
    const other = openDatabase(file.address);
    const held = await other.transaction();
    await held.raw('pragma user_version = 0');
    try {
      await bot.send(mention({ text: 'dental checks?', ts: 'EvHeld' }));
      await expect.poll(() => slack.messages.length, { timeout: 45_000 }).toBe(1);
    } finally {
      await held.rollback();
      await other.destroy();
    }
    const shown = JSON.stringify(slack.messages[0]?.args);
    expect(shown).toMatch(/79%/);
    expect(shown).toMatch(/This conversation can not be kept just now/);
    // Slack sends again what it was told of too late.
    await bot.send(mention({ text: 'dental checks?', ts: 'EvHeld' }));
    await ended(bot, 'EvHeld', 'done');
    expect(slack.messages).toHaveLength(1);
  }, 90_000);

  it('whose figures can not be read is said after a few tries', async () => {
    const bot = await start();
    await bot.send(mention({ text: 'dental checks?' }));
    await until(() => slack.messages[0]);
    await bot.database.schema.renameTable('observations', 'hidden');
    try {
      await bot.send(mention({ text: 'dental checks?' }));
      const { args } = await until(() => slack.messages[1]);
      expect(args['text']).toMatch(/^Sorry, I can not reach the figures at the moment/);
    } finally {
      await bot.database.schema.renameTable('hidden', 'observations');
    }
  }, 30_000);
});

describe('two processes on one database', () => {
  it('answer each event once, whichever of them hears of it, and however often', async () => {
    const [first, second] = [await start(), await start()];
    const sent = Array.from({ length: 12 }, (_, at) => mention({ text: 'dental checks?', ts: `EvBoth${at}` }));
    const answers = await Promise.all(sent.flatMap((each) => [first.send(each), second.send(each), first.send(each)]));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    for (let at = 0; at < 12; at += 1) await ended(first, `EvBoth${at}`, 'done');
    const threads = slack.messages.map(({ args }) => args['thread_ts']);
    expect(threads).toHaveLength(12);
    expect(new Set(threads).size).toBe(12);
  });

  it('keep one conversation between them', async () => {
    const [first, second] = [await start(), await start()];
    await first.send(mention({ text: 'dental checks?', ts: '7.1' }));
    await until(() => slack.messages[0]);
    await second.send(mention({ text: 'and why?', threadTs: '7.1' }));
    const { args } = await until(() => slack.messages[1]);
    expect(args['text']).toMatch(/dental/i);
  });
});

describe('what a process leaves behind', () => {
  /** As one leaves it that ends between keeping an event and answering it. */
  async function leave(id: string, at: Date): Promise<void> {
    const bot = await start();
    const body = {
      who: { team: 'T0001', person: 'U0001' },
      where: { kind: 'thread', channel: 'C0001', threadTs: '3.3', isShared: false, responseUrl: null },
      what: { kind: 'question', text: 'dental checks?' },
    };
    const row = { platform: 'slack', event_id: keptAs(id), received_at: at.toISOString(), body: JSON.stringify(body) };
    await bot.database('inbox_events').insert(row);
    await bot.stop();
    bots = [];
  }

  it('the next answers, if it is no older than ten minutes', async () => {
    await leave('EvLeft', new Date(Date.now() - 9 * 60_000));
    const bot = await start();
    const { args } = await until(() => slack.messages[0]);
    expect(args).toMatchObject({ channel: 'C0001', thread_ts: '3.3', text: expect.stringMatching(/79%/) });
    await ended(bot, 'EvLeft', 'done');
  });

  it('and logs, if it is older', async () => {
    await leave('EvOld', new Date(Date.now() - 11 * 60_000));
    const bot = await start();
    await ended(bot, 'EvOld', 'too-old');
    expect(slack.messages).toEqual([]);
    expect(bot.lines).toContainEqual(
      expect.objectContaining({ eventId: keptAs('EvOld'), msg: 'event left unanswered: too old' }),
    );
  });

  it('at its end is nothing: what is under way is finished first', async () => {
    const bot = await start();
    slack.filesReadyAfter = 2;
    await bot.send(mention({ text: 'what were the MOMO statements about?' }));
    await bot.stop();
    bots = [];
    expect(slack.messages).toHaveLength(1);
    expect(JSON.stringify(slack.messages[0]?.args['blocks'])).toContain('"type":"image"');
  });
});
