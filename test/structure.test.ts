import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './fixtures/source-rules.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CONFIG = join(ROOT, '.dependency-cruiser.js');
const CHECKER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const FOLDERS = ['src', 'adapters', 'seeds', 'bench', 'migrations'];

interface Cruised {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

function cruise(folder: string, config: string): Promise<Cruised['summary']> {
  const args = [CHECKER, '--config', config, '--output-type', 'json', ...FOLDERS];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }, (error, stdout) => {
      // The exit code counts the violations; only without a report did the checker itself fail.
      if (stdout === '') reject(error ?? new Error('the checker said nothing'));
      else resolve((JSON.parse(stdout) as Cruised).summary);
    });
  });
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

describe('imports', () => {
  it('of the whole project break no rule, and the checker has read them', async () => {
    const { totalCruised, violations } = await cruise(ROOT, CONFIG);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    // With a compiler that it doesn't know the checker reads nothing, and finds nothing.
    expect(totalCruised).toBeGreaterThan(20);
  }, 60_000);

  describe('that break a rule are found', () => {
    /** Files of a small project, each but the last with one import that breaks the rule named. */
    const planted = [
      ['src-stands-alone', 'src/reply/reply.ts', '../../adapters/slack/render.ts', 'src/ runs without adapters'],
      ['pure-needs-no-io', 'src/understand/read.ts', '../store/connect.ts', 'parsing reads no database'],
      ['pure-needs-no-io', 'src/evaluate/rate.ts', '../config.ts', 'rating knows no settings'],
      ['pure-needs-no-io', 'src/chart/spec.ts', './draw.ts', 'a specification is not a picture'],
      ['pure-needs-no-node', 'src/query/plan.ts', 'node:fs', 'planning reads no file'],
      ['pure-needs-no-node', 'src/catalogue/index-of.ts', 'crypto', 'a Node module by its old name is one too'],
      ['pure-packages-only-compute', 'src/telling/status.ts', 'pino', 'pure folders take no other package'],
      ['adapters-enter-by-the-door', 'adapters/slack/receive.ts', '../../src/bot.ts', 'the door is index.ts'],
      ['adapters-keep-apart', 'adapters/teams/render.ts', '../slack/render.ts', 'adapters know no other'],
      ['web-shows-only-what-others-render', 'adapters/web/main.ts', '../slack/receive.ts', 'receive is no rendering'],
      ['slack-stays-in-its-adapter', 'adapters/web/receive.ts', '@slack/bolt', 'the SDK has one place'],
      ['botbuilder-stays-in-its-adapter', 'src/bot.ts', 'botbuilder', 'the SDK has one place'],
      ['drivers-stay-in-the-store', 'src/import/bring-in.ts', 'knex', 'rows go through the store'],
      ['drivers-stay-in-the-store', 'adapters/terminal/main.ts', 'pg', 'adapters see no database'],
      ['images-stay-in-draw', 'src/chart/scale.ts', '@napi-rs/canvas', 'one file draws'],
      ['settings-come-from-config', 'src/log.ts', 'node:process', 'its env is read in config.ts alone'],
      [
        'migrations-import-nothing-of-ours',
        'migrations/1_create.js',
        '../src/config.ts',
        'a migration stays as it was',
      ],
      ['nothing-needs-tests-or-bench', 'seeds/seed.ts', '../bench/main.ts', 'the product has no bench'],
      ['nothing-unresolved', 'src/digest/run.ts', './nowhere.ts', 'what is not found is not judged'],
    ] as const;

    /** Imports that look like the above and are allowed. */
    const allowed = [
      ['src/understand/period.ts', 'chrono-node', 'it only computes'],
      ['src/question/question.ts', 'zod', 'it only computes'],
      ['src/understand/period.ts', '../query/plan.ts', 'pure folders know each other'],
      ['src/store/connect.ts', 'knex', 'this is its place'],
      ['src/store/connect.ts', 'node:fs', 'the store is not pure'],
      ['src/chart/draw.ts', '@napi-rs/canvas', 'this is its place'],
      ['adapters/slack/render.ts', '../../src/index.ts', 'the door'],
      ['adapters/slack/render.ts', '@slack/bolt', 'this is its place'],
      ['adapters/web/main.ts', '../slack/render.ts', 'the page shows what others render'],
      ['adapters/serve.ts', './slack/receive.ts', 'it composes them'],
      ['adapters/terminal/main.ts', '../../seeds/seed.ts', 'whoever composes may seed'],
    ] as const;

    let found: readonly string[];
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'scorecard-structure-'));
      const files: Record<string, string> = {
        'src/index.ts': 'export {};\n',
        'src/config.ts': 'export {};\n',
        'bench/main.ts': 'export {};\n',
        // Each imports the other when it runs.
        'src/conversation/a.ts': "import './b.ts';\n",
        'src/conversation/b.ts': "import './a.ts';\n",
      };
      for (const [, file, what] of planted) files[file] = `${files[file] ?? ''}import '${what}';\n`;
      for (const [file, what] of allowed) files[file] = `${files[file] ?? ''}import '${what}';\n`;
      for (const name of ['pino', 'zod', 'knex', 'pg', '@slack/bolt', 'botbuilder', 'chrono-node', '@napi-rs/canvas']) {
        files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
        files[`node_modules/${name}/index.js`] = '';
      }
      const dependencies = Object.fromEntries(Object.keys(files).flatMap((file) => dependencyOf(file)));
      files['package.json'] = JSON.stringify({ name: 'planted', type: 'module', dependencies });
      await write(folder, files);
      const { violations } = await cruise(folder, CONFIG);
      found = violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    }, 60_000);

    afterAll(() => rm(folder, { recursive: true, force: true }));

    it.each(planted)('%s: %s imports %s (%s)', (rule, file, what) => {
      expect(
        found.filter((line) => line.startsWith(`${rule}: ${file} → `) && line.includes(tailOf(what))),
      ).toHaveLength(1);
    });

    it('no-cycles: two files that import each other', () => {
      expect(found.filter((line) => line.startsWith('no-cycles: src/conversation/'))).not.toEqual([]);
    });

    it.each(allowed)('and not: %s imports %s (%s)', (file, what) => {
      expect(found.filter((line) => line.includes(`: ${file} → `) && line.includes(tailOf(what)))).toEqual([]);
    });

    it('no-development-packages: one that is not installed with the product', async () => {
      await write(folder, {
        'package.json': JSON.stringify({ name: 'planted', type: 'module', devDependencies: { zod: '1.0.0' } }),
        'src/config.ts': "import 'zod';\n",
      });
      const { violations } = await cruise(folder, CONFIG);
      expect(violations).toContainEqual(
        expect.objectContaining({
          from: 'src/config.ts',
          rule: expect.objectContaining({ name: 'no-development-packages' }),
        }),
      );
    }, 60_000);
  });
});

