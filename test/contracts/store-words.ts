import { inspect } from 'node:util';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/conversation/context.ts';
import type { Contents, NewDelivery, NewSubscription } from '../../src/digest/digest-store.ts';
import type { Schedule } from '../../src/digest/schedule/schedule.ts';
import { StoreError } from '../../src/errors.ts';
import { importFiles } from '../../src/import/import-folder.ts';
import { createLog } from '../../src/log.ts';
import { EVERYTHING } from '../../src/question/question.ts';
import { openAddresses } from '../../src/store/addresses.ts';
import { migrate } from '../../src/store/connect.ts';
import { openConversations } from '../../src/store/conversations.ts';
import { openDigests } from '../../src/store/digests.ts';
import { openKeys } from '../../src/store/keys.ts';
import type { TestDatabase } from '../fixtures/database.ts';
import { type FailingStatements, spoilStatements } from '../fixtures/failing-statements.ts';
import { replyWith } from '../fixtures/parts.ts';
import { readSchema } from '../fixtures/schema.ts';

/** Stands for a person's words, a name, a token, a key of a conversation. */
const MARKER = 'Zaubermarke';

const AT = '2026-03-30T08:00:00.000Z';
const LEASE = { holder: MARKER, now: AT, until: '2026-03-30T08:01:00.000Z' };
const context: Context = { version: 2, last: null, options: [{ label: MARKER, question: EVERYTHING }] };
const reply = replyWith([], { headline: MARKER });
const contents: Contents = { hash: MARKER, reply, context, said: null };
const schedule: Schedule = {
  ...{ version: 1, days: { kind: 'every-day' }, time: '09:00', zone: 'Europe/London', from: '2026-01-01' },
};
const subscription: NewSubscription = {
  ...{ platform: 'chat', organisation: MARKER, conversation: MARKER, isPersonal: false, owner: MARKER },
  ...{
    kind: 'alert',
    question: { ...EVERYTHING, of: { kind: 'themes', themes: [MARKER] } },
    schedule,
    unchanged: 'line',
    becomes: [],
  },
  ...{ state: 'active', pausedWhy: null, pausedUntil: null, next: { day: '2026-03-30', at: AT } },
  ...{ checkedVersion: null, createdAt: AT },
};
const FILES = new Map([
  [
    'indicators.csv',
    `code,name,theme,unit,polarity,population,definition\nA,${MARKER} seen,Visits,percent,higher,x,y\n`,
  ],
  ['observations.csv', `code,basis,period,value,remark\nA,snapshot,2018-12-31,84,${MARKER} said so\n`],
  ['targets.csv', 'code,target\nA,80\n'],
  ['commentary.csv', `section,kind,codes,text\nVisits,explanation,A,${MARKER} is why.\n`],
  ['risks.csv', `ref,title,level,score\nR1,${MARKER},High,16\n`],
]);

type Call = (knex: Knex) => Promise<unknown>;

/** All that writes, and what reads by somebody's words or keys; each leaves what those after it need. */
function callsOf(at: { subscription: number; delivery: number }): Readonly<Record<string, Call>> {
  const record = { question: MARKER } as never;
  const delivery = (slot: string): NewDelivery => ({
    ...{ deliveryId: `${MARKER}${slot}`, subscriptionId: at.subscription, platform: 'chat', place: MARKER },
    ...{ kind: 'digest', slot, dueAt: AT },
  });
  const of = async (knex: Knex) => {
    const one = await openDigests(knex).read(at.subscription);
    if (!one) throw new Error('there is no subscription yet');
    return one;
  };
  const address = { platform: 'chat', organisation: MARKER, conversation: MARKER } as const;
  return {
    'a thread': (knex) => openConversations(knex).threads.write(MARKER, { version: 0, context }, AT),
    'a thread again': (knex) => openConversations(knex).threads.write(MARKER, { version: 1, context }, AT),
    'a thread read': (knex) => openConversations(knex).threads.read(MARKER),
    'an event': (knex) =>
      openConversations(knex).inbox.accept(
        { platform: 'chat', id: MARKER, receivedAt: AT, body: { text: MARKER } },
        LEASE,
      ),
    'an event renewed': (knex) => openConversations(knex).inbox.renew('chat', MARKER, LEASE),
    'an event let go': (knex) => openConversations(knex).inbox.release('chat', MARKER, LEASE),
    'an event taken': (knex) => openConversations(knex).inbox.claim('chat', MARKER, LEASE),
    'an event ended': (knex) => openConversations(knex).inbox.end('chat', MARKER, 'done'),
    'a reply': (knex) =>
      openConversations(knex).shown.keep({ id: MARKER, thread: MARKER, at: AT, reply, record, actions: [], context }),
    'a reply read': (knex) => openConversations(knex).shown.read(MARKER),
    'a wrong answer': (knex) =>
      openConversations(knex).wrongAnswers.keep({
        replyId: MARKER,
        reportedBy: MARKER,
        at: AT,
        question: MARKER,
        record,
      }),
    'an address': (knex) =>
      openAddresses(knex).keep({ ...address, kind: 'personal', person: MARKER, reference: { words: MARKER } }, AT),
    'an address marked': (knex) => openAddresses(knex).markDead('chat', MARKER, { since: AT, reason: MARKER }),
    'a key': (knex) => openKeys(knex).keep(MARKER, MARKER),
    'a digest': async (knex) => {
      at.subscription = (await openDigests(knex).add(subscription)).id;
    },
    'a digest changed': async (knex) => openDigests(knex).change(await of(knex), { unchanged: 'full' }, AT),
    'a slot': async (knex) => {
      const next = { day: '2026-03-31', at: new Date('2026-03-31T08:00:00Z') };
      const claim = { delivery: delivery('2026-03-30'), day: '2026-03-30', contents, missed: [], next, holder: MARKER };
      const [claimed] = await openDigests(knex).claimSlots([claim], LEASE);
      at.delivery = claimed?.id ?? at.delivery;
    },
    'an alert': async (knex) => {
      const states = [{ measure: MARKER, isIn: true }];
      const told = { delivery: delivery('alert:1'), contents: { ...contents, hash: `${MARKER}2` } };
      return openDigests(knex).claimAlert({ subscription: await of(knex), version: '1', states, told }, AT);
    },
    'a run': (knex) => openDigests(knex).put(delivery('run:1'), { ...contents, hash: `${MARKER}3` }, AT),
    'an attempt': (knex) => openDigests(knex).beginPosting(at.delivery, LEASE, { since: AT, isLate: false }),
    'an end': (knex) =>
      openDigests(knex).end(at.delivery, MARKER, {
        ...{ outcome: 'gone', reason: MARKER, at: AT },
        notice: { delivery: delivery('notice:1'), contents: { ...contents, hash: `${MARKER}4` } },
      }),
    'an import': (knex) => importFiles(knex, { name: MARKER, files: FILES }, { now: new Date(AT), dataset: MARKER }),
  };
}

