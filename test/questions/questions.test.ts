import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerRecord, type Bot, type Context, createBot } from '../../src/index.ts';
import { ORGANISATIONS, type Organisation, storeOf } from '../fixtures/organisations.ts';
import { type Grade, grade, type Labelled } from './grade.ts';
import { labelledOn } from './labelled.ts';

const HERE = new URL('.', import.meta.url);

const NAMES = Object.keys(ORGANISATIONS) as Organisation[];

/** Every file of questions; blind ones are counted apart from those written while building. */
const files = NAMES.flatMap((data) =>
  labelledOn(data).map((file) => ({ ...file, data, blind: basename(file.name).startsWith('blind-') })),
);

const RANK = { right: 0, unsure: 1, wrong: 2 } as const;

/** Questions that are not answered right today, and what comes out instead: the list may only grow shorter. */
const known: Readonly<Record<string, { readonly grade: 'unsure' | 'wrong'; readonly why: string }>> = JSON.parse(
  readFileSync(new URL('known.json', HERE), 'utf8'),
);

const bots = new Map<Organisation, Bot>();
const closings: (() => Promise<void>)[] = [];

beforeAll(async () => {
  for (const data of NAMES) {
    const { store, close } = await storeOf(data);
    closings.push(close);
    bots.set(data, createBot({ store, today: () => ORGANISATIONS[data], elapsed: () => performance.now() }));
  }
}, 120_000);

afterAll(() => Promise.all(closings.map((close) => close())));

async function answerTo({ turns }: Labelled, data: Organisation): Promise<AnswerRecord> {
  const bot = bots.get(data) as Bot;
  let context: Context | null = null;
  let record: AnswerRecord | null = null;
  for (const turn of turns) {
    const answer = await bot.ask(turn, context);
    context = answer.context;
    record = answer.record;
  }
  if (!record) throw new Error('a question has at least one turn');
  return record;
}

interface Graded extends Grade {
  readonly question: Labelled;
}

async function gradeAll(questions: readonly Labelled[], data: Organisation): Promise<readonly Graded[]> {
  const graded: Graded[] = [];
  for (const question of questions) graded.push({ question, ...grade(question, await answerTo(question, data)) });
  return graded;
}

function share(graded: readonly Graded[], wanted: Grade['grade']): number {
  return graded.filter((one) => one.grade === wanted).length / graded.length;
}

describe('labelled questions', () => {
  it('are at least 400, of which at least 100 blind, each with an id of its own', () => {
    const all = files.flatMap((file) => file.questions);
    const blind = files.filter((file) => file.blind).flatMap((file) => file.questions);
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(blind.length).toBeGreaterThanOrEqual(100);
    expect(new Set(all.map((question) => question.id)).size).toBe(all.length);
  });

  it.each(files)('of $name: none is worse than it was', async ({ name, questions, data }) => {
    const graded = await gradeAll(questions, data);
    // The rate of each set stands in the run's output, the blind ones by their names.
    process.stdout.write(
      `${name}: right ${(100 * share(graded, 'right')).toFixed(1)}% wrong ${(100 * share(graded, 'wrong')).toFixed(1)}% of ${graded.length}\n`,
    );
    const said = ({ question: { id, turns }, grade: found, reasons }: Graded) =>
      `${id} ${found}: ${turns.join(' / ')}: ${reasons.join('; ')}`;
    const worse = graded.filter(
      ({ question, grade: found }) => RANK[found] > RANK[known[question.id]?.grade ?? 'right'],
    );
    expect(worse.map(said)).toEqual([]);
    const better = graded.filter(
      ({ question, grade: found }) => RANK[found] < RANK[known[question.id]?.grade ?? 'right'],
    );
    expect(better.map(({ question: { id }, grade: found }) => `${id} is ${found} now: write it in known.json`)).toEqual(
      [],
    );
  });

  it('that are known not to be right are questions, each with what comes out instead', () => {
    const ids = new Set(files.flatMap((file) => file.questions.map(({ id }) => id)));
    expect(Object.keys(known).filter((id) => !ids.has(id))).toEqual([]);
    expect(Object.entries(known).filter(([, { why }]) => why.trim() === '')).toEqual([]);
  });
});
