import type { Asker } from '../conversation/asker.ts';
import type { Inbox, WaitingEvent } from '../conversation/inbox.ts';
import type { ShownPlace, ShownReplies } from '../conversation/shown.ts';
import { createWorker, type Hold, LostError, type Worker, type WorkLimits } from '../conversation/work.ts';
import { StoreError } from '../errors.ts';
import type { Log } from '../log.ts';
import { act } from './act.ts';
import type { Admission } from './admit.ts';
import { apologyFor, type Mend, REFUSALS } from './courtesy.ts';
import type { Desk } from './desk.ts';
import type { Holders } from './holder.ts';
import type { Outcome, Said } from './said.ts';
import { NotYetError, outcomeOf, takeBack, toDo } from './todo.ts';

/** Where people ask: what it knows of what came in, and how it shows what comes of it. */
export interface Platform<Came> {
  /** Also that of its askers. */
  readonly name: string;
  said(came: Came): Said;
  who(came: Came): Pick<Asker, 'organisation' | 'person'>;
  /** The thread that an answer goes on from; `replyId`: of that answer. */
  thread(came: Came, replyId: string): string;
  /** Throws what is worth another try. */
  admit(came: Came, attempts: number): Promise<Admission>;
  /** What is done beside answering whoever may ask. Throws as `admit`. */
  meet?(came: Came): Promise<void>;
  /**
   * Gives where an answer stands, so that it can be found again; null: nowhere that it could be. What is `mayBeShown` is
   * looked for first, and where nobody can look it says so.
   */
  show(turn: Turn<Came>, outcome: Shown): Promise<ShownPlace | null>;
  /** Takes away what was shown; where it is gone already nothing is to be done. */
  remove(came: Came, place: ShownPlace): Promise<void>;
  /** `sorry`: nobody asked for this sentence, and nothing else comes. */
  tell(came: Came, sentence: string, why: 'said' | 'sorry'): Promise<void>;
  /** Whether it may get better by itself, so that it is worth as many tries as there are. */
  isPassing(error: unknown): boolean;
  /** What an administrator has to do about it; null: nothing that is known. */
  mendOf(error: unknown): Mend | null;
  /** Whether it is certain that nothing was shown where this was thrown. */
  isUnsent(error: unknown): boolean;
}

type Shown = Exclude<Outcome, { kind: 'sentence' }>;

/** One thing that somebody said, who may. */
export interface Turn<Came> {
  readonly eventId: string;
  readonly came: Came;
  readonly asker: Asker;
  /** Of its answer. */
  readonly replyId: string;
  /** Where its answer stands, to be shown anew there; null: nowhere yet. */
  readonly place: ShownPlace | null;
  /** It was answered before, and whoever did may have shown it. */
  readonly mayBeShown: boolean;
}

export interface TurnPorts<Came> {
  readonly platform: Platform<Came>;
  readonly desk: Desk;
  readonly inbox: Inbox;
  readonly shown: ShownReplies;
  readonly holders: Holders;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly limits: WorkLimits;
}

/** What each message goes through, whichever platform it came from. */
export interface Turns<Came> extends Pick<Worker, 'start' | 'stop'> {
  /**
   * Keeps what came in, once however often it is sent, and begins to answer it. Resolves once it may be acknowledged.
   * Where it can't be kept the person is told so, and nobody need send it again. Never throws.
   *
   * @param id - the platform's own, the same when it is sent again
   */
  take(id: string, came: Came): Promise<void>;
  /**
   * What is shown in the same request; a refusal and an apology are sentences. Throws what showing a sentence does.
   *
   * @returns null where they get no word
   */
  answerNow<Shown>(came: Came, show: (outcome: Outcome) => Promise<Shown>): Promise<Shown | null>;
}

export function createTurns<Came>(ports: TurnPorts<Came>): Turns<Came> {
  const { platform, inbox, now, newId, log } = ports;
  const following = new Set<Promise<void>>();
  const unsent = new Set<string>();
  const follow = (work: Promise<void>) => {
    following.add(work);
    void work.finally(() => following.delete(work));
  };
  const worker = createWorker(
    {
      platform: platform.name,
      inbox,
      // As it was kept below.
      handle: (event, hold) => handle({ ...ports, follow, unsent }, event, { came: event.body as Came, hold }),
      now,
      holder: ports.holders.ownName(newId()),
      hasEnded: (holder) => ports.holders.hasEnded(holder),
      report: ({ message, error, ...about }) => log.warn({ err: error, ...about }, message),
    },
    ports.limits,
  );
  return {
    start: () => worker.start(),
    async stop(timeoutMs) {
      await worker.stop(timeoutMs);
      await Promise.all(following);
    },
    async take(id, came) {
      try {
        await worker.take({ platform: platform.name, id, receivedAt: now().toISOString(), body: came });
      } catch (error) {
        follow(apologise(ports, id, came, error));
      }
    },
    async answerNow(came, show) {
      try {
        const outcome = await outcomeNow(ports, came);
        return outcome && (await show(outcome));
      } catch (error) {
        return show({ kind: 'sentence', text: sorry(ports, { came, error }) });
      }
    },
  };
}

