import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a platform took: shown in its channel from `visibleAt` on. */
export interface Taken {
  readonly channel: string;
  /** All of it, as it came. */
  readonly text: string;
  /** Where the message carries one: by it the platform's history finds it. */
  readonly deliveryId: string | null;
  readonly visibleAt: number;
  /** When it was taken, in seconds by the clock of the soak, as Slack dates messages. */
  readonly ts: number;
}

type Failing = 'error' | 'silent' | 'dropped' | 'settled-by-nobody';

/** What can go wrong with one request; `visibleAfterMs`: how long a message that was taken stays unseen. */
export type Fault =
  | { readonly kind: 'none'; readonly visibleAfterMs: number }
  | { readonly kind: 'limited' | Failing }
  /** Taken, and answered as if it was not, or not at all; some time after the request. */
  | {
      readonly kind: 'taken-then';
      readonly next: Failing;
      readonly afterMs: number;
      readonly visibleAfterMs: number;
    };

export interface StandIn {
  readonly url: string;
  readonly taken: readonly Taken[];
  /** How often each thing went wrong. */
  readonly faults: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

export interface StandInOptions {
  /** For a request that writes, and for one that reads. */
  readonly faultFor: (what: 'write' | 'read') => Fault;
  /** Whether the bot was removed from a channel. */
  readonly isGone: (channel: string) => boolean;
  readonly now: () => Date;
}

interface Call {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly response: ServerResponse;
}

type Route = (call: Call, server: Server) => Promise<void>;

interface Server extends StandInOptions {
  readonly taken: Taken[];
  readonly faults: Record<string, number>;
}

/**
 * A stand-in for a chat platform on loopback, with no more than what its real API documents.
 *
 * @param isFindable - whether the history may be read, as with the optional scope
 */
export function startSlack(options: StandInOptions, isFindable: boolean): Promise<StandIn> {
  return start(options, async (call, server) => {
    switch (call.path) {
      // https://docs.slack.dev/reference/methods/chat.postMessage
      case '/api/chat.postMessage':
        return postToSlack(call, server);
      // https://docs.slack.dev/reference/methods/chat.update
      case '/api/chat.update':
        return updateInSlack(call, server);
      // https://docs.slack.dev/reference/methods/users.conversations: none is shared, and those that are gone are left out
      case '/api/users.conversations':
        return listInSlack(call, server);
      // https://docs.slack.dev/reference/methods/conversations.info
      case '/api/conversations.info':
        return lookAtSlack(call, server);
      // https://docs.slack.dev/reference/methods/conversations.history, `oldest` left out unless `inclusive`, with metadata where `include_all_metadata` is set
      case '/api/conversations.history':
        return isFindable ? readSlack(call, server) : json(call.response, 200, { ok: false, error: 'missing_scope' });
      default:
        return json(call.response, 404, {});
    }
  });
}

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#send-to-conversation */
export function startTeams(options: StandInOptions): Promise<StandIn> {
  return start(options, async (call, server) => {
    const channel = /^\/v3\/conversations\/([^/]+)\/activities$/.exec(call.path)?.[1];
    if (channel === undefined) return json(call.response, 404, {});
    return postToTeams(call, decodeURIComponent(channel), server);
  });
}

async function start(options: StandInOptions, route: Route): Promise<StandIn> {
  const server: Server = { ...options, taken: [], faults: {} };
  const http = createServer((request, response) => {
    void bodyOf(request)
      .then((body) => route({ path: new URL(request.url ?? '/', 'http://x').pathname, body, response }, server))
      .catch(() => response.destroy());
  });
  http.listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    taken: server.taken,
    faults: server.faults,
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  // Slack takes forms, in which what is no text is JSON: https://docs.slack.dev/apis/web-api/using-the-slack-web-api
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (isForm) return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, plain(value)]));
  return JSON.parse(text || '{}') as Readonly<Record<string, unknown>>;
}

