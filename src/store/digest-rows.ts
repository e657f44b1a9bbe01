import type { Knex } from 'knex';
import type { Contents, NewDelivery } from '../digest/digest-store.ts';
import type { Delivery } from '../digest/subscription.ts';
import type { Row } from './digest-subscriptions.ts';

export const DELIVERIES = 'digest_deliveries';

/** Once, whoever claims with it. */
export async function putContents(trx: Knex, { hash, ...content }: Contents, now: string): Promise<void> {
  const known = await trx('digest_contents').where({ hash }).first('id');
  if (known) return;
  await trx('digest_contents')
    .insert({ hash, content: JSON.stringify(content), created_at: now })
    .onConflict('hash')
    .ignore();
}

/** null where there is one for its slot. */
export async function putDelivery(trx: Knex, row: Row): Promise<Delivery | null> {
  const [put] = await putDeliveries(trx, [row]);
  return put ?? null;
}

/** SQLite takes some 30,000 values in a statement. */
const ROWS_AT_ONCE = 500;

/** Those of which there was none for its slot, with the same columns each. */
export async function putDeliveries(trx: Knex, rows: readonly Row[]): Promise<readonly Delivery[]> {
  const put: Delivery[] = [];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some: Row[] = await trx(DELIVERIES)
      .insert(rows.slice(at, at + ROWS_AT_ONCE).map((row) => ({ ...NO_MORE, ...row })))
      .onConflict(['subscription_id', 'slot'])
      .ignore()
      .returning('*');
    put.push(...some.map(deliveryOf));
  }
  return put;
}

/** Of a column that one row has and another hasn't, SQLite would put NULL for its default. */
const NO_MORE: Row = {
  ...{ contents_hash: null, outcome: null, reason: null, is_late: false, attempts: 0 },
  ...{ posting_at: null, retry_at: null, ended_at: null, lease_holder: null, lease_until: null },
};

export function frozen(delivery: NewDelivery, { hash }: Contents, now: string): Row {
  return { ...newRow(delivery, now), step: 'frozen', contents_hash: hash };
}

export function newRow(delivery: NewDelivery, now: string): Row {
  const { deliveryId, subscriptionId, kind, slot, dueAt, platform, place } = delivery;
  return {
    delivery_id: deliveryId,
    subscription_id: subscriptionId,
    kind,
    slot,
    due_at: dueAt,
    platform,
    place,
    claimed_at: now,
  };
}

export function deliveryOf(row: Row): Delivery {
  const text = (column: string) => row[column] as string;
  const orNull = (column: string) => row[column] as string | null;
  return {
    id: row['id'] as number,
    deliveryId: text('delivery_id'),
    subscriptionId: row['subscription_id'] as number,
    kind: text('kind') as Delivery['kind'],
    slot: text('slot'),
    dueAt: text('due_at'),
    platform: text('platform'),
    place: text('place'),
    contents: orNull('contents_hash'),
    step: text('step') as Delivery['step'],
    attempts: row['attempts'] as number,
    claimedAt: text('claimed_at'),
    postingAt: orNull('posting_at'),
    retryAt: orNull('retry_at'),
    endedAt: orNull('ended_at'),
    isLate: Boolean(row['is_late']),
    outcome: orNull('outcome') as Delivery['outcome'],
    reason: orNull('reason'),
  };
}
