import { todayIn } from '../../query/wall.ts';
import { resolve } from '../../question/resolve.ts';
import type { Reply } from '../../reply/reply.ts';
import { statesOf } from '../claim.ts';
import { isLost } from '../contents/lost.ts';
import type { NewSubscription } from '../digest-store.ts';
import { plainReply } from '../say/manage.ts';
import { refusal } from '../say/refusals.ts';
import { askWhat, askWhen, saySetUp } from '../say/set-up.ts';
import { nextSlot, slotsOf } from '../schedule/slots.ts';
import type { Subscription } from '../subscription.ts';
import { type Asked, cannotPost, type Here, membersMay, scheduleOf, stored } from './here.ts';

/** In one conversation; a person who sets up more has lost count. */
const MOST = 20;

export async function setUpDigest(here: Here, { question, when, unchanged }: Asked<'set-up'>): Promise<Reply> {
  const cannot = cannotPost(here);
  if (cannot) return cannot;
  if (question === null) return askWhat(here.catalogue, when, unchanged);
  const held = resolve(question, here.catalogue, todayIn(here.ports.zone, here.ports.now()));
  if (isLost(held)) return refusal('not-held', held.lost.join(', '));
  if (when.days === null) return askWhen(question, when, unchanged);
  const schedule = scheduleOf(here, when, null);
  return setUp(here, { kind: 'digest', question, schedule, unchanged: unchanged ?? 'line', becomes: null });
}

export async function setUpAlert(here: Here, { question, becomes, reminder }: Asked<'alert'>): Promise<Reply> {
  const cannot = cannotPost(here);
  if (cannot) return cannot;
  if (question === null) return askWhat(here.catalogue, null, null);
  const schedule =
    reminder === null
      ? null
      : scheduleOf(here, { ...reminder, days: reminder.days ?? { kind: 'weekly', every: 1, on: ['monday'] } }, null);
  return setUp(here, { kind: 'alert', question, schedule, unchanged: 'line', becomes });
}

type Wanted = Pick<Subscription, 'kind' | 'question' | 'schedule' | 'unchanged' | 'becomes'>;

async function setUp(here: Here, wanted: Wanted): Promise<Reply> {
  const { ports, asker, catalogue } = here;
  const others = await ports.digests.inConversation(asker);
  const isFull = others.length >= MOST && !others.some((one) => isSame(one, wanted));
  if (isFull) return plainReply(`${MOST} digests and alerts are set up here already: stop one first.`);
  const { platform, organisation, conversation, isPersonal, person } = asker;
  const now = ports.now();
  const added: NewSubscription = {
    ...{ platform, organisation, conversation, isPersonal, owner: person, ...wanted },
    ...{ state: 'active', pausedWhy: null, pausedUntil: null, checkedVersion: null },
    next: wanted.schedule === null ? null : stored(nextSlot(wanted.schedule, now, null)),
    createdAt: now.toISOString(),
  };
  let isNew = true;
  // Asked twice, answered twice after a crash, or by two processes at once, it is set up once.
  const subscription = await ports.digests.add(added, (one) => {
    const is = isSame(one, wanted);
    if (is) isNew = false;
    return is;
  });
  if (isNew && subscription.kind === 'alert') await arm(here, subscription);
  return saySetUp(subscription, { catalogue, next: slotsOf(subscription), isNew, membersMay: membersMay(here) });
}

/** What stands as it is when an alert is set up is no news. */
async function arm({ ports, catalogue }: Here, subscription: Subscription): Promise<void> {
  const watched = await ports.compute.watched(subscription, catalogue);
  await ports.digests.claimAlert(
    { subscription, version: catalogue.version, states: statesOf(watched), told: null },
    ports.now().toISOString(),
  );
}

function isSame(one: Subscription, wanted: Wanted): boolean {
  const timed = ({ schedule }: Wanted) => schedule && { ...schedule, from: '' };
  const key = (each: Wanted) =>
    JSON.stringify(sorted([each.kind, each.question, timed(each), each.unchanged, each.becomes]));
  return key(one) === key(wanted);
}

/** A database gives the keys of an object in any order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, sorted(each)]);
}
