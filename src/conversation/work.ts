import { StoreError, type StoreErrorCode } from '../errors.ts';
import type { Inbox, Lease, NewEvent, WaitingEvent } from './inbox.ts';

/** What a worker needs from outside. */
export interface WorkPorts {
  readonly platform: string;
  readonly inbox: Inbox;
  /** Answers one event and shows the answer. What it throws is tried again, a few times; a LostError is not. */
  readonly handle: (event: WaitingEvent, hold: Hold) => Promise<void>;
  /** The clock that events are dated by. */
  readonly now: () => Date;
  /** Tells this process from others; new with every start. */
  readonly holder: string;
  /** Whether a holder is known to have ended, so that it holds nothing any more; false where nobody can tell. */
  readonly hasEnded: (holder: string) => boolean;
  readonly report: (what: WorkReport) => void;
}

/** What somebody who answers an event has of it. */
export interface Hold {
  /** To be called before something is shown: a process that stood still for a while may have lost what it answers. */
  check(): Promise<void>;
}

/** Another process answers it: nothing may be shown here. */
export class LostError extends Error {
  constructor(id: string) {
    super(`event ${id} was lost to another process`);
    this.name = 'LostError';
  }
}

/** For the log: static words and the facts. */
export interface WorkReport {
  readonly message:
    | 'event left unanswered: too old'
    | 'event failed'
    | 'event lost to another process'
    | 'event given up'
    | 'event answered without being kept'
    | 'looking for events failed';
  readonly eventId: string | null;
  readonly attempts?: number;
  readonly error?: unknown;
}

export interface Worker {
  /**
   * Keeps an event and begins to answer it; false where it was seen before. Resolves once it is kept: then it may be
   * acknowledged. Where the database takes nothing, it is answered at once all the same, by this process alone.
   */
  take(event: NewEvent): Promise<boolean>;
  /** Answers what was left over, and goes on looking for what others leave behind. */
  start(): void;
  /** Takes nothing more and waits for what is under way, at most so long. What is not done by then another process takes. */
  stop(timeoutMs: number): Promise<void>;
}

/** All in milliseconds but `attempts`, `fewAttempts` and `atOnce`. */
export type WorkLimits = { readonly [K in keyof typeof WORK]: number };

export const WORK = {
  /** Older than this, an answer would come as a surprise: it is logged instead. */
  tooOldMs: 10 * 60_000,
  /** So long nobody answers what a process held that has died, where nobody can tell that it has. */
  leaseMs: 4_500,
  renewEveryMs: 1_000,
  lookEveryMs: 1_000,
  /** With the waits between them they last for four minutes: as long as a platform may be away while people still wait. */
  attempts: 6,
  /** Where the platform is there, and the person can be told that there is no answer. */
  fewAttempts: 3,
  /** The wait before the second attempt; three times as long before each later one. */
  retryAfterMs: 2_000,
  atOnce: 64,
} as const;

/** What is wrong with a database that can still be asked; of what it was given for writing nothing is in it. */
const TAKES_NOTHING: readonly StoreErrorCode[] = ['store-full', 'store-busy', 'store-read-only', 'store-corrupt'];

/** So many events that could not be kept are known again where they are sent twice. */
const UNKEPT = 1_000;

/**
 * Answers events under a lease, so that of any number of processes on one database one answers each. All leases are
 * renewed together while there is work. An event whose process died is taken up by another at once where it is known to
 * have died, else once its lease has run out.
 */