function dependencyOf(file: string): readonly (readonly [string, string])[] {
  const name = /^node_modules\/(.+)\/package\.json$/.exec(file)?.[1];
  return name === undefined ? [] : [[name, '1.0.0']];
}

/** What the checker's answer ends with: it resolves paths and packages. */
function tailOf(what: string): string {
  return what.replace(/^(\.\.?\/)+/, '').replace(/^node:/, '');
}

describe('sources', () => {
  it.each([
    ["const url = process.env['X'];", 'src/store/connect.ts', 'settings', 'config.ts alone reads settings'],
    ['const { env } = process;', 'src/store/connect.ts', 'settings', 'by taking apart too'],
    ['const now = Date.now();', 'src/reply/build.ts', 'clock', 'the clock is an argument'],
    ['const now = new Date();', 'src/digest/run.ts', 'clock', 'a date of nothing is now'],
    ['const now = Date();', 'src/digest/run.ts', 'clock', 'and so it is as text'],
    ['const at = performance.now();', 'src/bot.ts', 'clock', 'elapsed time is an argument too'],
    ['const pick = Math.random();', 'src/telling/help.ts', 'chance', 'the same words get the same answer'],
    ["const name = 'Slack';", 'src/reply/build.ts', 'platform', 'src/ names no platform'],
    ["const token = 'SLACK_BOT_TOKEN';", 'src/config.ts', 'platform', 'a platform declares its own settings'],
    ['// as botbuilder does', 'src/reply/build.ts', 'platform', 'not in a comment either'],
    ["const name = 'Microsoft Teams';", 'src/bot.ts', 'platform', 'src/ names no platform'],
  ])('%s in %s is found as %s: %s', (text, file, rule) => {
    expect(violationsIn(file, text).map((each) => each.rule)).toEqual([rule]);
  });

  it.each([
    ["const url = process.env['X'];", 'src/config.ts', 'this is its place'],
    ['const day = new Date(text);', 'src/query/calendar.ts', 'a date of something is no clock'],
    ['/** Such as `performance.now()`. */', 'src/store/open-store.ts', 'a comment runs nothing'],
    ["const kind = 'team';", 'src/catalogue/area.ts', 'an area, not a platform'],
  ])('%s in %s is none: %s', (text, file) => {
    expect(violationsIn(file, text)).toEqual([]);
  });

  it('of src/ break no rule', async () => {
    const names = (await readdir(join(ROOT, 'src'), { recursive: true })).filter((name) => name.endsWith('.ts'));
    const found = await Promise.all(
      names.map(async (name) => violationsIn(`src/${name}`, await readFile(join(ROOT, 'src', name), 'utf8'))),
    );
    expect(found.flat()).toEqual([]);
    expect(names.length).toBeGreaterThan(20);
  });
});
