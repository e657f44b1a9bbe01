import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/store/connect.ts';
import { ask, bringIn, type Environment, startImport } from '../../fixtures/ask.ts';

// Each starts processes of its own, beside those of other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const INDICATORS = `code,name,theme,unit,polarity,population
LIB-VISITS,Library visits,Use,count,higher,visits
LIB-LATE,Books returned late,Stock,percent,lower,books on loan
LIB-NEW,New members,Use,count,higher,members
LIB-WAIT,Days waited for a reserved book,Stock,days,lower,reservations
`;
const OBSERVATIONS = `code,basis,period,value,numerator,denominator
LIB-VISITS,quarter,2018/19 Q2,43950,,
LIB-VISITS,quarter,2018/19 Q3,40110,,
LIB-LATE,quarter,2018/19 Q2,12.4,496,4000
LIB-LATE,quarter,2018/19 Q3,11.0,451,4100
LIB-NEW,month,2018-11,295,,
LIB-NEW,month,2018-12,188,,
LIB-WAIT,quarter,2018/19 Q3,14,,
`;
const LIBRARY = { 'indicators.csv': INDICATORS, 'observations.csv': OBSERVATIONS };

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'scorecard import '));
});

afterAll(() => rm(home, { recursive: true, force: true }));

const place = (name: string): string => join(home, name);

async function folder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = place(name);
  await mkdir(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text);
  return path;
}

const filesIn = (path: string): Promise<readonly string[]> => readdir(path).catch(() => []);
const linesOf = (text: string): number => text.trimEnd().split('\n').length;

describe("a dataset of one's own", () => {
  let settings: Environment;
  let library: string;

  beforeAll(async () => {
    settings = { DATA_FOLDER: place('own data') };
    library = await folder('library', LIBRARY);
  });

  it('is made by its first import, which says so', async () => {
    const { code, out, err } = await bringIn([library, '--dataset', 'library'], settings);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Imported "library", published \d{4}-\d\d-\d\d\.\n {2}numbers: 7 new\n {2}indicators: 4 new\n/,
    );
    expect(out).toMatch(/\nThe dataset 'library' is new: npm run ask -- --dataset library asks it\.\n$/);
    expect(await filesIn(settings['DATA_FOLDER'] ?? '')).toEqual(['library.sqlite']);
  });

  it('answers about its indicators by name, with numbers of its own alone', async () => {
    const asked: readonly (readonly [question: string, code: string, value: number, period: string])[] = [
      ['how are library visits doing?', 'LIB-VISITS', 40110, '2018/19 Q3'],
      ['how many library visits were there last quarter?', 'LIB-VISITS', 40110, '2018/19 Q3'],
      ['library visits in Q2', 'LIB-VISITS', 43950, '2018/19 Q2'],
      ['what percentage of books was returned late?', 'LIB-LATE', 11, '2018/19 Q3'],
      ['how many new members in December?', 'LIB-NEW', 188, '2018-12'],
      ['days waited for a reserved book', 'LIB-WAIT', 14, '2018/19 Q3'],
    ];
    const lines = asked.map(([question]) => JSON.stringify({ id: question, turns: [question] }));
    const { out, err } = await ask(
      ['--dataset', 'library', '--batch', '--today', '2019-02-10'],
      settings,
      lines.join('\n'),
    );
    expect(err).toBe('');
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ id, facts: [fact] }) => [id, fact?.indicator, fact?.value, fact?.period])).toEqual(asked);
  });

  it('knows nothing of the numbers that come with the program', async () => {
    const { out } = await ask(['--dataset', 'library', '--json', 'initial health assessments'], settings);
    expect(JSON.parse(out)).toMatchObject({ facts: [] });
    expect(JSON.parse(out).outcome).not.toBe('answered');
  });

  it('takes more in, without a word of the field this time', async () => {
    const more = await folder('more', { 'observations.csv': 'code,basis,period,value\nLIB-NEW,month,2019-01,240\n' });
    const { code, out, err } = await bringIn([more, '--dataset', 'library'], settings);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Imported "more"[^\n]*\n {2}numbers: 1 new\n$/);
    expect((await bringIn([more, '--dataset', 'library'], settings)).out).toMatch(/^Nothing has changed/);
  });

  it('lets a number be taken back, by its flags', async () => {
    const flags = ['--retract', 'LIB-WAIT', '--basis', 'quarter', '--period', '2018/19 Q3', '--dataset', 'library'];
    expect(await bringIn(flags, settings)).toMatchObject({
      code: 0,
      err: '',
      out: 'The number 14 of "library" is taken back; it stays readable as an earlier revision.\n',
    });
    const { out } = await ask(['--dataset', 'library', '--json', 'days waited for a reserved book'], settings);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'no_data', facts: [] });
  });

  it('that nobody has brought in is named, beside those that there are: asking and taking back', async () => {
    const expected = { code: 2, out: '', err: 'dataset libary is not known; available: report, sample, library\n' };
    expect(await ask(['--dataset', 'libary', 'library visits'], settings)).toEqual(expected);
    const flags = ['--retract', 'LIB-NEW', '--basis', 'month', '--period', '2018-12', '--dataset', 'libary'];
    expect(await bringIn(flags, settings)).toMatchObject(expected);
    expect(await filesIn(settings['DATA_FOLDER'] ?? '')).toEqual(['library.sqlite']);
  });

  it("may be called as one that comes with the program, and is then one's own", async () => {
    await copyFile(join(settings['DATA_FOLDER'] ?? '', 'library.sqlite'), place('own data/sample.sqlite'));
    expect((await ask(['--dataset', 'sample', 'library visits'], settings)).out).toContain('40,110');
  });

  it('at an older version: says which command mends it', async () => {
    const file = place('own data/older.sqlite');
    await copyFile(place('own data/sample.sqlite'), file);
    const knex = openDatabase({ file });
    await knex.raw('delete from knex_migrations');
    await knex.destroy();
    const { code, err } = await ask(['--dataset', 'older', 'library visits'], settings);
    expect({ code, lines: linesOf(err) }).toEqual({ code: 1, lines: 1 });
    expect(err).toContain('`DATASET=older npm run migrate`');
  });
});

describe('a draft is looked at first', () => {
  const settings = () => ({ DATA_FOLDER: place('drafts') });
  const into = ['--dataset', 'library'];
  const rows = (value: string) => `code,basis,period,value\nLIB-VISITS,quarter,2018/19 Q4,${value}\n`;

  it('is only shown by --dry-run, also where there is no dataset yet', async () => {
    const library = await folder('library tried', LIBRARY);
    const tried = await bringIn([library, ...into, '--dry-run'], settings());
    expect(tried).toMatchObject({ code: 0, err: '' });
    expect(tried.out).toMatch(/would bring in:\n {2}numbers: 7 new\n[^]*Nothing was changed/);
    expect(await filesIn(settings().DATA_FOLDER)).toEqual([]);
    expect((await bringIn([library, ...into], settings())).code).toBe(0);
  });

  it('is kept where a figure looks wrong, and seen by nobody before it is published', {
    timeout: 240_000,
  }, async () => {
    const wrong = await folder('a digit too many', { 'observations.csv': rows('421000') });
    const kept = await bringIn([wrong, ...into], settings());
    expect(kept).toMatchObject({ code: 3, err: '' });
    expect(kept.out).toContain(
      'Looks wrong:\n  Library visits (2018/19 Q4): 421,000, about ten times what is usual here',
    );
    const [id = ''] = /--publish (\d+)/.exec(kept.out)?.slice(1) ?? [];
    const newest = async () => (await ask([...into, 'library visits'], settings())).out;
    expect(await newest()).toContain('40,110');
    const published = await bringIn(['--publish', id, ...into], settings());
    expect(published.code).toBe(0);
    expect(await newest()).toContain('421,000');
    const undone = await bringIn(['--undo', id, ...into], settings());
    expect(undone.out).toBe(`Import ${id} is taken back; what others brought stays.\n`);
    const about = { platform: 'terminal', person: userInfo().username, dataset: 'library', importId: Number(id) };
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect([kept, published, undone].map(({ audit }) => audit)).toMatchObject([
      [{ ...about, digest, outcome: 'drafted', state: 'draft', counts: null }],
      [{ ...about, digest, outcome: 'published', state: 'published', counts: { observations: { added: 1 } } }],
      [{ ...about, digest, outcome: 'taken back', state: 'undone' }],
    ]);
    expect(JSON.stringify([kept, published, undone].map(({ audit }) => audit))).not.toContain('421');
    expect(await newest()).toContain('40,110');
    const list = (await bringIn(['--list', ...into], settings())).out;
    expect(list).toMatch(new RegExp(`^${id} {2}undone [^\\n]*"a digit too many"[^]*\\n1 {2}published`));
    const twice = await bringIn(['--undo', id, ...into], settings());
    expect(twice).toMatchObject({ code: 1, audit: [{ ...about, outcome: 'refused', state: 'undone' }] });
  });

  it('is published by --yes whatever is found', async () => {
    const wrong = await folder('yes', { 'observations.csv': rows('4100') });
    expect((await bringIn([wrong, ...into, '--yes'], settings())).out).toMatch(/^Imported[^]*Looks wrong:\n/);
  });
});

describe('a first import that fails leaves nothing behind', () => {
  it.each([
    ['a row that is wrong', { ...LIBRARY, 'observations.csv': `${OBSERVATIONS}NONE,month,2018-12,1,,\n` }, 2],
    ['a header that is wrong', { ...LIBRARY, 'indicators.csv': INDICATORS.replace('unit', 'units') }, 3],
    ['no file', {}, 2],
  ])('%s', async (name, files, lines) => {
    const data = place(`data of ${name}`);
    const path = await folder(name, files);
    const { code, out, err } = await bringIn([path, '--dataset', 'mine'], { DATA_FOLDER: data });
    expect({ code, out, lines: linesOf(err) }).toEqual({ code: 1, out: '', lines });
    expect(err).toMatch(/^Nothing was imported/);
    expect(await readdir(data).catch(() => 'no folder')).toBe('no folder');
  });

  it('a folder that is not there', async () => {
    const ended = await bringIn([place('nowhere'), '--dataset', 'mine'], { DATA_FOLDER: place('none') });
    expect(ended).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^The folder [^\n]*nowhere can't be read/),
    });
    expect(await filesIn(place('none'))).toEqual([]);
  });

  it('one that is broken off', async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `LIB-NEW,month,2018-12,${at},part: ${at}`);
    const text = `code,basis,period,value,breakdown\n${rows.join('\n')}\n`;
    const path = await folder('long', { ...LIBRARY, 'observations.csv': text });
    const data = place('broken off');
    const child = startImport([path, '--dataset', 'mine'], { DATA_FOLDER: data });
    const ended = once(child, 'close');
    await vi.waitFor(async () => expect(await filesIn(data)).not.toEqual([]), 30_000);
    child.kill('SIGINT');
    const [code] = await ended;
    expect({ code, files: await filesIn(data) }).toEqual({ code: 130, files: [] });
  });

  it('of two at once one makes it, and the other says that it did not', async () => {
    const path = await folder('twice', LIBRARY);
    const settings = { DATA_FOLDER: place('two') };
    const both = await Promise.all([0, 1].map(() => bringIn([path, '--dataset', 'mine'], settings)));
    const codes = both.map(({ code }) => code ?? -1).sort((a, b) => a - b);
    // Where one was done before the other began, both are well.
    const well =
      codes[1] === 0 || both.some(({ err }) => err.startsWith('Another import has made this dataset meanwhile'));
    expect({ first: codes[0], well, files: await filesIn(place('two')) }).toEqual({
      first: 0,
      well: true,
      files: ['mine.sqlite'],
    });
  });
});

describe('the import command', () => {
  it('names its flags', async () => {
    const { code, out, err } = await bringIn(['--help'], {});
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(new Set(out.match(/--[a-z-]+[a-z]/g))).toEqual(
      new Set([
        ...['--dataset', '--retract', '--basis', '--period', '--area', '--breakdown', '--help', '--mapping'],
        ...['--dry-run', '--yes', '--list', '--show', '--publish', '--discard', '--undo'],
      ]),
    );
  });

  it.each([
    ['no folder', [], 2, /^Which files/],
    ['an unknown flag', ['--force', 'x'], 2, /there are --dataset/],
    ['a name that is a path', ['x', '--dataset', '../x'], 2, /'\.\.\/x' is none/],
    ['a basis that is none', ['--retract', 'A', '--basis', 'week', '--period', '2018-12'], 2, /^The basis 'week'/],
    [
      'a number that is not held',
      ['--retract', 'A', '--basis', 'month', '--period', '2018-12'],
      1,
      /^No such number is held/,
    ],
  ] as const)('%s: one line', async (_name, args, code, message) => {
    const ended = await bringIn(args, { DATA_FOLDER: place('flags') });
    const lines = ended.err.trimEnd().split('\n');
    expect({ code: ended.code, out: ended.out }).toEqual({ code, out: '' });
    expect(lines.at(-1)).toMatch(message);
    expect(lines.filter((line) => !line.startsWith('First use'))).toHaveLength(1);
  });

  it('without --dataset brings the folder into the report', async () => {
    const more = await folder('to the report', {
      'source.csv': 'title,published\nQ4 report,2019-06-01\n',
      'observations.csv': 'code,basis,period,value\nCIC-DENTAL,snapshot,2019-03-31,82\n',
    });
    const settings = { DATA_FOLDER: place('flags') };
    expect((await bringIn([more], settings)).out).toBe(
      'Imported "Q4 report", published 2019-06-01.\n  numbers: 1 new\n',
    );
    expect((await ask(['dental checks'], settings)).out).toContain('82%');
  });

  it.skipIf(process.getuid?.() === 0)('a data folder that cannot be written to: one line', async () => {
    const data = await folder('read only', {});
    await chmod(data, 0o555);
    const path = await folder('for read only', LIBRARY);
    const { code, err } = await bringIn([path, '--dataset', 'mine'], { DATA_FOLDER: data });
    expect({ code, lines: linesOf(err) }).toEqual({ code: 1, lines: 1 });
  });
});

it('the page for performance teams names the flags of the command', async () => {
  const docs = await readFile(new URL('../../../docs/importing.md', import.meta.url), 'utf8');
  for (const flag of ['--dataset', '--retract', '--area', '--breakdown']) expect(docs).toContain(flag);
});