export function createWorker(ports: WorkPorts, limits: WorkLimits = WORK): Worker {
  const underWay = new Map<string, Promise<void>>();
  /** Taken as they came in, until somebody works on them. */
  const held = new Map<string, NewEvent>();
  /** Until when each is ours, by our clock. */
  const mine = new Map<string, number>();
  /** Answered without being kept, the oldest first. */
  const unkept = new Set<string>();
  const queue: string[] = [];
  let looking: ReturnType<typeof setInterval> | undefined;
  let renewing: ReturnType<typeof setInterval> | undefined;
  let isLooking = false;
  let isRenewing = false;
  let isStopped = false;

  const leaseFor = (ms: number): Lease => {
    const now = ports.now();
    return { holder: ports.holder, now: now.toISOString(), until: new Date(now.getTime() + ms).toISOString() };
  };

  function enqueue(id: string): void {
    if (isStopped || underWay.has(id) || queue.includes(id)) return;
    queue.push(id);
    next();
  }

  function next(): void {
    if (isStopped || underWay.size >= limits.atOnce) return;
    const id = queue.shift();
    if (id === undefined) return;
    const work = work1(id).finally(() => {
      underWay.delete(id);
      letGoOf(id);
      next();
    });
    underWay.set(id, work);
    next();
  }

  async function work1(id: string): Promise<void> {
    try {
      const event = await takeUp(id);
      if (event !== null) await answerClaimed(event);
    } catch (error) {
      // The database failed: the lease runs out, and whoever looks next takes the event.
      ports.report({ message: 'event failed', eventId: id, error });
    }
  }

  /** null: somebody else has it, or will. */
  async function takeUp(id: string): Promise<WaitingEvent | null> {
    const event = held.get(id);
    if (!event) {
      const lease = leaseFor(limits.leaseMs);
      const claimed = await ports.inbox.claim(ports.platform, id, lease);
      if (claimed !== null) hold(id, lease);
      return claimed;
    }
    held.delete(id);
    // After a long wait in line its lease is about to run out, or has.
    return (await isHeld(id)) ? { ...event, attempts: 0 } : null;
  }

  function hold(id: string, { until }: Lease): void {
    mine.set(id, Date.parse(until));
    renewing ??= setInterval(() => void renewAll(), limits.renewEveryMs);
  }

  function letGoOf(id: string): void {
    mine.delete(id);
    if (mine.size > 0) return;
    clearInterval(renewing);
    renewing = undefined;
  }

  const isFresh = (until: number) => until - ports.now().getTime() > limits.leaseMs - limits.renewEveryMs;

  async function isHeld(id: string): Promise<boolean> {
    if (isFresh(mine.get(id) ?? 0)) return true;
    const lease = leaseFor(limits.leaseMs);
    try {
      const isMine = await ports.inbox.renew(ports.platform, id, lease);
      if (isMine) hold(id, lease);
      else letGoOf(id);
      return isMine;
    } catch (error) {
      // Where nothing can be written, nobody else can have taken it.
      if (takesNothing(error)) return true;
      throw error;
    }
  }

  /** Never rejects. What was lost meanwhile is found out before it is shown. */
  async function renewAll(): Promise<void> {
    const ids = [...mine].flatMap(([id, until]) => (isFresh(until) ? [] : [id]));
    if (ids.length === 0 || isRenewing) return;
    isRenewing = true;
    const lease = leaseFor(limits.leaseMs);
    try {
      const renewed = new Set(await ports.inbox.renewAll(ports.platform, ids, lease));
      for (const id of mine.keys()) if (renewed.has(id)) mine.set(id, Date.parse(lease.until));
    } catch (error) {
      ports.report({ message: 'event failed', eventId: null, error });
    } finally {
      isRenewing = false;
    }
  }

  async function answerClaimed(event: WaitingEvent): Promise<void> {
    const age = ports.now().getTime() - Date.parse(event.receivedAt);
    if (age > limits.tooOldMs) {
      ports.report({ message: 'event left unanswered: too old', eventId: event.id, attempts: event.attempts });
      return ports.inbox.end(ports.platform, event.id, 'too-old');
    }
    try {
      await ports.handle(event, { check: () => check(event.id) });
      await ports.inbox.end(ports.platform, event.id, 'done');
    } catch (error) {
      await letGo(event, error);
    }
  }

  async function check(id: string): Promise<void> {
    if (!(await isHeld(id))) throw new LostError(id);
  }

  async function letGo(event: WaitingEvent, error: unknown): Promise<void> {
    const attempts = event.attempts + 1;
    if (error instanceof LostError) {
      return ports.report({ message: 'event lost to another process', eventId: event.id, attempts });
    }
    if (attempts >= limits.attempts) {
      ports.report({ message: 'event given up', eventId: event.id, attempts, error });
      return ports.inbox.end(ports.platform, event.id, 'failed');
    }
    ports.report({ message: 'event failed', eventId: event.id, attempts, error });
    await ports.inbox.release(ports.platform, event.id, leaseFor(limits.retryAfterMs * 3 ** (attempts - 1)));
  }

  /** false: it was sent again. Throws what is wrong where it can't be answered now. */
  function answerUnkept(event: NewEvent, error: unknown): boolean {
    if (!takesNothing(error)) throw error;
    if (unkept.has(event.id)) return false;
    if (isStopped || underWay.size >= limits.atOnce) throw error;
    ports.report({ message: 'event answered without being kept', eventId: event.id, error });
    unkept.add(event.id);
    for (const oldest of unkept) if (unkept.size > UNKEPT) unkept.delete(oldest);
    // The only try is the last one: nothing is left over to be taken up again.
    const work = ports
      .handle({ ...event, attempts: limits.attempts - 1 }, { check: () => Promise.resolve() })
      .catch((failure: unknown) => ports.report({ message: 'event given up', eventId: event.id, error: failure }))
      .finally(() => {
        underWay.delete(event.id);
        next();
      });
    underWay.set(event.id, work);
    return true;
  }

  async function letGoOfHeld(): Promise<void> {
    const ids = [...held.keys()];
    held.clear();
    // First, so that no lease is renewed of what could not be let go.
    for (const id of ids) letGoOf(id);
    try {
      await Promise.all(ids.map((id) => ports.inbox.release(ports.platform, id, leaseFor(0))));
    } catch (error) {
      // Their leases run out.
      ports.report({ message: 'event failed', eventId: null, error });
    }
  }

  /** One at a time: a database that holds things up would be asked ever more. */
  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      const now = ports.now().toISOString();
      await freeOfEnded(now);
      for (const id of await ports.inbox.waiting(ports.platform, now, limits.atOnce)) enqueue(id);
    } catch (error) {
      ports.report({ message: 'looking for events failed', eventId: null, error });
    } finally {
      isLooking = false;
    }
  }

  /** What processes held that have ended is free at once. */
  async function freeOfEnded(now: string): Promise<void> {
    const holders = await ports.inbox.holders(ports.platform, now);
    const ended = holders.filter((each) => each !== ports.holder && ports.hasEnded(each));
    if (ended.length > 0) await ports.inbox.free(ports.platform, ended, now);
  }

  return {
    async take(event) {
      // One that has to wait for its turn is left for others to take.
      const isNext = !isStopped && queue.length < limits.atOnce;
      const lease = isNext ? leaseFor(limits.leaseMs) : undefined;
      let isNew: boolean;
      try {
        isNew = await ports.inbox.accept(event, lease);
      } catch (error) {
        return answerUnkept(event, error);
      }
      if (!isNew) return false;
      // Sent again, and kept meanwhile.
      if (unkept.has(event.id)) {
        await ports.inbox.end(ports.platform, event.id, 'done');
        return false;
      }
      if (lease !== undefined) {
        held.set(event.id, event);
        hold(event.id, lease);
      }
      // Ended meanwhile: it is for another process, at once.
      if (isStopped) await letGoOfHeld();
      enqueue(event.id);
      return true;
    },
    start() {
      if (looking !== undefined || isStopped) return;
      void look();
      looking = setInterval(() => void look(), limits.lookEveryMs);
    },
    async stop(timeoutMs) {
      isStopped = true;
      clearInterval(looking);
      const until = ports.now().getTime() + timeoutMs;
      await endedWithin([...underWay.values()], timeoutMs);
      // What nobody has begun here is free for others at once.
      await endedWithin([letGoOfHeld()], Math.max(0, until - ports.now().getTime()));
      // What is not done by now is for others, once its lease has run out.
      for (const id of [...mine.keys()]) letGoOf(id);
    },
  };
}

function takesNothing(error: unknown): boolean {
  return error instanceof StoreError && TAKES_NOTHING.includes(error.code);
}

async function endedWithin(work: readonly Promise<void>[], timeoutMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([Promise.all(work), timeout]);
  clearTimeout(timer);
}
