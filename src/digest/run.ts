import { todayIn } from '../query/wall.ts';
import { checkAlert, slotClaim } from './claim.ts';
import type { Compute } from './compute.ts';
import { createDeliver } from './deliver.ts';
import type { SlotClaim } from './digest-store.ts';
import type { DigestLimits } from './limits.ts';
import { createPool } from './pool.ts';
import type { DigestPorts } from './ports.ts';
import { dayAfter } from './schedule/wall.ts';
import type { Delivery, Subscription } from './subscription.ts';

/** Posts what is due, in any number of processes on one database; each slot once. */
export interface DigestRunner {
  start(): void;
  /** Begins nothing more and waits for what is under way, at most so long. What is not done by then another process takes. */
  stop(timeoutMs: number): Promise<void>;
  /** Looks once and brings everything that it finds to an end; for whoever has no timers. */
  round(): Promise<void>;
  /** Looks as soon as can be. */
  wake(): void;
}

export interface RunPorts extends DigestPorts {
  readonly compute: Compute;
  readonly limits: DigestLimits;
}

export function createDigestRunner(ports: RunPorts): DigestRunner {
  const { limits, log, digests } = ports;
  const ending = new AbortController();
  let hasMore = false;
  const pool = createPool(limits.atOnce, () => {
    if (hasMore) wake();
  });
  const deliver = createDeliver({
    ...ports,
    ending: ending.signal,
    aside: (platform, waiting) => pool.aside(platform, waiting),
  });
  /** Until when what could not be made is left alone. */
  const failed = new Map<number, number>();
  let looking: Promise<void> | null = null;
  let running: Promise<void> | null = null;
  let sleeping = new AbortController();

  const wake = () => sleeping.abort();
  const platforms = () => [...ports.posters.keys()];
  const spanNow = () => {
    const now = ports.now();
    return { now: now.toISOString(), until: new Date(now.getTime() + limits.leaseMs).toISOString() };
  };

  function enqueue(delivery: Delivery, holder: string, of: Subscription | null): void {
    const { id, platform, place } = delivery;
    const giveBack = async () => {
      const again = {
        retryAt: ports.now().toISOString(),
        isCertain: delivery.step === 'frozen',
        reason: delivery.reason,
      };
      await digests.release(id, { holder, ...spanNow() }, again);
    };
    pool.add({
      ...{ id, platform, place },
      work: () => tried('delivering', () => deliver.work(delivery, holder, of)),
      giveBack: () => tried('letting go', giveBack),
    });
  }

  /** What fails is left for a later look: its lease runs out. */
  async function tried(doing: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      log.error({ err: error, doing }, 'digests failed');
      return false;
    }
  }

  async function look(): Promise<void> {
    hasMore = false;
    await tried('looking for alerts', checkAlerts);
    await tried('looking for what is due', claimAllDue);
    await tried('looking for what waits', takeOpen);
  }

  async function checkAlerts(): Promise<void> {
    const { version } = await ports.data.catalogue();
    // Somewhere it may be tomorrow by now.
    const today = dayAfter(todayIn(ports.zone, ports.now()), 1);
    for (const one of await digests.unchecked(version, { platforms: platforms(), today, most: limits.most })) {
      if (ending.signal.aborted) return;
      await triedFor(one, 'checking an alert', () => checkAlert(ports, one));
    }
  }

  /** One that can't be made is tried again, but not at each look. */
  async function triedFor({ id }: Subscription, doing: string, work: () => Promise<unknown>): Promise<void> {
    if ((failed.get(id) ?? 0) > ports.now().getTime()) return;
    if (await tried(`${doing} (${id})`, work)) failed.delete(id);
    else failed.set(id, ports.now().getTime() + limits.retryFailedMs);
  }

  /** In another order in each process, so that they don't all reach for the same ones. */
  async function claimAllDue(): Promise<void> {
    const due = await digests.due(ports.now().toISOString(), platforms(), limits.most + failed.size);
    hasMore ||= due.length >= limits.most;
    const mixed = shuffled(due, ports.random);
    for (let at = 0; at < mixed.length && !ending.signal.aborted; at += limits.claimedAtOnce) {
      await claimSome(mixed.slice(at, at + limits.claimedAtOnce));
    }
  }

  async function claimSome(due: readonly Subscription[]): Promise<void> {
    const claims: SlotClaim[] = [];
    const room = new Map<string, number>();
    for (const one of due) {
      const left = room.get(one.platform) ?? pool.roomFor(one.platform);
      await triedFor(one, 'making a digest', async () => {
        const claim = await slotClaim(ports, one, left > 0 ? ports.newId() : null);
        if (claim === null) return;
        claims.push(claim);
        room.set(one.platform, left - 1);
      });
    }
    if (claims.length === 0) return;
    const byId = new Map(due.map((one) => [one.id, one]));
    const holders = new Map(claims.map(({ delivery, holder }) => [delivery.deliveryId, holder]));
    for (const delivery of await digests.claimSlots(claims, spanNow())) {
      const holder = holders.get(delivery.deliveryId) ?? null;
      if (holder !== null) enqueue(delivery, holder, byId.get(delivery.subscriptionId) ?? null);
    }
  }

  async function takeOpen(): Promise<void> {
    for (const platform of platforms()) {
      const ids = await digests.open(ports.now().toISOString(), [platform], limits.most);
      for (const id of ids) {
        if (ending.signal.aborted) return;
        if (pool.has(id)) continue;
        hasMore ||= pool.roomFor(platform) <= 0;
        if (pool.roomFor(platform) <= 0) break;
        const holder = ports.newId();
        const taken = await digests.take(id, { holder, ...spanNow() });
        if (taken) enqueue(taken, holder, null);
      }
    }
  }

  function lookOnce(): Promise<void> {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  }

  async function loop(): Promise<void> {
    while (!ending.signal.aborted) {
      sleeping = new AbortController();
      await lookOnce();
      await ports.wait(limits.lookEveryMs, AbortSignal.any([sleeping.signal, ending.signal]));
    }
  }

  return {
    start() {
      running ??= loop();
    },
    wake,
    async round() {
      await lookOnce();
      await pool.idle();
    },
    async stop(timeoutMs) {
      ending.abort();
      const over = new AbortController();
      const left = await pool.close();
      await Promise.race([Promise.all([running, looking, pool.idle()]), ports.wait(timeoutMs, over.signal)]);
      over.abort();
      log.info({ left }, 'digests stopped');
    },
  };
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
