import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log, Turns } from '../../src/index.ts';
import { isLoopback } from '../shared/from-here.ts';
import { claimsFit } from './claims.ts';
import type { Connector } from './connector.ts';
import type { Invocation, Invoked } from './invoke.ts';
import { LIMITS } from './limits.ts';
import { type Incoming, readActivity, type Where } from './receive.ts';
import type { Came, Kept } from './turn.ts';

export interface HttpPorts {
  /** null: nobody is asked who they are, which is for this machine alone. */
  readonly appId: string | null;
  readonly connector: Pick<Connector, 'check'>;
  readonly turns: Pick<Turns<Came>, 'take'>;
  readonly invoke: (invocation: Invocation) => Promise<Invoked>;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Answers a request to /api/messages, whatever it is. */
export function createMessages(
  ports: HttpPorts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const refuse = createRefusals(ports);
  return async (request, response) => {
    const status = unfit(request, ports.appId);
    if (status !== null) return refuse(response, status, status === 405 ? { allow: 'POST' } : {});
    const read = await readBody(request);
    if (read.kind === 'failed') return refuse(response, read.status, { connection: 'close' });
    const incoming = readActivity(read.json);
    if (incoming === null) return refuse(response, 400);
    const checked = await checkSender(ports, request, incoming.where, read.json);
    if (checked !== null) return refuse(response, checked);
    if (incoming.kind === 'invoke') return respond(response, await ports.invoke(incoming));
    await take(ports, incoming);
    end(response, 202);
  };
}

/** What is wrong with a request before it is read; null: nothing. */
function unfit({ method, headers }: IncomingMessage, appId: string | null): number | null {
  if (method !== 'POST') return 405;
  if (appId !== null && !headers.authorization?.startsWith('Bearer ')) return 401;
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return 415;
  // Without an app a page in a browser on this machine could ask under another name of it.
  return appId === null && !isLoopback(hostOf(`http://${headers.host}`)) ? 421 : null;
}

/** Without its port; empty where that is no address. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** The status to refuse it with; null: it is from the Bot Connector, or nobody has to be. */
async function checkSender(
  { appId, connector, now }: HttpPorts,
  { headers }: IncomingMessage,
  { serviceUrl, channelId }: Where,
  json: unknown,
): Promise<number | null> {
  // Replies go where the activity says: without an app that is this machine.
  if (appId === null) return isLoopback(hostOf(serviceUrl)) ? null : 401;
  const authorization = headers.authorization ?? '';
  if (channelId !== 'msteams' || !claimsFit(authorization, { appId, serviceUrl, now: now() })) return 401;
  const checked = await connector.check(json, authorization);
  if (checked === 'unavailable') return 503;
  return checked === 'accepted' ? null : 401;
}

async function take({ turns, newId }: HttpPorts, incoming: Exclude<Incoming, { kind: 'invoke' }>): Promise<void> {
  if (incoming.kind === 'ignored') return;
  const { id, where } = incoming;
  const of = `${where.conversation} ${id ?? newId()}`;
  const eventId =
    incoming.kind === 'edited' ? `edited ${of} ${incoming.at}` : incoming.kind === 'deleted' ? `deleted ${of}` : of;
  await turns.take(eventId, keptOf(incoming, of));
}

/** @param of - the id under which its message first came */
function keptOf(incoming: Exclude<Incoming, { kind: 'invoke' | 'ignored' }>, of: string): Kept {
  const { kind, where, id: replyTo } = incoming;
  switch (kind) {
    case 'message':
      return {
        ...{ kind, where, replyTo, text: incoming.text },
        ...(incoming.isAttached ? { isAttached: true } : {}),
        ...(incoming.files === undefined ? {} : { files: incoming.files }),
      };
    case 'press':
      return { kind, where, replyTo, press: incoming.press };
    case 'edited':
      return { kind, where, replyTo, of, text: incoming.text };
    case 'deleted':
      return { kind, where, of };
    case 'installed':
    case 'removed':
      return { kind, where };
  }
}

type Body =
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'failed'; readonly status: 400 | 408 | 413 };

/** Within a size and a time. */
async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => request.destroy(new Error('too slow')), LIMITS.requestMs);
  try {
    // The connection stays, to be answered on.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LIMITS.requestBytes) return { kind: 'failed', status: 413 };
      chunks.push(chunk);
    }
    return { kind: 'json', json: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch (error) {
    return { kind: 'failed', status: error instanceof SyntaxError ? 400 : 408 };
  } finally {
    clearTimeout(timer);
  }
}

function respond(response: ServerResponse, { status, body }: Invoked): void {
  if (body === undefined) return end(response, status);
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}

function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  if (response.destroyed) return;
  response.writeHead(status, headers);
  response.end();
}

const QUIET_MS = 60_000;

/** Says no without a word of why; the log has it, at most once a minute: anybody can send requests. */
function createRefusals({ log, now }: HttpPorts) {
  let told = Number.NEGATIVE_INFINITY;
  let since = 0;
  return (response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void => {
    since += 1;
    if (now().getTime() - told >= QUIET_MS) {
      log.warn({ status, requests: since }, 'requests to /api/messages refused');
      told = now().getTime();
      since = 0;
    }
    end(response, status, headers);
  };
}
