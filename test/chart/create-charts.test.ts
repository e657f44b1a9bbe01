import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Drawn } from '../../src/chart/charts.ts';
import type { ChartsLimits } from '../../src/chart/create-charts.ts';
import { drawSpec } from '../../src/chart/draw-spec.ts';
import { createCharts, SettingsError, type WarmCharts } from '../../src/index.ts';
import { lineSpec, quarters } from '../fixtures/chart-spec.ts';
import { DRAWN } from '../fixtures/drawn-specs.ts';

vi.setConfig({ testTimeout: 60_000 });

const run = promisify(execFile);
const HANGING = new URL('../fixtures/workers/hang-worker.js', import.meta.url);
const WORKERS = Math.min(4, availableParallelism());

/** None of these waits for a limit but where one is named: machines that run tests are slow at times. */
const PATIENT: Partial<ChartsLimits> = { timeMs: 50_000 };

const opened: WarmCharts[] = [];
const warned: { readonly fields: unknown; readonly message: string }[] = [];
const log = { warn: (fields: unknown, message: string) => void warned.push({ fields, message }) } as never;

function charts(options: { readonly limits?: Partial<ChartsLimits>; readonly worker?: URL } = {}): WarmCharts {
  const { limits = {}, worker } = options;
  const made = createCharts({
    quickChart: null,
    log,
    limits: { ...PATIENT, ...limits },
    ...(worker ? { worker } : {}),
  });
  opened.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  warned.length = 0;
});

const titled = (title: string) => lineSpec({ title });
const said = (drawn: Drawn) => (drawn.kind === 'picture' ? Buffer.from(drawn.picture.png).toString() : drawn.problem);
const kinds = (drawn: readonly Drawn[]) => drawn.map((each) => (each.kind === 'picture' ? 'picture' : each.problem));

describe('charts drawn by workers', () => {
  it.each(Object.entries(DRAWN))('%s: the same picture as drawn here', async (_, spec) => {
    const drawn = await charts().draw(spec);
    expect(drawn).toMatchObject({ kind: 'picture', picture: { width: 1024 } });
    if (drawn.kind !== 'picture') return;
    expect(Buffer.compare(drawn.picture.png, drawSpec({ spec, width: 1024, shrinkTo: null }).png)).toBe(0);
  });

  it('are refused with the reason where they cannot be drawn, and no worker is asked', async () => {
    const none = new URL('file:///no/such/worker.js');
    const drawn = await charts({ worker: none }).draw(lineSpec({ points: quarters([1, Number.NaN]) }));
    expect(drawn).toEqual({ kind: 'none', problem: 'refused', why: expect.stringContaining('NaN') });
  });

  it('can be made ready', async () => {
    const ready = charts();
    await ready.warm();
    expect((await ready.draw(titled('After'))).kind).toBe('picture');
  });

  it('do not hold the question up: the event loop turns while they are drawn', async () => {
    const drawing = charts().draw(DRAWN['line with everything']!);
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 5);
    await drawing;
    clearInterval(turning);
    expect(turns).toBeGreaterThan(5);
  });
});

describe('what was drawn', () => {
  it('is held, and given again for the same data', async () => {
    const all = charts({ worker: HANGING });
    const first = await all.draw({ ...titled('held'), subtitle: 'a' });
    // The same fields, written in another order.
    const { title, ...rest } = { ...titled('held'), subtitle: 'a' };
    const again = await all.draw({ ...rest, title });
    const other = await all.draw({ ...titled('held'), subtitle: 'b' });
    expect(again).toEqual(first);
    if (first.kind !== 'picture' || again.kind !== 'picture' || other.kind !== 'picture') throw new Error('no picture');
    expect(again.picture).toBe(first.picture);
    expect(other.picture).not.toBe(first.picture);
  });

  it('is forgotten where the cache is full', async () => {
    const all = charts({ worker: HANGING, limits: { cacheBytes: 20 } });
    const [first] = [await all.draw(titled('one')), await all.draw(titled('two')), await all.draw(titled('three'))];
    const again = await all.draw(titled('one'));
    if (first.kind !== 'picture' || again.kind !== 'picture') throw new Error('no picture');
    expect(again.picture).not.toBe(first.picture);
  });

  it('is drawn once where it is asked for twice at the same time', async () => {
    const all = charts({ worker: HANGING });
    const pictures = await Promise.all(Array.from({ length: 20 }, () => all.draw(titled('slow once'))));
    expect(new Set(pictures.map((each) => (each.kind === 'picture' ? each.picture : null))).size).toBe(1);
    expect(kinds(pictures)).toEqual(Array.from({ length: 20 }, () => 'picture'));
  });

  it('is not held where it failed', async () => {
    const all = charts({ worker: HANGING, limits: { timeMs: 20 } });
    const first = await all.draw(titled('slow after all'));
    expect(kinds([first])).toEqual(['too-slow']);
    const patient = charts({ worker: HANGING });
    expect(kinds([await patient.draw(titled('slow after all'))])).toEqual(['picture']);
  });
});

