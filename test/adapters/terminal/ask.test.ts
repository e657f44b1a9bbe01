import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { migrate, openDatabase } from '../../../src/store/connect.ts';
import { ask, type Environment, startAsk } from '../../fixtures/ask.ts';

// Each starts a process of its own, beside those of other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const QUESTION = 'how are initial health assessments doing?';

/** A folder with the seeded report, for all tests that only read. */
let seeded: Environment;
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'scorecard-ask-'));
  seeded = { DATA_FOLDER: join(home, 'seeded') };
  await ask([QUESTION], seeded);
});

afterAll(() => rm(home, { recursive: true, force: true }));

function folder(name: string): string {
  return join(home, name);
}

/** Each file and what is in it. */
async function filesIn(path: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(path).catch(() => []);
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(path, name), 'base64')] as const),
  );
  return Object.fromEntries(files);
}

describe('first use', () => {
  it('sets the data up and says so once, in one line beside the answer', async () => {
    const settings = { DATA_FOLDER: folder('first') };
    const first = await ask([QUESTION], settings);
    expect(first).toMatchObject({ code: 0, err: expect.stringMatching(/^First use: [^\n]*report\.sqlite\.\n$/) });
    expect(first.out).toContain('32%');
    expect(Object.keys(await filesIn(settings.DATA_FOLDER))).toEqual(['report.sqlite']);
    expect(await ask([QUESTION], settings)).toEqual({ code: 0, err: '', out: first.out });
  });

  it('of two at once gives both an answer and leaves one file', async () => {
    const settings = { DATA_FOLDER: folder('two') };
    const both = await Promise.all([ask([QUESTION], settings), ask([QUESTION], settings)]);
    for (const { code, out } of both) expect({ code, found: out.includes('32%') }).toEqual({ code: 0, found: true });
    expect(Object.keys(await filesIn(settings.DATA_FOLDER))).toEqual(['report.sqlite']);
  });

  it('of the made-up council sets that up, to the month before this one', async () => {
    const settings = { DATA_FOLDER: folder('sample') };
    const { code, out, err } = await ask(['--dataset', 'sample', '--json', 'what is red?'], settings);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^First use: [^\n]*sample\.sqlite\.\n$/) });
    const { outcome, facts } = JSON.parse(out);
    const values = facts.filter(({ role }: { role: string }) => role === 'value');
    expect({ outcome, ratings: new Set(values.map(({ rating }: { rating: string }) => rating)) }).toEqual({
      outcome: 'answered',
      ratings: new Set(['red']),
    });
    expect(facts[0].source).toBe('Northshire sample data (synthetic)');
    const days = facts.map(({ period }: { period: string }) => period).filter((period: string) => period.length === 10);
    const before = new Date();
    before.setUTCDate(0);
    expect(days).toContain(before.toISOString().slice(0, 10));
  }, 60_000);

  it('fills a file that was only migrated', async () => {
    const database = openDatabase({ file: join(folder('migrated'), 'report.sqlite') });
    await migrate(database);
    await database.destroy();
    const { code, out, err } = await ask([QUESTION], { DATA_FOLDER: folder('migrated') });
    expect(out).toContain('32%');
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^First use: [^\n]*\n$/) });
  });
});

describe('one question', () => {
  it('is answered in words, without the codes of a terminal', async () => {
    const { code, out, err } = await ask(QUESTION.split(' '), seeded);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/32%[^]*Dec 2018/);
    expect(out).not.toContain('\u001b');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('is answered as a record with --json', async () => {
    const { code, out, err } = await ask(['--json', '--today', '2019-03-07', '--dataset', 'report', QUESTION], seeded);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const record = JSON.parse(out);
    expect(Object.keys(record)).toEqual([
      ...['question', 'outcome', 'intent', 'understood', 'facts', 'options', 'text', 'more', 'chart', 'elapsedMs'],
    ]);
    expect(record).toMatchObject({ question: QUESTION, outcome: 'answered', intent: 'status' });
    expect(record.facts[0]).toMatchObject({ indicator: 'CIC-IHA', value: 32, period: '2018-12', rating: 'attention' });
  });

  it('counts periods from --today', async () => {
    const quarters = [];
    for (const today of ['2019-03-07', '2018-12-31']) {
      const { out } = await ask(['--json', '--today', today, 'contact decisions within 24 hours last quarter'], seeded);
      quarters.push(JSON.parse(out).understood.period);
    }
    expect(quarters).toEqual(['2018/19 Q3', '2018/19 Q2']);
  });
});

describe('--help', () => {
  it('names every flag', async () => {
    const { code, out, err } = await ask(['--help'], seeded);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/--[a-z]+/g)).toEqual(
      expect.arrayContaining(['--json', '--batch', '--today', '--dataset', '--help']),
    );
  });
});

