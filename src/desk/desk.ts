import { isDeepStrictEqual } from 'node:util';
import { audit } from '../audit.ts';
import type { Bot, BotAnswer } from '../bot.ts';
import { type Action, optionActions, SET_UP_DIGEST } from '../conversation/actions.ts';
import type { Asker } from '../conversation/asker.ts';
import { type Context, EMPTY_CONTEXT } from '../conversation/context.ts';
import type { ShownReplies, ShownReply, WrongAnswers } from '../conversation/shown.ts';
import type { Thread, Threads } from '../conversation/threads.ts';
import type { Owner } from '../digest/digest-store.ts';
import type { DigestForm } from '../digest/form.ts';
import type { DigestDesk, ListedDigest } from '../digest/manage/desk.ts';
import type { DigestRequest } from '../digest/request.ts';
import { StoreError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type Overview, readOverview } from '../overview.ts';
import type { ObservationStore } from '../query/store.ts';
import { EVERYTHING, type Question } from '../question/question.ts';
import { type AnswerRecord, recordOfPost, withReply } from '../reply/record.ts';
import type { Reply } from '../reply/reply.ts';
import type { FiguresDesk, FiguresTold, FilesSaid } from './figures-desk.ts';

export interface Message {
  /** Of the answer, unlike any other's; left out: a new one. */
  readonly id?: string;
  /** Of the thread that the message belongs to: made by the adapter, the same for each of its messages. */
  readonly thread: string;
  readonly text: string;
  readonly asker: Asker;
}

/** An answer to be shown; `id` is what its buttons carry. */
export interface Answer {
  readonly id: string;
  readonly reply: Reply;
  readonly record: AnswerRecord;
  readonly actions: readonly Action[];
  /** It is about figures that are brought in and so no answer; `replaces`: in whose place it is shown, null: nobody's. */
  readonly figures?: { readonly replaces: string | null };
}

export interface DeskPorts {
  readonly bot: Bot;
  readonly store: ObservationStore;
  readonly threads: Threads;
  readonly shown: ShownReplies;
  readonly wrongAnswers: WrongAnswers;
  readonly keepsWrongAnswers: boolean;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Log;
  /** Where nothing can be posted by itself, it is left out, and the bot says so. */
  readonly digests?: DigestDesk;
  /** Where nobody may send figures in, it is left out, and files are not read. */
  readonly figures?: FiguresDesk;
}

/** Where conversations are held: a bot that keeps each thread, remembers what it showed and leaves an audit line. */
export interface Desk {
  /** Answers a message in the light of its thread. Throws a StoreError when the database can't be used. */
  answer(message: Message): Promise<Answer>;
  /** Answers what a person pressed under a reply; null where that reply is not kept any more, or has no such action. */
  press(pressed: { readonly replyId: string; readonly key: string } & Omit<Message, 'text'>): Promise<Answer | null>;
  /** Brings figures in from files that somebody sent; null: nobody who may, so that files are not read. */
  bring(said: FilesSaid, where: Omit<Message, 'text'>): Promise<Answer | null>;
  /** Answers a Question as it stands: a command's, a tab's. */
  question(question: Question, where: Omit<Message, 'text'>): Promise<Answer>;
  /** Does what a form for digests asks, as if it had been said. */
  digest(request: DigestRequest, where: Omit<Message, 'text'>): Promise<Answer>;
  /** What a form for digests offers; null where nothing can be posted by itself. */
  digestForm(): Promise<DigestForm | null>;
  /** The digests and alerts that a person has set up, wherever, and those of some channels. */
  digestsOf(person: Owner, channels: readonly string[]): Promise<readonly ListedDigest[]>;
  /** A reply as it was shown; null where it is not kept any more. */
  shown(replyId: string): Promise<ShownReply | null>;
  /**
   * Answers a message that was put in other words, in the light of what its thread was about when it came; the answer
   * takes the place of the first. null where that is not kept any more.
   */
  amend(message: Message & { readonly id: string }): Promise<Answer | null>;
  /** Forgets the answer to a message that was taken back, and that its thread was about it. */
  withdraw(replyId: string): Promise<void>;
  /** The whole scorecard of the organisation as it stands. */
  overview(): Promise<Overview>;
  /** Whether 'Wrong answer?' is offered. */
  readonly keepsWrongAnswers: boolean;
  /** Keeps an answer that a person calls wrong; false where it is not kept any more, or was reported by them before. */
  reportWrong(replyId: string, asker: Asker): Promise<boolean>;
}

