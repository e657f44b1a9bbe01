import { LRUCache } from 'lru-cache';
import {
  createHolders,
  createThreadKeeper,
  createTurns,
  type Log,
  SettingsError,
  type ThreadKeeper,
  WORK,
  type WorkLimits,
} from '../../src/index.ts';
import type { Parts, Service } from '../shared/service.ts';
import { sleep } from '../shared/time.ts';
import { peopleFrom } from './access.ts';
import { createApp } from './app.ts';
import { createBackground } from './background.ts';
import { type Calls, createCalls, PATIENCE, type Patience } from './calls.ts';
import { channelsFrom } from './channels.ts';
import { type ChartWaits, WAITS } from './charts.ts';
import { clientOptions, createClient } from './client.ts';
import type { Posted } from './deliver.ts';
import { createHttpTransport, EVENTS_PATH, type HttpTransport } from './http-transport.ts';
import { type Identity, readIdentity } from './identity.ts';
import { createPoster } from './poster.ts';
import { SLACK_SETTINGS, type SlackSettings } from './settings.ts';
import { createSlow } from './slow.ts';
import { createSocketTransport, SOCKET_WAITS, type SocketWaits } from './socket-transport.ts';
import type { Transport } from './transport.ts';
import { slackPlatform, type TurnPorts } from './turn.ts';
import { PLATFORM, threadKey } from './where.ts';

/** How long what can go wrong is waited for; tests wait less. */
export interface Tuning {
  readonly patience: Patience;
  readonly charts: ChartWaits;
  readonly socket: SocketWaits;
  readonly work: WorkLimits;
  /** Before a message that Slack may have taken, and that isn't there, is looked for once more. */
  readonly settleMs: number;
  /** Before a person is told that their answer takes a while. */
  readonly slowMs: number;
  /** Before asking Slack again who we are, where it could not be reached at the start. */
  readonly identityMs: number;
}

export const TUNING: Tuning = {
  patience: PATIENCE,
  charts: WAITS,
  socket: SOCKET_WAITS,
  work: WORK,
  settleMs: 1_000,
  slowMs: 1_500,
  identityMs: 10_000,
};

/** Of events that this process answered: those that are tried again are tried within minutes. */
const REMEMBERED = 2000;

/**
 * Slack as a part of the process.
 *
 * @throws SettingsError where a setting can't be right
 */
export async function createSlackService(parts: Parts, tuning: Tuning = TUNING): Promise<Service> {
  const settings = parts.settings.of(SLACK_SETTINGS);
  if (settings === null) throw new SettingsError('setting-missing', 'The setting SLACK_BOT_TOKEN is missing.');
  checkTeamIds(settings);
  return Promise.resolve(serviceOf(parts, settings, tuning));
}

function checkTeamIds({ teamIds }: SlackSettings): void {
  const wrong = teamIds.find((id) => !/^[TE][A-Z0-9_]+$/.test(id));
  if (wrong === undefined) return;
  const message = `The setting SLACK_TEAM_IDS has '${wrong}'; allowed: ids of workspaces that begin with T, with commas between them.`;
  throw new SettingsError('setting-wrong', message);
}

interface State {
  /** null: Slack has not told yet. */
  identity: Identity | null;
  isStopped: boolean;
}