function plain(value: string): unknown {
  return /^[[{]/.test(value) ? JSON.parse(value) : value;
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** null: nothing goes wrong that is answered here. */
async function failed(
  call: Call,
  server: Server,
  fault: Fault,
  take: (visibleAfterMs: number) => void,
): Promise<boolean> {
  const name = fault.kind === 'taken-then' ? `taken-then-${fault.next}` : fault.kind;
  if (fault.kind !== 'none') server.faults[name] = (server.faults[name] ?? 0) + 1;
  switch (fault.kind) {
    case 'none':
      return false;
    case 'taken-then':
      await sleep(fault.afterMs);
      take(fault.visibleAfterMs);
      fail(call, fault.next);
      return true;
    default:
      fail(call, fault.kind);
      return true;
  }
}

function fail({ response }: Call, how: 'limited' | Failing): void {
  switch (how) {
    case 'limited':
      // https://docs.slack.dev/apis/web-api/rate-limits and the Connector alike: 429 with Retry-After in seconds
      json(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': '1' });
      return;
    case 'error':
      json(response, 500, { ok: false, error: 'internal_error' });
      return;
    case 'settled-by-nobody':
      // 'The server could not complete your operation … it's possible some aspect of the operation succeeded':
      // https://docs.slack.dev/reference/methods/chat.postMessage#errors
      json(response, 200, { ok: false, error: 'fatal_error' });
      return;
    case 'dropped':
      response.destroy();
      return;
    case 'silent':
  }
}

/** Slack tells of a failure in either of two ways. */
function asSlackSays(fault: Fault, count: number): Fault {
  const isError = fault.kind === 'error' || (fault.kind === 'taken-then' && fault.next === 'error');
  if (!isError || count % 2 === 0) return fault;
  return fault.kind === 'taken-then' ? { ...fault, next: 'settled-by-nobody' } : { kind: 'settled-by-nobody' };
}

async function postToSlack(call: Call, server: Server): Promise<void> {
  const { channel, metadata } = call.body as {
    channel: string;
    metadata?: { event_payload?: { delivery_id?: string } };
  };
  if (server.isGone(channel)) return json(call.response, 200, { ok: false, error: 'is_archived' });
  const deliveryId = metadata?.event_payload?.delivery_id ?? null;
  const take = (visibleAfterMs: number) =>
    void server.taken.push(taken(server, call, { channel, deliveryId, visibleAfterMs }));
  const fault = asSlackSays(server.faultFor('write'), server.taken.length);
  if (await failed(call, server, fault, take)) return;
  take(fault.kind === 'none' ? fault.visibleAfterMs : 0);
  json(call.response, 200, { ok: true, channel, ts: (server.taken.at(-1)?.ts ?? 0).toFixed(6) });
}

/** In pages of 200, as many as a workspace may have. */
async function listInSlack(call: Call, server: Server): Promise<void> {
  if (await failed(call, server, server.faultFor('read'), () => {})) return;
  const from = Number(call.body['cursor'] ?? 0);
  const ids = Array.from({ length: 200 }, (_, at) => `C${from + at}`).filter((id) => !server.isGone(id));
  const next = from < 400 ? String(from + 200) : '';
  const channels = ids.map((id) => ({ id, is_ext_shared: false }));
  json(call.response, 200, { ok: true, channels, response_metadata: { next_cursor: next } });
}

/** None is shared with another organisation; one that is gone is still there to be looked at. */
async function lookAtSlack(call: Call, server: Server): Promise<void> {
  if (await failed(call, server, server.faultFor('read'), () => {})) return;
  json(call.response, 200, { ok: true, channel: { id: call.body['channel'], is_ext_shared: false, is_member: true } });
}

/** What becomes of pictures, in a message that is there already. */
async function updateInSlack(call: Call, server: Server): Promise<void> {
  if (await failed(call, server, server.faultFor('read'), () => {})) return;
  json(call.response, 200, { ok: true, channel: call.body['channel'], ts: call.body['ts'] });
}

function taken(
  server: Server,
  { body }: Call,
  { visibleAfterMs, ...rest }: Pick<Taken, 'channel' | 'deliveryId'> & { readonly visibleAfterMs: number },
): Taken {
  const at = { visibleAt: Date.now() + visibleAfterMs, ts: server.now().getTime() / 1000 };
  return { ...rest, ...at, text: JSON.stringify(body) };
}

async function readSlack(call: Call, server: Server): Promise<void> {
  const { channel, cursor = '0', oldest = '0', limit = '100' } = call.body as Readonly<Record<string, string>>;
  const size = Number(limit);
  if (await failed(call, server, server.faultFor('read'), () => {})) return;
  const now = Date.now();
  // The newest first.
  const all = server.taken
    .filter((each) => each.channel === channel && each.visibleAt <= now && each.ts > Number(oldest))
    .reverse();
  const from = Number(cursor);
  const messages = all.slice(from, from + size).map(({ deliveryId, ts }) => ({
    type: 'message',
    ts: ts.toFixed(6),
    metadata: { event_type: 'scorecard_delivery', event_payload: { delivery_id: deliveryId } },
  }));
  const next = from + size < all.length ? String(from + size) : '';
  json(call.response, 200, { ok: true, messages, has_more: next !== '', response_metadata: { next_cursor: next } });
}

async function postToTeams(call: Call, channel: string, server: Server): Promise<void> {
  if (server.isGone(channel)) {
    // https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes
    return json(call.response, 403, { error: { code: 'BotNotInConversationRoster' } });
  }
  const take = () => void server.taken.push(taken(server, call, { channel, deliveryId: null, visibleAfterMs: 0 }));
  if (await failed(call, server, server.faultFor('write'), take)) return;
  take();
  json(call.response, 201, { id: String(server.taken.length) });
}
