import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Asker } from '../conversation/asker.ts';
import { upperFirst } from '../intents/sentence.ts';
import type { IsoDate } from '../query/period.ts';
import type { Reply } from '../reply/reply.ts';
import type { Compute } from './compute.ts';
import { askedOf, isLost } from './contents/asked-of.ts';
import { saySubject } from './contents/say-subject.ts';
import type { NewSubscription, Owner, SubscriptionChange } from './digest-store.ts';
import { type DigestForm, digestForm } from './form.ts';
import { newDelivery } from './new-delivery.ts';
import type { DigestPorts } from './ports.ts';
import type { DigestRequest, WhenAsked, Which } from './request.ts';
import { askWhich, plainReply, sayDone, sayList, sayNext, sayNextPost, sayNone, sayNotYours } from './say/manage.ts';
import { refusal } from './say/refusals.ts';
import { askWhat, askWhen, nameIt, saySetUp, sayWhat } from './say/set-up.ts';
import { sayWeekday } from './schedule/say-schedule.ts';
import type { Schedule, Slot } from './schedule/schedule.ts';
import { countedFrom, nextSlot, slotsFrom, upcoming } from './schedule/slots.ts';
import { wallOf } from './schedule/wall.ts';
import type { Subscription } from './subscription.ts';

/** Sets up, shows and changes what is posted in a conversation, by what was asked there. */
export interface DigestDesk {
  /** Throws a StoreError when the database can't be used. */
  answer(request: DigestRequest, asker: Asker): Promise<Reply>;
  /** Whether anything can be set up where somebody asks. */
  canSetUp(asker: Asker): boolean;
  /** What a form offers, on what is held. Throws a StoreError when the database can't be used. */
  form(): Promise<DigestForm>;
  /** What a person has set up, wherever. Throws a StoreError when the database can't be used. */
  ownedBy(person: Owner): Promise<readonly OwnedDigest[]>;
}

/** A digest or an alert as its owner is shown it. */
export interface OwnedDigest {
  /** 'Digest 1': its name in its conversation. */
  readonly name: string;
  /** 'Children in care, every Monday at 09:00 (Europe/London)'. */
  readonly what: string;
  /** 'Monday 30 March 2026 at 09:00', 'when a rating changes', 'paused until it is resumed'. */
  readonly next: string;
  /** The channel or chat, by the platform's own id. */
  readonly conversation: string;
  readonly isPersonal: boolean;
}

export interface ManagePorts extends DigestPorts {
  readonly compute: Compute;
  /** Begins to post what was put there, rather than at the next look. */
  readonly wake: () => void;
}

/** In one conversation; a person who sets up more has lost count. */
const MOST = 20;

const DEFAULT_TIME = '09:00';

export function createDigestDesk(ports: ManagePorts): DigestDesk {
  return {
    async answer(request, asker) {
      const catalogue = await ports.data.catalogue();
      const here = { ports, asker, catalogue };
      switch (request.kind) {
        case 'refused':
          return refusal(request.why, request.said);
        case 'set-up':
          return setUpDigest(here, request);
        case 'alert':
          return setUpAlert(here, request);
        case 'list':
          return list(here);
        case 'preview':
          return preview(here, request);
        case 'run':
          return onOne(here, request.which, 'run', (one) => run(here, one));
        case 'change':
          return onOne(here, request.which, 'change', (one) => change(here, one, request));
        case 'pause':
          return onEach(here, request.which, 'pause', (one) => pause(here, one, request.until));
        case 'resume':
          return onEach(here, request.which, 'resume', (one) => resume(here, one));
        case 'stop':
          return onEach(here, request.which, 'stop', (one) => stop(here, one));
      }
    },
    canSetUp: (asker) => cannotPost(ports, asker) === null,
    form: async () => digestForm(await ports.data.catalogue()),
    async ownedBy(person) {
      const [catalogue, owned] = [await ports.data.catalogue(), await ports.digests.ownedBy(person)];
      const today = wallOf(ports.now(), ports.zone).day;
      return owned.map((one) => ({
        name: nameIt(one),
        what: upperFirst(sayWhat(one, catalogue)),
        next: sayNext(one, today),
        conversation: one.conversation,
        isPersonal: one.isPersonal,
      }));
    },
  };
}

interface Here {
  readonly ports: ManagePorts;
  readonly asker: Asker;
  readonly catalogue: Catalogue;
}

type Asked<Kind extends DigestRequest['kind']> = Extract<DigestRequest, { kind: Kind }>;

const todayIn = (here: Here, zone: string): IsoDate => wallOf(here.ports.now(), zone).day;

