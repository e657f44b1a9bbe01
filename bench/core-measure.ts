import { type Bot, createBot } from '../src/bot.ts';
import type { IsoDate } from '../src/query/period.ts';
import type { Question } from '../src/question/question.ts';
import { openDatabase } from '../src/store/connect.ts';
import { openStore } from '../src/store/open-store.ts';
import { askQuestions } from './ask-questions.ts';
import { mixOf } from './questions.ts';
import { percentile, round, type Spread, spreadOf } from './statistics.ts';

export interface Measured {
  readonly questions: number;
  readonly samples: number;
  readonly answered: number;
  /** Of a question from message to record, in process. */
  readonly question: Spread;
  /** Of the same SELECTs alone, through the same Knex. */
  readonly selects: Spread;
  /** The question less its own SELECTs. */
  readonly beyondSelects: Spread;
  /** The three that take longest, by their p50. */
  readonly slowest: readonly { readonly question: string; readonly p50: number }[];
  readonly stages: Readonly<Record<Stage, Spread>>;
  /** Of each ask that works something out, carried as data. */
  readonly asks: Readonly<Record<string, AskMeasured>>;
  /** Reading the catalogue, once for each process. */
  readonly catalogueMs: number;
  /** Resident memory at the end, and at its highest, in MB. */
  readonly memory: { readonly resident: number; readonly highest: number };
}

export interface AskMeasured {
  readonly outcome: string;
  readonly p50: number;
  readonly p99: number;
  /** Its SELECTs alone. */
  readonly selectsP50: number;
  /** p50 over that of its SELECTs; null where it reads nothing. */
  readonly overSelects: number | null;
}

type Database = ReturnType<typeof openDatabase>;
type Stage = 'parse' | 'plan' | 'query' | 'reply';

const ROUNDS = 25;
const BUDGET_MS = 40_000;
const ASK_ROUNDS = 40;

interface Statement {
  readonly sql: string;
  readonly bindings: readonly string[];
}

/** One question, asked once. Times are in milliseconds. */
interface Sample {
  readonly question: string;
  readonly whole: number;
  /** Its SELECTs alone. */
  readonly alone: number;
  readonly stages: Readonly<Record<Stage, number>>;
}

const now = () => performance.now();

/** Asks the mix again and again of the database in `file`, each question followed by its own SELECTs alone. */
async function measure(file: string, today: IsoDate): Promise<Measured> {
  const database = openDatabase({ file });
  const store = openStore(database, { now });
  const startedAt = now();
  const questions = mixOf(await store.catalogue());
  const catalogueMs = round(now() - startedAt);
  const watch = stageWatch();
  const bot = createBot({ store, today: () => today, elapsed: now, trace: watch.trace });

  // The first time warms up and tells each question's SELECTs.
  const first: Awaited<ReturnType<typeof askRecorded>>[] = [];
  for (const question of questions) first.push(await askRecorded(database, bot, question));
  const samples: Sample[] = [];
  for (let turn = 0; turn < ROUNDS && now() - startedAt < BUDGET_MS; turn += 1) {
    for (const [at, question] of questions.entries()) {
      watch.reset();
      const whole = await timed(() => bot.ask(question, null));
      const stages = watch.read();
      const alone = await timed(() => runAll(database, first[at]?.seen ?? []));
      samples.push({ question, whole, alone, stages });
    }
  }
  const asks = await measureAsks(database, bot, askQuestions(await store.catalogue()));
  const memory = memoryNow();
  await database.destroy();
  const answered = first.filter(({ record }) => record.outcome === 'answered').length;
  return { questions: questions.length, answered, catalogueMs, memory, asks, ...summarise(samples) };
}

function summarise(samples: readonly Sample[]) {
  const stage = (name: Stage) => spreadOf(samples.map(({ stages }) => stages[name]));
  return {
    samples: samples.length,
    question: spreadOf(samples.map(({ whole }) => whole)),
    selects: spreadOf(samples.map(({ alone }) => alone)),
    beyondSelects: spreadOf(samples.map(({ whole, alone }) => whole - alone)),
    slowest: slowestOf(samples),
    stages: { parse: stage('parse'), plan: stage('plan'), query: stage('query'), reply: stage('reply') },
  };
}

function slowestOf(samples: readonly Sample[]): Measured['slowest'] {
  const questions = [...new Set(samples.map(({ question }) => question))];
  const wholes = (question: string) => samples.filter((each) => each.question === question).map(({ whole }) => whole);
  const all = questions.map((question) => ({ question, p50: percentile(wholes(question), 50) }));
  return all.toSorted((a, b) => b.p50 - a.p50).slice(0, 3);
}

/** Adds up what the bot tells of one question: a stage can come more than once. */
function stageWatch() {
  const none: Readonly<Record<Stage, number>> = { parse: 0, plan: 0, query: 0, reply: 0 };
  let sums = none;
  return {
    trace: (stage: Stage, ms: number) => {
      sums = { ...sums, [stage]: sums[stage] + ms };
    },
    read: () => sums,
    reset: () => {
      sums = none;
    },
  };
}

/** In MB. */
function memoryNow(): Measured['memory'] {
  const resident = Math.round(process.memoryUsage().rss / 2 ** 20);
  return { resident, highest: Math.round(process.resourceUsage().maxRSS / 1024) };
}

/** The answer, and what was sent to the database for it. */
async function askRecorded(database: Database, bot: Bot, question: string | Question) {
  const seen: Statement[] = [];
  const note = (statement: Statement) => seen.push({ sql: statement.sql, bindings: statement.bindings });
  database.on('query', note);
  const { record } = await (typeof question === 'string' ? bot.ask(question, null) : bot.answer(question, null));
  database.off('query', note);
  return { record, seen };
}

async function measureAsks(
  database: Database,
  bot: Bot,
  questions: Readonly<Record<string, Question>>,
): Promise<Measured['asks']> {
  const measured: Record<string, AskMeasured> = {};
  for (const [name, question] of Object.entries(questions)) {
    const { record, seen } = await askRecorded(database, bot, question);
    const [wholes, alone]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < ASK_ROUNDS; turn += 1) {
      wholes.push(await timed(() => bot.answer(question, null)));
      alone.push(await timed(() => runAll(database, seen)));
    }
    const [p50, selectsP50] = [round(percentile(wholes, 50)), round(percentile(alone, 50))];
    const overSelects = seen.length === 0 || selectsP50 === 0 ? null : round(p50 / selectsP50);
    measured[name] = { outcome: record.outcome, p50, p99: round(percentile(wholes, 99)), selectsP50, overSelects };
  }
  return measured;
}

async function runAll(database: Database, statements: readonly Statement[]): Promise<void> {
  for (const { sql, bindings } of statements) await database.raw(sql, bindings);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = now();
  await work();
  return now() - start;
}

const [file, today] = process.argv.slice(2);
if (file === undefined || today === undefined) throw new Error('Called as: core-measure.ts FILE TODAY');
process.stdout.write(JSON.stringify(await measure(file, today)));
