import { randomUUID } from 'node:crypto';
import {
  createBot,
  createCharts,
  createDesk,
  createDigests,
  createLog,
  type Log,
  openAddresses,
  openConversations,
  openDigests,
  openKeys,
  type Poster,
  readSettings,
  type Settings,
  SettingsError,
  todayIn,
  wait,
} from '../src/index.ts';
import { explain } from './shared/explain.ts';
import { type HttpServer, listen } from './shared/http-server.ts';
import { openData } from './shared/open.ts';
import type { Parts, Service, ServiceChoice } from './shared/service.ts';

/** Every adapter that can be part of the process, in the order in which they are asked whether a request is theirs. */
const CHOICES: readonly ServiceChoice[] = [
  {
    name: 'slack',
    isSetUp: ({ slack }) => slack !== null,
    load: async () => (await import('./slack/main.ts')).createSlackService,
  },
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
  const charts = createCharts({ quickChart: settings.quickChart, log });
  const digestStore = openDigests(database);
  const posters = new Map<string, Poster>();
  const digests = createDigests({
    digests: digestStore,
    data: store,
    charts,
    posters,
    zone: settings.timeZone,
    allowsShared: settings.digests.allowShared,
    now,
    newId: randomUUID,
    random: Math.random,
    wait,
    log,
  });
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
    digests,
  });
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
  for (const service of services) {
    await service.start();
    if (service.poster) posters.set(service.name, service.poster);
  }
  digests.start();
  // The first person to ask shall not wait for what draws to be loaded.
  charts.warm().catch((error: unknown) => log.warn({ err: error }, 'charts could not be made ready'));
  const purging = purgeDaily(parts, [conversations, digestStore]);
  log.info({ port: server.port, services: services.map(({ name }) => name) }, 'serving');
  return {
    server,
    async stop() {
      clearInterval(purging);
      // Posting goes through the services, so it ends first.
      await digests.stop(DRAIN_MS);
      await Promise.all([server.close(DRAIN_MS), ...services.map((service) => service.stop(DRAIN_MS))]);
      await charts.close();
      await database.destroy();
    },
  };
}

/** Whatever grows by use. */
interface Purged {
  purge(before: string): Promise<number>;
}

function purgeDaily({ settings, now, log }: Parts, stores: readonly Purged[]): ReturnType<typeof setInterval> {
  const purge = async () => {
    try {
      const before = new Date(now().getTime() - settings.retentionDays * DAY_MS).toISOString();
      let rows = 0;
      for (const store of stores) rows += await store.purge(before);
      log.info({ rows }, 'old conversations and posts removed');
    } catch (error) {
      log.error({ err: error }, 'removing old conversations and posts failed');
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