describe('limits', () => {
  it('a worker that hangs is ended and replaced; others go on', async () => {
    const all = charts({ worker: HANGING, limits: { timeMs: 3000 } });
    await all.draw(titled('start'));
    const hanging = Array.from({ length: WORKERS }, (_, at) => all.draw(titled(`hang ${at}`)));
    expect(kinds(await Promise.all(hanging))).toEqual(hanging.map(() => 'too-slow'));
    expect(said(await all.draw(titled('next')))).toMatch(/^next by \d+$/);
  });

  it('what waits behind a worker that hangs is drawn by the one that replaces it', async () => {
    const all = charts({ worker: HANGING, limits: { timeMs: 2500 } });
    await all.draw(titled('start'));
    const hanging = Array.from({ length: WORKERS }, (_, at) => all.draw(titled(`hang ${at}`)));
    // Asked a little later, so it has time left when the others have none.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const behind = all.draw(titled('behind'));
    expect(kinds(await Promise.all(hanging))).toEqual(hanging.map(() => 'too-slow'));
    expect(said(await behind)).toMatch(/^behind by \d+$/);
  });

  it('who finds too many in line is told so at once', async () => {
    const all = charts({ worker: HANGING, limits: { inLine: 2 } });
    await all.draw(titled('start'));
    const asked = Array.from({ length: WORKERS + 5 }, (_, at) => all.draw(titled(`slow ${at}`)));
    const drawn = kinds(await Promise.all(asked));
    expect(drawn.filter((each) => each === 'picture')).toHaveLength(WORKERS + 2);
    expect(drawn.filter((each) => each === 'busy')).toHaveLength(3);
  });

  it('a worker that fails says so, and the log has the cause', async () => {
    const all = charts({ worker: HANGING });
    expect(await all.draw(titled('fail'))).toEqual({
      kind: 'none',
      problem: 'failed',
      why: 'The chart could not be drawn.',
    });
    expect(warned).toEqual([
      {
        message: 'a chart could not be drawn',
        fields: { chart: 'line', err: expect.objectContaining({ message: 'the brush broke' }) },
      },
    ]);
    expect(said(await all.draw(titled('next')))).toMatch(/^next/);
  });

  it('a worker that takes all memory is ended, and the program is not', async () => {
    const all = charts({ worker: HANGING });
    expect(kinds([await all.draw(titled('grow'))])).toEqual(['failed']);
    expect(said(await all.draw(titled('next')))).toMatch(/^next/);
  });

  it('a worker that cannot even start is no exception', async () => {
    const none = new URL('../fixtures/workers/no-such-worker.js', import.meta.url);
    const drawn = await charts({ worker: none, limits: { timeMs: 3000 } }).draw(titled('any'));
    expect(drawn).toMatchObject({ kind: 'none' });
    expect(warned.length).toBeGreaterThan(0);
  });
});

describe('closing', () => {
  it('gives up what is under way, and draws no more', async () => {
    const all = charts({ worker: HANGING });
    await all.draw(titled('start'));
    const under = all.draw(titled('hang'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await all.close();
    expect(kinds([await under, await all.draw(titled('later'))])).toEqual(['failed', 'failed']);
  });

  it('of charts that nobody asked for starts nothing', async () => {
    const all = charts({ worker: new URL('file:///no/such/worker.js') });
    await all.close();
    expect(warned).toEqual([]);
  });

  it.each([
    ['close', 'all workers end with it'],
    ['leave open', 'workers that have nothing to do do not hold the program'],
  ])('after %s the program ends by itself: %s', async (how) => {
    const script = fileURLToPath(new URL('../fixtures/draw-and-end.ts', import.meta.url));
    const { stdout } = await run(process.execPath, ['--import', 'tsx', script, how], { timeout: 50_000 });
    expect(stdout).toBe('picture');
  });
});

it('a worker that has had nothing to do for a while ends, and the next chart has a new one', async () => {
  const all = charts({ worker: HANGING, limits: { idleMs: 50 } });
  const [first, second] = [said(await all.draw(titled('one'))), said(await all.draw(titled('two')))];
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const third = said(await all.draw(titled('three')));
  const threadOf = (text: string) => text.split(' by ')[1];
  expect([threadOf(first), threadOf(second)]).not.toContain(threadOf(third));
});

describe('a server to draw charts', () => {
  const server =
    (url: string, allowPublic = false) =>
    () =>
      createCharts({ quickChart: { url, allowPublic }, log });

  it.each([
    'https://quickchart.io',
    'http://quickchart.io',
    'https://QuickChart.IO/some/path',
    'https://quickchart.io.',
    'https://quickchart.io:8443',
    'https://eu.quickchart.io',
    'https://user:secret@quickchart.io',
  ])('is refused at start where it is the public one: %s', (url) => {
    expect(server(url)).toThrow(SettingsError);
    expect(server(url)).toThrow(/QUICKCHART_URL .*quickchart\.io.* QUICKCHART_ALLOW_PUBLIC=true/);
    expect(server(url)).not.toThrow(/secret/);
    expect(warned).toEqual([]);
  });

  it.each([
    'https://charts.example.org',
    'http://127.0.0.1:3400',
    'https://notquickchart.io',
    'https://quickchart.io.example.org',
  ])('may be %s, without a warning', async (url) => {
    await server(url)().close();
    expect(warned).toEqual([]);
  });

  it('may be the public one where that is allowed, with a warning', async () => {
    await server('https://quickchart.io', true)().close();
    expect(warned).toEqual([
      { fields: { host: 'quickchart.io' }, message: expect.stringContaining('data leaves the organisation') },
    ]);
  });
});
