import type { IncomingMessage, ServerResponse } from 'node:http';
import { isHalfRead } from '../shared/read-body.ts';

/** What a response says beside its status. */
export interface Content {
  readonly type: string;
  readonly body: Uint8Array | string;
  /** Tells one content of an address from the next, so that it is sent once; absent: never kept. */
  readonly etag?: string;
  /** How long a browser may keep it without asking again. */
  readonly maxAgeSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Nothing but what this server sends: no inline script or style, no other host, no frame. Pictures may stand in a card
 * itself (data:), as they do where Teams has no address to fetch them from.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** Ends a response; of HEAD without its body. */
export function send(request: IncomingMessage, response: ServerResponse, status: number, content: Content): void {
  const { type, body, etag, maxAgeSeconds, headers = {} } = content;
  const isKnown = etag !== undefined && request.headers['if-none-match'] === etag;
  response.writeHead(isKnown ? 304 : status, {
    ...HEADERS,
    'cache-control': cacheControl(etag, maxAgeSeconds),
    ...(etag === undefined ? {} : { etag }),
    ...(isKnown ? {} : { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) }),
    ...(isHalfRead(request) ? { connection: 'close' } : {}),
    ...headers,
  });
  response.end(isKnown || request.method === 'HEAD' ? undefined : body);
}

function cacheControl(etag: string | undefined, maxAgeSeconds: number | undefined): string {
  if (maxAgeSeconds !== undefined) return `private, max-age=${maxAgeSeconds}, immutable`;
  return etag === undefined ? 'no-store' : 'private, no-cache';
}

export function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { value, headers = {} }: { readonly value: unknown; readonly headers?: Content['headers'] },
): void {
  send(request, response, status, { type: 'application/json; charset=utf-8', body: JSON.stringify(value), headers });
}
