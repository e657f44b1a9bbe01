import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { draftFiles } from '../../src/import/draft.ts';
import { readIncoming } from '../../src/import/read-input.ts';
import { type Bot, createBot, openStore } from '../../src/index.ts';
import { publishDraft } from '../../src/store/import-lifecycle.ts';
import { createMigratedSqlite, type TestDatabase } from '../fixtures/database.ts';
import { eesOf } from '../fixtures/ees.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const FILE = eesOf({ authorities: 40, years: 3, groups: 2 });
const MEASURE = 'Seen in time in group 1';

let database: TestDatabase;
let bot: Bot;

beforeAll(async () => {
  database = await createMigratedSqlite();
  const { knex } = database;
  const mapping = { organisation: 'Aldermoor', yearEnd: '31 March', polarity: { '*': 'higher' } } as const;
  const input = await readIncoming(knex, [{ name: 'official.csv', bytes: Buffer.from(FILE.text) }], mapping);
  const now = new Date('2025-12-01T09:00:00Z');
  const { id } = await draftFiles(knex, input, { now, dataset: 'official', by: 'Ann', fileNames: ['official.csv'] });
  await publishDraft(knex, id, { by: 'Ann', at: now.toISOString() });
  const store = openStore(knex, { now: () => performance.now() });
  bot = createBot({ store, today: () => '2025-12-01', elapsed: () => performance.now() });
});

afterAll(() => database.remove());

const cellOf = (area: string, year = 2025) =>
  Number(FILE.cells.find((cell) => cell.area === area && cell.year === year && cell.measure === MEASURE)?.held[0]);
const factsOf = async (text: string) =>
  (await bot.ask(text, null)).record.facts.map(({ area, value }) => [area, value]);

it('our own figure, with England and our region beside it and no other authority', async () => {
  const facts = await factsOf(`how do we compare with others on ${MEASURE}?`);
  expect(facts).toContainEqual([null, cellOf('Aldermoor')]);
  expect(facts).toContainEqual(['England', cellOf('England')]);
  expect(facts).toContainEqual(['North East', cellOf('North East')]);
  const authorities = FILE.authorities.filter((name) => name !== 'Aldermoor');
  expect(facts.filter(([area]) => authorities.includes(String(area)))).toEqual([]);
});

it.each(['Brackwater', 'Gorsehill West', 'London'])('%s where it is asked for by name', async (area) => {
  expect(await factsOf(`how do we compare with ${area} on ${MEASURE}?`)).toContainEqual([area, cellOf(area)]);
});

it('an earlier year', async () => {
  const facts = await factsOf(`what was ${MEASURE} in 2023/24?`);
  expect(facts).toContainEqual([null, cellOf('Aldermoor', 2024)]);
});
