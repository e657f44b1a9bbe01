import type { Knex } from 'knex';
import type { AlertClaim, NewDelivery, SlotClaim } from '../digest/digest-store.ts';
import type { Delivery, SkipReason } from '../digest/subscription.ts';
import { DELIVERIES, frozen, newRow, putContents, putDeliveries, putDelivery } from './digest-rows.ts';
import type { Row } from './digest-subscriptions.ts';

/** All in one transaction: each slot is taken, what it posts is frozen, and the next one is set. */
export async function claimSlots(
  trx: Knex,
  claims: readonly SlotClaim[],
  { now, until }: Span,
): Promise<readonly Delivery[]> {
  const taken: SlotClaim[] = [];
  // In the same order in every process, so that none waits for another that waits for it.
  for (const claim of [...claims].sort((a, b) => a.delivery.subscriptionId - b.delivery.subscriptionId)) {
    if (await takeSlot(trx, claim)) taken.push(claim);
  }
  if (taken.length === 0) return [];
  await supersede(
    trx,
    taken.map(({ delivery }) => delivery.subscriptionId),
    now,
  );
  const rows = taken.flatMap((claim) => rowsOf(claim, { now, until }));
  const contents = taken.flatMap((claim) => (typeof claim.contents === 'string' ? [] : [claim.contents]));
  for (const each of new Map(contents.map((one) => [one.hash, one])).values()) await putContents(trx, each, now);
  const put = await putDeliveries(trx, rows);
  return put.filter(({ step }) => step === 'frozen');
}

interface Span {
  readonly now: string;
  readonly until: string;
}

async function takeSlot(trx: Knex, { delivery, day, next }: SlotClaim): Promise<boolean> {
  const taken = await trx('digest_subscriptions')
    .where({ id: delivery.subscriptionId, state: 'active' })
    .where('next_day', '<=', day)
    .where((query) => void query.whereNull('last_day').orWhere('last_day', '<', day))
    .update({ next_day: next.day, next_at: next.at.toISOString(), last_day: day });
  return taken === 1;
}

/** What was missed, and what is to be posted or not. */
function rowsOf({ delivery, contents, missed, holder }: SlotClaim, { now, until }: Span): readonly Row[] {
  const older = missed.map(({ slot, deliveryId }) =>
    skipped({ ...delivery, deliveryId, slot: slot.day, dueAt: slot.at.toISOString() }, 'missed', now),
  );
  if (typeof contents === 'string') return [...older, skipped(delivery, contents, now)];
  const holding = { lease_holder: holder, lease_until: holder === null ? null : until };
  return [...older, { ...frozen(delivery, contents, now), ...holding }];
}

function skipped(delivery: NewDelivery, reason: SkipReason, now: string): Row {
  return { ...newRow(delivery, now), step: 'ended', outcome: 'skipped', reason, ended_at: now };
}

/** A slot that still waits to be tried again gives way to a newer one: certainly nothing of it was posted. */
async function supersede(trx: Knex, subscriptionIds: readonly number[], now: string): Promise<void> {
  await trx(DELIVERIES)
    .whereIn('subscription_id', subscriptionIds)
    .where({ step: 'frozen' })
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
