import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Log, SettingsError } from '../../src/index.ts';
import type { Service } from './service.ts';

/** The one HTTP server of the process. */
export interface HttpServer {
  /** As it is bound: with the port that was free where 0 was asked for. */
  readonly port: number;
  /** Says no at /readyz and takes no new connection; those under way may end. */
  close(timeoutMs: number): Promise<void>;
}

interface Wanted {
  readonly host: string;
  readonly port: number;
  readonly services: readonly Service[];
  /** Whether the database answers. */
  readonly isStoreReady: () => Promise<boolean>;
  /** What whoever looks should know of a server that is ready; null, or left out: nothing. */
  readonly note?: () => Promise<string | null>;
  readonly log: Log;
  /** For a request to arrive whole; left out: half a minute. */
  readonly requestMs?: number;
}

/** What is sent half and left open ends after this. */
const REQUEST_MS = 30_000;

/** Larger requests than this are for nobody here. */
const MAX_HEADER_BYTES = 16_384;

/**
 * Listens, and gives each request to the service that owns it. /healthz says that the process runs, /readyz that it
 * can answer questions.
 *
 * @throws SettingsError where the address can't be used
 */
export async function listen(wanted: Wanted): Promise<HttpServer> {
  const state = { isClosing: false };
  const requestTimeout = wanted.requestMs ?? REQUEST_MS;
  // Looked at so often that none lasts much longer.
  const times = { requestTimeout, headersTimeout: requestTimeout, connectionsCheckingInterval: requestTimeout / 10 };
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, ...times }, (request, response) => {
    route(wanted, state, request, response).catch((error: unknown) => {
      wanted.log.error({ err: error, method: request.method }, 'request failed');
      end(response, 500, 'Something went wrong.');
    });
  });
  await bind(server, wanted);
  return {
    port: (server.address() as AddressInfo).port,
    close: (timeoutMs) => {
      state.isClosing = true;
      return closeServer(server, timeoutMs);
    },
  };
}

function bind(server: Server, { host, port }: Wanted): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'another program listens there' : 'this machine has no such address';
      const message = `The settings HOST and PORT name ${host}:${port}, which can't be used: ${why}.`;
      reject(new SettingsError('setting-wrong', message, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

async function route(
  { services, isStoreReady, note }: Wanted,
  state: { readonly isClosing: boolean },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? 'GET';
  const path = pathOf(request);
  if (isRead(method) && path === '/healthz') return end(response, 200, 'ok');
  if (isRead(method) && path === '/readyz') {
    const waiting = services.filter((each) => !each.isReady()).map(({ name }) => name);
    if (!(await isStoreReady())) waiting.push('database');
    if (state.isClosing) waiting.push('closing');
    if (waiting.length > 0) return end(response, 503, `not ready: ${waiting.join(', ')}`);
    const noted = (await note?.()) ?? null;
    return end(response, 200, noted === null ? 'ready' : `ready: ${noted}`);
  }
  const service = services.find((each) => each.owns(method, path));
  if (!service) return nothingHere(response);
  await service.handle(request, response);
}

/** Also the answer of what is off: nobody can tell it from what there isn't. */
export function nothingHere(response: ServerResponse): void {
  end(response, 404, 'There is nothing here.');
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Without its query; what is no address at all is the path of nothing. Most are written as they are read. */
function pathOf({ url = '/' }: IncomingMessage): string {
  const [plain] = /^(?:\/[a-z0-9-]+)+(?=\?|$)/i.exec(url) ?? [];
  if (plain !== undefined) return plain;
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost').pathname : '';
}

function end(response: ServerResponse, status: number, text: string): void {
  if (response.writableEnded) return;
  if (!response.headersSent) {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  }
  response.end(`${text}\n`);
}

async function closeServer(server: Server, timeoutMs: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}
