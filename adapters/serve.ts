import { randomUUID } from 'node:crypto';
import {
  type Charts,
  createBot,
  createDesk,
  createLog,
  type Log,
  openAddresses,
  openConversations,
  openKeys,
  readSettings,
  type Settings,
  SettingsError,
  todayIn,
} from '../src/index.ts';
import { explain } from './shared/explain.ts';
import { type HttpServer, listen } from './shared/http-server.ts';
import { openData } from './shared/open.ts';
import type { Parts, Service, ServiceChoice } from './shared/service.ts';

/** Every adapter that can be part of the process, in the order in which they are asked whether a request is theirs. */
const CHOICES: readonly ServiceChoice[] = [
  {
    name: 'teams',
    isSetUp: ({ teams }) => teams !== null,
    load: async () => (await import('./teams/main.ts')).createTeams,
  },
];

/** What is under way at the end gets so long. */
const DRAIN_MS = 10_000;

const DAY_MS = 24 * 60 * 60 * 1000;

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** What runs, with the way to end it. */
interface Running {
  readonly server: HttpServer;
  stop(): Promise<void>;
}

async function run(settings: Settings): Promise<Running> {
  const chosen = CHOICES.filter((each) => each.isSetUp(settings));
  if (chosen.length === 0) {
    throw new SettingsError('setting-missing', 'Nothing is set up to be served: see the settings in the README.');
  }
  const log = createLog(settings.logLevel);
  const { database, store } = await openData(settings, settings.dataset, say);
  const conversations = openConversations(database);
  const now = () => new Date();
  const bot = createBot({ store, today: () => todayIn(settings.timeZone, now()), elapsed: () => performance.now() });
  const desk = createDesk({
    bot,
    store,
    threads: conversations.threads,
    shown: conversations.shown,
    wrongAnswers: conversations.wrongAnswers,
    keepsWrongAnswers: settings.keepsWrongAnswers,
    now,
    newId: randomUUID,
    log,
  });
  const charts = NO_CHARTS;
  const kept = { conversations, addresses: openAddresses(database), keys: openKeys(database) };
  const parts: Parts = { settings, desk, charts, ...kept, log, now, newId: randomUUID };
  const services: Service[] = [];
  for (const { load } of chosen) services.push(await (await load())(parts));
  const isStoreReady = () =>
    store.catalogue().then(
      () => true,
      () => false,
    );
  const server = await listen({ ...settings.server, services, isStoreReady, log });
  for (const service of services) await service.start();
  const purging = purgeDaily(parts);
  log.info({ port: server.port, services: services.map(({ name }) => name) }, 'serving');
  return {
    server,
    async stop() {
      clearInterval(purging);
      await Promise.all([server.close(DRAIN_MS), ...services.map((service) => service.stop(DRAIN_MS))]);
      await charts.close();
      await database.destroy();
    },
  };
}

const NO_CHARTS: Charts = {
  draw: () => Promise.resolve({ kind: 'none', problem: 'failed', why: 'nothing draws here yet' }),
  close: () => Promise.resolve(),
};

function purgeDaily({ conversations, settings, now, log }: Parts): ReturnType<typeof setInterval> {
  const purge = async () => {
    try {
      const before = new Date(now().getTime() - settings.retentionDays * DAY_MS).toISOString();
      log.info({ rows: await conversations.purge(before) }, 'old conversations removed');
    } catch (error) {
      log.error({ err: error }, 'removing old conversations failed');
    }
  };
  void purge();
  return setInterval(() => void purge(), DAY_MS);
}

/** Once told to end, the process ends; told twice, at once. */
function endOnSignal(running: Running, log: Log): void {
  let isEnding = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isEnding) process.exit(1);
      isEnding = true;
      log.info({ signal }, 'ending');
      void running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'ending failed');
          process.exit(1);
        },
      );
    });
  }
}

async function main(): Promise<void> {
  try {
    const settings = readSettings();
    endOnSignal(await run(settings), createLog(settings.logLevel));
  } catch (error) {
    process.exit(explain(error, 'serve', (text) => say(text.replace(/\s+/g, ' '))));
  }
}

await main();
