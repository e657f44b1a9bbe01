import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOSTILE } from '../../bench/import-files.ts';

/** What a file that is out to do harm may make resident, the program itself among it. */
const MOST_MB = 300;

const [TELL, IMPORT] = ['../../bench/tell-memory.ts', '../../adapters/terminal/import.ts'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
) as [string, string];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorecard-hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The one that is only called badly is read. */
const READ = new Set(['names with script']);

// As `npm run import` does; `npm run bench -- import` tells how long each takes.
it.each(HOSTILE.map((each) => [each.what, each] as const))(
  '%s stays small',
  { timeout: 120_000 },
  async (_what, each) => {
    const file = join(folder, each.name.replaceAll('/', '_'));
    await writeFile(file, each.bytes());
    const told = join(folder, 'memory');
    const env = { ...process.env, DATABASE_URL: '', DATA_FOLDER: join(folder, 'data'), TELL_MEMORY: told };
    const flags = ['--max-semi-space-size=8', '--import', 'tsx', '--import', TELL];
    const command = [...flags, IMPORT, file, '--dataset', 'hostile', '--dry-run'];
    const child = spawn(process.execPath, command, { env });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    await rm(file);
    expect({ code, fault: /inside the program/.test(out + err) }).toEqual({
      code: READ.has(each.what) ? 0 : 1,
      fault: false,
    });
    const [kilobytes = 0] = (await readFile(told, 'utf8')).split(' ').map(Number);
    expect(kilobytes / 1024).toBeLessThan(MOST_MB);
  },
);
