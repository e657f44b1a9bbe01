import type { Drawn } from '../chart/charts.ts';
import type { Lease } from '../conversation/inbox.ts';
import type { Reply } from '../reply/reply.ts';
import { kept } from './compute.ts';
import type { Contents } from './digest-store.ts';
import {
  backoff,
  type DeliverPorts,
  end,
  inTime,
  LOOK_FAILED,
  later,
  leaseNow,
  letGo,
  type One,
  placeFor,
} from './one-delivery.ts';
import type { Posted } from './poster.ts';
import { resolve } from './resolve.ts';
import { SHARED } from './say/notice.ts';
import { saySlot } from './schedule/say-schedule.ts';
import type { Delivery, SkipReason, Subscription } from './subscription.ts';

/** Brings one delivery that was taken under a lease to its end, or lets go of it to be taken up later. */
export interface Deliver {
  /** @param of - its subscription, where it was read already */
  work(delivery: Delivery, holder: string, of: Subscription | null): Promise<void>;
}

export function createDeliver(ports: DeliverPorts): Deliver {
  const drawn = kept<Drawn>(50);
  const read = kept<Contents | null>();
  return {
    async work(delivery, holder, of) {
      const hash = delivery.contents ?? '';
      const subscription = of ?? (await ports.digests.read(delivery.subscriptionId));
      const contents = await read(hash, () => ports.digests.contents(hash));
      const poster = ports.posters.get(delivery.platform);
      if (!subscription || !contents || !poster)
        throw new Error(`delivery ${delivery.id} lacks what it posts, or a way to`);
      const draw: One['draw'] = (spec) => drawn(`${hash} ${JSON.stringify(spec)}`, () => ports.charts.draw(spec));
      await begin({ ports, delivery, holder, subscription, contents, poster, draw });
    },
  };
}

async function begin(one: One): Promise<void> {
  const { delivery } = one;
  // Whoever began an attempt may have posted: that is settled before anything else is done.
  if (delivery.step === 'posting' && delivery.kind !== 'notice') {
    return resolve(one, delivery.postingAt ?? delivery.claimedAt, delivery.attempts);
  }
  return attempt(one);
}

/** Before an attempt is recorded: whatever becomes of the look, it is certain that nothing was posted. */
async function attempt(one: One): Promise<void> {
  switch (await openness(one)) {
    case 'shared':
      return end(one, 'gone', SHARED);
    case 'unknown':
      return lookAgain(one);
    case 'own':
      return begun(one);
  }
}

/** A place may have been opened to others since something was set up there. */
async function openness(one: One): Promise<'own' | 'shared' | 'unknown'> {
  const { ports, delivery, poster, subscription } = one;
  const isToOwner = delivery.kind === 'notice' && poster.tell !== undefined;
  if (ports.allowsShared || subscription.isPersonal || isToOwner) return 'own';
  try {
    return await inTime(one, 'unknown', async () =>
      (await poster.isShared?.(placeFor(subscription))) ? 'shared' : 'own',
    );
  } catch (error) {
    ports.log.warn({ err: error, deliveryId: delivery.deliveryId }, 'whether a place is shared is not known');
    return 'unknown';
  }
}

/** The longer it has waited, the longer it waits again. */
function lookAgain(one: One): Promise<void> {
  const { ports, delivery } = one;
  const age = ageOf(one);
  if (age > ports.limits.giveUpAfterMs) return end(one, 'refused', LOOK_FAILED);
  return letGo(
    one,
    Math.max(backoff(one, delivery.attempts + 1), Math.min(age / 2, ports.limits.longestRetryMs)),
    true,
    LOOK_FAILED,
  );
}