/** As the program logs it, at every level but debug. */
function logged(error: unknown): string {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  log.error({ err: error }, 'failed');
  return lines.join('');
}

const MOST_STATEMENTS = 60;

export function wordsContract(create: () => Promise<TestDatabase>): void {
  describe('what people wrote', () => {
    let database: TestDatabase;
    let knex: Knex;
    let statements: FailingStatements;
    const at = { subscription: 0, delivery: 0 };
    const calls = callsOf(at);

    beforeAll(async () => {
      database = await create();
      knex = database.knex;
      await migrate(knex);
      statements = spoilStatements(knex);
    });
    afterEach(() => statements.failNth(null));
    afterAll(async () => {
      statements.restore();
      await database.remove();
    });

    /** What the call throws with each of its statements spoilt in turn, and at last with none. */
    async function failuresOf(call: Call): Promise<{ readonly thrown: readonly unknown[]; readonly last: unknown }> {
      const thrown: unknown[] = [];
      for (let nth = 1; nth < MOST_STATEMENTS; nth += 1) {
        statements.failNth(nth);
        const error = await call(knex).then(
          () => null,
          (failure: unknown) => failure,
        );
        // Done, with fewer statements than that: what comes after it needs what it left.
        if (!statements.hasFailed()) return { thrown, last: error };
        if (error !== null) thrown.push(error);
      }
      throw new Error('it never came to an end');
    }

    it.each(Object.keys(calls))('is not in the log where %s fails, at whichever statement', async (name) => {
      const { thrown, last } = await failuresOf(calls[name] as Call);
      expect(last).toBeNull();
      expect(thrown.length).toBeGreaterThan(0);
      for (const error of thrown) {
        expect(error).toBeInstanceOf(StoreError);
        expect(logged(error)).toMatch(/"code":"(SQLITE_ERROR|42601)"/);
        expect(`${inspect(error, { depth: 9 })} ${logged(error)}`).not.toContain(MARKER);
      }
    });

    it('was written to every table that grows by use, and to those of an import', () => {
      const written = new Set(
        statements.statements.flatMap((sql) => /^(?:insert into|update) [`"]?(\w+)/i.exec(sql)?.[1] ?? []),
      );
      const grow = ['threads', 'inbox_events', 'shown_replies', 'wrong_answers', 'addresses', 'signing_keys'];
      const digests = ['digest_subscriptions', 'digest_contents', 'digest_deliveries', 'digest_states'];
      for (const table of [...grow, ...digests, 'imports', 'indicators', 'commentary', 'risks']) {
        expect(written, table).toContain(table);
      }
    });

    it('is not in the log where a table takes no rows', async () => {
      const { columns } = await readSchema(knex);
      for (const table of new Set(columns.map((column) => column.split('.')[0] ?? ''))) await refuseRows(knex, table);
      await knex('threads').where({ key: MARKER }).delete();
      const failures = new Map<string, string>();
      for (const [name, call] of Object.entries(callsOf(at))) {
        await call(knex).catch((error: unknown) =>
          failures.set(name, `${inspect(error, { depth: 9 })} ${logged(error)}`),
        );
      }
      expect(failures.size).toBeGreaterThanOrEqual(10);
      for (const [name, line] of failures) expect(line, name).not.toContain(MARKER);
    });

    it('is not in the log where what is kept can not be read', async () => {
      const own = await create();
      await migrate(own.knex);
      const context = `${MARKER} is no JSON`;
      await own.knex('threads').insert({ key: 'k', version: 1, context, changed_at: AT });
      const error = await openConversations(own.knex)
        .threads.read('k')
        .catch((thrown: unknown) => thrown);
      await own.remove();
      expect(error).toBeInstanceOf(StoreError);
      expect(logged(error)).toContain('SyntaxError');
      expect(logged(error)).not.toContain(MARKER);
    });
  });
}

/** PostgreSQL then quotes the whole row; SQLite the statement, as for all else. */
async function refuseRows(knex: Knex, table: string): Promise<void> {
  if (knex.client.config.client === 'pg') {
    await knex.raw(`alter table ${table} add constraint never check (false) not valid`);
    return;
  }
  for (const when of ['insert', 'update']) {
    await knex.raw(`create trigger never_${table}_${when} before ${when} on ${table}
      begin select raise(abort, 'never'); end`);
  }
}
