import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ask } from './fixtures/ask.ts';
import { commandsIn, DOCUMENTS, type Ran, readDocument, runCommand, shadowProject } from './fixtures/documents.ts';
import { workbook } from './fixtures/sheets.ts';
import { type SlackServer, startSlackServer } from './fixtures/slack-server.ts';

// Each command starts processes of its own, beside those of other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts;

/** These run this test, take minutes, change files of the project, or sign in with Microsoft: that they exist has to do. */
const NOT_HERE =
  /^(npm test|npm run (check|bench|soak|mutants|format|docs:settings)\b|\S*=\d+ npx vitest run |MicrosoftAppId=\S+ )/;

/** What a person puts their own in the place of. */
const PLACEHOLDERS: readonly (readonly [RegExp, string])[] = [
  [/path\/to\/your\/folder/g, 'seeds/report'],
  [/xoxb-…/g, 'xoxb-stand-in'],
  [/xapp-…/g, 'xapp-stand-in'],
  [/YOUR-ADDRESS/g, 'bot.example.org'],
  [/=…/g, '=placeholder-0123456789'],
];

let folder: string;
let slack: SlackServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorecard-documents-'));
  slack = await startSlackServer();
});

afterAll(async () => {
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

function readyToRun(command: string): string {
  const withoutInstall = command.replace(/^npm install && /, '');
  return PLACEHOLDERS.reduce((text, [placeholder, own]) => text.replace(placeholder, own), withoutInstall);
}

const runnable = DOCUMENTS.map((document) => ({
  document,
  commands: commandsIn(readDocument(document))
    .map(readyToRun)
    .filter((command) => !NOT_HERE.test(command)),
})).filter(({ commands }) => commands.length > 0);

/** What a document promises that its commands give. */
const PROMISED: Readonly<Record<string, { readonly firstSays: string; readonly writes: readonly string[] }>> = {
  'README.md': { firstSays: '32%', writes: ['chart.png'] },
  'docs/slack.md': { firstSays: '', writes: ['manifest.http.json'] },
};

const percent = (v: number) => ({ v, z: '0.0%' });

/** What a reader has beside the project where a document's commands are run. */
const AT_HAND: Readonly<Record<string, Readonly<Record<string, Buffer>>>> = {
  'docs/importing.md': {
    'scorecard.xlsx': workbook({
      Scorecard: [
        ['Measure', 'Good is', 'Jan-24', 'Feb-24', 'Mar-24'],
        ['First visits within 10 days', 'High', percent(0.7), percent(0.725), percent(0.75)],
      ],
    }),
  },
};

describe('every command works, one after the other', () => {
  it.each(runnable)('$document', async ({ document, commands }) => {
    const place = await mkdtemp(join(folder, 'run-'));
    const project = await shadowProject(place);
    for (const [name, bytes] of Object.entries(AT_HAND[document] ?? {})) await writeFile(join(project, name), bytes);
    const settings = {
      ...{ DATABASE_URL: '', DATASET: '', DATA_FOLDER: join(place, 'data'), HOST: '127.0.0.1', PORT: '0' },
      ...{ SLACK_API_URL: slack.url, PUBLIC_URL: '', NO_COLOR: '1', LOG_LEVEL: 'info' },
    };
    const ran: Ran[] = [];
    for (const command of commands) {
      const { code, out, err } = await runCommand(command, project, settings);
      ran.push({ code, out, err });
      const wrong = /.*("level":[56]0|Error:|error:).*/.exec(err)?.[0] ?? null;
      expect({ command, code, wrong }).toEqual({ command, code: 0, wrong: null });
    }
    const { firstSays, writes } = PROMISED[document] ?? { firstSays: '', writes: [] };
    expect(ran[0]?.out).toContain(firstSays);
    const written = await readdir(project);
    expect(writes.filter((name) => !written.includes(name))).toEqual([]);
  });

  it('or can be run where there is more time', () => {
    const scripts = DOCUMENTS.flatMap((document) => [
      ...readDocument(document)
        .replace(/\s+/g, ' ')
        .matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g),
    ]).map(([, script = '']) => script);
    expect(scripts.filter((script) => !(script in SCRIPTS))).toEqual([]);
    expect(scripts.length).toBeGreaterThan(20);
  });
});

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readDocument(document);

  it('names only files and folders that there are', () => {
    const inWords = [...text.matchAll(/`((?:src|adapters|test|migrations|seeds|docs)\/[\w./-]+)`/g)].map(
      ([, at = '']) => at,
    );
    const tests = [...text.matchAll(/vitest run (\S+)/g)].map(([, at = '']) => at);
    const linked = [...text.matchAll(/\]\(([^):#]+)[^):]*\)/g)].map(([, at = '']) => join(dirname(document), at));
    const named = [...inWords, ...tests, ...linked].filter((at) => !at.includes('NAME'));
    expect(named.filter((at) => !existsSync(join(ROOT, at)))).toEqual([]);
  });
});

describe('the README', () => {
  const readme = readDocument('README.md');
  const asking = readme.split('## What you can ask')[1]?.split('\n## ')[0] ?? '';
  const questions = [...asking.matchAll(/^\| [^|]+ \| ([^|]+) \|$/gm)].map(([, cell = '']) => cell.trim()).slice(2);

  it('gives questions that are answered', async () => {
    const lines = questions.map((question) => JSON.stringify({ id: question, turns: [question] }));
    const data = { DATA_FOLDER: join(folder, 'asked') };
    const { out } = await ask(['--batch', '--today', '2019-03-07'], data, lines.join('\n'));
    const outcomes = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ id, outcome }) => `${id} ${outcome}`);
    expect(outcomes).toEqual(questions.map((question) => `${question} answered`));
    expect(questions.length).toBe(16);
  });

  it('names only flags that there are', async () => {
    const { out } = await ask(['--help'], { DATA_FOLDER: join(folder, 'asked') });
    const flags = [...readme.matchAll(/^\| `(--[a-z]+)/gm)].map(([, flag = '']) => flag);
    expect(flags.filter((flag) => !out.includes(flag))).toEqual([]);
    expect(flags.length).toBeGreaterThan(3);
  });
});