/** Why nothing can be set up where it was asked; null: it can. */
function cannotPost(ports: ManagePorts, asker: Asker): Reply | null {
  if (!ports.posters.has(asker.platform))
    return plainReply('I can post nothing by myself here, so nothing can be set up.');
  if (asker.hasBot === false)
    return plainReply(
      'I am not in this channel, so I can post nothing here: add me to it and ask again. Nothing was set up.',
    );
  if (asker.isShared && !ports.allowsShared) {
    return plainReply(
      'This channel is shared with another organisation, and figures are posted in such channels only where the administrator allows it (DIGEST_ALLOW_SHARED). Nothing was set up.',
    );
  }
  return null;
}

async function setUpDigest(here: Here, { subject, when, unchanged }: Asked<'set-up'>): Promise<Reply> {
  const cannot = cannotPost(here.ports, here.asker);
  if (cannot) return cannot;
  if (subject === null) return askWhat(here.catalogue, when);
  const held = askedOf(subject, here.catalogue, todayIn(here, here.ports.zone));
  if (isLost(held, subject)) return refusal('not-held', held.lost.join(', '));
  if (when.days === null)
    return askWhen(saySubject(subject, here.catalogue).replace('the whole scorecard', 'everything'), when.time);
  const schedule = scheduleOf(here, when, null);
  return setUp(here, { kind: 'digest', subject, schedule, unchanged: unchanged ?? 'line', alertOn: null });
}

async function setUpAlert(here: Here, { subject, on, reminder }: Asked<'alert'>): Promise<Reply> {
  const cannot = cannotPost(here.ports, here.asker);
  if (cannot) return cannot;
  if (subject === null) return askWhat(here.catalogue, null);
  const schedule =
    reminder === null
      ? null
      : scheduleOf(here, { ...reminder, days: reminder.days ?? { kind: 'weekly', every: 1, on: ['monday'] } }, null);
  return setUp(here, { kind: 'alert', subject, schedule, unchanged: 'line', alertOn: on });
}

type Wanted = Pick<Subscription, 'kind' | 'subject' | 'schedule' | 'unchanged' | 'alertOn'>;

async function setUp(here: Here, wanted: Wanted): Promise<Reply> {
  const { ports, asker, catalogue } = here;
  const others = await ports.digests.inConversation(asker);
  const same = others.find((one) => isSame(one, wanted));
  // Asked twice, or answered twice after a crash, it is set up once.
  if (same) return saySetUp(same, { catalogue, next: slotsOf(same), isNew: false });
  if (others.length >= MOST) return plainReply(`${MOST} digests and alerts are set up here already: stop one first.`);
  const { platform, organisation, conversation, isPersonal, person } = asker;
  const now = ports.now();
  const added: NewSubscription = {
    ...{ platform, organisation, conversation, isPersonal, owner: person, ...wanted },
    ...{ state: 'active', pausedWhy: null, pausedUntil: null, checkedVersion: null },
    next: wanted.schedule === null ? null : stored(nextSlot(wanted.schedule, now, null)),
    createdAt: now.toISOString(),
  };
  const subscription = await ports.digests.add(added);
  const first = await firstOf(here, subscription, wanted);
  if (first) return saySetUp(first, { catalogue, next: slotsOf(first), isNew: false });
  if (subscription.kind === 'alert') await arm(here, subscription);
  return saySetUp(subscription, { catalogue, next: slotsOf(subscription), isNew: true });
}

/** Of the same set up twice at once, the one with the lower number stays: it is there before the other is. */
async function firstOf({ ports, asker }: Here, added: Subscription, wanted: Wanted): Promise<Subscription | null> {
  const others = await ports.digests.inConversation(asker);
  const first = others.find((one) => one.number < added.number && isSame(one, wanted));
  if (!first) return null;
  await ports.digests.change(added, { state: 'stopped', next: null }, ports.now().toISOString());
  return first;
}

/** What stands as it is when an alert is set up is no news. */
async function arm({ ports, catalogue }: Here, subscription: Subscription): Promise<void> {
  const watched = await ports.compute.watched(subscription, catalogue);
  const states = watched.flatMap(({ figure, isIn }) =>
    isIn === null ? [] : [{ measure: figure.indicator.code, isIn }],
  );
  await ports.digests.claimAlert(
    { subscription, version: catalogue.version, states, told: null },
    ports.now().toISOString(),
  );
}

