import type { IncomingMessage, ServerResponse } from 'node:http';
import type { McpHttpHandler } from '@modelcontextprotocol/server';
import { type Charts, type Log, type Told } from '../../src/index.ts';
import { nothingHere } from '../shared/http-server.ts';
import { auditProgram, bearerOf, isFromAnotherPage, type Program, type Programs } from '../shared/programs.ts';
import { BodyError, isHalfRead, readBody } from '../shared/read-body.ts';
import type { Service } from '../shared/service.ts';
import { LIMITS } from './limits.ts';

export interface McpServiceNeeds {
  readonly programs: Programs;
  readonly charts: Charts;
  readonly publicUrl: string | null;
  readonly newId: () => string;
  readonly log: Log;
}

/** MCP over streamable HTTP, at /mcp. Until a token has been made it is nothing. Nothing is kept between requests. */
export function createMcp(needs: McpServiceNeeds): Service {
  return {
    name: 'mcp',
    owns: (_method, path) => path === '/mcp',
    handle: (request, response) => handle(needs, request, response),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    isReady: () => true,
  };
}

async function handle(needs: McpServiceNeeds, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!(await needs.programs.isOpenTo(request))) return nothingHere(response);
  try {
    await answer(needs, request, response);
  } catch (error) {
    const reference = needs.newId();
    needs.log.error({ err: error, reference }, 'a request of MCP failed');
    refuse(request, response, 500, `Something went wrong. Reference for the operator: ${reference}.`);
  }
}

async function answer(needs: McpServiceNeeds, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (isFromAnotherPage(request, needs.publicUrl)) {
    return refuse(request, response, 403, 'That request came from a page of another site.');
  }
  const admission = await needs.programs.admit(bearerOf(request));
  if (admission.kind === 'unknown') {
    const why = 'A token is needed, and it must be one that is in force.';
    return refuse(request, response, 401, why, { 'www-authenticate': 'Bearer' });
  }
  if (admission.kind === 'too-many') {
    const wait = { 'retry-after': String(Math.ceil(admission.waitMs / 1_000)) };
    return refuse(request, response, 429, 'This token has asked too often.', wait);
  }
  const url = new URL(request.url ?? '/mcp', 'http://localhost');
  const body = await readBody(request, LIMITS.bodyBytes).catch((error: unknown) => {
    if (error instanceof BodyError) return error;
    throw error;
  });
  if (body instanceof BodyError) {
    return body.reason === 'too-large'
      ? refuse(request, response, 413, `At most ${LIMITS.bodyBytes} bytes are read.`)
      : refuse(request, response, 408, 'The request did not arrive whole.');
  }
  const handler = await handlerFor(needs, admission.program, url.searchParams.get('dataset'));
  if (handler === null) return refuse(request, response, 404, 'There is no such dataset for this token.');
  const given = await handler.fetch(webRequest(request, url, body));
  await pipe(given, request, response);
}

/** null: there is no such dataset for this token. What speaks MCP is loaded for the first who asks. */
async function handlerFor(
  { charts, newId, log }: McpServiceNeeds,
  program: Program,
  dataset: string | null,
): Promise<McpHttpHandler | null> {
  const { token } = program;
  const desk = await program.desk(dataset);
  if (desk === null) return null;
  const [{ createMcpHandler }, { createMcpServer }] = await Promise.all([
    import('@modelcontextprotocol/server'),
    import('./server.ts'),
  ]);
  const { dataset: named } = desk;
  const asked = (what: string, told?: Told) =>
    auditProgram({ log, newId }, { platform: 'mcp', token, dataset: named, what, told });
  const onerror = (error: Error) => log.debug({ err: error }, 'a message of MCP was refused');
  // One answer a request, with nothing before it: so it is plain JSON where the caller takes that.
  return createMcpHandler(() => createMcpServer({ desk, charts, asked, newId, log }), {
    onerror,
    responseMode: 'json',
  });
}

function webRequest(request: IncomingMessage, url: URL, body: Buffer): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'authorization')
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const { method = 'GET' } = request;
  return new Request(url, { method, headers, ...(method === 'GET' || method === 'HEAD' ? {} : { body }) });
}

async function pipe(given: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(given.status, { ...Object.fromEntries(given.headers), ...HEADERS });
  const reader = given.body?.getReader();
  request.socket.once('close', () => void reader?.cancel().catch(() => undefined));
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) response.write(read.value);
  response.end();
}

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** As JSON-RPC tells an error that belongs to no request: https://www.jsonrpc.org/specification#error_object */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify({ jsonrpc: '2.0', error: { code: -32_000, message }, id: null });
  const close = isHalfRead(request) ? { connection: 'close' } : {};
  response.writeHead(status, { 'content-type': 'application/json', ...HEADERS, ...close, ...headers });
  response.end(body);
}
