import type { IncomingMessage, ServerResponse } from 'node:http';
import type { McpHttpHandler } from '@modelcontextprotocol/server';
import type { Told } from '../../src/index.ts';
import { nothingHere } from '../shared/http-server.ts';
import {
  auditProgram,
  bearerOf,
  isFromAnotherPage,
  type Program,
  type ProgramServiceNeeds,
} from '../shared/programs.ts';
import { BodyError, isHalfRead, readBody, textOf } from '../shared/read-body.ts';
import { ONLY_ANSWERS, type Service } from '../shared/service.ts';
import { LIMITS } from './limits.ts';

/** MCP over streamable HTTP, at /mcp. Until a token has been made it is nothing. Nothing is kept between requests. */
export function createMcp(needs: ProgramServiceNeeds): Service {
  return {
    name: 'mcp',
    owns: (_method, path) => path === '/mcp',
    handle: (request, response) => handle(needs, request, response),
    ...ONLY_ANSWERS,
  };
}

async function handle(needs: ProgramServiceNeeds, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!(await needs.programs.isOpenTo(request))) return nothingHere(response);
  try {
    await answer(needs, request, response);
  } catch (error) {
    const reference = needs.newId();
    needs.log.error({ err: error, reference }, 'a request of MCP failed');
    refuse(request, response, 500, `Something went wrong. Reference for the operator: ${reference}.`);
  }
}

async function answer(needs: ProgramServiceNeeds, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (isFromAnotherPage(request, needs.publicUrl)) {
    return refuse(request, response, 403, 'That request came from a page of another site.');
  }
  const admission = await needs.programs.admit(bearerOf(request));
  if (admission.kind === 'unknown') return refuseToken(request, response);
  if (admission.kind === 'too-many') return refuseOften(request, response, admission.waitMs);
  // Nothing comes but what was asked for, so there is no stream to open.
  if (request.method !== 'POST') {
    return refuse(request, response, 405, 'Messages are sent by POST; there is nothing else here.', { allow: 'POST' });
  }
  const read = await readText(request);
  if ('status' in read) return refuse(request, response, read.status, read.why);
  const { program } = admission;
  // It may have been long in coming.
  if (!(await program.isInForce())) return refuseToken(request, response);
  const waitMs = program.takeMore(messagesIn(read.text) - 1);
  if (waitMs > 0) return refuseOften(request, response, waitMs);
  const { searchParams } = new URL(request.url ?? '/mcp', 'http://localhost');
  const handler = await handlerFor(needs, program, searchParams.get('dataset'));
  if (handler === null) return refuse(request, response, 404, 'There is no such dataset for this token.');
  const given = await handler.fetch(webRequest(request, read.text));
  await pipe(given, response);
}

type Text = { readonly text: string } | { readonly status: number; readonly why: string };

async function readText(request: IncomingMessage): Promise<Text> {
  try {
    return { text: textOf(request.headers, await readBody(request, LIMITS.bodyBytes)) };
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    switch (error.reason) {
      case 'too-large':
        return { status: 413, why: `At most ${LIMITS.bodyBytes} bytes are read.` };
      case 'broken-off':
        return { status: 408, why: 'The request did not arrive whole.' };
      case 'encoded':
        return { status: 415, why: 'Only JSON in UTF-8 is read, not compressed.' };
    }
  }
}

/** Of a batch each is one that the token asks; what is no JSON is told by what speaks MCP. */
function messagesIn(text: string): number {
  if (!/^\s*\[/.test(text)) return 1;
  try {
    return Math.max(1, (JSON.parse(text) as readonly unknown[]).length);
  } catch {
    return 1;
  }
}

/** null: there is no such dataset for this token. What speaks MCP is loaded for the first who asks. */
async function handlerFor(
  { charts, newId, log }: ProgramServiceNeeds,
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
  // Each has one answer and no stream stays open: nothing is kept of a request once it is answered.
  return createMcpHandler(() => createMcpServer({ desk, charts, asked, newId, log }), { onerror, maxSubscriptions: 0 });
}

/** Its address is ours, whatever was written there: what is in it must reach neither an error nor the log. */
function webRequest(request: IncomingMessage, body: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'authorization')
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return new Request('http://localhost/mcp', { method: 'POST', headers, body });
}

async function pipe(given: Response, response: ServerResponse): Promise<void> {
  response.writeHead(given.status, { ...Object.fromEntries(given.headers), ...HEADERS });
  const reader = given.body?.getReader();
  response.once('close', () => void reader?.cancel().catch(() => undefined));
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) response.write(read.value);
  response.end();
}

function refuseToken(request: IncomingMessage, response: ServerResponse): void {
  const why = 'A token is needed, and it must be one that is in force.';
  refuse(request, response, 401, why, { 'www-authenticate': 'Bearer' });
}

function refuseOften(request: IncomingMessage, response: ServerResponse, waitMs: number): void {
  const wait = { 'retry-after': String(Math.ceil(waitMs / 1_000)) };
  refuse(request, response, 429, 'This token has asked too often.', wait);
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