function isSame(one: Subscription, wanted: Wanted): boolean {
  const timed = ({ schedule }: Wanted) => schedule && { ...schedule, from: '' };
  const key = (each: Wanted) =>
    JSON.stringify([each.kind, sorted(each.subject), timed(each) && sorted(timed(each)), each.unchanged, each.alertOn]);
  return key(one) === key(wanted);
}

/** A database gives the keys of an object in any order. */
function sorted(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value;
}

/** What was said of when, on what was there before. */
function scheduleOf(here: Here, { days, time, zone, from }: WhenAsked, before: Schedule | null): Schedule {
  const place = zone ?? before?.zone ?? here.ports.zone;
  const schedule: Schedule = {
    version: 1,
    days: days ?? before?.days ?? { kind: 'weekly', every: 1, on: ['monday'] },
    time: time ?? before?.time ?? DEFAULT_TIME,
    zone: place,
    from: from ?? (days === null ? before?.from : undefined) ?? todayIn(here, place),
  };
  // A change of the days counts its weeks anew.
  return days === null && from === null && before ? schedule : countedFrom(schedule, here.ports.now());
}

function stored({ day, at }: Slot): NonNullable<Subscription['next']> {
  return { day, at: at.toISOString() };
}

/** The next three. */
function slotsOf({ schedule, next }: Pick<Subscription, 'schedule' | 'next'>): readonly Slot[] {
  return schedule && next ? upcoming(schedule, next.day, 3) : [];
}

async function list(here: Here): Promise<Reply> {
  const { ports, asker, catalogue } = here;
  const all = await ports.digests.inConversation(asker);
  if (all.length === 0) return sayNone('list');
  const listed: Parameters<typeof sayList>[0][number][] = [];
  for (const subscription of all) {
    const [last] = await ports.digests.recent([subscription.id], 1);
    listed.push({ subscription, last: last ?? null, isMine: subscription.owner === asker.person });
  }
  return sayList(listed, catalogue, todayIn(here, ports.zone));
}

async function preview(here: Here, { which, subject }: Asked<'preview'>): Promise<Reply> {
  const { ports, asker } = here;
  if (subject !== null) return shown(here, imagined(here, subject));
  const all = await ports.digests.inConversation(asker);
  if (all.length === 0) return sayNone('list');
  const found = meant(all, which);
  const digests = found.filter(({ kind }) => kind === 'digest');
  const [one, ...more] = digests.length > 0 ? digests : found;
  if (!one) return sayNone('other');
  if (more.length > 0) return askWhich([one, ...more], 'preview', here.catalogue);
  if (one.kind === 'alert')
    return plainReply(`${nameIt(one)} posts only when a rating changes, so there is nothing to show yet.`);
  return shown(here, one);
}

async function shown({ ports }: Here, subscription: Subscription): Promise<Reply> {
  const contents = await ports.compute.digest(subscription, { evenUnchanged: true });
  if (typeof contents === 'string') throw new Error(`a preview was ${contents}`);
  return contents.reply;
}

/** A digest that is not set up, for its preview. */
function imagined(here: Here, subject: Subscription['subject']): Subscription {
  const { platform, organisation, conversation, isPersonal, person } = here.asker;
  return {
    ...{ id: 0, number: 0, version: 1, platform, organisation, conversation, isPersonal, owner: person },
    ...{
      kind: 'digest',
      subject,
      schedule: scheduleOf(here, { days: null, time: null, zone: null, from: null }, null),
    },
    ...{ unchanged: 'full', alertOn: null, state: 'active', pausedWhy: null, pausedUntil: null, next: null },
    ...{ lastDay: null, said: null, checkedVersion: null, createdAt: here.ports.now().toISOString() },
  };
}

/** Those that are meant; of several, all where all were said. */
function meant(all: readonly Subscription[], { number, weekday, kind }: Which): readonly Subscription[] {
  if (number !== null) return all.filter((one) => one.number === number);
  const on =
    weekday === null
      ? all
      : all.filter(({ schedule }) => schedule?.days.kind === 'weekly' && schedule.days.on.includes(weekday));
  const ofKind = on.filter((one) => one.kind === kind);
  return kind === null || ofKind.length === 0 ? on : ofKind;
}

async function onOne(
  here: Here,
  which: Which,
  verb: string,
  work: (one: Subscription) => Promise<Reply>,
): Promise<Reply> {
  const all = await here.ports.digests.inConversation(here.asker);
  if (all.length === 0) return sayNone('list');
  const [one, ...more] = meant(all, which);
  if (!one) return sayNone('other');
  if (more.length > 0) return askWhich([one, ...more], verb === 'change' ? 'move' : verb, here.catalogue);
  return (await mayManage(here, one)) ? work(one) : sayNotYours([one]);
}

