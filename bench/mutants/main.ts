import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXPLAINED, type Explained } from './explained.ts';
import { type Mutant, mutantsOf } from './mutate.ts';
import { TARGETS, type Target } from './targets.ts';

const HELP = `Usage: npm run mutants -- [names] [--most N]

Changes the program in one small place at a time, in a copy of it, and runs the tests that are to hold that part. A change
that no test notices is a gap: test it, or say in bench/mutants/explained.ts why no test can.

  names        ${TARGETS.map(({ name }) => name).join(', ')} (all)
  --most N     of each no more than so many, spread over its file
`;

/** A mutant that never comes to an end is noticed. */
const MUTANT_MS = 120_000;

const LEFT_OUT = ['node_modules', '.git', 'data'];

interface Score {
  readonly target: string;
  readonly mutants: number;
  readonly noticed: number;
  readonly explained: number;
  readonly survivors: readonly string[];
}

function main(args: readonly string[]): void {
  const options = { most: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (values.help) return void process.stdout.write(HELP);
  const unknown = positionals.filter((name) => !TARGETS.some((each) => each.name === name));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}.\n${HELP}`);
  const chosen = TARGETS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const copy = copyOfAll();
  try {
    const scores = chosen.map((target) => scoreOf(target, copy, Number(values.most ?? Infinity)));
    process.stdout.write(`${toTable(scores)}\n`);
    process.exitCode = scores.every(({ survivors }) => survivors.length === 0) ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function copyOfAll(): string {
  const copy = mkdtempSync(join(tmpdir(), 'scorecard-mutants-'));
  cpSync('.', copy, { recursive: true, filter: (path) => !LEFT_OUT.includes(basename(path)) });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  return copy;
}

function scoreOf(target: Target, copy: string, most: number): Score {
  if (!passes(target, copy)) throw new Error(`The tests of ${target.name} fail as it is.`);
  const mutants = spread(target.files.flatMap(placedIn), most);
  const survivors = mutants.filter((mutant) => {
    const survives = passesWith(mutant, target, copy);
    if (survives) process.stderr.write(`${sayMutant(mutant)}\n`);
    return survives;
  });
  const open = survivors.filter((each) => !isExplained(each));
  const needless = EXPLAINED.filter((each) => mutants.some(isOf(each)) && !survivors.some(isOf(each)));
  for (const { file, source, what } of needless) {
    process.stderr.write(`noticed, though it is explained: ${file} ${what} in ${source}\n`);
  }
  return {
    target: target.name,
    mutants: mutants.length,
    noticed: mutants.length - survivors.length,
    explained: survivors.length - open.length,
    survivors: open.map(sayMutant),
  };
}

interface Placed extends Mutant {
  readonly file: string;
}

function placedIn(file: string): readonly Placed[] {
  return mutantsOf(readFileSync(file, 'utf8')).map((mutant) => ({ ...mutant, file }));
}

function passesWith(mutant: Placed, target: Target, copy: string): boolean {
  const path = join(copy, mutant.file);
  const asItIs = readFileSync(path, 'utf8');
  writeFileSync(path, mutant.text);
  try {
    return passes(target, copy);
  } finally {
    writeFileSync(path, asItIs);
  }
}

function isExplained(mutant: Placed): boolean {
  return EXPLAINED.some((each) => isOf(each)(mutant));
}

function isOf(explained: Explained): (mutant: Placed) => boolean {
  return ({ file, source, what }) => explained.file === file && explained.source === source && explained.what === what;
}

function passes({ tests }: Target, copy: string): boolean {
  // In threads, so that what never comes to an end is ended with the process.
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'main',
    '--pool',
    'threads',
    '--bail',
    '1',
    ...tests,
  ];
  return spawnSync(process.execPath, args, { cwd: copy, timeout: MUTANT_MS, stdio: 'ignore' }).status === 0;
}

function spread<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(items.length, most) }, (_, at) => items[Math.floor(at * step)] as T);
}

function sayMutant({ file, line, what }: Placed): string {
  return `survived ${file}:${line} ${what}`;
}

function toTable(scores: readonly Score[]): string {
  const rows = scores.map(({ target, mutants, noticed, explained, survivors }) => {
    const rest = [`${noticed} of ${mutants} noticed`, ...(explained > 0 ? [`${explained} explained`] : [])];
    return [`${target.padEnd(12)} ${rest.join(', ')}`, ...survivors.map((each) => `  ${each}`)].join('\n');
  });
  return rows.join('\n');
}

main(process.argv.slice(2));
