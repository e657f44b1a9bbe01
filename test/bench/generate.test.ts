import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generate, SIZE, TODAY_OF_GENERATED } from '../../bench/generate.ts';
import { mixOf } from '../../bench/questions.ts';
import { createBot } from '../../src/index.ts';
import { openDatabase } from '../../src/store/connect.ts';
import { openStore } from '../../src/store/open-store.ts';

const SMALL = { ...SIZE, periods: 4 };

let folder: string;
let database: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorecard-generated-'));
  const file = join(folder, 'generated.sqlite');
  await generate(file, SMALL.periods);
  database = openDatabase({ file });
}, 60_000);

afterAll(async () => {
  await database.destroy();
  await rm(folder, { recursive: true, force: true });
});

it('has as many of each as it says, up to the month before its day', async () => {
  const count = async (table: string) => Number((await database(table).count({ n: '*' }))[0]?.['n']);
  expect(await count('indicators')).toBe(SIZE.indicators);
  expect(await count('areas')).toBe(1 + SIZE.localities + SIZE.comparators);
  expect(await count('observations')).toBe(SIZE.indicators * 20 * SMALL.periods);
  const [newest] = await database('observations').max({ end: 'period_end' });
  expect(newest?.['end']).toBe('2024-04-30');
});

it('gives questions that are understood', async () => {
  const store = openStore(database, { now: () => 0 });
  const bot = createBot({ store, today: () => TODAY_OF_GENERATED, elapsed: () => 0 });
  const questions = mixOf(await store.catalogue());
  const records = [];
  for (const question of questions) records.push((await bot.ask(question, null)).record);
  expect(new Set(questions).size).toBe(40);
  // All but the one about the weather.
  expect(records.filter(({ outcome }) => outcome === 'not_understood')).toHaveLength(1);
  expect(new Set(records.map(({ intent }) => intent)).size).toBeGreaterThan(12);
}, 30_000);
