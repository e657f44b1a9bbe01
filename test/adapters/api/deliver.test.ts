import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { stream } from '../../../adapters/api/deliver.ts';
import { LIMITS } from '../../../adapters/api/limits.ts';

it('what is sent breaks off when its token is revoked', async () => {
  const given = { looks: 0, pieces: 0 };
  async function* pieces() {
    for (; given.pieces < 100; given.pieces += 1) yield await Promise.resolve('x'.repeat(LIMITS.chunkBytes));
  }
  const failed: unknown[] = [];
  const server = createServer((request, response) => {
    const isInForce = () => {
      given.looks += 1;
      return Promise.resolve(given.looks === 1);
    };
    stream(request, response, { type: 'text/csv', isInForce }, pieces()).catch((error: unknown) => failed.push(error));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(fetch(url).then((response) => response.text())).rejects.toThrow('terminated');
  expect(given.pieces).toBeLessThan(100);
  expect(failed).toMatchObject([{ kind: 'no-token' }]);
  server.close();
});
