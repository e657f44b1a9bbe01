import {
  createHolders,
  createThreadKeeper,
  createTurns,
  type Log,
  type Settings,
  SettingsError,
  WORK,
} from '../../src/index.ts';
import { isLoopback } from '../shared/from-here.ts';
import type { Parts, Service } from '../shared/service.ts';
import { within } from '../shared/time.ts';
import { createPeople } from './access.ts';
import { type Connector, createConnector, type Stand } from './connector.ts';
import { createMessages } from './http-transport.ts';
import { createInvoking } from './invoke.ts';
import { createPictures } from './pictures.ts';
import { createPoster, type TeamsPoster } from './poster.ts';
import { TEAMS_SETTINGS, type TeamsSettings } from './settings.ts';
import { createShow } from './show.ts';
import { teamsPlatform } from './turn.ts';

const MESSAGES = '/api/messages';

/** What the product leaves to be as it is, and a test does not. */
export interface Seams extends Stand {
  /** Before each next attempt to deliver. */
  readonly waits?: readonly number[];
  /** Another way to the Bot Connector service than the SDK's. */
  readonly connector?: Connector;
  /** Where files come from beside Microsoft's own services: an origin. */
  readonly filesFrom?: string;
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
  const connector = seams.connector ?? createConnector(settings.app, seams);
  const pictures = await createPictures({ desk, charts, keys, now, publicUrl, retentionDays });
  const show = createShow({
    pictures,
    servesPictures: publicUrl !== null,
    offersWrongAnswer: desk.keepsWrongAnswers,
  });
  const people = createPeople({ settings, connector, addresses });
  const { waits, filesFrom = null } = seams;
  const ports = {
    charts,
    addresses,
    people,
    connector,
    show,
    log,
    now,
    filesFrom,
    ...(waits === undefined ? {} : { waits }),
  };
  const { inbox, shown } = conversations;
  const turns = createTurns({
    ...{ platform: teamsPlatform(ports), desk, inbox, shown, holders: createHolders() },
    ...{ log, now, newId, limits: WORK },
  });
  const invoke = createInvoking({ turns, charts, show });
  const messages = createMessages({ appId: settings.app?.id ?? null, connector, turns, invoke, log, now, newId });
  const threads = createThreadKeeper({ ...conversations, now });
  let isReady = false;

  return {
    name: 'teams',
    owns: (_method, path) => path === MESSAGES || pictures.owns(path),
    handle: (request, response) =>
      pictures.owns(pathOf(request.url)) ? pictures.serve(request, response) : messages(request, response),
    async start() {
      await checkSignIn(connector, settings, log);
      turns.start();
      isReady = true;
    },
    async stop(timeoutMs) {
      isReady = false;
      await turns.stop(timeoutMs);
    },
    isReady: () => isReady,
    poster: createPoster({ addresses, threads, connector, show, log, now }),
  };
}

function pathOf(url = '/'): string {
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost').pathname : '';
}

function settingsOf(settings: Settings): TeamsSettings {
  const { server } = settings;
  const teams = settings.of(TEAMS_SETTINGS);
  if (teams === null) throw new SettingsError('setting-missing', 'The setting MicrosoftAppId is missing.');
  if (teams.app === null && !isLoopback(server.host)) {
    const message =
      `The setting HOST is '${server.host}', and TEAMS_DEVELOPMENT answers whoever reaches it: allowed: ` +
      `127.0.0.1, ::1, localhost, or MicrosoftAppId for a bot that Teams can reach.`;
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
