import type { Moment } from '../conversation/threads.ts';
import { backoff, end, inTime, LOOK_FAILED, leaseNow, letGo, type One, placeFor } from './one-delivery.ts';
import type { Looked } from './poster.ts';

/**
 * It may have been posted: the platform is asked for it, twice, since what isn't visible yet must not be posted again.
 * Where it can't tell, it stays unknown, and is never repeated.
 *
 * @param postingAt - when the last attempt began
 * @param attempts - so far, that one included
 */
export async function resolve(one: One, postingAt: Moment, attempts: number): Promise<void> {
  const { ports, delivery } = one;
  const first = await look(one);
  if (first !== 'absent') return settle(one, first, postingAt);
  await ports.aside(delivery.platform, ports.wait(ports.limits.visibleAfterMs, ports.ending));
  if (ports.ending.aborted) return letGo(one, 0, false, delivery.reason);
  if (!(await ports.digests.renew(delivery.id, leaseNow(one)))) return;
  const second = await look(one);
  if (second !== 'absent') return settle(one, second, postingAt);
  if (attempts >= ports.limits.attempts) return end(one, 'refused', 'absent');
  return letGo(one, backoff(one, attempts), true, 'absent');
}

function settle(one: One, looked: Exclude<Seen, 'absent'>, postingAt: Moment): Promise<void> {
  const { ports } = one;
  switch (looked) {
    case 'found':
      return end(one, 'posted', null);
    case 'cannot-look':
      return end(one, 'unknown', looked);
    case 'failed': {
      const age = ports.now().getTime() - Date.parse(postingAt);
      if (age > ports.limits.giveUpAfterMs) return end(one, 'unknown', LOOK_FAILED);
      return letGo(one, backoff(one, 2), false, LOOK_FAILED);
    }
  }
}

/** `failed`: the platform gave no answer this time. */
type Seen = Looked | 'failed';

async function look(one: One): Promise<Seen> {
  const { ports, delivery, subscription, poster } = one;
  const { claimedAt, deliveryId } = delivery;
  try {
    return await inTime<Seen>(
      one,
      'failed',
      async () => (await poster.find?.(deliveryId, placeFor(subscription), claimedAt)) ?? 'cannot-look',
    );
  } catch (error) {
    ports.log.warn({ err: error, deliveryId }, 'looking for a post failed');
    return 'failed';
  }
}
