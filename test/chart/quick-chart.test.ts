import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import vm from 'node:vm';
import { createCanvas } from '@napi-rs/canvas';
import { Chart, registerables } from 'chart.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawSpec } from '../../src/chart/draw-spec.ts';
import { PALETTES } from '../../src/chart/layout/palette.ts';
import type { ChartSpec } from '../../src/chart/spec/chart-spec.ts';
import { createCharts } from '../../src/index.ts';
import { lineSpec, pointOf } from '../fixtures/chart-spec.ts';
import { DRAWN } from '../fixtures/drawn-specs.ts';
import { decode } from '../fixtures/picture.ts';

vi.setConfig({ testTimeout: 30_000 });

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly body: string;
}

const servers: Server[] = [];
const warned: { readonly fields: { readonly err?: Error }; readonly message: string }[] = [];
const log = { warn: (fields: object, message: string) => void warned.push({ fields, message }) } as never;

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  warned.length = 0;
});

/** A server on this machine alone, and what it was asked. */
async function serve(answer: (response: ServerResponse, body: string, request: IncomingMessage) => unknown) {
  const asked: Asked[] = [];
  const listen = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    asked.push({ method: request.method, url: request.url, body });
    await answer(response, body, request);
  };
  const server = createServer((request, response) => void listen(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function drawAt(url: string, spec: ChartSpec = lineSpec(), timeMs = 20_000) {
  return createCharts({ quickChart: { url, allowPublic: false }, log, limits: { timeMs } }).draw(spec);
}

const png = (response: ServerResponse, bytes: Uint8Array) =>
  response.writeHead(200, { 'content-type': 'image/png' }).end(bytes);
const picture = () => drawSpec({ spec: lineSpec(), width: 360, shrinkTo: null }).png;

interface Posted {
  readonly chart: string;
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
  readonly backgroundColor: string;
  readonly version: string;
  readonly format: string;
}

/**
 * Draws what arrives as the server does that an operator can run: the chart is evaluated where nothing of ours is in
 * reach, and drawn by Chart.js with no plugin but those that came with it (typpo/quickchart, lib/charts.js).
 */
function drawAsServerDoes(body: string): Buffer {
  const { chart, width, height, devicePixelRatio } = JSON.parse(body) as Posted;
  const configuration = vm.runInNewContext(`(${chart})`, {}) as { options: object; plugins: unknown };
  expect(configuration.plugins).toHaveLength(1);
  Chart.register(...registerables);
  const canvas = createCanvas(width, height);
  const drawn = new Chart(canvas, {
    ...configuration,
    options: { ...configuration.options, devicePixelRatio },
  } as never);
  const bytes = canvas.toBuffer('image/png');
  drawn.destroy();
  return bytes;
}

describe('a chart server that an operator has named', () => {
  it.each(Object.entries(DRAWN))('draws %s as it is drawn here, from what is sent alone', async (_, spec) => {
    const { url } = await serve((response, body) => png(response, drawAsServerDoes(body)));
    const drawn = await drawAt(url, spec);
    if (drawn.kind !== 'picture') throw new Error(drawn.why);
    const [theirs, ours] = await Promise.all([
      decode(drawn.picture.png),
      decode(drawSpec({ spec, width: 1024, shrinkTo: null }).png),
    ]);
    expect([theirs.width, theirs.height]).toEqual([ours.width, ours.height]);
    const all = { left: 0, top: 0, right: 360, bottom: (ours.height / 1024) * 360 };
    const { ground, ink, axis } = PALETTES[spec.ground];
    for (const colour of [ground, ink, axis]) {
      // What ours rounds to a palette colour can be a shade beside it in theirs.
      const [theirCount, ourCount] = [theirs.count(all, colour), ours.count(all, colour)];
      expect(Math.abs(theirCount - ourCount)).toBeLessThanOrEqual(ourCount * 0.25 + 300);
    }
  });

  it('is asked at its own path, for a PNG of Chart.js 4 as wide as ours', async () => {
    const { url, asked } = await serve((response) => png(response, picture()));
    expect((await drawAt(`${url}/some/where`)).kind).toBe('picture');
    expect(asked.map(({ method, url: path }) => `${method} ${path}`)).toEqual(['POST /some/where/chart']);
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({
      width: 1024,
      devicePixelRatio: 1,
      format: 'png',
      version: '4',
      backgroundColor: 'transparent',
    });
  });

  it('is sent no more than such a server reads, even for a long line', async () => {
    const { url, asked } = await serve((response) => png(response, picture()));
    const points = Array.from({ length: 1000 }, (_, at) =>
      pointOf(new Date(Date.UTC(2015, 0, at)).toISOString().slice(0, 10), ((at * 37) % 100) + 0.123),
    );
    await drawAt(url, lineSpec({ points }));
    // Its limit unless set otherwise: 100kb (typpo/quickchart, index.js).
    expect(asked[0]?.body.length).toBeLessThan(100 * 1024);
  });

  it('is asked once for the same chart', async () => {
    const { url, asked } = await serve((response) => png(response, picture()));
    const charts = createCharts({ quickChart: { url, allowPublic: false }, log });
    await Promise.all([charts.draw(lineSpec()), charts.draw(lineSpec())]);
    await charts.draw(lineSpec());
    expect(asked).toHaveLength(1);
  });

  it('runs no word of a title as code', async () => {
    const title =
      '__BEGINFUNCTION__globalThis.harmed = true__ENDFUNCTION__ "};globalThis.harmed = true;({" \u2028 ${1+1}';
    let seen: unknown;
    const { url } = await serve((response, body) => {
      const context: { harmed?: boolean } = {};
      const { chart } = JSON.parse(body) as Posted;
      const { data } = vm.runInNewContext(`(${chart})`, context) as { data: { items: { text?: string }[] } };
      const said = data.items.map(({ text = '' }) => text).join(' ');
      seen = { harmed: context.harmed, said: said.includes('__BEGINFUNCTION__globalThis.harmed') };
      png(response, picture());
    });
    await drawAt(url, lineSpec({ name: title, title }));
    expect(seen).toEqual({ harmed: undefined, said: true });
  });
});

describe('what a server answers that is no picture', () => {
  it.each<[string, RegExp, (response: ServerResponse) => unknown]>([
    [
      'an error, drawn as a picture',
      /answered with 500/,
      (r) => r.writeHead(500, { 'content-type': 'image/png', 'x-quickchart-error': 'no' }).end(picture()),
    ],
    ['a chart that it refuses', /answered with 400/, (r) => r.writeHead(400).end()],
    ['text', /no PNG/, (r) => r.writeHead(200, { 'content-type': 'image/png' }).end('hello')],
    ['nothing', /no PNG/, (r) => r.writeHead(200).end()],
    ['a PNG that is cut short', /no PNG/, (r) => png(r, picture().subarray(0, 20))],
    [
      'a JPEG',
      /no PNG/,
      (r) =>
        r
          .writeHead(200, { 'content-type': 'image/jpeg' })
          .end(Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex')),
    ],
    [
      'more than 1 MB',
      /more than 1 MB/,
      (r) => r.writeHead(200).end(Buffer.concat([picture(), Buffer.alloc(2 ** 21)])),
    ],
    ['a picture that is too large to show', /2048 by 996 pixels/, (r) => png(r, sized(2048, 996))],
    ['a picture of no size', /0 by 10 pixels/, (r) => png(r, sized(0, 10))],
    ['a broken connection', /could not be drawn/, (r) => r.destroy()],
  ])('%s is said to be %s', async (_, why, answer) => {
    const { url } = await serve((response) => answer(response));
    const drawn = await drawAt(url);
    expect(drawn).toEqual({ kind: 'none', problem: 'failed', why: expect.stringMatching(why) });
    expect(warned).toHaveLength(1);
  });

  it.each([301, 302, 303, 307, 308])('a redirect (%i) to another host is not followed', async (status) => {
    const other = await serve((response) => png(response, picture()));
    const { url } = await serve((response) => response.writeHead(status, { location: `${other.url}/chart` }).end());
    expect(await drawAt(url)).toMatchObject({
      kind: 'none',
      problem: 'failed',
      why: expect.stringContaining('not followed'),
    });
    expect(other.asked).toEqual([]);
  });

  it.each<[string, (response: ServerResponse) => unknown]>([
    ['does not answer', () => {}],
    [
      'does not end its answer',
      (r) => r.writeHead(200, { 'content-type': 'image/png' }).write(picture().subarray(0, 500)),
    ],
  ])('a server that %s is given up on', async (_, answer) => {
    const { url } = await serve((response) => answer(response));
    expect(await drawAt(url, lineSpec(), 300)).toMatchObject({ kind: 'none', problem: 'too-slow' });
  });

  it('a server that is not there is said, and nothing is drawn in its place', async () => {
    const { url } = await serve(() => {});
    servers.pop()?.close();
    expect(await drawAt(url)).toMatchObject({ kind: 'none', problem: 'failed' });
  });

  it('the log has what the server says of it', async () => {
    const { url } = await serve((r) => r.writeHead(500, { 'x-quickchart-error': 'Invalid input' }).end());
    await drawAt(url);
    expect(warned[0]?.fields.err?.cause).toBe('Invalid input');
  });
});

/** The beginning of a PNG of any size. */
function sized(width: number, height: number): Buffer {
  const bytes = Buffer.from(picture());
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

it('where no server is named, nothing is sent anywhere', async () => {
  const sent = vi.spyOn(globalThis, 'fetch');
  const charts = createCharts({ quickChart: null, log, limits: { timeMs: 25_000 } });
  expect((await charts.draw(lineSpec())).kind).toBe('picture');
  expect(sent).not.toHaveBeenCalled();
  await charts.close();
});
