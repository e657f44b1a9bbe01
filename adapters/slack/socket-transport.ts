import { type App, SocketModeReceiver, webApi } from '@slack/bolt';
import { type Log, SettingsError } from '../../src/index.ts';
import { sleep, within } from '../shared/time.ts';
import { slackLogger } from './client.ts';
import { heard, type Transport } from './transport.ts';

interface SocketPorts {
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly waits: SocketWaits;
  readonly log: Log;
}

export interface SocketWaits {
  /** Before connecting anew after a failure; twice as long after each further one. */
  readonly firstMs: number;
  readonly mostMs: number;
  /** For Slack to say hello. */
  readonly helloMs: number;
}

export const SOCKET_WAITS: SocketWaits = { firstMs: 1000, mostMs: 30_000, helloMs: 20_000 };

/** Slack says of the token itself that it won't do: https://docs.slack.dev/reference/methods/apps.connections.open */
const NOT_TAKEN = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'not_allowed_token_type',
  'no_permission',
  'missing_scope',
  'forbidden_team',
]);

/**
 * We call Slack, and hear over one WebSocket. Bolt's receiver does the talking; connecting anew is done here, for as long
 * as it takes: its own way ends the process where Slack refuses it while it reconnects.
 */
export function createSocketTransport(ports: SocketPorts): Transport {
  const receiver = new SocketModeReceiver({
    appToken: ports.appToken,
    autoReconnectEnabled: false,
    logger: slackLogger(ports.log),
    installerOptions: { clientOptions: ports.clientOptions },
  });
  const { client } = receiver;
  const state = { isConnected: false, isStopped: false };

  client.on('disconnected', () => {
    if (!state.isConnected) return;
    state.isConnected = false;
    if (!state.isStopped) void keepTrying(0);
  });

  async function connect(): Promise<void> {
    await within(ports.waits.helloMs, client.start());
    state.isConnected = true;
    ports.log.info({}, 'connected to Slack');
  }

  async function keepTrying(failures: number): Promise<void> {
    for (let failed = failures; !state.isStopped; failed += 1) {
      if (failed > 0) await sleep(Math.min(ports.waits.firstMs * 2 ** (failed - 1), ports.waits.mostMs));
      if (state.isStopped) return;
      try {
        return await connect();
      } catch (error) {
        ports.log.error({ err: error, failed: failed + 1 }, 'connecting to Slack failed');
      }
    }
  }

  return {
    init(app) {
      receiver.init(listening(app, ports.log));
    },
    async start() {
      try {
        await connect();
      } catch (error) {
        if (isAboutToken(error)) throw notTaken(error);
        ports.log.error({ err: error, failed: 1 }, 'connecting to Slack failed');
        void keepTrying(1);
      }
    },
    async stop() {
      state.isStopped = true;
      state.isConnected = false;
      await within(ports.waits.firstMs, client.disconnect()).catch(() => {});
    },
    isConnected: () => state.isConnected,
  };
}

/** Acknowledges what was kept. What was not, and what could not be acknowledged, Slack sends again. */
function listening(app: App, log: Log): App {
  const processEvent: App['processEvent'] = async ({ body, ack }) => {
    try {
      const given = await heard(app, body);
      await ack(given === '' ? undefined : given);
    } catch (error) {
      log.error({ err: error }, 'what Slack sent could not be taken in');
    }
  };
  return { processEvent } as App;
}

function isAboutToken(error: unknown): error is webApi.WebAPIPlatformError {
  return error instanceof webApi.WebAPIPlatformError && NOT_TAKEN.has(error.data.error);
}

function notTaken(error: webApi.WebAPIPlatformError): SettingsError {
  const message = `The setting SLACK_APP_TOKEN is not taken by Slack (${error.data.error}): it needs a token of the app with the scope connections:write.`;
  return new SettingsError('setting-wrong', message, { cause: error });
}
