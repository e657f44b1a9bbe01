import type { Knex } from 'knex';
import type {
  AlertState,
  Conversation,
  DigestStore,
  NewSubscription,
  SubscriptionChange,
} from '../digest/digest-store.ts';
import type { Subscription } from '../digest/subscription.ts';
import type { Question } from '../question/question.ts';
import { questionOf } from '../question/upgrade.ts';
import { reading } from './reading.ts';

/** A row as the database gives it: its columns are known by the migrations, not by the compiler. */
export type Row = Readonly<Record<string, unknown>>;

const TABLE = 'digest_subscriptions';

type Calls = 'add' | 'read' | 'inConversation' | 'concerning' | 'all' | 'change' | 'due' | 'unchecked' | 'states';

export function subscriptionsIn(knex: Knex): Pick<DigestStore, Calls> {
  return {
    add: (subscription, isSame) => reading(knex, 'setting a digest up', () => add(knex, subscription, isSame)),
    read: (id) =>
      reading(knex, 'reading a digest', async () => {
        const row: Row | undefined = await knex(TABLE).where({ id }).first();
        return row ? subscriptionOf(row) : null;
      }),
    inConversation: (conversation) =>
      reading(knex, 'reading the digests of a conversation', () => list(inConversation(knex, conversation))),
    concerning: ({ platform, organisation, person }, conversations) =>
      reading(knex, 'reading the digests of a person', () =>
        list(
          knex(TABLE)
            .where({ platform, organisation })
            .where((query) => void query.where({ owner: person }).orWhereIn('conversation', conversations))
            .whereNot({ state: 'stopped' })
            .orderBy(['conversation', 'number']),
        ),
      ),
    all: () =>
      reading(knex, 'reading all digests', () =>
        list(
          knex(TABLE).whereNot({ state: 'stopped' }).orderBy(['platform', 'organisation', 'conversation', 'number']),
        ),
      ),
    change: ({ id, version }, change, at) =>
      reading(knex, 'changing a digest', async () => {
        const row = { ...columnsOf(change), version: version + 1, changed_at: at };
        return (await knex(TABLE).where({ id, version }).update(row)) === 1;
      }),
    due: (now, platforms, most) =>
      reading(knex, 'looking for digests that are due', () =>
        list(
          knex(TABLE)
            .where({ state: 'active' })
            .whereIn('platform', platforms)
            .where('next_at', '<=', now)
            .orderBy(['next_at', 'id'])
            .limit(most),
        ),
      ),
    unchecked: (version, { platforms, today, most }) =>
      reading(knex, 'looking for alerts', () =>
        list(
          knex(TABLE)
            .where({ kind: 'alert', state: 'active' })
            .whereIn('platform', platforms)
            .whereRaw('(checked_version is null or checked_version <> ?)', [version])
            .whereRaw('(paused_until is null or paused_until <= ?)', [today])
            .orderBy('id')
            .limit(most),
        ),
      ),
    states: (id) =>
      reading(knex, 'reading what an alert knows', async () => {
        const rows: Row[] = await knex('digest_states').where({ subscription_id: id }).orderBy('measure');
        return rows.map((row): AlertState => ({ measure: String(row['measure']), isIn: Boolean(row['is_in']) }));
      }),
  };
}

function keyOf({ platform, organisation, conversation }: Conversation): Row {
  return { platform, organisation, conversation };
}

async function list(query: Knex.QueryBuilder): Promise<readonly Subscription[]> {
  return ((await query) as Row[]).map(subscriptionOf);
}

function inConversation(knex: Knex, conversation: Conversation) {
  return knex(TABLE).where(keyOf(conversation)).whereNot({ state: 'stopped' }).orderBy('number');
}

/**
 * Two that are set up at once in a conversation would get the same number: the second tries again. The number is read
 * first, so that whatever is added after the look for one that is the same takes the number away.
 */
const TRIES = 5;

async function add(
  knex: Knex,
  subscription: NewSubscription,
  isSame: (one: Subscription) => boolean = () => false,
): Promise<Subscription> {
  for (let tries = 1; ; tries += 1) {
    const [highest] = await knex(TABLE).where(keyOf(subscription)).max({ number: 'number' });
    const number = Number(highest?.['number'] ?? 0) + 1;
    const same = (await list(inConversation(knex, subscription))).find(isSame);
    if (same) return same;
    const [row]: Row[] = await knex(TABLE)
      .insert({ ...newRow(subscription), number })
      .onConflict(['platform', 'organisation', 'conversation', 'number'])
      .ignore()
      .returning('*');
    if (row) return subscriptionOf(row);
    if (tries === TRIES) throw new Error('others set digests up in the same conversation all the time');
  }
}

function newRow(subscription: NewSubscription): Row {
  const { platform, organisation, conversation, isPersonal, owner, kind, createdAt } = subscription;
  return {
    ...{ platform, organisation, conversation, owner, kind },
    is_personal: isPersonal,
    created_at: createdAt,
    changed_at: createdAt,
    ...columnsOf(subscription),
  };
}

/** The columns of what is given; what is left out stays. */
function columnsOf(change: SubscriptionChange): Row {
  const columns: Record<string, unknown> = {};
  const put = (column: string, value: unknown) => {
    if (value !== undefined) columns[column] = value;
  };
  put('question', change.question && JSON.stringify(change.question));
  put('schedule', change.schedule && JSON.stringify(change.schedule));
  if (change.schedule === null) columns['schedule'] = null;
  put('unchanged', change.unchanged);
  put('becomes', change.becomes && JSON.stringify(change.becomes));
  put('state', change.state);
  put('paused_why', change.pausedWhy);
  put('paused_until', change.pausedUntil);
  put('checked_version', change.checkedVersion);
  if (change.next !== undefined) {
    columns['next_day'] = change.next?.day ?? null;
    columns['next_at'] = change.next?.at ?? null;
  }
  return columns;
}

function subscriptionOf(row: Row): Subscription {
  const text = (column: string) => row[column] as string;
  const orNull = (column: string) => row[column] as string | null;
  const [day, at] = [orNull('next_day'), orNull('next_at')];
  const [hash, saidAt] = [orNull('said_hash'), orNull('said_at')];
  return {
    id: row['id'] as number,
    number: row['number'] as number,
    version: row['version'] as number,
    platform: text('platform'),
    organisation: text('organisation'),
    conversation: text('conversation'),
    isPersonal: Boolean(row['is_personal']),
    owner: text('owner'),
    kind: text('kind') as Subscription['kind'],
    question: questionFrom(text('question')),
    schedule: JSON.parse(orNull('schedule') ?? 'null') as Subscription['schedule'],
    unchanged: text('unchanged') as Subscription['unchanged'],
    becomes: JSON.parse(orNull('becomes') ?? 'null') as Subscription['becomes'],
    state: text('state') as Subscription['state'],
    pausedWhy: orNull('paused_why') as Subscription['pausedWhy'],
    pausedUntil: orNull('paused_until'),
    next: day === null || at === null ? null : { day, at },
    lastDay: orNull('last_day'),
    said: hash === null || saidAt === null ? null : { hash, at: saidAt },
    checkedVersion: orNull('checked_version'),
    createdAt: text('created_at'),
  };
}

/** What a subscription is about, as this version or an older one stored it. */
function questionFrom(stored: string): Question {
  const question = questionOf(JSON.parse(stored));
  if (question === null) throw new RangeError('a digest is about something that this version cannot read');
  return question;
}
