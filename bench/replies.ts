import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { groupBy } from '../src/catalogue/catalogue-index.ts';
import { importFiles } from '../src/import/import-folder.ts';
import { readFolder } from '../src/import/read-folder.ts';
import { createBot, type IsoDate } from '../src/index.ts';
import { migrate, openDatabase } from '../src/store/connect.ts';
import { openStore } from '../src/store/open-store.ts';
import { type OpenedStore, ORGANISATIONS, type Organisation, storeOf } from '../test/fixtures/organisations.ts';
import { type LabelledFile, labelledOn, readLabelled } from '../test/questions/labelled.ts';
import type { Part } from './part.ts';
import { type Measured, measureThread } from './reply-budgets.ts';
import { percentile } from './statistics.ts';

/** Words are counted before 'More', without source and buttons, beside the picture where there is one. */
interface Words {
  readonly replies: number;
  readonly median: number;
  readonly p95: number;
  readonly most: number;
  /** The same where no picture can be shown and its rows are written. */
  readonly written: { readonly median: number; readonly p95: number; readonly most: number };
}

type Fault = Pick<Measured, 'question' | 'kind' | 'budget' | 'spoken' | 'words' | 'text'> & { readonly data: string };

interface RepliesResult {
  readonly all: Words;
  readonly data: Readonly<Record<string, Words>>;
  readonly kinds: Readonly<Record<string, Words & { readonly overBudget: number }>>;
  readonly over: {
    readonly budget: readonly Fault[];
    readonly most: readonly Fault[];
    readonly twice: readonly (Fault & { readonly twice: readonly string[] })[];
    readonly late: readonly Fault[];
  };
}

/** Every labelled question's reply, measured in words. */
export const replies: Part = { name: 'replies', run: benchReplies, toTable };

/** What nobody should have to read. */
const MOST = 120;

/** Of an organisation that is kept beside the checkout and was tuned to by nobody; left out where there is none. */
const BESIDE = fileURLToPath(new URL('../../shared/cases/housing/', import.meta.url));
const BESIDE_TODAY: IsoDate = '2026-11-30';

type OfData = Measured & { readonly data: string };

async function benchReplies(folder: string): Promise<RepliesResult> {
  const measured: OfData[] = [];
  for (const name of Object.keys(ORGANISATIONS) as Organisation[])
    measured.push(...(await measureAll(name, await storeOf(name), ORGANISATIONS[name], turnsOf(labelledOn(name)))));
  if (existsSync(BESIDE))
    measured.push(
      ...(await measureAll('housing', await openBeside(folder), BESIDE_TODAY, turnsOf(readLabelled(BESIDE)))),
    );
  return resultOf(measured);
}

const turnsOf = (files: readonly LabelledFile[]) =>
  files.flatMap(({ questions }) => questions.map(({ turns }) => turns));

async function openBeside(folder: string): Promise<OpenedStore> {
  const knex = openDatabase({ file: join(folder, 'housing.sqlite') });
  await migrate(knex);
  const files = new Map([...(await readFolder(BESIDE))].filter(([file]) => file.endsWith('.csv')));
  const options = { now: new Date(`${BESIDE_TODAY}T09:00:00Z`), dataset: 'housing' };
  await importFiles(knex, { name: 'housing', files }, options);
  return { store: openStore(knex, { now: () => performance.now() }), close: () => knex.destroy() };
}

async function measureAll(
  data: string,
  { store, close }: OpenedStore,
  today: IsoDate,
  questions: readonly (readonly string[])[],
): Promise<readonly OfData[]> {
  const bot = createBot({ store, today: () => today, elapsed: () => performance.now() });
  try {
    const asking = { bot, today, catalogue: await store.catalogue() };
    const all: OfData[] = [];
    for (const turns of questions) all.push({ data, ...(await measureThread(asking, turns)) });
    return all;
  } finally {
    await close();
  }
}

function resultOf(measured: readonly OfData[]): RepliesResult {
  const of = (some: readonly OfData[]) => some.map(faultOf);
  return {
    all: wordsOf(measured),
    data: mapGroups(measured, ({ data }) => data, wordsOf),
    kinds: mapGroups(
      measured,
      ({ kind }) => kind,
      (group) => ({ ...wordsOf(group), overBudget: group.filter(isOverBudget).length }),
    ),
    over: {
      budget: of(measured.filter(isOverBudget)),
      most: of(measured.filter(({ written }) => written > MOST)),
      twice: measured.filter(({ twice }) => twice.length > 0).map((each) => ({ ...faultOf(each), twice: each.twice })),
      late: of(measured.filter(({ late }) => late)),
    },
  };
}

function isOverBudget({ spoken, budget }: Measured): boolean {
  return spoken > budget;
}

function faultOf({ data, question, kind, budget, spoken, words, text }: OfData): Fault {
  return { data, question, kind, budget, spoken, words, text };
}

function wordsOf(measured: readonly Measured[]): Words {
  const { median, p95, most } = spread(measured.map((each) => each.words));
  return { replies: measured.length, median, p95, most, written: spread(measured.map(({ written }) => written)) };
}

function spread(words: readonly number[]): Words['written'] {
  return { median: percentile(words, 50), p95: percentile(words, 95), most: percentile(words, 100) };
}

function mapGroups<T, R>(all: readonly T[], keyOf: (one: T) => string, map: (group: readonly T[]) => R) {
  return Object.fromEntries([...groupBy(all, keyOf)].map(([key, group]) => [key, map(group)]));
}

function toTable({ all, kinds, over }: RepliesResult): string {
  const line = (name: string, { replies: count, median, p95, most, written }: Words) =>
    `  ${name.padEnd(16)}${[count, median, p95, most, written.most].map((each) => String(each).padStart(8)).join('')}`;
  return [
    '',
    "Words before 'More'    replies  median     p95    most  no picture",
    line('all', all),
    ...Object.entries(kinds).map(([name, kind]) => `${line(name, kind)}  ${kind.overBudget} over`),
    `  over budget ${over.budget.length}, over ${MOST} words ${over.most.length}, said twice ${over.twice.length}, no number early ${over.late.length}`,
    '',
  ].join('\n');
}
