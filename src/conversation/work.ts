import { StoreError, type StoreErrorCode } from '../errors.ts';
import type { Inbox, Lease, NewEvent, WaitingEvent } from './inbox.ts';

/** What a worker needs from outside. */
export interface WorkPorts {
  readonly platform: string;
  readonly inbox: Inbox;
  /** Answers one event and shows the answer. What it throws is tried again, a few times. */
  readonly handle: (event: WaitingEvent) => Promise<void>;
  /** The clock that events are dated by. */
  readonly now: () => Date;
  /** Tells this process from others; new with every start. */
  readonly holder: string;
  readonly report: (what: WorkReport) => void;
}

/** For the log: static words and the facts. */
export interface WorkReport {
  readonly message:
    | 'event left unanswered: too old'
    | 'event failed'
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
  leaseMs: 60_000,
  renewEveryMs: 20_000,
  lookEveryMs: 5_000,
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
 * Answers events under a lease, so that of any number of processes on one database one answers each. An event whose
 * process died is taken up by another once its lease has run out.
 */
export function createWorker(ports: WorkPorts, limits: WorkLimits = WORK): Worker {
  const underWay = new Map<string, Promise<void>>();
  /** Taken as they came in, until somebody works on them; with when their lease was given. */
  const held = new Map<string, { readonly event: NewEvent; readonly at: number }>();
  /** Answered without being kept, the oldest first. */
  const unkept = new Set<string>();
  const queue: string[] = [];
  let looking: ReturnType<typeof setInterval> | null = null;
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
    const mine = held.get(id);
    if (!mine) return ports.inbox.claim(ports.platform, id, leaseFor(limits.leaseMs));
    held.delete(id);
    // After a long wait in line its lease is about to run out, or has.
    const isFresh = ports.now().getTime() - mine.at < limits.renewEveryMs;
    const isMine = isFresh || (await ports.inbox.renew(ports.platform, id, leaseFor(limits.leaseMs)));
    return isMine ? { ...mine.event, attempts: 0 } : null;
  }

  async function answerClaimed(event: WaitingEvent): Promise<void> {
    const age = ports.now().getTime() - Date.parse(event.receivedAt);
    if (age > limits.tooOldMs) {
      ports.report({ message: 'event left unanswered: too old', eventId: event.id, attempts: event.attempts });
      return ports.inbox.end(ports.platform, event.id, 'too-old');
    }
    const renewing = setInterval(() => {
      ports.inbox
        .renew(ports.platform, event.id, leaseFor(limits.leaseMs))
        .catch((error: unknown) => ports.report({ message: 'event failed', eventId: event.id, error }));
    }, limits.renewEveryMs);
    try {
      await ports.handle(event);
      await ports.inbox.end(ports.platform, event.id, 'done');
    } catch (error) {
      await letGo(event, error);
    } finally {
      clearInterval(renewing);
    }
  }

  async function letGo(event: WaitingEvent, error: unknown): Promise<void> {
    const attempts = event.attempts + 1;
    if (attempts >= limits.attempts) {
      ports.report({ message: 'event given up', eventId: event.id, attempts, error });
      return ports.inbox.end(ports.platform, event.id, 'failed');
    }
    ports.report({ message: 'event failed', eventId: event.id, attempts, error });
    await ports.inbox.release(ports.platform, event.id, leaseFor(limits.retryAfterMs * 3 ** (attempts - 1)));
  }

  /** false: it was sent again. Throws what is wrong where it can't be answered now. */
  function answerUnkept(event: NewEvent, error: unknown): boolean {
    if (!(error instanceof StoreError) || !TAKES_NOTHING.includes(error.code)) throw error;
    if (unkept.has(event.id)) return false;
    if (isStopped || underWay.size >= limits.atOnce) throw error;
    ports.report({ message: 'event answered without being kept', eventId: event.id, error });
    unkept.add(event.id);
    for (const oldest of unkept) if (unkept.size > UNKEPT) unkept.delete(oldest);
    // The only try is the last one: nothing is left over to be taken up again.
    const work = ports
      .handle({ ...event, attempts: limits.attempts - 1 })
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
    try {
      await Promise.all(ids.map((id) => ports.inbox.release(ports.platform, id, leaseFor(0))));
    } catch (error) {
      // Their leases run out.
      ports.report({ message: 'event failed', eventId: null, error });
    }
  }

  async function look(): Promise<void> {
    try {
      const now = ports.now().toISOString();
      for (const id of await ports.inbox.waiting(ports.platform, now, limits.atOnce)) enqueue(id);
    } catch (error) {
      ports.report({ message: 'looking for events failed', eventId: null, error });
    }
  }

  return {
    async take(event) {
      // One that has to wait for its turn is left for others to take.
      const isNext = !isStopped && looking !== null && queue.length < limits.atOnce;
      let isNew: boolean;
      try {
        isNew = await ports.inbox.accept(event, isNext ? leaseFor(limits.leaseMs) : undefined);
      } catch (error) {
        return answerUnkept(event, error);
      }
      if (!isNew) return false;
      // Sent again, and kept meanwhile.
      if (unkept.has(event.id)) {
        await ports.inbox.end(ports.platform, event.id, 'done');
        return false;
      }
      if (isNext) held.set(event.id, { event, at: ports.now().getTime() });
      // Ended meanwhile: it is for another process, at once.
      if (isStopped) await letGoOfHeld();
      enqueue(event.id);
      return true;
    },
    start() {
      if (looking !== null || isStopped) return;
      void look();
      looking = setInterval(() => void look(), limits.lookEveryMs);
    },
    async stop(timeoutMs) {
      isStopped = true;
      if (looking !== null) clearInterval(looking);
      const until = ports.now().getTime() + timeoutMs;
      await endedWithin([...underWay.values()], timeoutMs);
      // What nobody has begun here is free for others at once.
      await endedWithin([letGoOfHeld()], Math.max(0, until - ports.now().getTime()));
    },
  };
}

async function endedWithin(work: readonly Promise<void>[], timeoutMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([Promise.all(work), timeout]);
  clearTimeout(timer);
}
