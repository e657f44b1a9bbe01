import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { drawSpec } from '../../../src/chart/draw-spec.ts';
import { PALETTES } from '../../../src/chart/layout/palette.ts';
import { drawChart, type Environment } from '../../fixtures/ask.ts';
import { lineSpec } from '../../fixtures/chart-spec.ts';
import { decode } from '../../fixtures/picture.ts';

// Each starts processes of its own, beside those of other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Its reply has a chart. */
const REASONS = 'what were the MOMO statements about?';

let home: string;
let settings: Environment;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'scorecard chart '));
  settings = { DATA_FOLDER: join(home, 'data') };
});

afterAll(() => rm(home, { recursive: true, force: true }));

const place = (name: string): string => join(home, name);

describe('a question', () => {
  it('is drawn as its reply shows it', async () => {
    const file = place('reasons.png');
    const { code, out, err } = await drawChart([REASONS, file, '--today', '2019-03-07'], settings);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^(First use: .*\n)?$/) });
    expect(out).toMatch(/reasons\.png: bars, 1024 by \d+ pixels\. MOMO statements/);
    const picture = await decode(await readFile(file));
    expect(picture.width).toBe(1024);
    const all = { left: 0, top: 0, right: 360, bottom: (picture.height / 1024) * 360 };
    expect(picture.count(all, PALETTES.both.present)).toBeGreaterThan(500);
  });

  it.each([
    ['thanks', /^No chart: the reply has none\. .+\n$/, 'one without a chart'],
    ['how many trams ran on time?', /^No chart: the reply has none\. .+\n$/, 'one that is not understood'],
  ])('%s has no picture, and one line says why: %s', async (question, said) => {
    const { code, out, err } = await drawChart([question, place('none.png')], settings);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.replace(/^First use: .*\n/, '')).toMatch(said);
    expect(await readdir(home)).not.toContain('none.png');
  });

  it('whose file cannot be written says so', async () => {
    const { code, err } = await drawChart([REASONS, place('no/such/folder/out.png')], settings);
    expect(code).toBe(1);
    expect(err.replace(/^First use: .*\n/, '')).toMatch(/^The picture .*out\.png can't be written: ENOENT.*\.\n$/);
  });

  it.each([
    [['x'], 2, /A question and a file are needed/],
    [[REASONS, 'out.png', '--dataset', 'nowhere'], 2, /dataset nowhere is not known/],
  ])('%j ends with %i', async (args, code, said) => {
    expect(await drawChart(args, settings)).toMatchObject({ code, out: '', err: expect.stringMatching(said) });
  });
});

describe('a chart server', () => {
  let server: Server;
  const seen: unknown[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { chart } = JSON.parse(Buffer.concat(chunks).toString()) as { chart: string };
        // What the program sends has been through its own compiler: it has to run where nothing of it is.
        const calls: string[] = [];
        const canvas = new Proxy({}, { get: (_, name) => () => void calls.push(String(name)), set: () => true });
        const { data, plugins } = vm.runInNewContext(`(${chart})`) as Configuration;
        for (const plugin of plugins) plugin.afterDraw({ ctx: canvas, data });
        seen.push(calls.filter((name) => name === 'fillText').length);
        response
          .writeHead(200, { 'content-type': 'image/png' })
          .end(drawSpec({ spec: lineSpec(), width: 1024, shrinkTo: null }).png);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('draws where one is named, from what the program sends', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code } = await drawChart([REASONS, place('by-server.png')], { ...settings, QUICKCHART_URL: url });
    expect(code).toBe(0);
    expect(seen).toEqual([expect.any(Number)]);
    expect(seen[0]).toBeGreaterThanOrEqual(8);
  });

  it('that is the public one is refused before anything is asked', async () => {
    const { code, out, err } = await drawChart([REASONS, place('never.png')], {
      ...settings,
      QUICKCHART_URL: 'https://quickchart.io',
    });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /^The setting QUICKCHART_URL names quickchart\.io, .*QUICKCHART_ALLOW_PUBLIC=true as well\.\n$/,
    );
  });

  it('that is not there is no picture', async () => {
    const { code, err } = await drawChart([REASONS, place('never.png')], {
      ...settings,
      LOG_LEVEL: 'error',
      QUICKCHART_URL: 'http://127.0.0.1:9',
    });
    expect(code).toBe(1);
    expect(err).toMatch(/^No chart: The chart could not be drawn\.\n$/);
  });
});

interface Configuration {
  readonly data: unknown;
  readonly plugins: readonly {
    readonly afterDraw: (chart: { readonly ctx: object; readonly data: unknown }) => void;
  }[];
}

describe('a gallery', () => {
  it('has pictures of the data and made-up ones, each also as wide as on a phone', async () => {
    const folder = place('gallery');
    const { out } = await drawChart(['--gallery', folder], settings);
    const files = await readdir(folder);
    const large = files.filter((name) => !/-(360|light|dark)\.png$/.test(name));
    for (const end of ['360', 'light', 'dark'])
      expect(files.filter((name) => name.endsWith(`-${end}.png`))).toHaveLength(large.length);
    for (const start of [
      'report-bars',
      'report-theme',
      'made-up-line',
      'made-up-control',
      'made-up-ranking',
      'made-up-movers',
    ])
      expect(large.some((name) => name.startsWith(start))).toBe(true);
    expect(out.trimEnd().split('\n')).toHaveLength(files.length);
    for (const name of files) {
      const picture = await decode(await readFile(join(folder, name)));
      expect(picture.width).toBe(name.endsWith('-360.png') ? 360 : 1024);
    }
  });

  it('says where it cannot be', async () => {
    await writeFile(place('a file'), '');
    const { code, err } = await drawChart(['--gallery', join(place('a file'), 'gallery')], settings);
    expect(code).toBe(1);
    expect(err).toMatch(/^The folder .* can't be made: ENOTDIR.*\n$/);
  });
});
