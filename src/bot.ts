import type { Catalogue } from './catalogue/catalogue.ts';
import { type Action, actionsOf } from './conversation/actions.ts';
import { type Context, EMPTY_CONTEXT } from './conversation/context.ts';
import { pickedFrom } from './conversation/picked.ts';
import { contextAfter } from './conversation/remember.ts';
import type { DigestRequest } from './digest/request.ts';
import { isByValue, namedByValue } from './figures/by-value.ts';
import { bySeries } from './figures/figure.ts';
import type { IsoDate } from './query/period.ts';
import type { ObservationStore } from './query/store.ts';
import { EVERYTHING, type Question } from './question/question.ts';
import { resolve } from './question/resolve.ts';
import { type AnswerRecord, type Asked, recordOf } from './reply/record.ts';
import type { Reply } from './reply/reply.ts';
import { together } from './reply/together.ts';
import { tellings } from './telling/tellings.ts';
import { notHeld, nothingYet, notUnderstood, tooLong, whichOne } from './telling/unanswered.ts';
import { MAX_QUESTION_LENGTH } from './understand/normalise.ts';
import { type Read, understand } from './understand/understand.ts';
import { understandWithin } from './understand/understand-within.ts';

/** What a bot needs from outside. */
export interface BotPorts {
  readonly store: ObservationStore;
  /** Where the store is narrowed: all that there is, so that words for what is left out aren't taken for what is not. */
  readonly whole?: () => Promise<Catalogue>;
  readonly today: () => IsoDate;
  /** Milliseconds of a clock that never goes back. */
  readonly elapsed: () => number;
  /** Told how long each stage of a question took, in milliseconds; a stage can come more than once. */
  readonly trace?: (stage: 'parse' | 'plan' | 'query' | 'reply', ms: number) => void;
}

export interface BotAnswer {
  readonly record: AnswerRecord;
  readonly reply: Reply;
  /** What can be pressed under the reply. */
  readonly actions: readonly Action[];
  /** For the thread's next message. */
  readonly context: Context;
  /** What was asked of digests and alerts; null: nothing was. The reply says that none can be set up. */
  readonly digest: DigestRequest | null;
}

/** Both calls take the thread's context, null for its first message, and throw a StoreError when the data can't be read. */
export interface Bot {
  /** Answers one message of a thread. */
  ask(message: string, context: Context | null): Promise<BotAnswer>;
  /** Answers a Question as it stands: a button's, a program's. */
  answer(question: Question, context: Context | null): Promise<BotAnswer>;
}

/** A bot on one store. It holds no state of its own: threads are the caller's to keep. */
export function createBot(ports: BotPorts): Bot {
  return {
    ask: (message, context) => askWords(ports, message, context ?? EMPTY_CONTEXT),
    answer: (question, context) => askQuestion(ports, question, context ?? EMPTY_CONTEXT),
  };
}

async function askWords(ports: BotPorts, message: string, context: Context): Promise<BotAnswer> {
  const start = ports.elapsed();
  const catalogue = await ports.store.catalogue();
  const picked = pickedFrom(context.options, message)?.request ?? null;
  const whole = ports.whole ? await ports.whole() : catalogue;
  if (isEmpty(whole)) return answerEmpty(ports, { start, message, catalogue, context });
  const read = timed(ports, 'parse', () =>
    whole === catalogue
      ? understand(message, context, catalogue, ports.today())
      : understandWithin(message, context, { seen: catalogue, whole }, ports.today()),
  );
  if (read.kind === 'too-long') {
    const reply = tooLong(catalogue, read.length, MAX_QUESTION_LENGTH);
    return answerOf(ports, { start, message, catalogue, context, answered: [{ asked: null, reply }], digest: null });
  }
  const answered: Answered[] = [];
  for (const each of read.reads) answered.push(await answerRead(ports, catalogue, each, context));
  const mended = read.mended.map(({ written, read: meant }) => `'${written}' read as '${meant}'`);
  return answerOf(ports, { start, message, catalogue, context, answered, mended, digest: picked ?? read.digest });
}

async function askQuestion(ports: BotPorts, question: Question, context: Context): Promise<BotAnswer> {
  const start = ports.elapsed();
  const catalogue = await ports.store.catalogue();
  if (isEmpty(catalogue) && isEmpty(ports.whole ? await ports.whole() : catalogue)) {
    return answerEmpty(ports, { start, message: '', catalogue, context });
  }
  const reply = await tell(ports, catalogue, question);
  const asked: Asked = { question, implied: [], explained: null };
  return answerOf(ports, { start, message: '', catalogue, context, answered: [{ asked, reply }], digest: null });
}

function isEmpty({ indicators }: Catalogue): boolean {
  return indicators.length === 0;
}

function answerEmpty(
  ports: BotPorts,
  about: { readonly start: number; readonly message: string; readonly catalogue: Catalogue; readonly context: Context },
): BotAnswer {
  return answerOf(ports, { ...about, answered: [{ asked: null, reply: nothingYet() }], digest: null });
}

