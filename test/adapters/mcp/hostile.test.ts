import { Agent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { httpClient } from '../../fixtures/mcp-clients.ts';
import { type ProgramServer, startPrograms } from '../../fixtures/programs.ts';

const call = (id: number) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name: 'list_themes', arguments: {} },
});

describe('MCP, and callers who mean it ill or do it badly', () => {
  let server: ProgramServer;
  let token: string;

  beforeAll(async () => {
    server = await startPrograms({ settings: { API_REQUESTS_PER_MINUTE: '40' } });
  });
  // Each with all its requests.
  beforeEach(async () => {
    token = await server.makeToken();
  });
  afterAll(() => server.close());

  const headers = () => ({
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  });

  function send(
    options: RequestOptions,
    write: (to: ReturnType<typeof httpRequest>) => void,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest(`${server.url}/mcp`, { method: 'POST', headers: headers(), ...options }, (response) => {
        response.resume();
        response.once('end', () => resolve(response));
      });
      sent.on('error', reject);
      write(sent);
    });
  }

  it('a batch is as many requests as it holds', async () => {
    const batch = JSON.stringify(Array.from({ length: 25 }, (_, index) => call(index)));
    const [first, second] = [await send({}, (to) => to.end(batch)), await send({}, (to) => to.end(batch))];
    expect([first.statusCode, second.statusCode]).toEqual([200, 429]);
    expect(Number(second.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('a token that is revoked while a body is on its way has no answer', async () => {
    const [, id = ''] = token.split('_');
    const response = await send({}, (to) => {
      to.write(' ');
      to.flushHeaders();
      void (async () => {
        // It has let the head of the request in by then.
        while ((await server.tokens.find(id))?.lastUsedAt === null) await new Promise(setImmediate);
        await server.tokens.revoke(id, '2019-03-07T09:00:00.000Z');
        server.pass(5_000);
        to.end(JSON.stringify(call(1)));
      })();
    });
    expect(response.statusCode).toBe(401);
  });

  it('no stream is held open', async () => {
    const client = await httpClient(server.url, token);
    expect(client.getServerCapabilities()).toMatchObject({
      tools: { listChanged: false },
      resources: { listChanged: false },
    });
    await client.close();
    const meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const response = await fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: { ...headers(), 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'subscriptions/listen' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'subscriptions/listen',
        params: { notifications: { toolsListChanged: true }, _meta: meta },
      }),
    });
    expect(await response.text()).toMatch(/"error"/);
  });

  it('many requests on one connection leave nothing behind', async () => {
    const warned: string[] = [];
    const warn = ({ name }: Error) => void warned.push(name);
    process.on('warning', warn);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let id = 1; id <= 15; id += 1) await send({ agent }, (to) => to.end(JSON.stringify(call(id))));
    agent.destroy();
    process.off('warning', warn);
    expect(warned).toEqual([]);
  });

  it.each([
    ['POST //name:password@elsewhere/mcp?token=secret', 400],
    ['TRACE /mcp?token=secret', 405],
    ['PUT /mcp?token=secret', 405],
    ['GET /mcp?token=secret', 405],
  ])('%s is no error of ours, and what it says is in no log', async (line, status) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write(`${line} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n`);
    socket.write(
      'content-type: application/json\r\naccept: application/json, text/event-stream\r\ncontent-length: 2\r\n\r\n[]',
    );
    const chunks: Buffer[] = [];
    for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toContain(`HTTP/1.1 ${status} `);
    expect(server.logged.join('')).not.toMatch(/password|secret|"level":50/);
  });

  it('a resource that is encoded wrongly is not found, and no error of ours', async () => {
    const client = await httpClient(server.url, token, 'legacy');
    await expect(client.readResource({ uri: 'scorecard://definitions/%E0%A4%A' })).rejects.toThrow(/not found/i);
    await client.close();
    expect(server.logged.join('')).not.toContain('"level":50');
  });

  it.each([
    ['compressed', gzipSync(JSON.stringify(call(1))), { 'content-encoding': 'gzip' }],
    [
      'in other letters',
      Buffer.from(JSON.stringify(call(1)), 'utf16le'),
      { 'content-type': 'application/json; charset=utf-16' },
    ],
    ['in letters of before', Buffer.from('{"text":"caf\xe9"}', 'latin1'), {}],
  ])('a body that is %s is refused', async (_how, body, over) => {
    const response = await send({ headers: { ...headers(), ...over } }, (to) => to.end(body));
    expect(response.statusCode).toBe(415);
  });
});
