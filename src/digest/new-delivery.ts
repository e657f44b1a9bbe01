import type { NewDelivery } from './digest-store.ts';
import type { DigestPorts } from './ports.ts';
import type { Subscription } from './subscription.ts';

/** A new delivery of a subscription to its conversation, or to its owner; kind, slot and time are the caller's. */
export function newDelivery(
  { newId }: Pick<DigestPorts, 'newId'>,
  { id, platform, organisation, conversation, owner }: Subscription,
  to: 'conversation' | 'owner' = 'conversation',
): Omit<NewDelivery, 'kind' | 'slot' | 'dueAt'> {
  // What goes to the same place is spaced out.
  const place = to === 'owner' ? [platform, organisation, 'owner', owner] : [platform, organisation, conversation];
  return { deliveryId: newId(), subscriptionId: id, platform, place: JSON.stringify(place) };
}
