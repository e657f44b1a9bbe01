import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFUSALS, THANKS, TOO_OLD } from '../../src/index.ts';
import { reportFile, type SlackBot, startSlackBot, until } from '../fixtures/slack-bot.ts';
import { directMessage, mention, press } from '../fixtures/slack-requests.ts';
import { type SlackServer, startSlackServer } from '../fixtures/slack-server.ts';
import { activity, channelMessage } from '../fixtures/teams-bot.ts';
import { startTeamsReport, type TeamsReport } from '../fixtures/teams-report.ts';

/*
 * The same conversations with every platform: the same Questions, the same facts, the same refusals.
 */

type Standing = 'member' | 'guest' | 'external';

interface Pressing {
  readonly replyId: string;
  /** 'wrong' calls it wrong; else a key of one of its actions. */
  readonly key: string;
}

/** What a platform is asked and what it shows, whichever it is. */
interface Told {
  /** Says something in a chat with the bot alone, one thread. */
  say(text: string): Promise<void>;
  /** Says something in a channel, in a thread of it. */
  mention(text: string, thread: string): Promise<void>;
  press(pressed: Pressing): Promise<void>;
  /** Somebody else asks, who is this; gives what they are told. */
  askAs(standing: Standing): Promise<string>;
  askWhereOthersRead(): Promise<string>;
  /** All sentences that were shown so far, without answers. */
  sentences(): readonly string[];
  /** Every answer that was kept, in order. */
  answers(): Promise<readonly Kept[]>;
  close(): Promise<void>;
}

interface Kept {
  readonly replyId: string;
  readonly question: unknown;
  readonly outcome: unknown;
  readonly facts: unknown;
  readonly actions: unknown;
}

/** Ids are of a platform's own making. */
const withoutId = ({ question, outcome, facts, actions }: Kept) => ({ question, outcome, facts, actions });

type Database = SlackBot['database'];

async function keptIn(database: Database): Promise<readonly Kept[]> {
  const rows: { reply_id: string; content: string }[] = await database('shown_replies').orderBy('id');
  return rows.map(({ reply_id: replyId, content }) => {
    const { record, actions } = JSON.parse(content);
    return { replyId, question: record.understood.question, outcome: record.outcome, facts: record.facts, actions };
  });
}

const allEnded = (database: Database) =>
  until(async () => (await database('inbox_events').where({ state: 'waiting' }).first()) === undefined);

async function slackTold(): Promise<Told> {
  const file = await reportFile();
  const slack: SlackServer = await startSlackServer();
  slack.users.set('Uguest', { is_restricted: true });
  slack.users.set('Uexternal', { team_id: 'T9999', is_stranger: true });
  const bot = await startSlackBot({ address: file.address, slack, settings: { KEEP_WRONG_ANSWERS: 'true' } });
  const done = async (sent: Parameters<SlackBot['send']>[0]) => {
    await bot.send(sent);
    await allEnded(bot.database);
  };
  const sentences = () =>
    slack.calls
      .filter(
        ({ method, args }) =>
          ['response_url', 'chat.postEphemeral', 'chat.postMessage'].includes(method) && !('blocks' in args),
      )
      .map(({ args }) => String(args['text']));
  const last = async (sent: Parameters<SlackBot['send']>[0]) => {
    await done(sent);
    return sentences().at(-1) ?? '';
  };
  return {
    say: (text) => done(directMessage({ text, threadTs: '1.1' })),
    mention: (text, thread) => done(mention({ text, threadTs: thread })),
    press: ({ replyId, key }) => {
      const actionId = key === 'wrong' ? 'wrong' : `press:${key}`;
      const about = { channel: 'D0001', threadTs: '1.1', responseUrl: slack.responseUrl() };
      return done(press({ actionId, value: replyId, ...about }));
    },
    askAs: (standing) => last(mention({ text: 'dental checks?', user: `U${standing}` })),
    askWhereOthersRead: () => last(mention({ text: 'dental checks?', envelope: { is_ext_shared_channel: true } })),
    sentences,
    answers: () => keptIn(bot.database),
    async close() {
      await bot.stop();
      await slack.close();
      await file.remove();
    },
  };
}

