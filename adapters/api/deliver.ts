import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isHalfRead } from '../shared/read-body.ts';
import { LIMITS } from './limits.ts';
import { bodyOf, noToken, type Problem } from './problem.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Whoever keeps it asks again each time, and nobody between keeps it. */
const HEADERS = {
  'cache-control': 'private, no-cache',
  'content-security-policy': "default-src 'none'",
  'referrer-policy': 'no-referrer',
  vary: 'Authorization, Accept',
  'x-content-type-options': 'nosniff',
} as const;

type Headers = Readonly<Record<string, string>>;

interface Content {
  readonly type: string;
  readonly body: Uint8Array | string;
  readonly etag?: string | undefined;
  readonly headers?: Headers;
}

/** Ends a response; of HEAD without its body. */
export function send(request: IncomingMessage, response: ServerResponse, content: Content, status = 200): void {
  const { type, body, etag, headers = {} } = content;
  response.writeHead(status, {
    ...HEADERS,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...(etag === undefined ? {} : { etag }),
    ...(isHalfRead(request) ? { connection: 'close' } : {}),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

export function sendProblem(request: IncomingMessage, response: ServerResponse, problem: Problem): void {
  const type = 'application/problem+json; charset=utf-8';
  const headers = { 'cache-control': 'no-store', ...problem.given.headers };
  send(request, response, { type, body: JSON.stringify(bodyOf(problem)), headers }, problem.status);
}

/** Names one edition of what an address gives: `parts` are all that it depends on. */
export function etagOf(parts: readonly unknown[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return `"${digest.slice(0, 27)}"`;
}

/** Answers with 304 where the caller has that edition already (RFC 9110, 13.1.2). */
export function isKnown(request: IncomingMessage, response: ServerResponse, etag: string): boolean {
  const asked = request.headers['if-none-match'];
  if (asked === undefined) return false;
  const tags = asked.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (!tags.includes(etag) && !tags.includes('*')) return false;
  response.writeHead(304, { ...HEADERS, etag });
  response.end();
  return true;
}

interface Streamed extends Omit<Content, 'body'> {
  /** Whether the caller's token is in force still. */
  readonly isInForce: () => Promise<boolean>;
}

/**
 * Sends text as it comes, no faster than it is taken and no longer than it may be. What fails before the first piece can
 * still be told.
 */
export async function stream(
  request: IncomingMessage,
  response: ServerResponse,
  content: Streamed,
  pieces: AsyncIterable<string>,
): Promise<void> {
  const { type, etag, headers = {} } = content;
  let held = '';
  const begin = () => {
    if (response.headersSent) return;
    response.writeHead(200, { ...HEADERS, 'content-type': type, ...(etag === undefined ? {} : { etag }), ...headers });
  };
  if (request.method === 'HEAD') {
    begin();
    response.end();
    return;
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    for await (const piece of pieces) {
      if (gone.signal.aborted) return;
      held += piece;
      if (held.length < LIMITS.chunkBytes) continue;
      if (!(await content.isInForce())) throw noToken();
      begin();
      const isTaken = response.write(held);
      held = '';
      if (!isTaken) await once(response, 'drain', { signal: gone.signal });
    }
  } catch (error) {
    if (gone.signal.aborted) return;
    // Half of it is out: an end that is no end tells whoever reads it.
    if (response.headersSent) response.destroy();
    throw error;
  }
  begin();
  response.end(held);
}
