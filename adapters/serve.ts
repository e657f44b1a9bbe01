import { randomUUID } from 'node:crypto';
import {
  createCharts,
  createLog,
  type Log,
  openTokens,
  type Poster,
  readSettings,
  type Settings,
  SettingsError,
  type TokenStore,
} from '../src/index.ts';
import { createApi } from './api/main.ts';
import { createMcp } from './mcp/main.ts';
import { CHOICES, isPageServed } from './platforms.ts';
import { desksBeside, openDesk } from './shared/desks.ts';
import { explain } from './shared/explain.ts';
import { type HttpServer, listen } from './shared/http-server.ts';
import { noFigures } from './shared/no-figures.ts';
import { createPrograms } from './shared/programs.ts';
import { purgeDaily } from './shared/purge.ts';
import type { PageParts, Parts, Service } from './shared/service.ts';
import { createStoreCheck } from './shared/store-check.ts';

/** What is under way at the end gets so long. */
const DRAIN_MS = 10_000;

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
  const now = () => new Date();
  const charts = createCharts({ quickChart: settings.quickChart, log });
  const posters = new Map<string, Poster>();
  const common = { settings, charts, log, now, newId: randomUUID, say, figuresPage: figuresPageOf(settings) };
  const first = await openDesk({ ...common, posters }, settings.dataset);
  const desks = desksBeside(first, { ...common, posters });
  const { desk, conversations, addresses, keys, digests } = first;
  const parts: Parts & PageParts = { ...common, desk, desks, conversations, addresses, keys };
  const services: Service[] = [];
  for (const { load } of chosen) services.push(await (await load())(parts));
  services.push(...createProgramServices({ ...parts, tokens: openTokens(first.database) }));
  const isStoreReady = createStoreCheck({ store: first.store, conversations, now, log });
  const note = () => noFigures(first.store);
  const server = await listen({ ...settings.server, services, isStoreReady, note, log });
  for (const service of services) {
    await service.start(server);
    if (service.poster) posters.set(service.name, service.poster);
  }
  digests.start();
  // The first person to ask shall not wait for what draws to be loaded.
  let isEnding = false;
  charts.warm().catch((error: unknown) => {
    if (!isEnding) log.warn({ err: error }, 'charts could not be made ready');
  });
  const { retentionDays } = settings;
  const endPurging = purgeDaily({ retentionDays, now, log, held: () => desks.held() });
  const missing = await note();
  if (missing !== null) log.warn({ missing }, 'no question can be answered');
  log.info({ port: server.port, services: services.map(({ name }) => name) }, 'serving');
  return {
    server,
    async stop() {
      isEnding = true;
      endPurging();
      // Posting goes through the services, so it ends first.
      await digests.stop(DRAIN_MS);
      await Promise.all([server.close(DRAIN_MS), ...services.map((service) => service.stop(DRAIN_MS))]);
      await charts.close();
      for (const each of await desks.opened()) await each.close();
    },
  };
}

/** Where figures can be brought in with all that they leave open; null: nowhere. */
function figuresPageOf(settings: Settings): string | null {
  return isPageServed(settings) ? `${settings.server.publicUrl ?? ''}/figures` : null;
}

/** The ways in for programs, which share what a token may: they are part of every process, and nothing until one is made. */
function createProgramServices(parts: Parts & PageParts & { readonly tokens: TokenStore }): readonly Service[] {
  const programs = createPrograms({ ...parts, elapsed: () => performance.now() });
  const needs = { ...parts, programs, publicUrl: parts.settings.server.publicUrl };
  return [createApi(needs), createMcp(needs)];
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
