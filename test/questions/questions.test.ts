import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerRecord, type Bot, type Context, createBot } from '../../src/index.ts';
import { reportStore } from '../fixtures/report-bot.ts';
import { type Grade, grade, type Labelled } from './grade.ts';

const HERE = new URL('.', import.meta.url);

/** Every file of questions with what it must reach; blind ones are counted apart from those written while building. */
const files = readdirSync(HERE)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => ({ name, blind: name.startsWith('blind-'), questions: readQuestions(name) }));

function readQuestions(name: string): readonly Labelled[] {
  const lines = readFileSync(new URL(name, HERE), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Labelled);
}

let bot: Bot;
let close: () => Promise<void>;

beforeAll(async () => {
  const opened = await reportStore();
  close = opened.close;
  bot = createBot({ store: opened.store, today: () => '2019-03-07', elapsed: () => performance.now() });
});

afterAll(() => close());

async function answerTo({ turns }: Labelled): Promise<AnswerRecord> {
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

async function gradeAll(questions: readonly Labelled[]): Promise<readonly Graded[]> {
  const graded: Graded[] = [];
  for (const question of questions) graded.push({ question, ...grade(question, await answerTo(question)) });
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

  it.each(files)('of $name: at least 95% right and at most 2% wrong', async ({ name, questions }) => {
    const graded = await gradeAll(questions);
    const [right, wrong] = [share(graded, 'right'), share(graded, 'wrong')];
    const faults = graded
      .filter((one) => one.grade === 'wrong')
      .map(({ question, reasons }) => `${question.id} ${question.turns.join(' / ')}: ${reasons.join('; ')}`);
    // The rate of each set stands in the run's output, the blind ones by their names.
    process.stdout.write(
      `${name}: right ${(100 * right).toFixed(1)}% wrong ${(100 * wrong).toFixed(1)}% of ${graded.length}\n`,
    );
    expect(right, faults.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(wrong, faults.join('\n')).toBeLessThanOrEqual(0.02);
  });
});
