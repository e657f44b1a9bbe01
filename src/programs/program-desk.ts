import { LRUCache } from 'lru-cache';
import { type BotAnswer, createBot } from '../bot.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { IsoDate } from '../query/period.ts';
import type { ObservationStore } from '../query/store.ts';
import type { Question } from '../question/question.ts';
import type { ChartPart } from '../reply/reply.ts';
import { answerOf } from './answer-of.ts';
import type { ProgramAnswer } from './answer-shape.ts';

/** What was answered, with what a program may want of it besides. */
export interface Told {
  readonly answer: ProgramAnswer;
  /** `answer` as JSON. */
  readonly json: string;
  /** null: nothing is drawn for it. */
  readonly chart: ChartPart | null;
  readonly from: BotAnswer;
}

/** What programs and assistants ask: one dataset, as much of it as they may see. */
export interface ProgramDesk {
  readonly dataset: string;
  readonly store: ObservationStore;
  readonly today: () => IsoDate;
  /** What can be asked now. Throws a StoreError. */
  catalogue(): Promise<Catalogue>;
  /** Answers words that stand by themselves. Throws a StoreError. */
  ask(text: string): Promise<Told>;
  /** Answers a Question as it stands. Throws a StoreError. */
  question(question: Question): Promise<Told>;
}

export interface ProgramDeskNeeds {
  readonly dataset: string;
  /** Narrowed to what may be seen. */
  readonly store: ObservationStore;
  /** All that there is, by which words are read; left out: all of it may be seen. */
  readonly whole?: () => Promise<Catalogue>;
  readonly today: () => IsoDate;
  readonly elapsed: () => number;
}

/** Characters of answers that are held. */
const HELD = 4_000_000;

/**
 * A desk for programs. They ask the same again and again, and the same question, data and day give the same answer: so
 * answers are held until the figures change.
 */
export function createProgramDesk({ dataset, ...ports }: ProgramDeskNeeds): ProgramDesk {
  const { store, today } = ports;
  const bot = createBot(ports);
  const held = new LRUCache<string, Told>({
    maxSize: HELD,
    sizeCalculation: ({ json }, key) => json.length + key.length,
  });

  async function told(key: string, answer: () => Promise<BotAnswer>): Promise<Told> {
    const { version } = await store.catalogue();
    const whole = `${version} ${today()} ${key}`;
    const known = held.get(whole);
    if (known) return known;
    const from = await answer();
    const after = await store.catalogue();
    const made = toldOf(from, answerOf(from, dataset, after));
    // Where an import came between, nobody can tell of which edition it is.
    if (after.version === version) held.set(whole, made);
    return made;
  }

  return {
    dataset,
    store,
    today,
    catalogue: () => store.catalogue(),
    ask: (text) => told(`words ${text}`, () => bot.ask(text, null)),
    question: (question) => told(`question ${JSON.stringify(question)}`, () => bot.answer(question, null)),
  };
}

function toldOf(from: BotAnswer, answer: ProgramAnswer): Told {
  const { parts, more } = from.reply;
  const chart = [...parts, ...more].find((part): part is ChartPart => part.kind === 'chart') ?? null;
  return { answer, json: JSON.stringify(answer), chart, from };
}
