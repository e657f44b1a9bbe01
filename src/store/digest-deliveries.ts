import type { Knex } from 'knex';
import type { Lease } from '../conversation/inbox.ts';
import type { Contents, DigestStore, MayPost, NewDelivery } from '../digest/digest-store.ts';
import type { Delivery } from '../digest/subscription.ts';
import { claimAlert, claimSlot } from './digest-claims.ts';
import type { Row } from './digest-subscriptions.ts';
import { reading } from './reading.ts';

export const DELIVERIES = 'digest_deliveries';

type Calls =
  | 'claimSlot'
  | 'claimAlert'
  | 'put'
  | 'contents'
  | 'open'
  | 'take'
  | 'renew'
  | 'beginPosting'
  | 'release'
  | 'end'
  | 'recent';

export function deliveriesIn(knex: Knex): Pick<DigestStore, Calls> {
  return {
    claimSlot: (claim, lease) =>
      reading(knex, 'claiming a digest', () => knex.transaction((trx) => claimSlot(trx, claim, lease))),
    claimAlert: (claim, now) =>
      reading(knex, 'claiming an alert', () => knex.transaction((trx) => claimAlert(trx, claim, now))),
    put: (delivery, contents, now) =>
      reading(knex, 'keeping a delivery', () =>
        knex.transaction(async (trx) => {
          await putContents(trx, contents, now);
          return (await putDelivery(trx, { ...frozen(delivery, contents, now) })) !== null;
        }),
      ),
    contents: (hash) =>
      reading(knex, 'reading what is posted', async () => {
        const row = await knex('digest_contents').where({ hash }).first('content');
        return row ? { hash, ...(JSON.parse(row.content) as Omit<Contents, 'hash'>) } : null;
      }),
    open: (now, most) =>
      reading(knex, 'looking for deliveries', () =>
        knex(DELIVERIES)
          .whereNot({ step: 'ended' })
          .where(isFree(now))
          .orderBy(['due_at', 'id'])
          .limit(most)
          .pluck('id'),
      ),
    take: (id, lease) =>
      reading(knex, 'taking a delivery', async () => {
        const [row]: Row[] = await knex(DELIVERIES)
          .where({ id })
          .whereNot({ step: 'ended' })
          .where(isFree(lease.now))
          .update({ lease_holder: lease.holder, lease_until: lease.until, retry_at: null })
          .returning('*');
        return row ? deliveryOf(row) : null;
      }),
    renew: (id, lease) =>
      reading(knex, 'holding on to a delivery', async () => {
        return (await held(knex, id, lease).update({ lease_until: lease.until })) === 1;
      }),
    beginPosting: (id, lease, quiet) => reading(knex, 'beginning to post', () => beginPosting(knex, id, lease, quiet)),
    release: (id, lease, { retryAt, isCertain, reason }) =>
      reading(knex, 'letting go of a delivery', async () => {
        const free = { lease_holder: null, lease_until: null, retry_at: retryAt, reason };
        const row = isCertain ? { ...free, step: 'frozen' } : free;
        return (await held(knex, id, lease).update(row)) === 1;
      }),
    end: (id, holder, ended) =>
      reading(knex, 'ending a delivery', () => knex.transaction((trx) => end(trx, id, holder, ended))),
    recent: (ids, most) =>
      reading(knex, 'reading the last deliveries', async () => {
        const rows: Row[] = [];
        for (const id of ids) {
          rows.push(...(await knex(DELIVERIES).where({ subscription_id: id }).orderBy('id', 'desc').limit(most)));
        }
        return rows.map(deliveryOf);
      }),
  };
}

/** That nobody holds, and whose time has come. */
function isFree(now: string) {
  return (query: Knex.QueryBuilder) =>
    void query
      .where((lease) => void lease.whereNull('lease_until').orWhere('lease_until', '<=', now))
      .where((retry) => void retry.whereNull('retry_at').orWhere('retry_at', '<=', now));
}