/** One question answered; `asked` is null where nothing was understood. */
interface Answered {
  readonly asked: Asked | null;
  readonly reply: Reply;
}

async function answerRead(ports: BotPorts, catalogue: Catalogue, read: Read, context: Context): Promise<Answered> {
  const explained = read.explain;
  switch (read.kind) {
    case 'question': {
      const question = await named(ports, catalogue, read.question);
      const asked = { question, implied: read.implied, explained };
      return { asked, reply: withUnread(await tell(ports, catalogue, question), read.unread) };
    }
    case 'either':
      return answerEither(ports, catalogue, read);
    case 'not-held': {
      const held = read.offer && (await tell(ports, catalogue, read.offer));
      const asked = read.offer && { question: read.offer, implied: [], explained };
      return { asked, reply: notHeld(catalogue, read, held) };
    }
    case 'nothing':
      return { asked: null, reply: notUnderstood(catalogue, read, context) };
  }
}

/** Readings that give the same answer need no question back. */
async function answerEither(
  ports: BotPorts,
  catalogue: Catalogue,
  { questions, explain }: Extract<Read, { kind: 'either' }>,
): Promise<Answered> {
  const each: { readonly question: Question; readonly reply: Reply }[] = [];
  for (const question of questions) each.push({ question, reply: await tell(ports, catalogue, question) });
  const [first] = each;
  if (!first) throw new RangeError('either of no questions');
  const asked = { question: first.question, implied: [], explained: explain };
  const quoted = each.filter(({ question, reply }) => givesQuoted(question, reply));
  const [only] = quoted;
  if (only && quoted.length === 1) return { asked: { ...asked, question: only.question }, reply: only.reply };
  const same = each.every(({ reply }) => JSON.stringify(reply.facts) === JSON.stringify(first.reply.facts));
  return { asked, reply: same ? first.reply : whichOne(catalogue, each) };
}

/** A number that was quoted tells which of several is meant. */
function givesQuoted({ quoted }: Question, { facts }: Reply): boolean {
  return quoted.some((number) => facts.some(({ value }) => value === Number(number)));
}

/** A question that names its measure by a number alone, with the measure that has it. */
async function named(ports: BotPorts, catalogue: Catalogue, question: Question): Promise<Question> {
  if (!isByValue(question)) return question;
  const plan = tellings.overview.plan(resolve(EVERYTHING, catalogue, ports.today()), catalogue);
  const found = plan === null ? [] : await ports.store.find(plan);
  return namedByValue(question, { catalogue, found: bySeries(found) });
}

async function tell(ports: BotPorts, catalogue: Catalogue, question: Question): Promise<Reply> {
  const asked = resolve(question, catalogue, ports.today());
  const telling = tellings[question.ask];
  const plan = timed(ports, 'plan', () => telling.plan(asked, catalogue));
  const start = ports.elapsed();
  const found = plan === null ? [] : await ports.store.find(plan);
  ports.trace?.('query', ports.elapsed() - start);
  return timed(ports, 'reply', () => telling.tell(asked, found, catalogue));
}

/** What was left out of account is said before 'More'. */
function withUnread(reply: Reply, unread: readonly string[]): Reply {
  if (unread.length === 0) return reply;
  const line = `Not taken into account: ${unread.map((words) => `'${words}'`).join(', ')}.`;
  return { ...reply, parts: [...reply.parts, { kind: 'receipt', lines: [line] }] };
}

interface Made {
  readonly start: number;
  readonly message: string;
  readonly catalogue: Catalogue;
  readonly context: Context;
  readonly answered: readonly Answered[];
  /** Slips of spelling, as they were read. */
  readonly mended?: readonly string[];
  readonly digest: DigestRequest | null;
}

function answerOf(ports: BotPorts, { start, message, catalogue, context, answered, mended, digest }: Made): BotAnswer {
  return timed(ports, 'reply', () => {
    const reply = withMended(together(answered.map((each) => each.reply)), mended ?? []);
    const asked = answered[0]?.asked ?? null;
    const last = answered.at(-1)?.asked?.question ?? null;
    const elapsedMs = Math.round((ports.elapsed() - start) * 1000) / 1000;
    return {
      record: recordOf({ question: message, asked, reply, catalogue, elapsedMs }),
      reply,
      actions: actionsOf(reply),
      context: contextAfter(context, last, reply),
      digest,
    };
  });
}

function withMended(reply: Reply, mended: readonly string[]): Reply {
  return mended.length === 0
    ? reply
    : { ...reply, parts: [...reply.parts, { kind: 'receipt', lines: [`${mended.join(', ')}.`] }] };
}

function timed<T>(ports: BotPorts, stage: 'parse' | 'plan' | 'reply', work: () => T): T {
  const start = ports.elapsed();
  const result = work();
  ports.trace?.(stage, ports.elapsed() - start);
  return result;
}
