import { checkAlert, claimDue } from './claim.ts';
import type { Compute } from './compute.ts';
import { createDeliver } from './deliver.ts';
import type { DigestLimits } from './limits.ts';
import { createPool } from './pool.ts';
import type { DigestPorts } from './ports.ts';
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
  const pool = createPool(limits.atOnce);
  const deliver = createDeliver({ ...ports, ending: ending.signal, aside: pool.aside });
  /** Until when what could not be made is left alone. */
  const failed = new Map<number, number>();
  let looking: Promise<void> | null = null;
  let running: Promise<void> | null = null;
  let sleeping = new AbortController();

  const leaseOf = (holder: string) => {
    const now = ports.now();
    return { holder, now: now.toISOString(), until: new Date(now.getTime() + limits.leaseMs).toISOString() };
  };
  const platforms = () => [...ports.posters.keys()];

  function enqueue(delivery: Delivery, holder: string): void {
    const { id, platform, place } = delivery;
    const giveBack = async () => {
      const now = ports.now().toISOString();
      const isCertain = delivery.step === 'frozen';
      await digests.release(id, leaseOf(holder), { retryAt: now, isCertain, reason: delivery.reason });
    };
    pool.add({
      id,
      platform,
      place,
      work: () => tried('delivering', () => deliver.work(delivery, holder)),
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
    await tried('looking for alerts', checkAlerts);
    await tried('looking for what is due', claimAllDue);
    await tried('looking for what waits', takeOpen);
  }

  async function checkAlerts(): Promise<void> {
    const { version } = await ports.data.catalogue();
    for (const one of await digests.unchecked(version, platforms(), limits.most)) {
      if (ending.signal.aborted) return;
      await triedFor(one, 'checking an alert', () => checkAlert(ports, one));
    }
  }

  /** In another order in each process, so that they don't all reach for the same one. */
  async function claimAllDue(): Promise<void> {
    const due = await digests.due(ports.now().toISOString(), platforms(), limits.most + failed.size);
    for (const one of shuffled(due, ports.random)) {
      if (ending.signal.aborted) return;
      await triedFor(one, 'claiming a digest', async () => {
        const holder = ports.newId();
        const isHeld = !pool.isFull(one.platform);
        const claimed = await claimDue(ports, one, leaseOf(holder), isHeld);
        if (claimed && isHeld) enqueue(claimed, holder);
      });
    }
  }

  /** One that can't be made is tried again, but not at each look. */
  async function triedFor({ id }: Subscription, doing: string, work: () => Promise<unknown>): Promise<void> {
    if ((failed.get(id) ?? 0) > ports.now().getTime()) return;
    if (await tried(`${doing} (${id})`, work)) failed.delete(id);
    else failed.set(id, ports.now().getTime() + limits.retryFailedMs);
  }

  async function takeOpen(): Promise<void> {
    for (const platform of platforms()) {
      if (pool.isFull(platform)) continue;
      for (const id of await digests.open(ports.now().toISOString(), [platform], limits.most)) {
        if (ending.signal.aborted || pool.isFull(platform)) break;
        if (pool.has(id)) continue;
        const holder = ports.newId();
        const taken = await digests.take(id, leaseOf(holder));
        if (taken) enqueue(taken, holder);
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
    wake: () => sleeping.abort(),
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