async function begun(one: One): Promise<void> {
  const { ports, delivery } = one;
  const { paceMs } = ports.limits;
  for (;;) {
    if (ports.ending.aborted) return letGo(one, 0, true, delivery.reason);
    const lease = leaseNow(one);
    const since = later(ports.now(), -paceMs);
    const may = await ports.digests.beginPosting(delivery.id, lease, { since, isLate: isLate(one) });
    if (may.kind === 'lost') return;
    if (may.kind === 'unwanted') return end(one, 'skipped', await whyUnwanted(one));
    if (may.kind === 'go') return post(one, lease);
    const waited = Date.parse(may.until) + paceMs - ports.now().getTime();
    await ports.aside(delivery.platform, ports.wait(Math.min(Math.max(waited, 1), paceMs), ports.ending));
  }
}

/** Somebody has stopped or paused it meanwhile. */
async function whyUnwanted({ ports, subscription }: One): Promise<SkipReason> {
  const now = await ports.digests.read(subscription.id);
  return now?.state === 'paused' ? 'paused' : 'stopped';
}

function isLate({ ports, delivery }: One): boolean {
  return delivery.kind === 'digest' && ports.now().getTime() - Date.parse(delivery.dueAt) > ports.limits.lateAfterMs;
}

/**
 * The attempt that was recorded. A process that was stopped between the record and here, for longer than its lease, must
 * not post: another one may be at it. What is left of the lease must do for the whole attempt, so that by its end
 * nothing of this attempt is still to leave.
 */
async function post(one: One, lease: Lease): Promise<void> {
  const { ports, delivery } = one;
  const attempts = delivery.attempts + 1;
  const left = Date.parse(lease.until) - ports.now().getTime();
  if (left < 2 * ports.limits.attemptMs) return letGo(one, backoff(one, attempts), true, 'stalled');
  const posted = await timed(one);
  switch (posted.outcome) {
    case 'posted':
      return end(one, 'posted', null);
    case 'gone':
      return end(one, 'gone', posted.reason);
    case 'refused':
      return again(one, attempts, posted);
    case 'unknown':
      // It is better to be told twice than never.
      return delivery.kind === 'notice' ? again(one, attempts, posted) : resolve(one, lease.now, attempts);
  }
}

function send(one: One, signal: AbortSignal): Promise<Posted> {
  const { delivery, subscription, contents, poster, draw } = one;
  const reply = isLate(one) ? marked(contents.reply, delivery, subscription) : contents.reply;
  const { context } = contents;
  const message = { deliveryId: delivery.deliveryId, place: placeFor(subscription), reply, context, draw, signal };
  return delivery.kind === 'notice' && poster.tell ? poster.tell(message) : poster.post(message);
}

/** Said first, so that nobody takes it for what they were waiting for at that time. */
function marked(reply: Reply, { dueAt }: Delivery, { schedule }: Subscription): Reply {
  const at = saySlot({ at: new Date(dueAt) }, schedule?.zone ?? 'UTC');
  return { ...reply, parts: [{ kind: 'caveat', text: `Late: this was due on ${at}.` }, ...reply.parts] };
}

/** Ends at its time limit, whether or not the poster minds the signal. */
async function timed(one: One): Promise<Posted> {
  try {
    return await inTime<Posted>(one, { outcome: 'unknown', reason: 'timed-out' }, (signal) => send(one, signal));
  } catch (error) {
    one.ports.log.warn({ err: error, deliveryId: one.delivery.deliveryId }, 'posting failed');
    return { outcome: 'unknown', reason: 'threw' };
  }
}

/** Nothing was posted: later, or given up. */
function again(
  one: One,
  attempts: number,
  { reason, retryAfterMs = 0 }: { readonly reason: string; readonly retryAfterMs?: number },
): Promise<void> {
  const { ports } = one;
  if (attempts >= ports.limits.attempts || ageOf(one) > ports.limits.giveUpAfterMs) return end(one, 'refused', reason);
  return letGo(one, Math.max(retryAfterMs, backoff(one, attempts)), true, reason);
}

/** In milliseconds, since it was claimed. */
function ageOf({ ports, delivery }: One): number {
  return ports.now().getTime() - Date.parse(delivery.claimedAt);
}
