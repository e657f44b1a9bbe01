import type { IsoDate } from '../../query/period.ts';
import { todayIn } from '../../query/wall.ts';
import type { Reply } from '../../reply/reply.ts';
import type { SubscriptionChange } from '../digest-store.ts';
import { newDelivery } from '../new-delivery.ts';
import type { DigestRequest } from '../request.ts';
import { doing } from '../say/doing.ts';
import { plainReply, sayDone, sayNextPost } from '../say/manage.ts';
import { nameIt, saySetUp } from '../say/set-up.ts';
import { sayWeekday } from '../schedule/say-schedule.ts';
import { slotsOf } from '../schedule/slots.ts';
import type { Subscription } from '../subscription.ts';
import { type Asked, cannotPost, type Here, membersMay, nextFrom, scheduleOf, stored } from './here.ts';
import { sayBusy } from './which.ts';

/** null: somebody else changed it at the same time. */
async function changed({ ports }: Here, one: Subscription, change: SubscriptionChange): Promise<Subscription | null> {
  const isDone = await ports.digests.change(one, change, ports.now().toISOString());
  return isDone ? { ...one, ...change, version: one.version + 1 } : null;
}

export async function change(
  here: Here,
  one: Subscription,
  { when, unchanged, question }: Asked<'change'>,
): Promise<Reply> {
  if (when === null && unchanged === null && question === null) {
    return plainReply(
      `What shall change of ${nameIt(one).toLowerCase()}? For example 'move ${nameIt(one).toLowerCase()} to Fridays at 8:30'.`,
    );
  }
  if (one.schedule === null && when !== null && one.kind === 'alert') {
    return plainReply(`${nameIt(one)} has no times: it posts when that changes.`);
  }
  const schedule = when === null ? one.schedule : scheduleOf(here, when, one.schedule);
  const isTimed = schedule !== null && one.state === 'active' && when !== null;
  const next = isTimed ? stored(nextFrom(here, schedule, one.lastDay, one.pausedUntil)) : one.next;
  const after = await changed(here, one, {
    ...{ schedule, next, unchanged: unchanged ?? one.unchanged, question: question ?? one.question },
    // Another subject has other measures: an alert gets to know them anew.
    ...(question === null ? {} : { checkedVersion: null }),
  });
  return after === null
    ? sayBusy(one)
    : saySetUp(after, {
        catalogue: here.catalogue,
        next: slotsOf(after),
        isNew: false,
        isChanged: true,
        membersMay: membersMay(here),
      });
}

export async function pause(here: Here, one: Subscription, until: IsoDate | null): Promise<Reply | null> {
  if (until === null) {
    const done = await changed(here, one, { state: 'paused', pausedWhy: 'asked', pausedUntil: null, next: null });
    return done && sayDone([done], "paused until somebody says 'digest resume'");
  }
  const next = one.schedule === null ? null : nextFrom(here, one.schedule, one.lastDay, until);
  const done = await changed(here, one, {
    state: 'active',
    pausedWhy: null,
    pausedUntil: until,
    next: next && stored(next),
  });
  return done && sayDone([done], `paused until ${sayWeekday(until)}`, next ? [sayNextPost(one, next)] : []);
}

export async function resume(here: Here, one: Subscription): Promise<Reply | null> {
  const cannot = cannotPost(here);
  if (cannot) return cannot;
  const today = todayIn(one.schedule?.zone ?? here.ports.zone, here.ports.now());
  const isPaused = one.state === 'paused' || (one.pausedUntil !== null && one.pausedUntil > today);
  if (!isPaused)
    return sayDone(
      [one],
      'not paused',
      one.next && one.schedule ? [sayNextPost(one, { day: one.next.day, at: new Date(one.next.at) })] : [],
    );
  const next = one.schedule === null ? null : nextFrom(here, one.schedule, one.lastDay, null);
  const done = await changed(here, one, {
    state: 'active',
    pausedWhy: null,
    pausedUntil: null,
    next: next && stored(next),
  });
  return done && sayDone([done], 'on again', next ? [sayNextPost(one, next)] : ['It posts when that changes.']);
}

export async function stop(here: Here, one: Subscription): Promise<Reply | null> {
  const done = await changed(here, one, { state: 'stopped', pausedWhy: null, pausedUntil: null, next: null });
  return (
    done && sayDone([done], 'stopped, and will not be posted any more', [], [doing('Bring it back', againOf(one))])
  );
}

/** What sets up the same again. */
function againOf({ question, schedule, unchanged, becomes }: Subscription): DigestRequest {
  const when = { days: schedule?.days ?? null, time: schedule?.time ?? null, zone: schedule?.zone ?? null, from: null };
  if (becomes === null) return { kind: 'set-up', question, when, unchanged };
  return { kind: 'alert', question, becomes, reminder: schedule === null ? null : when };
}

/** At most once a minute: asked twice, or answered twice after a crash, it is posted once. */
export async function run(here: Here, one: Subscription): Promise<Reply> {
  const { ports } = here;
  const cannot = cannotPost(here);
  if (cannot) return cannot;
  if (one.kind === 'alert')
    return plainReply(`${nameIt(one)} posts only when that changes, so there is nothing to post now.`);
  const contents = await ports.compute.digest(one, { evenUnchanged: true });
  if (typeof contents === 'string') throw new Error(`a run was ${contents}`);
  const now = ports.now().toISOString();
  const slot = `run:${now.slice(0, 16)}`;
  const delivery = { ...newDelivery(ports, one), kind: 'run', slot, dueAt: now } as const;
  const isNew = await ports.digests.put(delivery, contents, now);
  ports.wake();
  return plainReply(
    isNew ? `${nameIt(one)} is being posted now.` : `${nameIt(one)} was posted within this minute already.`,
  );
}