function serviceOf(parts: Parts, settings: SlackSettings, tuning: Tuning): Service {
  const { log } = parts;
  const state: State = { identity: null, isStopped: false };
  const background = createBackground(log);
  const calls = createCalls(createClient(settings, log, tuning.patience), log, tuning.patience);
  const threads = createThreadKeeper({ ...parts.conversations, now: parts.now });
  const ports = turnPorts(parts, { settings, tuning, state, calls, threads, later: background.later });
  const { inbox, shown } = parts.conversations;
  const turns = createTurns({
    ...{ ...parts, inbox, shown, holders: createHolders() },
    ...{ platform: slackPlatform(ports), limits: tuning.work },
  });
  const poster = createPoster({
    ...ports,
    token: settings.botToken,
    clientOptions: clientOptions(settings.apiUrl, log, tuning.patience),
    botUserId: () => state.identity?.botUserId ?? null,
    threads,
  });
  const transport = transportOf(parts, { settings, tuning, state });
  createApp({
    ...ports,
    receiver: transport,
    botToken: settings.botToken,
    allowsShared: parts.settings.digests.allowShared,
    timeZone: parts.settings.timeZone,
    take: ({ id, incoming }) => turns.take(id, incoming),
  });
  const begin = async (identity: Identity) => {
    warnOfTeams(settings, identity, log);
    state.identity = identity;
    await transport.start();
    turns.start();
  };
  return {
    name: PLATFORM,
    poster,
    ...routesOf(transport),
    async start() {
      const identity = await readIdentity(calls, log);
      if (identity !== null) return begin(identity);
      void beginLater({ calls, log, state, waitMs: tuning.identityMs }, begin);
    },
    async stop(timeoutMs) {
      const until = performance.now() + timeoutMs;
      state.isStopped = true;
      await transport.stop();
      await turns.stop(timeoutMs);
      await background.ended(Math.max(0, until - performance.now()));
    },
    isReady: () => state.identity !== null && !state.isStopped && transport.isConnected(),
  };
}

interface Made {
  readonly settings: SlackSettings;
  readonly tuning: Tuning;
  readonly state: State;
  readonly calls: Calls;
  readonly threads: ThreadKeeper;
  readonly later: (work: Promise<void>) => void;
}

function turnPorts(parts: Parts, { settings, tuning, state, calls, threads, later }: Made): TurnPorts {
  const { desk, log, charts } = parts;
  return {
    ...{ settings, calls, later, desk, log, charts },
    timeoutMs: tuning.patience.timeoutMs,
    waits: tuning.charts,
    settleMs: tuning.settleMs,
    slow: createSlow({ calls, log, slowMs: tuning.slowMs }),
    keepsWrongAnswers: desk.keepsWrongAnswers,
    identity() {
      if (state.identity === null) throw new Error('nothing is taken in before Slack has told who we are');
      return state.identity;
    },
    findPerson: peopleFrom(calls),
    findChannel: channelsFrom(calls),
    posted: new LRUCache<string, Posted>({ max: REMEMBERED }),
    carryOn: (team, { channel, ts }, replyId) => threads.beginWith(threadKey(team, channel, ts), replyId),
  };
}

type AnyTransport = HttpTransport | Transport;

function transportOf(
  { now, log }: Parts,
  { settings, tuning, state }: Pick<Made, 'settings' | 'tuning' | 'state'>,
): AnyTransport {
  const { transport, apiUrl } = settings;
  if (transport.kind === 'http') {
    const isReady = () => state.identity !== null;
    return createHttpTransport({ signingSecret: transport.signingSecret, now, isReady, log });
  }
  const options = clientOptions(apiUrl, log, tuning.patience);
  return createSocketTransport({ appToken: transport.appToken, clientOptions: options, waits: tuning.socket, log });
}

function routesOf(transport: AnyTransport): Pick<Service, 'owns' | 'handle'> {
  if (!('handle' in transport)) {
    return { owns: () => false, handle: () => Promise.reject(new Error('Socket Mode has no address')) };
  }
  return {
    owns: (method, path) => method === 'POST' && path === EVENTS_PATH,
    handle: (request, response) => transport.handle(request, response),
  };
}

/** With one workspace and another one allowed, nobody can ask. */
function warnOfTeams({ teamIds }: SlackSettings, { teamId, enterpriseId }: Identity, log: Log): void {
  if (teamIds.length === 0 || teamIds.includes(teamId) || enterpriseId !== null) return;
  log.warn({ teamIds, teamId }, 'SLACK_TEAM_IDS leaves out the workspace of SLACK_BOT_TOKEN: nobody there can ask');
}

/** Asks Slack again who we are, until it answers. Never throws. */
async function beginLater(
  { calls, log, state, waitMs }: Pick<Made, 'calls' | 'state'> & { readonly log: Log; readonly waitMs: number },
  begin: (identity: Identity) => Promise<void>,
): Promise<void> {
  while (!state.isStopped) {
    await sleep(waitMs);
    if (state.isStopped) return;
    try {
      const identity = await readIdentity(calls, log);
      if (identity !== null) return await begin(identity);
    } catch (error) {
      log.error({ err: error }, 'Slack is left out: it takes no connection with these settings');
      return;
    }
  }
}