describe('a batch', () => {
  const line = (id: string, ...turns: readonly string[]) => JSON.stringify({ id, turns, kind: 'ignored' });

  it('is answered in order, each line by itself', async () => {
    const lines = [
      line('b', 'initial health assessments', 'and dental checks?'),
      line('a', 'and dental checks?'),
      line('c', QUESTION),
    ];
    const { code, out, err } = await ask(['--batch', '--today', '2019-03-07'], seeded, `${lines.join('\r\n')}\n`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const records = out
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each));
    expect(records.map(({ id, question }) => [id, question])).toEqual([
      ['b', 'and dental checks?'],
      ['a', 'and dental checks?'],
      ['c', QUESTION],
    ]);
    expect(records[2].facts[0]).toMatchObject({ value: 32 });
  });

  it('goes on after lines that are none, says so once and ends with 1', async () => {
    const lines = [line('a', QUESTION), 'nonsense', '{"id":"x","turns":[]}', '', line('z', QUESTION)];
    const { code, out, err } = await ask(['--batch'], seeded, lines.join('\n'));
    const records = out
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each));
    expect(records.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['a', 'answered'],
      [undefined, 'error'],
      ['x', 'error'],
      [undefined, 'error'],
      ['z', 'answered'],
    ]);
    expect(records[2].text).toBe('"turns" must hold at least one message; it is empty.');
    expect(Object.keys(records[2]).sort()).toEqual(Object.keys(records[0]).sort());
    expect({ code, err }).toEqual({
      code: 1,
      err: 'Lines 2, 3, 4 of the batch got no answer; their records say why.\n',
    });
  });

  it('of nothing is nothing', async () => {
    expect(await ask(['--batch'], seeded, '')).toEqual({ code: 0, out: '', err: '' });
  });

  it('answers a line before the next one is there', async () => {
    const child = startAsk(['--batch'], seeded);
    const ended = once(child, 'close');
    child.stdin.write(`${line('first', QUESTION)}\n`);
    const [answer] = await once(child.stdout, 'data');
    expect(JSON.parse(String(answer))).toMatchObject({ id: 'first', outcome: 'answered' });
    child.stdin.end();
    await ended;
  });

  it('ends without a word when its reader has read enough', async () => {
    const child = startAsk(['--batch'], seeded);
    child.stdin.on('error', () => {});
    const said: string[] = [];
    child.stderr.on('data', (piece) => said.push(String(piece)));
    const ended = once(child, 'close');
    child.stdin.end(`${line('a', QUESTION)}\n`.repeat(2000));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = await ended;
    expect({ code, said: said.join('') }).toEqual({ code: 0, said: '' });
  });
});

describe('a conversation', () => {
  it('is one thread, a line a turn, until exit', async () => {
    const { code, out, err } = await ask(
      ['--today', '2019-03-07'],
      seeded,
      `${QUESTION}\n\nand dental checks?\nexit\n${QUESTION}\n`,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/32%/g)).not.toBeNull();
    const [first = '', second = ''] = out.split(/(?=dental)/i);
    expect(first).toContain('32%');
    expect(second).toMatch(/dental/i);
    expect(out.indexOf('32%', out.search(/dental/i))).toBe(-1);
  });
});

describe('what cannot be done', () => {
  const garbage = 'This is no database, and long enough to be looked at as one. '.repeat(20);

  async function database(name: string, change: (file: string) => Promise<unknown>): Promise<Environment> {
    const path = folder(name);
    await mkdir(path);
    await change(join(path, 'report.sqlite'));
    return { DATA_FOLDER: path };
  }

  async function copyThen(file: string, sql: string): Promise<void> {
    await cp(join(seeded['DATA_FOLDER'] ?? '', 'report.sqlite'), file);
    const knex = openDatabase({ file });
    await knex.raw(sql);
    await knex.destroy();
  }

  it.each([
    ['an unknown flag', ['--loud', QUESTION], {}, 2, /^There is no flag --loud/],
    ['a bad day', ['--today', '2019-02-30', QUESTION], {}, 2, /--today.*'2019-02-30'/],
    [
      'a dataset that nobody has brought in',
      ['--dataset', 'mine', QUESTION],
      {},
      2,
      /^dataset mine is not known; available: report, sample$/,
    ],
    [
      'two names for the data',
      ['--dataset', 'report', QUESTION],
      { DATABASE_URL: 'postgres://127.0.0.1:1/x' },
      2,
      /--dataset.*DATABASE_URL/,
    ],
    [
      'a database that is not there',
      [QUESTION],
      { DATABASE_URL: 'postgres://127.0.0.1:1/x' },
      1,
      /PostgreSQL.*can't be reached/,
    ],
    ['a wrong setting', [QUESTION], { TIME_ZONE: 'Mars' }, 1, /^The setting TIME_ZONE is 'Mars'/],
  ] as const)('%s: one line, and nothing changes', async (name, args, settings, code, message) => {
    const path = folder(`refused ${name}`);
    const { out, err, ...ended } = await ask(args, { DATA_FOLDER: path, ...settings });
    expect({ ...ended, out, lines: err.trimEnd().split('\n').length }).toEqual({ code, out: '', lines: 1 });
    expect(err.trimEnd()).toMatch(message);
    expect(await filesIn(path)).toEqual({});
  });

  it.each<[string, (file: string) => Promise<unknown>, RegExp]>([
    ['a file of another kind', (file: string) => writeFile(file, garbage), /file of another kind/],
    ['an empty file', (file: string) => writeFile(file, ''), /older version/],
    ['a database behind', (file: string) => copyThen(file, 'delete from knex_migrations'), /older version/],
    [
      'a database ahead',
      (file: string) => copyThen(file, "update knex_migrations set name = '2999_later.js'"),
      /newer version/,
    ],
    ['a folder in its place', (file) => mkdir(file), /can't be reached/],
  ])('%s: one line, and nothing changes', async (name, change, message) => {
    const settings = await database(`broken ${name}`, change);
    const before = await filesIn(settings['DATA_FOLDER'] ?? '').catch(() => null);
    const { code, out, err } = await ask([QUESTION], settings);
    expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 1, out: '', lines: 1 });
    expect(err).toMatch(message);
    expect(await filesIn(settings['DATA_FOLDER'] ?? '').catch(() => null)).toEqual(before);
  });

  it('a folder that cannot be made: one line', async () => {
    await writeFile(folder('a file'), '');
    const { code, out, err } = await ask([QUESTION], { DATA_FOLDER: folder('a file') });
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^The folder [^\n]*can't be made[^\n]*\n$/),
    });
  });
});
