import type { Knex } from 'knex';
import type { Lease } from '../conversation/inbox.ts';
import type { AlertClaim, NewDelivery, SlotClaim } from '../digest/digest-store.ts';
import type { Delivery, SkipReason } from '../digest/subscription.ts';
import { DELIVERIES, frozen, newRow, putContents, putDelivery } from './digest-rows.ts';
import type { Row } from './digest-subscriptions.ts';

/** All in one transaction: the slot is taken, what it posts is frozen, and the next one is set. */
export async function claimSlot(
  trx: Knex,
  claim: SlotClaim,
  lease: Lease | null,
  now: string,
): Promise<Delivery | null> {
  const { delivery, day, contents, missed, next } = claim;
  const id = delivery.subscriptionId;
  const taken = await trx('digest_subscriptions')
    .where({ id, state: 'active' })
    .where('next_day', '<=', day)
    .where((query) => void query.whereNull('last_day').orWhere('last_day', '<', day))
    .update({ next_day: next.day, next_at: next.at.toISOString(), last_day: day });
  if (taken !== 1) return null;
  for (const { slot, deliveryId } of missed) {
    const older = { ...delivery, deliveryId, slot: slot.day, dueAt: slot.at.toISOString() };
    await putDelivery(trx, skipped(older, 'missed', now));
  }
  await supersede(trx, id, now);
  if (typeof contents === 'string') {
    await putDelivery(trx, skipped(delivery, contents, now));
    return null;
  }
  await putContents(trx, contents, now);
  const holding = { lease_holder: lease?.holder ?? null, lease_until: lease?.until ?? null };
  return putDelivery(trx, { ...frozen(delivery, contents, now), ...holding });
}

function skipped(delivery: NewDelivery, reason: SkipReason, now: string): Row {
  return { ...newRow(delivery, now), step: 'ended', outcome: 'skipped', reason, ended_at: now };
}

/** A slot that still waits to be tried again gives way to a newer one: certainly nothing of it was posted. */
async function supersede(trx: Knex, subscriptionId: number, now: string): Promise<void> {
  await trx(DELIVERIES)
    .where({ subscription_id: subscriptionId, step: 'frozen' })
    .whereIn('kind', ['digest', 'reminder'])
    .where((query) => void query.whereNull('lease_until').orWhere('lease_until', '<=', now))
    .update({
      ...{ step: 'ended', outcome: 'skipped', reason: 'superseded', ended_at: now },
      ...{ lease_holder: null, lease_until: null, retry_at: null },
    });
}

/** All in one transaction: the alert has looked by this version, knows its measures, and tells what changed. */
export async function claimAlert(trx: Knex, claim: AlertClaim, now: string): Promise<boolean> {
  const { subscription, version, states, told } = claim;
  const before = subscription.checkedVersion;
  const taken = await trx('digest_subscriptions')
    .where({ id: subscription.id, state: 'active' })
    .where(
      (query) => void (before === null ? query.whereNull('checked_version') : query.where({ checked_version: before })),
    )
    .update({ checked_version: version });
  if (taken !== 1) return false;
  for (const { measure, isIn } of states) {
    await trx('digest_states')
      .insert({ subscription_id: subscription.id, measure, is_in: isIn, changed_at: now })
      .onConflict(['subscription_id', 'measure'])
      .merge(['is_in', 'changed_at'])
      .where('digest_states.is_in', '<>', isIn);
  }
  if (told === null) return true;
  await putContents(trx, told.contents, now);
  await putDelivery(trx, frozen(told.delivery, told.contents, now));
  return true;
}
