import type { Catalogue } from './catalogue/catalogue.ts';
import { type Action, actionsOf } from './conversation/actions.ts';
import { type Context, EMPTY_CONTEXT } from './conversation/context.ts';
import { contextAfter } from './conversation/remember.ts';
import type { DigestRequest } from './digest/request.ts';
import type { Asked } from './intents/intent.ts';
import { intentById } from './intents/intents.ts';
import type { Observation } from './query/observation.ts';
import type { IsoDate } from './query/period.ts';
import type { ObservationStore } from './query/store.ts';
import { type AnswerRecord, recordOf } from './reply/record.ts';
import type { IntentId, Reply } from './reply/reply.ts';
import { together } from './reply/together.ts';
import { askAgain, noForecast, notHeld, notUnderstood, tooLong, whichOne } from './reply/unanswered.ts';
import { byValue } from './understand/by-value.ts';
import { MAX_QUESTION_LENGTH } from './understand/normalise.ts';
import type { Refined } from './understand/refine.ts';
import { understand } from './understand/understand-before.ts';

/** What a bot needs from outside. */
export interface BotPorts {
  readonly store: ObservationStore;
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

export interface Bot {
  /** Answers one message of a thread; `context` is null for its first. Throws a StoreError when the data can't be read. */
  ask(message: string, context: Context | null): Promise<BotAnswer>;
}

/** A bot on one store. It holds no state of its own: threads are the caller's to keep. */
export function createBot(ports: BotPorts): Bot {
  return { ask: (message, context) => answerMessage(ports, message, context ?? EMPTY_CONTEXT) };
}

async function answerMessage(ports: BotPorts, message: string, context: Context): Promise<BotAnswer> {
  const start = ports.elapsed();
  const catalogue = await ports.store.catalogue();
  const read = timed(ports, 'parse', () => understand(message, context, catalogue, ports.today()));
  const answers: Answered[] =
    read.kind === 'too-long'
      ? [{ asked: null, concepts: [], reply: tooLong(catalogue, read.length, MAX_QUESTION_LENGTH) }]
      : [];
  if (read.kind === 'read') {
    for (const question of read.questions) answers.push(await answerQuestion(ports, catalogue, question, context));
  }
  return timed(ports, 'reply', () => {
    const [first] = answers;
    const reply = together(
      answers.map((answer) => answer.reply),
      read.kind === 'read' ? read.mended : [],
    );
    const asked = first?.asked ?? null;
    const record = recordOf({ question: message, asked, reply, elapsedMs: 0 });
    const after = contextAfter(context, answers.at(-1) ?? null, reply);
    const elapsedMs = Math.round((ports.elapsed() - start) * 1000) / 1000;
    const digest = read.kind === 'read' ? read.digest : null;
    return {
      record: { ...record, elapsedMs },
      reply,
      actions: actionsOf(asked, reply, catalogue),
      context: after,
      digest,
    };
  });
}

/** One question answered: what was asked (null: nothing was understood), how it was read, and the reply. */
export interface Answered {
  readonly asked: Asked | null;
  readonly concepts: readonly string[];
  readonly reply: Reply;
}

async function answerQuestion(
  ports: BotPorts,
  catalogue: Catalogue,
  question: Refined,
  context: Context,
): Promise<Answered> {
  switch (question.kind) {
    case 'asked':
      return answerAsked(ports, catalogue, question);
    case 'ambiguous': {
      const { asked, candidates } = question;
      const each: Reply[] = [];
      for (const one of candidates.slice(0, 3)) {
        each.push(await answer(ports, catalogue, { ...asked, intent: 'status', indicators: [one] }));
      }
      const meant = candidates.filter((_, at) => pointsAt(asked.intent, each[at], question.values));
      if (meant.length === 1) {
        const settled = { ...asked, indicators: meant };
        return { asked: settled, concepts: question.concepts, reply: await answer(ports, catalogue, settled) };
      }
      const headlines = each.map((reply) => (reply.outcome === 'answered' ? reply.headline : null));
      return { asked, concepts: [], reply: whichOne(candidates, asked.intent, headlines) };
    }
    case 'not-held': {
      const held = await heldInstead(ports, catalogue, question.asked);
      return { asked: question.asked, concepts: [], reply: notHeld(question.what, question.breakdown, held) };
    }
    case 'future': {
      const held = await heldInstead(ports, catalogue, question.asked);
      return { asked: question.asked, concepts: [], reply: noForecast(held) };
    }
    case 'by-value': {
      const newest = await find(ports, byValue.plan(catalogue));
      const asked = byValue.resolve(question.asked, question.values, newest, catalogue);
      if (asked.indicators.length !== 1)
        return { asked: null, concepts: [], reply: notUnderstood(catalogue, asked.indicators) };
      return { asked, concepts: [], reply: await answer(ports, catalogue, asked) };
    }
    case 'nothing':
      return { asked: null, concepts: [], reply: askAgain(context.options) ?? notUnderstood(catalogue, question.near) };
  }
}

async function answerAsked(
  ports: BotPorts,
  catalogue: Catalogue,
  question: Extract<Refined, { kind: 'asked' }>,
): Promise<Answered> {
  const { asked, concepts, values } = question;
  if (asked.intent !== 'provenance' || values.length === 0)
    return { asked, concepts, reply: await answer(ports, catalogue, asked) };
  const plan = intentById(asked.intent).plan(asked, catalogue);
  const found = plan === null ? [] : await find(ports, plan);
  const pinned = byValue.pin(asked, values, found, catalogue);
  return { asked: pinned, concepts, reply: await answer(ports, catalogue, pinned) };
}

/**
 * Whether a number that the person said tells which measure is meant: one whose source or reason is asked ('where does
 * the 31% come from'), or the whole that is counted from ('of the 600'). A number that is only claimed tells nothing.
 */
function pointsAt(intent: IntentId, reply: Reply | undefined, values: readonly string[]): boolean {
  const [main] = reply?.facts ?? [];
  if (!main) return false;
  const told = intent === 'provenance' || intent === 'why' || intent === 'definition';
  const numbers = told ? [main.value, main.numerator, main.denominator] : [main.denominator];
  return values.some((value) => numbers.includes(Number(value)));
}

/** The newest value of what was asked about, to stand beside a 'not held'; null where no indicator was named. */
async function heldInstead(ports: BotPorts, catalogue: Catalogue, asked: Asked): Promise<Reply | null> {
  if (asked.indicators.length !== 1) return null;
  return answer(ports, catalogue, {
    ...asked,
    intent: 'status',
    period: null,
    basis: null,
    form: null,
    areas: [],
    breakdown: null,
  });
}

async function answer(ports: BotPorts, catalogue: Catalogue, asked: Asked): Promise<Reply> {
  const intent = intentById(asked.intent);
  const plan = timed(ports, 'plan', () => intent.plan(asked, catalogue));
  const found = plan === null ? [] : await find(ports, plan);
  return timed(ports, 'reply', () => intent.answer(asked, found, catalogue));
}

async function find(ports: BotPorts, plan: Parameters<ObservationStore['find']>[0]): Promise<readonly Observation[]> {
  const start = ports.elapsed();
  const found = await ports.store.find(plan);
  ports.trace?.('query', ports.elapsed() - start);
  return found;
}

function timed<T>(ports: BotPorts, stage: 'parse' | 'plan' | 'reply', work: () => T): T {
  const start = ports.elapsed();
  const result = work();
  ports.trace?.(stage, ports.elapsed() - start);
  return result;
}