async function onEach(
  here: Here,
  which: Which,
  verb: string,
  work: (one: Subscription) => Promise<Reply | null>,
): Promise<Reply> {
  const all = await here.ports.digests.inConversation(here.asker);
  if (all.length === 0) return sayNone('list');
  const found =
    which.all && which.number === null ? (which.kind === null ? all : meant(all, which)) : meant(all, which);
  if (found.length === 0) return sayNone('other');
  if (found.length > 1 && !which.all) return askWhich(found, verb, here.catalogue);
  const mine: Subscription[] = [];
  for (const one of found) if (await mayManage(here, one)) mine.push(one);
  const others = found.filter((one) => !mine.includes(one));
  if (mine.length === 0) return sayNotYours(others);
  const replies: Reply[] = [];
  for (const one of mine) replies.push((await work(one)) ?? sayBusy(one));
  const [first, ...rest] = replies;
  if (!first) return sayNotYours(others);
  const more = [...rest, ...(others.length > 0 ? [sayNotYours(others)] : [])];
  return {
    ...first,
    parts: [
      ...first.parts,
      ...more.flatMap(({ headline, parts }) => [{ kind: 'text' as const, text: headline }, ...parts]),
    ],
  };
}

async function mayManage({ ports, asker }: Here, subscription: Subscription): Promise<boolean> {
  if (subscription.owner === asker.person) return true;
  return (await ports.mayManage?.(asker, subscription)) ?? false;
}

function sayBusy(one: Subscription): Reply {
  return plainReply(
    `${nameIt(one)} was changed by somebody else at the same time, and I left it as it is now: say it again if you still want to.`,
  );
}

/** null: somebody else changed it at the same time. */
async function changed({ ports }: Here, one: Subscription, change: SubscriptionChange): Promise<Subscription | null> {
  const isDone = await ports.digests.change(one, change, ports.now().toISOString());
  return isDone ? { ...one, ...change, version: one.version + 1 } : null;
}

async function change(here: Here, one: Subscription, { when, unchanged, subject }: Asked<'change'>): Promise<Reply> {
  if (when === null && unchanged === null && subject === null) {
    return plainReply(
      `What shall change of ${nameIt(one).toLowerCase()}? For example 'move ${nameIt(one).toLowerCase()} to Fridays at 8:30'.`,
    );
  }
  if (one.schedule === null && when !== null && one.kind === 'alert') {
    return plainReply(`${nameIt(one)} has no times: it posts when a rating changes.`);
  }
  const schedule = when === null ? one.schedule : scheduleOf(here, when, one.schedule);
  const isTimed = schedule !== null && one.state === 'active' && when !== null;
  const next = isTimed ? stored(nextFrom(here, schedule, one.lastDay, one.pausedUntil)) : one.next;
  const after = await changed(here, one, {
    ...{ schedule, next, unchanged: unchanged ?? one.unchanged, subject: subject ?? one.subject },
    // Another subject has other measures: an alert gets to know them anew.
    ...(subject === null ? {} : { checkedVersion: null }),
  });
  return after === null
    ? sayBusy(one)
    : saySetUp(after, { catalogue: here.catalogue, next: slotsOf(after), isNew: false, isChanged: true });
}

/** The first slot to come that was not posted yet, on a day or after it. */
function nextFrom({ ports }: Here, schedule: Schedule, lastDay: IsoDate | null, notBefore: IsoDate | null): Slot {
  const next = nextSlot(schedule, ports.now(), lastDay);
  if (notBefore === null || next.day >= notBefore) return next;
  for (const slot of slotsFrom(schedule, notBefore)) return slot;
  return next;
}

async function pause(here: Here, one: Subscription, until: IsoDate | null): Promise<Reply | null> {
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

async function resume(here: Here, one: Subscription): Promise<Reply | null> {
  const today = todayIn(here, one.schedule?.zone ?? here.ports.zone);
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
  return done && sayDone([done], 'on again', next ? [sayNextPost(one, next)] : ['It posts when a rating changes.']);
}

async function stop(here: Here, one: Subscription): Promise<Reply | null> {
  const done = await changed(here, one, { state: 'stopped', pausedWhy: null, pausedUntil: null, next: null });
  return done && sayDone([done], 'stopped, and will not be posted any more');
}

/** At most once a minute: asked twice, or answered twice after a crash, it is posted once. */
async function run({ ports }: Here, one: Subscription): Promise<Reply> {
  if (one.kind === 'alert')
    return plainReply(`${nameIt(one)} posts only when a rating changes, so there is nothing to post now.`);
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
