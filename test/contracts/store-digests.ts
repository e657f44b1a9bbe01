import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Contents, NewDelivery, NewSubscription, SlotClaim } from '../../src/digest/digest-store.ts';
import type { Schedule } from '../../src/digest/schedule/schedule.ts';
import type { Delivery, Subscription } from '../../src/digest/subscription.ts';
import type { DigestStore } from '../../src/index.ts';
import { type Condition, EVERYTHING } from '../../src/question/question.ts';
import { migrate, openDatabase } from '../../src/store/connect.ts';
import { openDigests } from '../../src/store/digests.ts';
import type { TestDatabase } from '../fixtures/database.ts';
import { replyWith } from '../fixtures/parts.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 30, 8, 0, seconds)).toISOString();
const lease = (holder: string, from: number, until: number) => ({ holder, now: at(from), until: at(until) });
const slot = (day: string) => ({ day, at: new Date(`${day}T08:00:00Z`) });

const RED: readonly Condition[] = [{ not: false, test: { kind: 'rated', ratings: ['red'] } }];

const schedule: Schedule = {
  version: 1,
  days: { kind: 'weekly', every: 1, on: ['monday'] },
  time: '09:00',
  zone: 'Europe/London',
  from: '2026-01-01',
};

const fresh = (over: Partial<NewSubscription> = {}): NewSubscription => ({
  ...{ platform: 'chat', organisation: 'O', conversation: 'C', isPersonal: false, owner: 'P', kind: 'digest' },
  ...{ question: EVERYTHING, schedule, unchanged: 'line', becomes: null, state: 'active' },
  ...{ pausedWhy: null, pausedUntil: null, next: { day: '2026-03-30', at: at(0) }, checkedVersion: null },
  createdAt: at(0),
  ...over,
});

const contents = (hash: string): Contents => ({
  hash,
  reply: replyWith([], { headline: `it's ${hash}` }),
  context: { version: 2, last: null, options: [] },
  said: null,
});

let ids = 0;
const delivery = ({ id }: Subscription, over: Partial<NewDelivery> = {}): NewDelivery => {
  ids += 1;
  return {
    ...{ deliveryId: `d${ids}`, subscriptionId: id, platform: 'chat', place: 'C', kind: 'digest' },
    ...{ slot: '2026-03-30', dueAt: at(0) },
    ...over,
  };
};

const claim = (one: Subscription, day = '2026-03-30', next = '2026-04-06') => ({
  delivery: delivery(one, { slot: day }),
  day,
  contents: contents('a'),
  missed: [],
  next: slot(next),
});

/** Claims one slot; until second 60, by h, unless said otherwise. */
const claimSlot = async (
  store: DigestStore,
  wanted: Omit<SlotClaim, 'holder'>,
  holder: string | null = 'h',
  now = 0,
) => {
  const [claimed] = await store.claimSlots([{ ...wanted, holder }], { now: at(now), until: at(60) });
  return claimed ?? null;
};

const yes = (answers: readonly unknown[]) => answers.filter(Boolean).length;

