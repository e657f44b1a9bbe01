import type { Asker } from '../conversation/asker.ts';
import type { Inbox, WaitingEvent } from '../conversation/inbox.ts';
import { createWorker, type Worker, type WorkLimits } from '../conversation/work.ts';
import { StoreError } from '../errors.ts';
import type { Log } from '../log.ts';
import { act } from './act.ts';
import type { Admission } from './admit.ts';
import { apologyFor, REFUSALS } from './courtesy.ts';
import type { Desk } from './desk.ts';
import { replyIdOf } from './reply-id.ts';
import type { Outcome, Said } from './said.ts';

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
  show(turn: Turn<Came>, outcome: Exclude<Outcome, { kind: 'sentence' }>): Promise<void>;
  /** `sorry`: nobody asked for this sentence, and nothing else comes. */
  tell(came: Came, sentence: string, why: 'said' | 'sorry'): Promise<void>;
  /** Whether it may get better by itself, so that it is worth as many tries as there are. */
  isPassing(error: unknown): boolean;
}

/** One thing that somebody said, who may. */
export interface Turn<Came> {
  readonly eventId: string;
  readonly came: Came;
  readonly asker: Asker;
  /** How often it was tried before. */
  readonly attempts: number;
}

export interface TurnPorts<Came> {
  readonly platform: Platform<Came>;
  readonly desk: Desk;
  readonly inbox: Inbox;
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
  const worker = createWorker(
    {
      platform: platform.name,
      inbox,
      // As it was kept below.
      handle: (event) => handle(ports, event, event.body as Came),
      now,
      holder: newId(),
      report: ({ message, error, ...about }) => log.warn({ err: error, ...about }, message),
    },
    ports.limits,
  );
  const apologies = new Set<Promise<void>>();
  return {
    start: () => worker.start(),
    async stop(timeoutMs) {
      await worker.stop(timeoutMs);
      await Promise.all(apologies);
    },
    async take(id, came) {
      try {
        await worker.take({ platform: platform.name, id, receivedAt: now().toISOString(), body: came });
      } catch (error) {
        const apology = apologise(ports, id, came, error);
        apologies.add(apology);
        void apology.finally(() => apologies.delete(apology));
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
  return beside(platform, came, act(desk, about, platform.said(came)));
}

/** Throws what is worth another try of the worker's. */
async function handle<Came>(ports: TurnPorts<Came>, event: WaitingEvent, came: Came): Promise<void> {
  try {
    await answer(ports, event, came);
  } catch (error) {
    if (event.attempts + 1 < triesFor(ports, error)) throw error;
    await apologise(ports, event.id, came, error);
  }
}

function triesFor<Came>({ platform, limits }: TurnPorts<Came>, error: unknown): number {
  if (error instanceof StoreError) return limits.fewAttempts;
  return platform.isPassing(error) ? limits.attempts : 1;
}

async function answer<Came>(ports: TurnPorts<Came>, event: WaitingEvent, came: Came): Promise<void> {
  const { platform } = ports;
  const admission = await admitted(ports, came, event.attempts);
  if (admission.kind === 'ignored') return;
  if (admission.kind === 'refused') return platform.tell(came, REFUSALS[admission.why], 'said');
  const { asker } = admission;
  const outcome = await beside(platform, came, outcomeOf(ports, event, { came, asker }));
  if (outcome.kind === 'sentence') return platform.tell(came, outcome.text, 'said');
  await platform.show({ eventId: event.id, came, asker, attempts: event.attempts }, outcome);
}

/** Neither needs the other. */
async function beside<Came>(platform: Platform<Came>, came: Came, outcome: Promise<Outcome>): Promise<Outcome> {
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

/** Asked again it could be read otherwise: the thread has moved on by it. */
async function outcomeOf<Came>(
  { platform, desk }: TurnPorts<Came>,
  event: WaitingEvent,
  { came, asker }: Pick<Turn<Came>, 'came' | 'asker'>,
): Promise<Outcome> {
  const id = replyIdOf(event);
  const before = event.attempts > 0 ? await desk.shown(id) : null;
  if (before !== null) return { kind: 'answer', answer: before };
  return act(desk, { id, thread: platform.thread(came, id), asker }, platform.said(came));
}

/** Says that there is no answer, with a reference to what the log says of it. Never throws. */
async function apologise<Came>(ports: TurnPorts<Came>, eventId: string, came: Came, error: unknown): Promise<void> {
  const { platform, log } = ports;
  const sentence = sorry(ports, { came, error, eventId });
  // Nobody asked for it in words, and opening it again is all there is to do.
  if (platform.said(came).kind === 'overview') return;
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
  log.error({ err: error, reference, ...(eventId === undefined ? {} : { eventId }), what }, 'event not answered');
  return apologyFor(error, reference);
}