async function teamsTold(): Promise<Told> {
  const report: TeamsReport = await startTeamsReport({ environment: { KEEP_WRONG_ANSWERS: 'true' } });
  const { bot, connector, database } = report;
  connector.members.set('29:guest', { userRole: 'guest' });
  connector.members.set('29:external', { userRole: 'user', tenantId: '99999999-0000-0000-0000-000000000000' });
  const done = async (sent: unknown) => {
    expect((await bot.send(sent)).status).toBe(202);
    await allEnded(database.knex);
  };
  const sentences = () => connector.messages().flatMap(({ activity: sent }) => sent?.text ?? []);
  const last = async (sent: unknown) => {
    await done(sent);
    return sentences().at(-1) ?? '';
  };
  return {
    say: (text) => done(activity(connector, { text })),
    mention: (text, thread) => done(channelMessage(connector, text, thread)),
    press: ({ replyId: reply, key }) => {
      const value = key === 'wrong' ? { do: 'wrong', reply } : { do: 'press', reply, pick: key };
      return done(activity(connector, { text: undefined, value }));
    },
    askAs: (standing) => {
      const from = { id: `29:${standing}`, aadObjectId: `object-${standing}` };
      return last({ ...channelMessage(connector, 'dental checks?'), from });
    },
    askWhereOthersRead: () => {
      const said = channelMessage(connector, 'dental checks?');
      return last({ ...said, channelData: { ...said.channelData, channel: { id: 'x', type: 'shared' } } });
    },
    sentences,
    answers: () => keptIn(database.knex),
    close: () => report.close(),
  };
}

const platforms = { slack: slackTold, teams: teamsTold };
let told: Readonly<Record<keyof typeof platforms, Told>>;

beforeAll(async () => {
  told = { slack: await slackTold(), teams: await teamsTold() };
}, 120_000);
afterAll(async () => {
  for (const each of Object.values(told)) await each.close();
});

/** What each platform gives for the same, the first one's to be held against the others'. */
async function each<T>(work: (platform: Told) => Promise<T>): Promise<readonly T[]> {
  const given: T[] = [];
  for (const platform of Object.values(told)) given.push(await work(platform));
  return given;
}

/** Where, 'chat' or a thread of a channel, and what is said. */
const SCRIPT: readonly (readonly [where: string, text: string])[] = [
  ['chat', 'how are dental checks doing?'],
  ['chat', 'and the target?'],
  ['chat', 'which localities are below 85% on dental checks?'],
  ['1', 're-referrals?'],
  ['1', 'compare with England'],
  ['2', 'and the quarter before?'],
  ['2', 'how are repeat plans?'],
  ['chat', 'the weather?'],
  ['chat', 'what needs attention?'],
  ['1', 'trend'],
  ['chat', 'thanks'],
];

describe('with every platform', () => {
  it('the same conversations are the same Questions, answered with the same facts', async () => {
    const [first = [], ...others] = await each(async (platform) => {
      for (const [where, text] of SCRIPT) await (where === 'chat' ? platform.say(text) : platform.mention(text, where));
      return (await platform.answers()).map(withoutId);
    });
    expect(first).toHaveLength(SCRIPT.length);
    expect(new Set(first.map(({ outcome }) => outcome)).size).toBeGreaterThan(2);
    expect(first.flatMap(({ facts }) => facts as unknown[]).length).toBeGreaterThan(10);
    expect(others).toEqual([first]);
  }, 120_000);

  it('a button asks the same, and one that is too old says so', async () => {
    const [first, ...others] = await each(async (platform) => {
      await platform.say('assessments within 45 days?');
      const before = await platform.answers();
      const { replyId = '' } = before.at(-1) ?? {};
      await platform.press({ replyId, key: 'next-1' });
      await platform.press({ replyId: 'long-gone', key: 'next-1' });
      const pressed = (await platform.answers())[before.length];
      return { kept: pressed && withoutId(pressed), sentence: platform.sentences().at(-1) };
    });
    expect(first?.kept).toMatchObject({ outcome: 'answered' });
    expect(first?.sentence).toBe(TOO_OLD);
    expect(others).toEqual([first]);
  }, 60_000);

  it('an answer is called wrong once by each person', async () => {
    const given = await each(async (platform) => {
      const replyId = (await platform.answers())[0]?.replyId ?? '';
      const before = platform.sentences().length;
      await platform.press({ replyId, key: 'wrong' });
      // Two taps within ten seconds are one in Slack: another answer shows that there is one of each.
      await platform.press({ replyId: 'long-gone', key: 'wrong' });
      return platform.sentences().slice(before);
    });
    for (const sentences of given) expect(sentences).toEqual([THANKS.kept, THANKS.keptBefore]);
  }, 60_000);

  it.each(['guest', 'external'] as const)('who is %s is refused in the same words', async (standing) => {
    const kept = await each(async (platform) => (await platform.answers()).length);
    expect(await each((platform) => platform.askAs(standing))).toEqual([REFUSALS[standing], REFUSALS[standing]]);
    expect(await each(async (platform) => (await platform.answers()).length)).toEqual(kept);
  });

  it('no figures are told where another organisation reads', async () => {
    const shared = REFUSALS['shared-place'];
    expect(await each((platform) => platform.askWhereOthersRead())).toEqual([shared, shared]);
  });
});