/** null: they get no word. */
async function outcomeNow<Came>(ports: TurnPorts<Came>, came: Came): Promise<Outcome | null> {
  const { platform, desk, newId } = ports;
  const admission = await admitted(ports, came, 0);
  if (admission.kind === 'ignored') return null;
  if (admission.kind === 'refused') return { kind: 'sentence', text: REFUSALS[admission.why] };
  const id = newId();
  const about = { id, thread: platform.thread(came, id), asker: admission.asker };
  const said = platform.said(came);
  if (said.kind === 'edited' || said.kind === 'deleted') return null;
  return beside(platform, came, act(desk, about, said));
}

interface Following {
  /** Takes what goes on after an event was answered, and never rejects. */
  readonly follow: (work: Promise<void>) => void;
  /** Events whose answers this process tried to show, and knows that it did not. */
  readonly unsent: Set<string>;
}

interface Taken<Came> {
  readonly came: Came;
  readonly hold: Hold;
}

/** Throws what is worth another try of the worker's. */
async function handle<Came>(
  ports: TurnPorts<Came> & Following,
  event: WaitingEvent,
  taken: Taken<Came>,
): Promise<void> {
  try {
    await answer(ports, event, taken);
  } catch (error) {
    if (error instanceof LostError || event.attempts + 1 < triesFor(ports, error)) throw error;
    ports.unsent.delete(event.id);
    await apologise(ports, event.id, taken.came, error);
  }
}

function triesFor<Came>({ platform, limits }: TurnPorts<Came>, error: unknown): number {
  if (error instanceof StoreError) return limits.fewAttempts;
  return error instanceof NotYetError || platform.isPassing(error) ? limits.attempts : 1;
}

async function answer<Came>(
  ports: TurnPorts<Came> & Following,
  event: WaitingEvent,
  { came, hold }: Taken<Came>,
): Promise<void> {
  const { platform, unsent } = ports;
  const said = platform.said(came);
  if (said.kind === 'deleted') return takeBack(ports, { event, came, hold }, said.of);
  const admission = await admitted(ports, came, event.attempts);
  if (admission.kind === 'ignored') return;
  if (admission.kind === 'refused') return tellHeld(ports, { came, hold }, REFUSALS[admission.why]);
  const to = await toDo(ports, event, said);
  if (to === null) return;
  const { asker } = admission;
  const about = { id: to.replyId, thread: platform.thread(came, to.replyId), asker };
  const outcome = await beside(platform, came, outcomeOf(ports, about, to));
  if (outcome === null) return;
  if (outcome.kind === 'sentence') return tellHeld(ports, { came, hold }, outcome.text);
  await hold.check();
  const { replyId, place, mayBeShown } = to;
  const turn = { eventId: event.id, came, asker, replyId, place, mayBeShown: mayBeShown && !unsent.has(event.id) };
  const shownAt = await noting(ports, event.id, () => platform.show(turn, outcome));
  if (shownAt !== null && place === null) ports.follow(keepPlace(ports, replyId, shownAt));
}

async function noting<Came, T>(
  { platform, unsent }: TurnPorts<Came> & Following,
  id: string,
  show: () => Promise<T>,
): Promise<T> {
  unsent.delete(id);
  try {
    return await show();
  } catch (error) {
    if (platform.isUnsent(error)) unsent.add(id);
    throw error;
  }
}

async function tellHeld<Came>(
  { platform }: TurnPorts<Came>,
  { came, hold }: Taken<Came>,
  words: string,
): Promise<void> {
  await hold.check();
  await platform.tell(came, words, 'said');
}

/** Never rejects: where it is not kept, the answer can't be brought up to date, and that is all. */
async function keepPlace<Came>({ shown, log }: TurnPorts<Came>, id: string, place: ShownPlace): Promise<void> {
  try {
    await shown.place(id, place);
  } catch (error) {
    log.error({ err: error }, 'where an answer stands was not kept');
  }
}

/** Neither needs the other. */
async function beside<Came, T>(platform: Platform<Came>, came: Came, outcome: Promise<T>): Promise<T> {
  const [done] = await Promise.all([outcome, platform.meet?.(came)]);
  return done;
}

async function admitted<Came>({ platform, log }: TurnPorts<Came>, came: Came, attempts: number): Promise<Admission> {
  const admission = await platform.admit(came, attempts);
  if (admission.kind === 'refused') {
    log.info({ audit: true, platform: platform.name, ...platform.who(came), why: admission.why }, 'question refused');
  }
  return admission;
}

/** Says that there is no answer, with a reference to what the log says of it. Never throws. */
async function apologise<Came>(ports: TurnPorts<Came>, eventId: string, came: Came, error: unknown): Promise<void> {
  const { platform, log } = ports;
  const sentence = sorry(ports, { came, error, eventId });
  // Nobody asked for these in words.
  if (['overview', 'edited', 'deleted'].includes(platform.said(came).kind)) return;
  try {
    await platform.tell(came, sentence, 'sorry');
  } catch (failed) {
    log.error({ err: failed, eventId }, 'nobody could be told');
  }
}

/** Of an apology, once what it is about is in the log. */
function sorry<Came>(
  { platform, log, newId }: TurnPorts<Came>,
  { came, error, eventId }: { readonly came: Came; readonly error: unknown; readonly eventId?: string },
): string {
  const reference = newId().slice(0, 8);
  const { kind: what } = platform.said(came);
  const mend = platform.mendOf(error);
  const about = { ...(eventId === undefined ? {} : { eventId }), ...(mend === null ? {} : { mend }), what };
  log.error({ err: error, reference, ...about }, 'event not answered');
  return apologyFor(error, reference, mend);
}
