import { setTimeout as sleep } from 'node:timers/promises';
import { seedDataset } from '../../seeds/seed.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { migrate, openAddresses, openDatabase, openDigests, openStore } from '../../src/index.ts';
import { bundleReplica } from './bundle.ts';
import { chanceOf } from './chance.ts';
import { type FastClock, nowBy } from './clock.ts';
import { type Counts, count, isSound } from './count.ts';
import { createPostgres } from './database.ts';
import { createHerd, type HerdResult } from './herd.ts';
import type { Plant } from './plants.ts';
import { keepTeamsAddress } from './posters.ts';
import type { ReplicaOrders } from './replica.ts';
import { startServers } from './servers.ts';
import { setUp } from './subscriptions.ts';
import { TURNING } from './turning.ts';

export interface SoakOptions {
  /** Of a PostgreSQL whose user may create databases. */
  readonly serverUrl: string;
  readonly replicas: number;
  readonly kills: number;
  /** Replicas that are stopped for longer than their leases, and then go on. */
  readonly stalls: number;
  readonly subscriptions: number;
  /** Days by the fast clock. */
  readonly days: number;
  readonly secondsADay: number;
  readonly seed: number;
  /** About which of the two clock changes of a year. */
  readonly season: Season;
  /** A fault that is put in, to see it noticed; null: none. */
  readonly plant: Plant | null;
  readonly say: (line: string) => void;
}

export interface SoakResult {
  /** Nothing was lost or doubled, all is explained, and no replica ended by itself. */
  readonly isSound: boolean;
  readonly season: Season;
  readonly seed: number;
  readonly replicas: number;
  readonly seconds: number;
  readonly processes: HerdResult;
  readonly faults: Readonly<Record<string, number>>;
  readonly platforms: Readonly<Record<string, Counts>>;
}

/** Real milliseconds: short, so that a lease runs out and a late message shows within a day of the fast clock. */
const LIMITS: ReplicaOrders['limits'] = {
  lookEveryMs: 250,
  leaseMs: 12_000,
  attemptMs: 2_000,
  visibleAfterMs: 4_000,
  paceMs: 50,
  lateAfterMs: 3_000,
  retryAfterMs: 200,
  longestRetryMs: 2_000,
  retryFailedMs: 1_000,
  giveUpAfterMs: 10 * 60_000,
  atOnce: 12,
};

/** What waits when the time is over gets so long to come to its end. */
const DRAIN_MS = 120_000;

/** Half a day before a clock change: the change is within two days. */
const STARTS = {
  spring: Date.parse('2026-03-28T12:00:00Z'),
  autumn: Date.parse('2026-10-24T12:00:00Z'),
} as const;

export type Season = keyof typeof STARTS;

const ARCHIVED = ['C1', 'C5', 'C8'];

type Database = ReturnType<typeof openDatabase>;

/** Runs real processes on one real database against platforms that fail, kills them, and counts what came of it. */
export async function soakDigest(options: SoakOptions): Promise<SoakResult> {
  const random = chanceOf(options.seed);
  const began = Date.now();
  const { url, drop } = await createPostgres(options.serverUrl);
  const database = openDatabase({ url });
  const servers = await startServers(random);
  const program = await bundleReplica(options.plant);
  const START = STARTS[options.season];
  try {
    await migrate(database);
    if (options.plant?.sql !== undefined) await database.raw(options.plant.sql);
    await seedDataset(database, 'report', new Date('2019-03-07T09:00:00Z'));
    const store = openDigests(database);
    const catalogue = await openStore(database, { now: () => performance.now() }).catalogue();
    const start = new Date(START);
    const subscriptions = await setUp({ store, catalogue, now: start, random }, options.subscriptions);
    await meetTeams(openAddresses(database), subscriptions, { url: servers.urls.teams, at: start.toISOString() });
    const herd = createHerd(
      { ...options, program: program.file },
      { databaseUrl: url, urls: servers.urls, limits: LIMITS },
      random,
    );
    const clock = await herd.start(() => ({
      realStart: Date.now(),
      start: START,
      scale: 86_400 / options.secondsADay,
    }));
    servers.runBy(clock);
    options.say(`${options.replicas} replicas are running`);
    const { turns, archivedAt } = await runFor({ options, clock, database, herd, servers });
    options.say('the time is over; what waits comes to its end');
    servers.heal();
    const end = nowBy(clock);
    await settled(database, end);
    const processes = await herd.stop();
    const archived = archivedAt === null ? null : { at: archivedAt, channels: ARCHIVED };
    const taken = servers.taken();
    const platforms = await count({ database, subscriptions, catalogue, taken, start, end, turns, archived });
    const seconds = Math.round((Date.now() - began) / 1000);
    return {
      isSound: isSound(platforms) && processes.failed.length === 0,
      ...{ season: options.season, seed: options.seed, replicas: options.replicas, seconds, processes },
      ...{ faults: servers.faults(), platforms },
    };
  } finally {
    await servers.close();
    await program.remove();
    await database.destroy();
    await drop();
  }
}

