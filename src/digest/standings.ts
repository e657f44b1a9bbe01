import type { Moment } from '../conversation/threads.ts';
import { todayIn } from '../query/wall.ts';
import type { DigestStore } from './digest-store.ts';
import type { DigestPorts } from './ports.ts';
import { type Described, describe } from './say/manage.ts';
import { saySlot } from './schedule/say-schedule.ts';
import { slotsOf } from './schedule/slots.ts';
import type { Delivery, Subscription } from './subscription.ts';

/** A digest or an alert as whoever runs the program is shown it. */
export interface DigestStanding
  extends Described,
    Pick<
      Subscription,
      | 'platform'
      | 'organisation'
      | 'conversation'
      | 'isPersonal'
      | 'owner'
      | 'kind'
      | 'state'
      | 'pausedWhy'
      | 'createdAt'
    > {
  /** The next three by its schedule, soonest first; empty where none is to come. */
  readonly nextSlots: readonly Moment[];
  /** The newest first, what its owner was told of them included. */
  readonly last: readonly DeliveryStanding[];
}

export interface DeliveryStanding
  extends Pick<Delivery, 'deliveryId' | 'kind' | 'dueAt' | 'outcome' | 'reason' | 'isLate' | 'attempts' | 'endedAt'> {
  /** 'Monday 30 March 2026 at 09:00', by the clock of its schedule. */
  readonly due: string;
}

/**
 * All that was not stopped, by platform, conversation and number.
 *
 * @param most - deliveries of each
 */
export async function digestStandings(
  { digests, data, now, zone }: Pick<DigestPorts, 'data' | 'now' | 'zone'> & { readonly digests: DigestStore },
  most: number,
): Promise<readonly DigestStanding[]> {
  const catalogue = await data.catalogue();
  const today = todayIn(zone, now());
  const all: DigestStanding[] = [];
  for (const one of await digests.all()) {
    const { platform, organisation, conversation, isPersonal, owner, kind, state, pausedWhy, createdAt } = one;
    all.push({
      ...{ platform, organisation, conversation, isPersonal, owner, kind, state, pausedWhy, createdAt },
      ...describe(one, catalogue, today),
      nextSlots: slotsOf(one).map(({ at }) => at.toISOString()),
      last: (await digests.recent([one.id], most)).map((each) => standingOf(each, one.schedule?.zone ?? zone)),
    });
  }
  return all;
}

function standingOf(delivery: Delivery, zone: string): DeliveryStanding {
  const { deliveryId, kind, dueAt, outcome, reason, isLate, attempts, endedAt } = delivery;
  const due = saySlot({ at: new Date(dueAt) }, zone);
  return { deliveryId, kind, dueAt, due, outcome, reason, isLate, attempts, endedAt };
}
