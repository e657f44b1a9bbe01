import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpServer, listen } from '../../../adapters/shared/http-server.ts';
import type { Service } from '../../../adapters/shared/service.ts';
import { createLog } from '../../../src/index.ts';

let server: HttpServer | undefined;

afterEach(() => server?.close(1000));

async function serving(
  over: {
    readonly service?: Partial<Service>;
    readonly store?: boolean;
    readonly requestMs?: number;
    readonly note?: () => Promise<string | null>;
  } = {},
): Promise<string> {
  const service: Service = {
    name: 'echo',
    owns: (_method, path) => path.startsWith('/echo'),
    handle: (request, response) => Promise.resolve(void response.end(`${request.method} ${request.url}`)),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    isReady: () => true,
    ...over.service,
  };
  server = await listen({
    host: '127.0.0.1',
    port: 0,
    services: [service],
    isStoreReady: () => Promise.resolve(over.store ?? true),
    log: createLog('silent'),
    ...(over.note === undefined ? {} : { note: over.note }),
    ...(over.requestMs === undefined ? {} : { requestMs: over.requestMs }),
  });
  return `http://127.0.0.1:${server.port}`;
}

async function get(url: string, method = 'GET') {
  const response = await fetch(url, { method });
  return { status: response.status, text: await response.text() };
}

describe('the server', () => {
  it('gives a request to the service that owns it, and 404 for what nobody owns', async () => {
    const url = await serving();
    expect(await get(`${url}/echo/1?x=2`)).toEqual({ status: 200, text: 'GET /echo/1?x=2' });
    expect(await get(`${url}/other`)).toEqual({ status: 404, text: 'There is nothing here.\n' });
  });

  it('is healthy while it runs, and ready when its services and the database are', async () => {
    const url = await serving();
    expect(await get(`${url}/healthz`)).toEqual({ status: 200, text: 'ok\n' });
    expect(await get(`${url}/readyz`)).toEqual({ status: 200, text: 'ready\n' });
    expect((await get(`${url}/healthz`, 'HEAD')).status).toBe(200);
    expect((await get(`${url}/healthz`, 'POST')).status).toBe(404);
  });

  it('says beside that it is ready what has to be done', async () => {
    const url = await serving({ note: () => Promise.resolve('nothing is held yet') });
    expect(await get(`${url}/readyz`)).toEqual({ status: 200, text: 'ready: nothing is held yet\n' });
  });

  it.each([
    [{ service: { isReady: () => false } }, 'not ready: echo\n', 'a service that is not connected'],
    [{ store: false }, 'not ready: database\n', 'a database that does not answer'],
  ] as const)('is healthy and not ready: %j', async (over, text, _why) => {
    const url = await serving(over);
    expect((await get(`${url}/healthz`)).status).toBe(200);
    expect(await get(`${url}/readyz`)).toEqual({ status: 503, text });
  });

  it.each([
    { sent: 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf', why: 'half of a body' },
    { sent: 'POST /echo HTTP/1.1\r\nhost: x\r\n', why: 'half of its headers' },
  ])('ends a connection that sends $why and no more', async ({ sent }) => {
    const url = new URL(
      await serving({
        requestMs: 200,
        service: { handle: async (request, response) => void response.end(String((await request.toArray()).length)) },
      }),
    );
    const socket = connect(Number(url.port), '127.0.0.1');
    socket.write(sent);
    const [answer] = await Promise.all([text(socket), once(socket, 'close')]);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('says nothing of what went wrong inside, and goes on', async () => {
    const url = await serving({ service: { handle: () => Promise.reject(new Error('secret')) } });
    expect(await get(`${url}/echo`)).toEqual({ status: 500, text: 'Something went wrong.\n' });
    expect((await get(`${url}/healthz`)).status).toBe(200);
  });

  it('names the settings where the address is taken', async () => {
    await serving();
    const again = listen({
      host: '127.0.0.1',
      port: server?.port ?? 0,
      services: [],
      isStoreReady: () => Promise.resolve(true),
      log: createLog('silent'),
    });
    await expect(again).rejects.toMatchObject({
      name: 'SettingsError',
      message: expect.stringMatching(/^The settings HOST and PORT name 127.0.0.1:\d+, which can't be used: another/),
    });
  });

  it('lets a request that is under way end before it closes', async () => {
    let finish = () => {};
    const url = await serving({
      service: {
        handle: (_request, response) =>
          new Promise((resolve) => {
            finish = () => {
              response.end('done');
              resolve();
            };
          }),
      },
    });
    const asked = get(`${url}/echo`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = server?.close(2000);
    finish();
    expect(await asked).toEqual({ status: 200, text: 'done' });
    await closed;
  });
});