/** The bot was added to each conversation on Teams, and to the chat of each owner. */
async function meetTeams(
  addresses: ReturnType<typeof openAddresses>,
  subscriptions: readonly Subscription[],
  { url, at }: { readonly url: string; readonly at: string },
): Promise<void> {
  for (const { conversation, owner } of subscriptions.filter(({ platform }) => platform === 'teams')) {
    await keepTeamsAddress(addresses, { url, conversation, person: null }, at);
    await keepTeamsAddress(addresses, { url, conversation: `a:${owner}`, person: owner }, at);
  }
}

/** Lets it run; on the way figures change, and channels are archived. Gives how often the figure that alerts follow turned, and when channels were archived. */
async function runFor(of: {
  readonly options: SoakOptions;
  readonly clock: FastClock;
  readonly database: Database;
  readonly herd: ReturnType<typeof createHerd>;
  readonly servers: Awaited<ReturnType<typeof startServers>>;
}): Promise<{ readonly turns: number; readonly archivedAt: number | null }> {
  const { options, clock, database, herd, servers } = of;
  const lengthMs = options.days * options.secondsADay * 1000;
  let turns = 0;
  let archivedAt: number | null = null;
  for (;;) {
    const share = (Date.now() - clock.realStart) / lengthMs;
    if (share >= 1) return { turns, archivedAt };
    herd.tick(share);
    if (share > (turns + 1) / 6 && turns < 4 && (await haveLooked(database))) {
      turns += 1;
      await turn(database, turns % 2 === 0);
    }
    if (share > 0.5 && archivedAt === null) {
      archivedAt = nowBy(clock).getTime();
      servers.archive(ARCHIVED);
    }
    await sleep(50);
  }
}

/** All alerts know the figures as they are: two turns between two looks would be none. */
async function haveLooked(database: Database): Promise<boolean> {
  const { version } = await database('catalogue_version').first('version');
  const behind = database('digest_subscriptions')
    .where({ kind: 'alert', state: 'active' })
    .whereRaw('checked_version is distinct from ?', [String(version)]);
  return (await behind.first('id')) === undefined;
}

async function turn(database: Database, isBad: boolean): Promise<void> {
  const series = database('series as s')
    .join('indicators as i', 'i.id', 's.indicator_id')
    .where('i.code', TURNING)
    .select('s.id');
  await database.transaction(async (trx) => {
    await trx('observations')
      .whereIn('series_id', series)
      .update({ published_rating: isBad ? 'attention' : 'within' });
    await trx('catalogue_version').increment('version', 1);
  });
}

/** Everything due by `end` is claimed, alerts know the figures as they are, nothing more is, and all that was claimed has ended. */
async function settled(database: Database, end: Date): Promise<void> {
  const until = Date.now() + DRAIN_MS;
  const waitFor = async (isDone: () => Promise<boolean>) => {
    while (Date.now() < until && !(await isDone())) await sleep(200);
  };
  const none = async (query: PromiseLike<unknown>) =>
    Number((((await query) as { n: string }[])[0] ?? { n: 0 }).n) === 0;
  await waitFor(() =>
    none(database('digest_subscriptions').where('next_at', '<=', end.toISOString()).count({ n: '*' })),
  );
  await waitFor(() => haveLooked(database));
  // One at a time: replicas may be claiming some, in an order of theirs.
  for (const id of await database('digest_subscriptions').pluck('id')) {
    await database('digest_subscriptions').where({ id }).update({ next_day: null, next_at: null });
  }
  await waitFor(() => none(database('digest_deliveries').whereNot({ step: 'ended' }).count({ n: '*' })));
}
