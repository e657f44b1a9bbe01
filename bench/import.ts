import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HOSTILE, writeMillion } from './import-files.ts';
import type { Part } from './part.ts';

interface Brought {
  readonly what: string;
  readonly seconds: number;
  /** Of the processor: what else the machine does is not in it. */
  readonly processor: number;
  /** The most that was resident. */
  readonly megabytes: number;
  readonly code: number | null;
  /** The first line that it said. */
  readonly said: string;
}

interface ImportResult {
  readonly rows: number;
  readonly million: Brought;
  readonly again: Brought;
  readonly hostile: readonly Brought[];
}

/** Bringing figures in: a million at once, and files that are out to do harm. */
export const bringing: Part = { name: 'import', run: benchImport, toTable: importTable };

const TELL_MEMORY = fileURLToPath(new URL('tell-memory.ts', import.meta.url));
const IMPORT = fileURLToPath(new URL('../adapters/terminal/import.ts', import.meta.url));

async function benchImport(folder: string): Promise<ImportResult> {
  const million = join(folder, 'million');
  const rows = await writeMillion(million);
  const dataset = ['--dataset', 'million', '--yes'];
  const first = await bring('a million numbers', folder, [million, ...dataset]);
  const again = await bring('the same again', folder, [million, ...dataset]);
  const hostile: Brought[] = [];
  for (const { what, name, bytes } of HOSTILE) {
    const file = join(folder, name.replaceAll('/', '_'));
    await writeFile(file, bytes());
    hostile.push(await bring(what, folder, [file, '--dataset', 'hostile', '--dry-run']));
  }
  return { rows, million: first, again, hostile };
}

/** In a process of its own, as a person would. */
async function bring(what: string, folder: string, args: readonly string[]): Promise<Brought> {
  const told = join(folder, 'memory');
  const loaded = ['--import', TELL_MEMORY, IMPORT];
  const from = performance.now();
  // As `npm run import` does.
  const child = spawn(process.execPath, ['--max-semi-space-size=8', '--import', 'tsx', ...loaded, ...args], {
    // eslint-disable-next-line node/no-process-env -- the child needs its surroundings
    env: { ...process.env, DATABASE_URL: '', DATA_FOLDER: join(folder, 'data'), TELL_MEMORY: told },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      if (said.length < 10_000) said += text.toString('utf8');
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - from) / 1000;
  const [kilobytes = 0, processor = 0] = (await readFile(told, 'utf8')).split(' ').map(Number);
  return { what, seconds, processor, megabytes: Math.round(kilobytes / 1024), code, said: said.split('\n')[0] ?? '' };
}

function importTable({ rows, million, again, hostile }: ImportResult): string {
  const line = ({ what, seconds, processor, megabytes, code, said }: Brought) =>
    [
      what.padEnd(34),
      `${seconds.toFixed(1)} s`.padStart(8),
      `${processor.toFixed(1)} s`.padStart(8),
      `${megabytes} MB`.padStart(8),
      `  ${code}  ${said.slice(0, 90)}`,
    ].join('');
  return [
    `${rows} numbers in a folder, then files that are out to do harm (aimed at: 300 MB and 10 s each)`,
    '',
    ...[million, again, ...hostile].map(line),
    '',
  ].join('\n');
}
