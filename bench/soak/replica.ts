import { randomUUID } from 'node:crypto';
// From their own files: a replica starts many times, and loads no more than it needs.
import type { DigestStore } from '../../src/digest/digest-store.ts';
import { createDigests } from '../../src/digest/digests.ts';
import { DIGEST_LIMITS, type DigestLimits } from '../../src/digest/limits.ts';
import type { Poster } from '../../src/digest/poster.ts';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/connect.ts';
import { openDigests } from '../../src/store/digests.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type FastClock, nowBy, waitBy } from './clock.ts';
import { type PlatformUrls, postersFor, warmTeams } from './posters.ts';
import type { Step } from './steps.ts';

/** What a replica is told on its command line, as JSON; the clock it is sent once it is ready. */
export interface ReplicaOrders {
  readonly databaseUrl: string;
  readonly urls: PlatformUrls;
  /** Real milliseconds, where they differ from the product's. */
  readonly limits: Partial<DigestLimits>;
  /** Kills itself at this step, the so-manieth time; null: never. */
  readonly dieAt: { readonly step: Step; readonly nth: number } | null;
}

function run({ databaseUrl, urls, limits, dieAt }: ReplicaOrders, clock: FastClock): void {
  let left = dieAt?.nth ?? 0;
  const reached = (step: Step) => {
    if (step !== dieAt?.step) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
  const database = openDatabase({ url: databaseUrl });
  const log = createLog('fatal');
  const all = postersFor({ urls, database, now: () => nowBy(clock), log });
  const posters = [...all].map(([name, poster]) => [name, watchedPoster(poster, reached)] as const);
  const digests = createDigests(
    {
      digests: watchedStore(openDigests(database), reached),
      data: openStore(database, { now: () => performance.now() }),
      charts: { draw: () => Promise.resolve({ kind: 'none', problem: 'failed', why: 'not what is tried here' }) },
      posters: new Map(posters),
      zone: 'Europe/London',
      allowsShared: false,
      now: () => nowBy(clock),
      newId: randomUUID,
      random: Math.random,
      wait: waitBy(clock),
      log,
    },
    { ...DIGEST_LIMITS, ...inClockTime(limits, clock.scale) },
  );
  digests.start();
  process.on('SIGTERM', () => void digests.stop(10_000 * clock.scale).then(() => process.exit(0)));
}

function inClockTime(limits: Partial<DigestLimits>, scale: number): Partial<DigestLimits> {
  const entries = Object.entries(limits).map(([name, value]) => [name, name.endsWith('Ms') ? value * scale : value]);
  return Object.fromEntries(entries) as Partial<DigestLimits>;
}

type Reached = (step: Step) => void;

function watchedStore(store: DigestStore, reached: Reached): DigestStore {
  return {
    ...store,
    async claimSlots(...args) {
      reached('claiming');
      const claimed = await store.claimSlots(...args);
      if (claimed.length > 0) reached('claimed');
      return claimed;
    },
    async claimAlert(...args) {
      const isClaimed = await store.claimAlert(...args);
      if (isClaimed && args[0].told !== null) reached('alerted');
      return isClaimed;
    },
    async take(...args) {
      const taken = await store.take(...args);
      if (taken) reached('taken');
      return taken;
    },
    async beginPosting(...args) {
      const may = await store.beginPosting(...args);
      if (may.kind === 'go') reached('posting');
      return may;
    },
    async end(...args) {
      reached('ending');
      const isEnded = await store.end(...args);
      if (isEnded) reached('ended');
      return isEnded;
    },
    async release(...args) {
      const isReleased = await store.release(...args);
      if (isReleased) reached('released');
      return isReleased;
    },
  };
}

function watchedPoster(poster: Poster, reached: Reached): Poster {
  return {
    ...poster,
    async post(post) {
      const posted = poster.post(post);
      // While it is on its way.
      setTimeout(() => reached('sending'), Math.random() * 4);
      const outcome = await posted;
      reached('sent');
      return outcome;
    },
    ...(poster.find && {
      async find(...args) {
        reached('looking');
        const looked = (await poster.find?.(...args)) ?? 'cannot-look';
        reached('looked');
        return looked;
      },
    }),
  };
}

if (process.argv[2] !== undefined) {
  const orders = JSON.parse(process.argv[2]) as ReplicaOrders;
  // Whoever started it is gone.
  process.on('disconnect', () => process.exit(1));
  process.once('message', (clock) => run(orders, clock as FastClock));
  void warmTeams().then(() => process.send?.('ready'));
}
