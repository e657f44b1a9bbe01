import { createWorker, type Log, type Settings, SettingsError, type TeamsSettings } from '../../src/index.ts';
import type { Parts, Service } from '../shared/service.ts';
import { createAnswering } from './answer.ts';
import { type Connector, createConnector, type Stand } from './connector.ts';
import { createMessages } from './http.ts';
import { createInvoking } from './invoke.ts';
import { createPeople } from './people.ts';
import { createPictures } from './pictures.ts';
import { createPoster, type TeamsPoster } from './post.ts';
import { PLATFORM } from './receive.ts';
import { createShow } from './show.ts';

const MESSAGES = '/api/messages';

/** What the product leaves to be as it is, and a test does not. */
export interface Seams extends Stand {
  /** Before each next attempt to deliver. */
  readonly waits?: readonly number[];
}

export interface TeamsService extends Service {
  readonly poster: TeamsPoster;
}

/**
 * Microsoft Teams as a part of the process.
 *
 * @throws SettingsError where it would answer whoever reaches it
 */
export async function createTeams(parts: Parts, seams: Seams = {}): Promise<TeamsService> {
  const settings = settingsOf(parts.settings);
  const { desk, charts, conversations, addresses, keys, log, now, newId } = parts;
  const { publicUrl } = parts.settings.server;
  const { retentionDays } = parts.settings;
  const connector = createConnector(settings.app, seams);
  const pictures = await createPictures({ desk, charts, keys, now, publicUrl, retentionDays });
  const show = createShow({
    pictures,
    servesPictures: publicUrl !== null,
    offersWrongAnswer: desk.keepsWrongAnswers,
  });
  const people = createPeople({ settings, connector, addresses });
  const { waits } = seams;
  const answer = createAnswering({
    desk,
    charts,
    addresses,
    people,
    connector,
    show,
    log,
    now,
    newId,
    ...(waits === undefined ? {} : { waits }),
  });
  const worker = createWorker({
    platform: PLATFORM,
    inbox: conversations.inbox,
    handle: answer,
    now,
    holder: newId(),
    report: ({ message, ...facts }) => log.error({ ...facts, err: facts.error }, message),
  });
  const invoke = createInvoking({ desk, charts, addresses, people, show, log, now, newId });
  const messages = createMessages({ appId: settings.app?.id ?? null, connector, worker, invoke, log, now, newId });
  let isReady = false;

  return {
    name: 'teams',
    owns: (_method, path) => path === MESSAGES || pictures.owns(path),
    handle: (request, response) =>
      pictures.owns(pathOf(request.url)) ? pictures.serve(request, response) : messages(request, response),
    async start() {
      await checkSignIn(connector, settings, log);
      worker.start();
      isReady = true;
    },
    async stop(timeoutMs) {
      isReady = false;
      await worker.stop(timeoutMs);
    },
    isReady: () => isReady,
    poster: createPoster({ addresses, conversations, connector, show, log, now }),
  };
}

function pathOf(url = '/'): string {
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost').pathname : '';
}

const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

function settingsOf({ teams, server }: Settings): TeamsSettings {
  if (teams === null) throw new SettingsError('setting-missing', 'The setting MicrosoftAppId is missing.');
  if (teams.app === null && !LOOPBACK.includes(server.host)) {
    const message =
      `The setting HOST is '${server.host}', and TEAMS_DEVELOPMENT answers whoever reaches it: allowed: ` +
      `${LOOPBACK.join(', ')}, or MicrosoftAppId for a bot that Teams can reach.`;
    throw new SettingsError('setting-wrong', message);
  }
  return teams;
}

const SIGN_IN_MS = 10_000;

/** A wrong password is found here and not by the first person who asks; a service that is down for now stops nothing. */
async function checkSignIn(connector: Connector, { app }: TeamsSettings, log: Log): Promise<void> {
  if (app === null) return;
  try {
    await within(SIGN_IN_MS, connector.signIn());
  } catch (cause) {
    const code = refusalIn(cause);
    if (code === null) return log.warn({ err: cause }, "Microsoft's sign-in service can't be reached");
    const names = 'MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId';
    throw new SettingsError('setting-wrong', `Microsoft does not accept the settings ${names}: ${code}.`, { cause });
  }
}

/** 'AADSTS7000215', or the like, where the sign-in service has answered; null: it hasn't. */
function refusalIn(error: unknown): string | null {
  if (!(error instanceof Error) || error.name !== 'ServerError') return null;
  return /AADSTS\d+/.exec(error.message)?.[0] ?? ('errorCode' in error ? String(error.errorCode) : 'refused');
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
