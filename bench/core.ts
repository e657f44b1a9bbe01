import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Measured } from './core-measure.ts';
import { coreTable } from './core-table.ts';
import { generate, SIZE, TODAY_OF_GENERATED } from './generate.ts';
import type { Part } from './part.ts';
import { percentile, round } from './statistics.ts';

export interface CoreResult {
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
}

/** Questions, from message to answer. */
export const core: Part = { name: 'core', run: benchCore, toTable: coreTable };

const STARTS = 5;
const REPORT_TODAY = '2019-03-07';

const run = promisify(execFile);
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function benchCore(folder: string): Promise<CoreResult> {
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
  const { stdout } = await run(process.execPath, ['--import', 'tsx', path('core-measure.ts'), file, today]);
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
