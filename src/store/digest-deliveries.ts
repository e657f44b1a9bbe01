import type { Knex } from 'knex';
import type { Lease } from '../conversation/inbox.ts';
import type { Contents, DigestStore, MayPost } from '../digest/digest-store.ts';
import { claimAlert, claimSlots } from './digest-claims.ts';
import { DELIVERIES, deliveryOf, frozen, putContents, putDelivery } from './digest-rows.ts';
import type { Row } from './digest-subscriptions.ts';
import { reading } from './reading.ts';

type Ended = Parameters<DigestStore['end']>[2];

type Calls =
  | 'claimSlots'
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
    claimSlots: (claims, span) =>
      reading(knex, 'claiming digests', () => knex.transaction((trx) => claimSlots(trx, claims, span))),
    claimAlert: (claim, now) =>
      reading(knex, 'claiming an alert', () => knex.transaction((trx) => claimAlert(trx, claim, now))),
    put: (delivery, contents, now) =>
      reading(knex, 'keeping a delivery', () =>
        knex.transaction(async (trx) => {
          // The first statement writes: SQLite refuses one that has read before others wrote.
          if ((await putDelivery(trx, frozen(delivery, contents, now))) === null) return false;
          await putContents(trx, contents, now);
          return true;
        }),
      ),
    contents: (hash) =>
      reading(knex, 'reading what is posted', async () => {
        const row = await knex('digest_contents').where({ hash }).first('content');
        return row ? { hash, ...(JSON.parse(row.content) as Omit<Contents, 'hash'>) } : null;
      }),
    open: (now, platforms, most) =>
      reading(knex, 'looking for deliveries', () =>
        knex(DELIVERIES)
          // In these words, so that the partial index serves it.
          .whereRaw("step <> 'ended'")
          .whereIn('platform', platforms)
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
  const wanted = (query: Knex.QueryBuilder) =>
    void query
      .whereIn('kind', ['notice', 'run'])
      .orWhereExists(
        knex('digest_subscriptions as s')
          .whereRaw(`s.id = ${DELIVERIES}.subscription_id`)
          .where({ 's.state': 'active' })
          .select('s.id'),
      );
  const begun = await held(knex, id, lease)
    .where(wanted)
    .whereNotExists(others().select('o.id'))
    .update({
      step: 'posting',
      posting_at: now,
      attempts: knex.raw('attempts + 1'),
      is_late: quiet.isLate,
      lease_until: until,
    });
  if (begun === 1) return { kind: 'go' };
  if (!(await held(knex, id, lease).first('id'))) return { kind: 'lost' };
  if (!(await held(knex, id, lease).where(wanted).first('id'))) return { kind: 'unwanted' };
  const [last] = await others().max({ at: 'o.posting_at' });
  return { kind: 'wait', until: String(last?.['at'] ?? now) };
}

async function end(trx: Knex.Transaction, id: number, holder: string, ended: Ended): Promise<boolean> {
  const { outcome, reason, at } = ended;
  const row = await endRow(trx, id, holder, {
    ...{ step: 'ended', outcome, reason, ended_at: at },
    ...{ lease_holder: null, lease_until: null, retry_at: null },
  });
  if (!row) return false;
  const subscription = trx('digest_subscriptions').where({ id: row['subscription_id'] });
  if (outcome === 'posted' && (row['kind'] === 'digest' || row['kind'] === 'run')) {
    // An older post that is found out later doesn't replace a newer one.
    await subscription
      .where((query) => void query.whereNull('said_at').orWhere('said_at', '<=', row['claimed_at'] as string))
      .update({ said_hash: row['contents_hash'], said_at: row['claimed_at'] });
  }
  // That its owner can't be told says nothing of where it is posted.
  if (outcome === 'gone' && row['kind'] !== 'notice') {
    const paused = { state: 'paused', paused_why: 'gone', paused_until: null, next_day: null, next_at: null };
    await subscription
      .where({ state: 'active' })
      .update({ ...paused, version: trx.raw('version + 1'), changed_at: at });
  }
  if (ended.notice) {
    await putContents(trx, ended.notice.contents, at);
    await putDelivery(trx, frozen(ended.notice.delivery, ended.notice.contents, at));
  }
  return true;
}

async function endRow(trx: Knex.Transaction, id: number, holder: string, row: Row): Promise<Row | undefined> {
  const one = trx(DELIVERIES).where({ id });
  const open =
    row['outcome'] === 'posted'
      ? one.where((query) => void query.whereNull('outcome').orWhere({ outcome: 'unknown' }))
      : one.whereNull('outcome').where({ lease_holder: holder });
  const [ended]: Row[] = await open.update(row).returning(['subscription_id', 'kind', 'contents_hash', 'claimed_at']);
  return ended;
}