export function digestsContract(create: () => Promise<TestDatabase>): void {
  describe('digests', () => {
    let database: TestDatabase;
    let here: DigestStore;
    /** Another process on the same database. */
    let there: DigestStore;
    let closeThere: () => Promise<void>;

    beforeAll(async () => {
      database = await create();
      await migrate(database.knex);
      const other = openDatabase(database.address);
      closeThere = () => other.destroy();
      here = openDigests(database.knex);
      there = openDigests(other);
    });
    afterAll(async () => {
      await closeThere();
      await database.remove();
    });
    beforeEach(async () => {
      for (const table of ['digest_states', 'digest_deliveries', 'digest_contents', 'digest_subscriptions']) {
        await database.knex(table).delete();
      }
    });

    const only = async (one: Subscription): Promise<Delivery> => {
      const [found] = await here.recent([one.id], 1);
      if (!found) throw new Error('there is no delivery');
      return found;
    };

    /** Claimed and held by h until second 60. */
    const held = async (one: Subscription) => {
      const claimed = await claimSlot(here, claim(one));
      if (!claimed) throw new Error('not claimed');
      return claimed;
    };

    const quiet = { since: at(-10), isLate: false };

    it('what was set up comes back as it was, with the next number of its conversation', async () => {
      const first = await here.add(fresh());
      expect(first).toEqual({ ...fresh(), id: first.id, number: 1, version: 1, lastDay: null, said: null });
      expect(await there.read(first.id)).toEqual(first);
      const second = await there.add(fresh({ kind: 'alert', becomes: RED, schedule: null, next: null }));
      expect(second).toMatchObject({ number: 2, kind: 'alert', becomes: RED, schedule: null, next: null });
      expect(await here.add(fresh({ conversation: 'D' }))).toMatchObject({ number: 1 });
      const place = { platform: 'chat', organisation: 'O', conversation: 'C' };
      expect((await here.inConversation(place)).map(({ number }) => number)).toEqual([1, 2]);
      expect(await here.inConversation({ ...place, organisation: 'other' })).toEqual([]);
      expect((await here.all()).map(({ conversation, number }) => [conversation, number])).toEqual([
        ['C', 1],
        ['C', 2],
        ['D', 1],
      ]);
    });

    it('several that are set up at once in a conversation get numbers of their own', async () => {
      const added = await Promise.all([here, there, here, there].map((each) => each.add(fresh())));
      expect(added.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
    });

    it('several that are the same and set up at once are one; one that was stopped is not among them', async () => {
      const stopped = await here.add(fresh());
      await here.change(stopped, { state: 'stopped', next: null }, at(1));
      const stores = [here, there, here, there];
      const added = await Promise.all(stores.map((each) => each.add(fresh(), ({ kind }) => kind === 'digest')));
      expect(new Set(added.map(({ id }) => id)).size).toBe(1);
      expect(added[0]?.id).not.toBe(stopped.id);
      expect(await here.all()).toHaveLength(1);
    });

    it('of two that change the same version one is told that it was second, and changes nothing', async () => {
      const one = await here.add(fresh());
      const both = await Promise.all([
        here.change(one, { unchanged: 'full' }, at(1)),
        there.change(one, { unchanged: 'nothing' }, at(1)),
      ]);
      expect(yes(both)).toBe(1);
      expect(await here.read(one.id)).toMatchObject({ version: 2, unchanged: both[0] ? 'full' : 'nothing' });
    });

    it('what is stopped is in no list and never due; what is paused is not due', async () => {
      const one = await here.add(fresh());
      const two = await here.add(fresh());
      expect((await here.due(at(0), ['chat'], 9)).map(({ id }) => id)).toEqual([one.id, two.id]);
      await here.change(one, { state: 'paused', pausedWhy: 'asked', next: null }, at(1));
      await here.change(two, { state: 'stopped', next: null }, at(1));
      expect(await here.due(at(9), ['chat'], 9)).toEqual([]);
      expect((await here.all()).map(({ id }) => id)).toEqual([one.id]);
    });

    it('those of a person are found wherever they are, by platform and organisation, without what was stopped', async () => {
      const names = ['C2', 'C1', 'C1'];
      for (const conversation of names) await here.add(fresh({ conversation }));
      await here.add(fresh({ owner: 'Q' }));
      await here.add(fresh({ platform: 'other' }));
      await here.add(fresh({ organisation: 'O2' }));
      const stopped = await here.add(fresh({ conversation: 'C3' }));
      await here.change(stopped, { state: 'stopped', next: null }, at(1));
      const owned = await there.concerning({ platform: 'chat', organisation: 'O', person: 'P' }, []);
      expect(owned.map(({ conversation, number }) => `${conversation} ${number}`)).toEqual(['C1 1', 'C1 2', 'C2 1']);
      expect(await here.concerning({ platform: 'chat', organisation: 'O', person: 'R' }, [])).toEqual([]);
      const around = await here.concerning({ platform: 'chat', organisation: 'O', person: 'Q' }, ['C2', 'C9']);
      expect(around.map(({ conversation, owner }) => `${conversation} ${owner}`).toSorted()).toEqual(['C Q', 'C2 P']);
    });

    it('is due from its moment on, where it can be posted, the longest due first', async () => {
      const later = await here.add(fresh({ next: { day: '2026-03-30', at: at(5) } }));
      const sooner = await here.add(fresh({ next: { day: '2026-03-30', at: at(2) } }));
      await here.add(fresh({ platform: 'other' }));
      expect(await here.due(at(1), ['chat'], 9)).toEqual([]);
      expect((await here.due(at(5), ['chat'], 9)).map(({ id }) => id)).toEqual([sooner.id, later.id]);
      expect(await here.due(at(5), ['chat'], 1)).toHaveLength(1);
      expect(await here.due(at(5), [], 9)).toEqual([]);
    });

    it('a slot is claimed by one of many, with its contents, and the next one is set', async () => {
      const one = await here.add(fresh());
      const all = await Promise.all([here, there, here, there].map((each, n) => claimSlot(each, claim(one), `h${n}`)));
      expect(yes(all)).toBe(1);
      expect(await only(one)).toMatchObject({ step: 'frozen', contents: 'a', outcome: null, attempts: 0 });
      expect(await here.contents('a')).toEqual(contents('a'));
      expect(await here.read(one.id)).toMatchObject({ lastDay: '2026-03-30', next: { day: '2026-04-06' } });
      expect(await here.due(at(9), ['chat'], 9)).toEqual([]);
    });

    it('a slot that was dealt with is never claimed again, whatever the next one is set to', async () => {
      const one = await here.add(fresh());
      await held(one);
      await here.purge(at(999));
      const back = await here.read(one.id);
      await here.change(back as Subscription, { next: { day: '2026-03-30', at: at(0) } }, at(3));
      expect(await claimSlot(there, claim(one), 't', 3)).toBeNull();
    });

    it('slots that were missed are recorded and not posted; one that is not to be posted ends at once', async () => {
      const one = await here.add(fresh());
      const missed = ['2026-03-16', '2026-03-23'].map((day) => ({ slot: slot(day), deliveryId: `missed-${day}` }));
      await claimSlot(here, { ...claim(one), missed, contents: 'unchanged' });
      expect((await here.recent([one.id], 9)).map(({ slot, outcome, reason }) => [slot, outcome, reason])).toEqual([
        ['2026-03-30', 'skipped', 'unchanged'],
        ['2026-03-23', 'skipped', 'missed'],
        ['2026-03-16', 'skipped', 'missed'],
      ]);
      expect(await here.open(at(999), ['chat'], 9)).toEqual([]);
    });

    it('one that is not held is for whoever looks; one that is held is, when its lease has run out', async () => {
      const one = await here.add(fresh());
      const two = await here.add(fresh());
      const free = await claimSlot(here, claim(one), null);
      const taken = await claimSlot(here, claim(two));
      expect(await there.open(at(1), ['chat'], 9)).toEqual([free?.id]);
      expect(await there.open(at(1), ['other'], 9)).toEqual([]);
      expect(await there.open(at(60), ['chat'], 9)).toEqual([free?.id, taken?.id]);
      const takes = await Promise.all([here, there].map((each, n) => each.take(free?.id ?? 0, lease(`t${n}`, 1, 60))));
      expect(yes(takes)).toBe(1);
      expect(await there.take(taken?.id ?? 0, lease('t', 59, 99))).toBeNull();
      expect(await there.take(taken?.id ?? 0, lease('t', 60, 99))).toMatchObject({ step: 'frozen' });
    });

    it('only who holds it begins to post, within the lease; who takes it after that finds that it was begun', async () => {
      const one = await here.add(fresh());
      const { id } = await held(one);
      expect(await there.beginPosting(id, lease('t', 1, 60), quiet)).toEqual({ kind: 'lost' });
      expect(await here.beginPosting(id, lease('h', 60, 99), quiet)).toEqual({ kind: 'lost' });
      expect(await here.beginPosting(id, lease('h', 1, 90), { ...quiet, isLate: true })).toEqual({ kind: 'go' });
      expect(await there.take(id, lease('t', 89, 99))).toBeNull();
      expect(await there.take(id, lease('t', 90, 150))).toMatchObject({
        ...{ step: 'posting', attempts: 1, postingAt: at(1), isLate: true },
      });
      // It was stopped for longer than its lease, and does nothing more.
      expect(await here.beginPosting(id, lease('h', 91, 150), quiet)).toEqual({ kind: 'lost' });
      expect(await here.renew(id, lease('h', 91, 150))).toBe(false);
      expect(await here.release(id, lease('h', 91, 150), { retryAt: at(91), isCertain: true, reason: null })).toBe(
        false,
      );
      const ended = { outcome: 'unknown', reason: 'x', at: at(91) } as const;
      expect(await here.end(id, 'h', ended)).toBe(false);
      expect(await there.renew(id, lease('t', 91, 200))).toBe(true);
    });

    it('what goes to the same place waits for its turn, and a clock that was set back holds nothing up', async () => {
      const one = await here.add(fresh());
      const two = await here.add(fresh());
      const [a, b] = [await held(one), await held(two)];
      expect(await here.beginPosting(a.id, lease('h', 5, 60), { ...quiet, since: at(4) })).toEqual({ kind: 'go' });
      expect(await here.beginPosting(b.id, lease('h', 6, 60), { ...quiet, since: at(4) })).toEqual({
        ...{ kind: 'wait', until: at(5) },
      });
      expect(await here.beginPosting(b.id, lease('h', 4, 60), { ...quiet, since: at(3) })).toEqual({ kind: 'go' });
    });

    it('is not begun once its subscription is stopped; a notice is', async () => {
      const one = await here.add(fresh());
      const { id } = await held(one);
      await here.change(one, { state: 'stopped', next: null }, at(1));
      expect(await here.beginPosting(id, lease('h', 2, 60), quiet)).toEqual({ kind: 'unwanted' });
      await here.put(delivery(one, { kind: 'notice', slot: 'notice:1', place: 'P' }), contents('n'), at(2));
      const [notice] = await here.recent([one.id], 1);
      await here.take(notice?.id ?? 0, lease('h', 3, 60));
      expect(await here.beginPosting(notice?.id ?? 0, lease('h', 3, 60), quiet)).toEqual({ kind: 'go' });
    });

    it('many slots are claimed at once, each by one of several that reach for the same', async () => {
      const all: Subscription[] = [];
      for (let n = 0; n < 12; n += 1) all.push(await here.add(fresh()));
      const claims = (of: readonly Subscription[], holder: string) => of.map((one) => ({ ...claim(one), holder }));
      const span = { now: at(0), until: at(60) };
      const both = await Promise.all([
        here.claimSlots(claims(all, 'h'), span),
        there.claimSlots(claims([...all].reverse(), 't'), span),
      ]);
      const ids = both.flat().map(({ subscriptionId }) => subscriptionId);
      expect(ids.sort((a, b) => a - b)).toEqual(all.map(({ id }) => id));
    });

    it('is let go of until a moment; where nothing was posted it is as if no attempt had begun', async () => {
      const one = await here.add(fresh());
      const { id } = await held(one);
      await here.beginPosting(id, lease('h', 1, 60), quiet);
      expect(await here.release(id, lease('h', 2, 60), { retryAt: at(20), isCertain: false, reason: 'x' })).toBe(true);
      expect(await there.open(at(19), ['chat'], 9)).toEqual([]);
      expect(await there.take(id, lease('t', 19, 60))).toBeNull();
      expect(await there.take(id, lease('t', 20, 60))).toMatchObject({ step: 'posting', reason: 'x', retryAt: null });
      expect(await there.release(id, lease('t', 21, 60), { retryAt: at(30), isCertain: true, reason: 'y' })).toBe(true);
      expect(await only(one)).toMatchObject({ step: 'frozen', attempts: 1, reason: 'y' });
    });

    it('that it was posted is true whoever finds it out, after it was unknown too; what was said moves on', async () => {
      const one = await here.add(fresh());
      const { id } = await held(one);
      await here.beginPosting(id, lease('h', 1, 60), quiet);
      expect(await here.end(id, 'h', { outcome: 'unknown', reason: 'lost', at: at(2) })).toBe(true);
      expect(await here.read(one.id)).toMatchObject({ said: null });
      expect(await there.end(id, 'somebody', { outcome: 'posted', reason: null, at: at(3) })).toBe(true);
      expect(await only(one)).toMatchObject({ step: 'ended', outcome: 'posted', endedAt: at(3) });
      expect(await here.read(one.id)).toMatchObject({ said: { hash: 'a', at: at(0) } });
      expect(await there.end(id, 'h', { outcome: 'unknown', reason: 'lost', at: at(4) })).toBe(false);
      expect(await there.take(id, lease('t', 99, 200))).toBeNull();
    });

    it('what was said does not go back where an older post is found out later', async () => {
      const one = await here.add(fresh());
      const older = await held(one);
      const now = await here.read(one.id);
      const newer = await claimSlot(
        here,
        { ...claim(now as Subscription, '2026-04-06', '2026-04-13'), contents: contents('b') },
        'h',
        9,
      );
      await here.end(newer?.id ?? 0, 'h', { outcome: 'posted', reason: null, at: at(10) });
      await here.end(older.id, 'h', { outcome: 'posted', reason: null, at: at(11) });
      expect(await here.read(one.id)).toMatchObject({ said: { hash: 'b', at: at(9) } });
    });

    it('an end and what the owner is told of it are kept together; one that is gone pauses it', async () => {
      const one = await here.add(fresh());
      const { id } = await held(one);
      const told = { delivery: delivery(one, { kind: 'notice', slot: `notice:${id}` }), contents: contents('n') };
      expect(await here.end(id, 'h', { outcome: 'gone', reason: 'archived', at: at(2), notice: told })).toBe(true);
      expect(await here.read(one.id)).toMatchObject({ state: 'paused', pausedWhy: 'gone', next: null, version: 2 });
      expect((await here.recent([one.id], 9)).map(({ kind, outcome }) => [kind, outcome])).toEqual([
        ['notice', null],
        ['digest', 'gone'],
      ]);
      expect(await there.open(at(2), ['chat'], 9)).toHaveLength(1);
    });

    it('an owner who can not be told pauses nothing', async () => {
      const one = await here.add(fresh());
      await here.put(delivery(one, { kind: 'notice', slot: 'notice:1' }), contents('a'), at(0));
      const [id = 0] = await here.open(at(1), ['chat'], 10);
      await here.take(id, lease('h', 1, 60));
      expect(await here.end(id, 'h', { outcome: 'gone', reason: 'user_not_found', at: at(2) })).toBe(true);
      expect(await there.read(one.id)).toMatchObject({ state: 'active', pausedWhy: null, version: one.version });
    });

    it('one that still waits to be tried again gives way to the next slot; one that was begun does not', async () => {
      const [one, two] = [await here.add(fresh()), await here.add(fresh())];
      const [waits, begun] = [await held(one), await held(two)];
      const again = { retryAt: at(50), isCertain: true, reason: 'busy' };
      await here.release(waits.id, lease('h', 1, 60), again);
      await here.beginPosting(begun.id, lease('h', 1, 60), quiet);
      await here.release(begun.id, lease('h', 2, 60), { ...again, isCertain: false });
      for (const each of [one, two]) {
        await claimSlot(here, claim(each, '2026-04-06', '2026-04-13'), 'h', 9);
      }
      expect((await here.recent([one.id, two.id], 2)).map(({ slot, reason, step }) => [slot, reason, step])).toEqual([
        ['2026-04-06', null, 'frozen'],
        ['2026-03-30', 'superseded', 'ended'],
        ['2026-04-06', null, 'frozen'],
        ['2026-03-30', 'busy', 'posting'],
      ]);
    });

    it('a delivery that no schedule makes is kept once for its slot', async () => {
      const one = await here.add(fresh());
      const run = () => delivery(one, { kind: 'run', slot: 'run:2026-03-30T08:00' });
      const put = await Promise.all([here, there].map((each) => each.put(run(), contents('r'), at(0))));
      expect(yes(put)).toBe(1);
    });

    it('an alert is looked at by one of many for each version, and tells with what it knows', async () => {
      const alert = { kind: 'alert', becomes: RED, schedule: null, next: null } as const;
      // Those that rest would stand in the way of others.
      await here.add(fresh({ ...alert, pausedUntil: '2026-04-02' }));
      const one = await here.add(fresh({ ...alert, pausedUntil: '2026-04-01' }));
      const looking = { platforms: ['chat'], today: '2026-04-01', most: 1 };
      expect((await here.unchecked('7', looking)).map(({ id }) => id)).toEqual([one.id]);
      const states = (isIn: boolean) => [
        { measure: 'A', isIn },
        { measure: 'B', isIn: false },
      ];
      const told = () => ({ delivery: delivery(one, { kind: 'alert', slot: 'alert:7' }), contents: contents('x') });
      const first = { subscription: one, version: '7', states: states(false), told: null };
      expect(await here.claimAlert(first, at(0))).toBe(true);
      expect(await here.unchecked('7', looking)).toEqual([]);
      expect(await here.states(one.id)).toEqual(states(false));
      const known = { ...one, checkedVersion: '7' };
      const second = { subscription: known, version: '8', states: states(true) };
      const both = await Promise.all([here, there].map((each) => each.claimAlert({ ...second, told: told() }, at(1))));
      expect(yes(both)).toBe(1);
      expect(await here.states(one.id)).toEqual(states(true));
      expect(await here.recent([one.id], 9)).toHaveLength(1);
      // One that has looked by an older version keeps nothing.
      expect(await there.claimAlert({ ...second, version: '9', told: null }, at(2))).toBe(false);
    });

    it('removes what ended before a moment, and contents that nothing refers to any more', async () => {
      const [one, two] = [await here.add(fresh()), await here.add(fresh())];
      const [said, waits] = [await held(one), await held(two)];
      await here.end(said.id, 'h', { outcome: 'posted', reason: null, at: at(1) });
      await here.put(delivery(one, { kind: 'run', slot: 'run:1' }), contents('r'), at(0));
      await here.change(two, { state: 'stopped', next: null }, at(2));
      expect(await here.purge(at(0))).toBe(0);
      // The ended delivery goes; what was said last and what still waits stay.
      expect(await here.purge(at(2))).toBe(1);
      expect(await here.contents('a')).not.toBeNull();
      expect(await here.contents('r')).not.toBeNull();
      expect(await here.purge(at(3))).toBe(1);
      expect(await here.read(two.id)).toBeNull();
      expect(await there.take(waits.id, lease('t', 99, 100))).toBeNull();
    });
  });
}