/** One that `lease` still holds. */
function held(knex: Knex, id: number, { holder, now }: Lease): Knex.QueryBuilder {
  return knex(DELIVERIES)
    .where({ id, lease_holder: holder })
    .whereNot({ step: 'ended' })
    .where('lease_until', '>', now);
}

async function beginPosting(
  knex: Knex,
  id: number,
  lease: Lease,
  quiet: { readonly since: string; readonly isLate: boolean },
): Promise<MayPost> {
  const { now, until } = lease;
  const others = () =>
    knex(`${DELIVERIES} as o`)
      .whereRaw(`o.place = (select d.place from ${DELIVERIES} as d where d.id = ?)`, [id])
      .whereNot('o.id', id)
      .where('o.posting_at', '>', quiet.since)
      // A clock that was set back must not hold a channel up.
      .where('o.posting_at', '<=', now);
  const begun = await held(knex, id, lease)
    .whereNotExists(others().select('o.id'))
    .update({
      step: 'posting',
      posting_at: now,
      attempts: knex.raw('attempts + 1'),
      is_late: quiet.isLate,
      lease_until: until,
    });
  if (begun === 1) return { kind: 'go' };
  const isHeld = await held(knex, id, lease).first('id');
  const [last] = isHeld ? await others().max({ at: 'o.posting_at' }) : [];
  if (!isHeld) return { kind: 'lost' };
  return { kind: 'wait', until: String(last?.['at'] ?? now) };
}

async function end(
  trx: Knex.Transaction,
  id: number,
  holder: string,
  { outcome, reason, at }: Parameters<DigestStore['end']>[2],
): Promise<boolean> {
  const isOpen = trx(DELIVERIES).where({ id });
  const may =
    outcome === 'posted'
      ? isOpen.where((query) => void query.whereNull('outcome').orWhere({ outcome: 'unknown' }))
      : isOpen.whereNull('outcome').where({ lease_holder: holder });
  const [row]: Row[] = await may
    .update({ step: 'ended', outcome, reason, ended_at: at, lease_holder: null, lease_until: null, retry_at: null })
    .returning(['subscription_id', 'kind', 'contents_hash', 'claimed_at']);
  if (!row) return false;
  const says = row['kind'] === 'digest' || row['kind'] === 'run';
  // What was said is what is there for sure; an older post that is found out later doesn't replace a newer one.
  if (outcome === 'posted' && says) {
    await trx('digest_subscriptions')
      .where({ id: row['subscription_id'] })
      .where((query) => void query.whereNull('said_at').orWhere('said_at', '<=', row['claimed_at'] as string))
      .update({ said_hash: row['contents_hash'], said_at: row['claimed_at'] });
  }
  return true;
}

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
  const [put]: Row[] = await trx(DELIVERIES)
    .insert(row)
    .onConflict(['subscription_id', 'slot'])
    .ignore()
    .returning('*');
  return put ? deliveryOf(put) : null;
}

export function frozen(delivery: NewDelivery, { hash }: Contents, now: string): Row {
  return { ...newRow(delivery, now), step: 'frozen', contents_hash: hash };
}

export function newRow({ deliveryId, subscriptionId, kind, slot, dueAt, place }: NewDelivery, now: string): Row {
  return {
    delivery_id: deliveryId,
    subscription_id: subscriptionId,
    kind,
    slot,
    due_at: dueAt,
    place,
    claimed_at: now,
  };
}

function deliveryOf(row: Row): Delivery {
  const text = (column: string) => row[column] as string;
  const orNull = (column: string) => row[column] as string | null;
  return {
    id: row['id'] as number,
    deliveryId: text('delivery_id'),
    subscriptionId: row['subscription_id'] as number,
    kind: text('kind') as Delivery['kind'],
    slot: text('slot'),
    dueAt: text('due_at'),
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
