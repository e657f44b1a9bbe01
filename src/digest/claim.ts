import { todayIn } from '../query/wall.ts';
import type { Compute } from './compute.ts';
import { alertOf, contentsOf } from './compute.ts';
import { composeAlert, contextOfAlert } from './contents/alert.ts';
import type { AlertState, SlotClaim } from './digest-store.ts';
import { newDelivery } from './new-delivery.ts';
import type { DigestPorts } from './ports.ts';
import { dueSlots } from './schedule/slots.ts';
import type { Subscription } from './subscription.ts';

interface ClaimPorts extends DigestPorts {
  readonly compute: Compute;
}

/** The newest slot that is due, with what it posts; null: none is due after all. */
export async function slotClaim(
  ports: ClaimPorts,
  subscription: Subscription,
  holder: string | null,
): Promise<SlotClaim | null> {
  const { schedule, next, kind } = subscription;
  if (schedule === null || next === null) return null;
  const due = dueSlots(schedule, next.day, ports.now());
  if (due.latest === null) {
    // The rules of its zone were changed: it is due later than was thought.
    const later = { day: due.next.day, at: due.next.at.toISOString() };
    await ports.digests.change(subscription, { next: later }, ports.now().toISOString());
    return null;
  }
  const contents = await (kind === 'alert' ? ports.compute.reminder(subscription) : ports.compute.digest(subscription));
  const delivery = {
    ...newDelivery(ports, subscription),
    kind: kind === 'alert' ? ('reminder' as const) : ('digest' as const),
    slot: due.latest.day,
    dueAt: due.latest.at.toISOString(),
  };
  const missed = due.missed.map((slot) => ({ slot, deliveryId: ports.newId() }));
  return { delivery, day: due.latest.day, contents, missed, next: due.next, holder };
}

/** Looks at an alert by the catalogue as it is now, and puts what has changed up to be posted. */
export async function checkAlert(ports: ClaimPorts, subscription: Subscription): Promise<void> {
  const catalogue = await ports.data.catalogue();
  const zone = subscription.schedule?.zone ?? ports.zone;
  const today = todayIn(zone, ports.now());
  if (subscription.pausedUntil !== null && subscription.pausedUntil > today) return;
  if (!isNewer(catalogue.version, subscription.checkedVersion)) return;
  const watched = await ports.compute.watched(subscription, catalogue);
  const known = new Map((await ports.digests.states(subscription.id)).map(({ measure, isIn }) => [measure, isIn]));
  // Just set up, or about others than before: what stands as it is then is no news.
  const isFirst = subscription.checkedVersion === null;
  const states = statesOf(watched);
  // A measure that is new is news where it comes in the rating.
  const turned = watched.filter(({ key, isIn }) => isIn !== null && isIn !== (known.get(key) ?? false));
  const now = ports.now().toISOString();
  const told =
    isFirst || turned.length === 0
      ? null
      : {
          delivery: {
            ...newDelivery(ports, subscription),
            kind: 'alert' as const,
            slot: `alert:${catalogue.version}`,
            dueAt: now,
          },
          contents: contentsOf(
            composeAlert(alertOf(subscription, catalogue, today), turned),
            contextOfAlert(turned),
            null,
          ),
        };
  const changed = states.filter(({ measure, isIn }) => known.get(measure) !== isIn);
  await ports.digests.claimAlert({ subscription, version: catalogue.version, states: changed, told }, now);
}

/** What there is to know of measures: of one without a rating nothing. */
export function statesOf(watched: Awaited<ReturnType<Compute['watched']>>): readonly AlertState[] {
  return watched.flatMap(({ key, isIn }) => (isIn === null ? [] : [{ measure: key, isIn }]));
}

/** Versions count up; this process may see an older one than another has looked by. */
function isNewer(version: string, checked: string | null): boolean {
  return checked === null || Number(version) > Number(checked);
}
