import { createCalls, type Patience } from '../../adapters/slack/calls.ts';
import { clientOptions, createClient } from '../../adapters/slack/client.ts';
import { createPoster as createSlackPoster } from '../../adapters/slack/poster.ts';
import { createConnector } from '../../adapters/teams/connector.ts';
import { createPoster as createTeamsPoster } from '../../adapters/teams/poster.ts';
import { createShow } from '../../adapters/teams/show.ts';
import {
  type Addresses,
  createThreadKeeper,
  type Log,
  openAddresses,
  openConversations,
  type Poster,
  type Reply,
} from '../../src/index.ts';
import type { openDatabase } from '../../src/store/connect.ts';

/** Where the platforms are reached. */
export interface PlatformUrls {
  readonly slack: string;
  readonly slackWithoutHistory: string;
  readonly teams: string;
}

export interface PosterNeeds {
  readonly urls: PlatformUrls;
  readonly database: ReturnType<typeof openDatabase>;
  readonly now: () => Date;
  readonly log: Log;
}

/** Real milliseconds: an attempt has two seconds. */
const PATIENCE: Patience = { attempts: 2, firstWaitMs: 50, mostWaitMs: 100, timeoutMs: 1_600 };

/** The product's own posters, with the times that the fast clock leaves them. */
export function postersFor({ urls, database, now, log }: PosterNeeds): ReadonlyMap<string, Poster> {
  return new Map<string, Poster>([
    ['slack', slackPoster(urls.slack, log)],
    ['slack-without-history', slackPoster(urls.slackWithoutHistory, log)],
    ['teams', teamsPoster({ database, now, log })],
  ]);
}

function slackPoster(url: string, log: Log): Poster {
  const [botToken, apiUrl] = ['xoxb-soak', `${url}/api/`];
  // A look may take two tries, and has two seconds for both.
  const patience = { ...PATIENCE, timeoutMs: 800 };
  const calls = createCalls(createClient({ botToken, apiUrl }, log, patience), log, patience);
  return createSlackPoster({
    ...{
      token: botToken,
      calls,
      log,
      clientOptions: clientOptions(apiUrl, log, PATIENCE),
      timeoutMs: PATIENCE.timeoutMs,
    },
    botUserId: () => 'UBOT',
    waits: { readyMs: [], againMs: [] },
    // What a thread is about is not what is tried here.
    threads: { begin: () => Promise.resolve(), keepPost: () => Promise.resolve() },
    later: (work) => void work.catch(() => {}),
  });
}

function teamsPoster({ database, now, log }: Omit<PosterNeeds, 'urls'>): Poster {
  return createTeamsPoster({
    ...{
      addresses: openAddresses(database),
      threads: createThreadKeeper({ ...openConversations(database), now }),
      now,
      log,
    },
    connector: createConnector(null, { timeoutMs: PATIENCE.timeoutMs }),
    show: createShow(SHOW),
  });
}

/** A process that has run for a while has sent before: nothing is listening where this is sent. */
export async function warmTeams(): Promise<void> {
  const place = {
    serviceUrl: 'http://127.0.0.1:1/',
    channelId: 'msteams',
    conversation: 'a:warm',
    kind: 'personal',
  } as const;
  const where = { ...place, tenant: 'O1', team: null, isShared: false, bot: '28:bot', user: '', objectId: null };
  const { content } = await createShow(SHOW)({
    shown: { reply: NOTHING, actions: [], replyId: null },
    ...{ pictureId: null, draw: () => Promise.reject(new Error('there is nothing to draw')) },
    ...{ toBeMentioned: false, conversation: 'a:warm' },
  });
  await createConnector(null)
    .send(where, content, { replyTo: null })
    .catch(() => {});
}

const NOTHING: Reply = {
  ...{ outcome: 'answered', headline: '', lead: null, parts: [], more: [], next: [], facts: [], listed: [] },
};

const SHOW = { pictures: { addressOf: () => null }, servesPictures: false, offersWrongAnswer: false };

/** Where Teams is posted to: kept as the product keeps it when it is added to a conversation. */
export async function keepTeamsAddress(
  addresses: Addresses,
  {
    url,
    conversation,
    person,
  }: { readonly url: string; readonly conversation: string; readonly person: string | null },
  at: string,
): Promise<void> {
  const kind = person === null ? 'channel' : 'personal';
  const place = { serviceUrl: `${url}/`, channelId: 'msteams', conversation, kind, tenant: 'O1' };
  const reference = { ...place, team: null, isShared: false, bot: '28:bot', user: '', objectId: person };
  await addresses.keep({ platform: 'teams', organisation: 'O1', conversation, kind, person, reference }, at);
}
