import { EMPTY_CONTEXT } from '../conversation/context.ts';
import type { Lease } from '../conversation/inbox.ts';
import type { Moment } from '../conversation/threads.ts';
import { contentsOf } from './compute.ts';
import type { Contents, Ended } from './digest-store.ts';
import type { DigestLimits } from './limits.ts';
import { newDelivery } from './new-delivery.ts';
import type { DigestPorts } from './ports.ts';
import type { Place, Post, Poster } from './poster.ts';
import { notice } from './say/notice.ts';
import type { Delivery, DeliveryOutcome, Subscription } from './subscription.ts';

export interface DeliverPorts extends DigestPorts {
  readonly limits: DigestLimits;
  /** Aborted when the process ends: nothing new is begun then. */
  readonly ending: AbortSignal;
  /** While this waits, another may be at work in its stead. */
  readonly aside: (platform: string, waiting: Promise<void>) => Promise<void>;
}

/** Why it waits, or was given up: the platform gave no answer when it was asked. */
export const LOOK_FAILED = 'look-failed';

/** One delivery, with what is needed to bring it to an end. */
export interface One {
  readonly ports: DeliverPorts;
  readonly delivery: Delivery;
  readonly holder: string;
  readonly subscription: Subscription;
  readonly contents: Contents;
  readonly poster: Poster;
  readonly draw: Post['draw'];
}

export function placeFor({ organisation, conversation, isPersonal, owner }: Subscription): Place {
  return { organisation, conversation, isPersonal, owner };
}

export function later(now: Date, ms: number): Moment {
  return new Date(now.getTime() + ms).toISOString();
}

/** The lease as it is asked for now. */
export function leaseNow({ ports, holder }: Pick<One, 'ports' | 'holder'>): Lease {
  const now = ports.now();
  return { holder, now: now.toISOString(), until: later(now, ports.limits.leaseMs) };
}

/** What comes of work in the time of one attempt, whether or not it minds the signal; or else `late`. */
export async function inTime<T>(
  { ports }: Pick<One, 'ports'>,
  late: T,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const done = new AbortController();
  const timeout = async (): Promise<T> => {
    await ports.wait(ports.limits.attemptMs, done.signal);
    over.abort();
    return late;
  };
  try {
    return await Promise.race([work(over.signal), timeout()]);
  } finally {
    done.abort();
  }
}

/** Twice as long each time, give or take half of it, so that many don't come back at once. */
export function backoff({ ports }: One, attempts: number): number {
  const { retryAfterMs, longestRetryMs } = ports.limits;
  return Math.min(retryAfterMs * 2 ** Math.max(0, attempts - 1), longestRetryMs) * (0.5 + ports.random());
}

/** @param isCertain - nothing was posted; else whoever takes it has to look first */
export async function letGo(one: One, afterMs: number, isCertain: boolean, reason: string | null): Promise<void> {
  const retryAt = later(one.ports.now(), afterMs);
  await one.ports.digests.release(one.delivery.id, leaseNow(one), { retryAt, isCertain, reason });
}

/** Records what became of it, and tells the owner what they could not see. */
export async function end(one: One, outcome: DeliveryOutcome, reason: string | null): Promise<void> {
  const { ports, delivery, holder } = one;
  const at = ports.now().toISOString();
  const told = await noticeOf(one, { outcome, reason, at });
  const isEnded = await ports.digests.end(delivery.id, holder, {
    outcome,
    reason,
    at,
    ...(told ? { notice: told } : {}),
  });
  if (!isEnded) return;
  const { deliveryId, subscriptionId, kind, slot } = delivery;
  const facts = { audit: true, deliveryId, subscriptionId, kind, slot, outcome, reason };
  if (outcome === 'posted' || outcome === 'skipped') ports.log.info(facts, 'digest delivery ended');
  else ports.log.warn(facts, 'digest delivery ended');
}

/** Of a notice nobody is told. */
async function noticeOf(
  one: One,
  { outcome, reason, at }: Pick<Ended, 'outcome' | 'reason' | 'at'>,
): Promise<Ended['notice'] | null> {
  const { ports, delivery, subscription } = one;
  if (delivery.kind === 'notice' || outcome === 'posted' || outcome === 'skipped') return null;
  const catalogue = await ports.data.catalogue();
  const reply = notice({ subscription, delivery, outcome, reason }, { catalogue, zone: ports.zone });
  return {
    delivery: {
      ...newDelivery(ports, subscription, 'owner'),
      kind: 'notice',
      slot: `notice:${delivery.id}`,
      dueAt: at,
    },
    contents: contentsOf(reply, EMPTY_CONTEXT, null),
  };
}