/** The bot's own way to say that nothing can be set up here. */
const ABOUT_DIGESTS: Question = { ...EVERYTHING, ask: 'digest' };

/** How often a message is answered anew where others are answered in its thread at the same time. */
const TRIES = 5;

export function createDesk(ports: DeskPorts): Desk {
  const digest: Desk['digest'] = async (request, where) => {
    const thread = await ports.threads.read(where.thread);
    const answer = await ports.bot.answer(ABOUT_DIGESTS, thread.context);
    const done = await withDigest(ports, { ...answer, context: thread.context, digest: request }, where.asker);
    return show(ports, { ...where, text: '' }, done, { at: ports.now().toISOString() });
  };
  return {
    keepsWrongAnswers: ports.keepsWrongAnswers,
    answer: (message) => answerIn(ports, message, null),
    async press({ replyId, key, ...where }) {
      const told = await ports.figures?.press({ replyId, key }, where.asker);
      if (told) return ofFigures(told, told.isInPlace ? replyId : null);
      const shown = await ports.shown.read(replyId);
      const action = shown?.actions.find((each) => each.key === key);
      if (!shown || !action) return null;
      if (action.request) return digest(action.request, where);
      return answerIn(ports, { ...where, text: '' }, { question: action.question, context: shown.context });
    },
    question: (question, where) => answerIn(ports, { ...where, text: '' }, { question, context: null }),
    digest,
    async bring(said, { asker }) {
      const told = await ports.figures?.bring(said, asker);
      return told ? ofFigures(told, null) : null;
    },
    digestForm: async () => (await ports.digests?.form()) ?? null,
    digestsOf: async (person, channels) => (await ports.digests?.concerning(person, channels)) ?? [],
    shown: (replyId) => ports.shown.read(replyId),
    amend: (message) => amend(ports, message),
    withdraw: (replyId) => withdraw(ports, replyId),
    overview: () => readOverview(ports.store),
    async reportWrong(replyId, asker) {
      const shown = ports.keepsWrongAnswers ? await ports.shown.read(replyId) : null;
      if (!shown) return false;
      const { record } = shown;
      const at = ports.now().toISOString();
      const isNew = await ports.wrongAnswers.keep({
        replyId,
        reportedBy: asker.person,
        at,
        question: record.question,
        record,
      });
      ports.log.warn({ replyId, ...asker }, 'an answer was called wrong');
      return isNew;
    },
  };
}

/** It is not kept, and no thread is about it: it holds figures that nobody may see yet. */
function ofFigures({ id, reply, actions }: FiguresTold, replaces: string | null): Answer {
  return { id, reply, actions, record: { ...recordOfPost(reply), intent: null }, figures: { replaces } };
}

/** A Question that was pressed, in the light of its reply; context null: of what the thread was about last. */
interface Pressed {
  readonly question: Question;
  readonly context: Context | null;
}

/** @param pressed - null: the message's words are asked */
async function answerIn(ports: DeskPorts, message: Message, pressed: Pressed | null): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const read = await orNot(ports, () => ports.threads.read(message.thread));
    const thread = read ?? UNREAD;
    const answer = pressed
      ? await ports.bot.answer(pressed.question, pressed.context ?? thread.context)
      : await ports.bot.ask(message.text, thread.context);
    const at = ports.now().toISOString();
    const before = pressed ? {} : { before: thread.context };
    // What is to be done first is shown when it was; all else is kept in one go with its thread.
    const asked = answer.digest === null || !ports.digests ? answered(ports, message, answer) : null;
    const kept =
      read &&
      (await orNot(ports, () =>
        Promise.all([
          ports.threads.write(message.thread, { version: thread.version, context: answer.context }, at),
          asked && keep(ports, message, asked, { answer, at, ...before }),
        ]),
      ));
    if (kept === null && asked) return audited(ports, message, await notRemembered(ports, asked));
    // After so many tries the thread is left as the others made it: an answer is worth more than its context.
    if (kept === null || kept[0] || tries === TRIES) {
      if (asked) return audited(ports, message, asked);
      const done = await withDigest(ports, answer, message.asker);
      // What it offers to pick from can be picked in words too; where others have written meanwhile, by its buttons alone.
      if (done !== answer && read)
        await orNot(ports, () =>
          ports.threads.write(message.thread, { version: thread.version + 1, context: done.context }, at),
        );
      return show(ports, message, done, { at, ...before });
    }
  }
}

