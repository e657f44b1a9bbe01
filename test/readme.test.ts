import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ask } from './fixtures/ask.ts';

// Each starts a process of its own, beside those of other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts;

/** These run this test, or take minutes: that they exist has to do. */
const NOT_HERE = ['npm test', 'npm run check', 'npm run bench'];

const commands = [...README.matchAll(/```sh\n([^]*?)```/g)]
  .flatMap(([, block = '']) => block.trim().split('\n'))
  .map((line) => line.replace(/^npm install && /, ''));

const asking = README.split('## What you can ask')[1]?.split('\n## ')[0] ?? '';
const questions = [...asking.matchAll(/^\| [^|]+ \| ([^|]+) \|$/gm)].map(([, cell = '']) => cell.trim()).slice(2);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorecard-readme-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function run(command: string): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const env = { ...process.env, DATABASE_URL: '', DATA_FOLDER: folder };
  return new Promise((resolve) => {
    const child = execFile('/bin/sh', ['-c', command], { cwd: ROOT, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, out, err });
    });
    child.stdin?.end('exit\n');
  });
}

describe('the README', () => {
  it.each(commands.filter((command) => !NOT_HERE.includes(command)))(
    'its command works: %s',
    async (command) => {
      const { code, err } = await run(command);
      expect({ code, failed: /error/i.test(err) }).toEqual({ code: 0, failed: false });
    },
    30_000,
  );

  it('its first command gives what it promises', async () => {
    expect((await run(commands[0] ?? '')).out).toContain('32%');
  });

  it('its questions are answered', async () => {
    const lines = questions.map((question) => JSON.stringify({ id: question, turns: [question] }));
    const { out } = await ask(['--batch', '--today', '2019-03-07'], { DATA_FOLDER: folder }, lines.join('\n'));
    const outcomes = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ id, outcome }) => `${id} ${outcome}`);
    expect(outcomes).toEqual(questions.map((question) => `${question} answered`));
    expect(questions.length).toBe(16);
  });

  it('names only commands, flags and files that there are', async () => {
    const named = [...README.replace(/\s+/g, ' ').matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(
      ([, script = '']) => script,
    );
    expect(named.filter((script) => !(script in SCRIPTS))).toEqual([]);
    const { out } = await ask(['--help'], { DATA_FOLDER: folder });
    const flags = [...README.matchAll(/^\| `(--[a-z]+)/gm)].map(([, flag = '']) => flag);
    expect(flags.filter((flag) => !out.includes(flag))).toEqual([]);
    expect(flags.length).toBeGreaterThan(3);
    const files = [...README.matchAll(/\]\(([^):]+)\)/g)].map(([, file = '']) => file);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});
