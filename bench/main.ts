import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { generate, SIZE, TODAY_OF_GENERATED } from './generate.ts';
import type { Measured } from './measure.ts';
import { percentile, round } from './statistics.ts';
import { toTable } from './table.ts';
import { benchTeams, teamsTable } from './teams.ts';

/** What `npm run bench` prints with --json. Times are in milliseconds, memory in MB. */
export interface BenchResult {
  readonly node: string;
  readonly core: {
    readonly report: Measured;
    readonly generated: Measured & {
      readonly size: typeof SIZE;
      readonly observations: number;
      readonly madeInMs: number;
    };
    /** p50 of a question on the generated database over that on the report. */
    readonly growth: number;
    /** The median of five, from process start to answer. */
    readonly startMs: { readonly report: number; readonly generated: number };
  };
}

const PARTS = ['core', 'teams'];
const STARTS = 5;
const REPORT_TODAY = '2019-03-07';

const run = promisify(execFile);
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function benchCore(folder: string): Promise<BenchResult['core']> {
  const report = join(folder, 'report');
  const generated = join(folder, 'generated');
  await ask(report); // Seeds it.
  const madeFrom = performance.now();
  await generate(join(generated, 'report.sqlite'));
  const madeInMs = Math.round(performance.now() - madeFrom);
  const onReport = await measureApart(join(report, 'report.sqlite'), REPORT_TODAY);
  const onGenerated = await measureApart(join(generated, 'report.sqlite'), TODAY_OF_GENERATED);
  const observations = SIZE.indicators * (1 + SIZE.localities + SIZE.comparators) * SIZE.periods;
  return {
    report: onReport,
    generated: { ...onGenerated, size: SIZE, observations, madeInMs },
    growth: round(onGenerated.question.p50 / onReport.question.p50),
    startMs: { report: await medianStart(report), generated: await medianStart(generated) },
  };
}

/** In a process of its own, so that its memory is that of the bot alone. */
async function measureApart(file: string, today: string): Promise<Measured> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', path('measure.ts'), file, today]);
  return JSON.parse(stdout) as Measured;
}

async function medianStart(folder: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < STARTS; turn += 1) times.push(await ask(folder));
  return percentile(times, 50);
}

/** @returns how long one `ask` took, from the start of its process to its end */
async function ask(folder: string): Promise<number> {
  const start = performance.now();
  const question = 'how are initial health assessments doing?';
  const command = ['--import', 'tsx', path('../adapters/terminal/main.ts'), question];
  // eslint-disable-next-line node/no-process-env -- the child needs its surroundings
  await run(process.execPath, command, { env: { ...process.env, DATABASE_URL: '', DATA_FOLDER: folder } });
  return performance.now() - start;
}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((each) => !PARTS.includes(each));
  if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}; there are ${PARTS.join(', ')}.`);
  if (positionals.includes('teams')) {
    const teams = await benchTeams();
    process.stdout.write(
      values.json ? `${JSON.stringify({ node: process.version, teams }, null, 2)}\n` : teamsTable(teams),
    );
    if (!positionals.includes('core')) return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'scorecard-bench-'));
  try {
    const result: BenchResult = { node: process.version, core: await benchCore(folder) };
    process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : toTable(result));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