async function amend(ports: DeskPorts, message: Message & { readonly id: string }): Promise<Answer | null> {
  const first = await ports.shown.read(message.id);
  if (first === null) return null;
  const before = first.before ?? EMPTY_CONTEXT;
  const answer = await withDigest(ports, await ports.bot.ask(message.text, before), message.asker);
  await turnBack(ports, first, answer.context);
  return show(ports, message, answer, { at: ports.now().toISOString(), before });
}

async function withdraw(ports: DeskPorts, replyId: string): Promise<void> {
  const first = await ports.shown.read(replyId);
  if (first === null) return;
  await turnBack(ports, first, first.before ?? EMPTY_CONTEXT);
  await ports.shown.remove(replyId);
}

/** Where nobody has asked on since, the thread of a reply is about something else. */
async function turnBack({ threads, now }: DeskPorts, { thread, context }: ShownReply, to: Context): Promise<void> {
  const held = await threads.read(thread);
  if (!isDeepStrictEqual(held.context, context)) return;
  await threads.write(thread, { version: held.version, context: to }, now().toISOString());
}

/** A thread that can't be read is answered in as a new one, and left as it is. */
const UNREAD: Thread = { context: EMPTY_CONTEXT, version: 0 };

/** null: the database can't do it just now; the answer is worth more than that it is remembered. */
async function orNot<T>({ log }: DeskPorts, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log.error({ err: error }, 'a conversation can not be read or kept');
    return null;
  }
}

const NOT_REMEMBERED =
  'This conversation can not be kept just now: a question that follows has to name everything again.';

/** Its buttons would find nothing to go on with. */
async function notRemembered({ store }: DeskPorts, { reply, record, ...answer }: Answer): Promise<Answer> {
  const told: Reply = { ...reply, parts: [{ kind: 'caveat', text: NOT_REMEMBERED }, ...reply.parts] };
  return { ...answer, reply: told, record: withReply(record, told, await store.catalogue()), actions: [] };
}

/** What is asked of digests is done here, where it is known who asks and where: once, however often the bot was asked. */
async function withDigest(ports: DeskPorts, answer: BotAnswer, asker: Asker): Promise<BotAnswer> {
  if (answer.digest === null || !ports.digests) return answer;
  const reply = await ports.digests.answer(answer.digest, asker);
  const offered = reply.parts.flatMap((part) => (part.kind === 'options' ? part.options : []));
  const options =
    reply.outcome === 'clarify'
      ? offered.map(({ label, question, request }) => ({ label, question, ...(request ? { request } : {}) }))
      : [];
  const context = { ...answer.context, options };
  const isList = answer.digest.kind === 'list' && ports.digests.canSetUp(asker);
  const actions = [...optionActions(reply), ...(isList ? [SET_UP_DIGEST] : [])];
  return { ...answer, reply, record: withReply(answer.record, reply, await ports.store.catalogue()), actions, context };
}

interface When {
  readonly at: string;
  /** What its thread was about until then; left out: no words were asked. */
  readonly before?: Context;
}

async function show(ports: DeskPorts, message: Message, answer: BotAnswer, when: When): Promise<Answer> {
  const made = answered(ports, message, answer);
  const kept = await orNot(ports, async () => {
    await keep(ports, message, made, { answer, ...when });
    return true;
  });
  return audited(ports, message, kept ? made : await notRemembered(ports, made));
}

function answered({ newId }: DeskPorts, { id = newId() }: Message, { reply, record, actions }: BotAnswer): Answer {
  return { id, reply, record, actions };
}

/** Of the same id, the last stays. */
async function keep(
  { shown, keepsWrongAnswers }: DeskPorts,
  { thread }: Message,
  { id, reply, record, actions }: Answer,
  { answer: { context }, ...when }: When & { readonly answer: BotAnswer },
): Promise<void> {
  const kept = keepsWrongAnswers ? record : { ...record, question: '' };
  await shown.keep({ id, thread, reply, record: kept, actions, context, ...when });
}

function audited({ log }: DeskPorts, { asker }: Message, answer: Answer): Answer {
  audit(log, asker, answer);
  return answer;
}
