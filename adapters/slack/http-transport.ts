import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, isValidSlackRequest } from '@slack/bolt';
import type { Log } from '../../src/index.ts';
import { heard, type Transport } from './transport.ts';

export const EVENTS_PATH = '/slack/events';

/** Far more than Slack sends; it is read before its signature is known to be right. */
const MOST_BYTES = 1_000_000;

/** Either way: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const MOST_SECONDS_OFF = 5 * 60;

export interface HttpTransport extends Transport {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

interface HttpPorts {
  readonly signingSecret: string;
  readonly now: () => Date;
  /** Whether what comes in can be dealt with yet. */
  readonly isReady: () => boolean;
  readonly log: Log;
}

/** Slack calls us: each request is checked by its signature before anything of it is read. */
export function createHttpTransport(ports: HttpPorts): HttpTransport {
  let app: App | null = null;
  return {
    init: (bolt) => {
      app = bolt;
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    isConnected: () => true,
    async handle(request, response) {
      // Slack sends it again: https://docs.slack.dev/apis/events-api/#retries
      if (app === null || !ports.isReady()) return end(response, 503);
      const text = await bodyOf(request);
      // The rest of it is not waited for.
      if (text === null) return end(response.setHeader('connection', 'close'), 413);
      if (!isGenuine(ports, request, text)) {
        ports.log.warn({ remote: request.socket.remoteAddress }, 'a request not signed by Slack was refused');
        return end(response, 401);
      }
      await answer(app, response, parse(text, request.headers['content-type'] ?? ''), ports.log);
    },
  };
}

/** null: it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Bolt compares in constant time, and lets times to come pass; these are refused here. */
function isGenuine({ signingSecret, now }: HttpPorts, { headers }: IncomingMessage, body: string): boolean {
  const signature = headers['x-slack-signature'];
  const sentAt = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof sentAt !== 'string' || !/^\d{1,12}$/.test(sentAt)) return false;
  const nowMilliseconds = now().getTime();
  if (Math.abs(nowMilliseconds / 1000 - Number(sentAt)) > MOST_SECONDS_OFF) return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(sentAt) },
    nowMilliseconds,
  });
}

/** Events are JSON; commands are a form, and so is what was pressed, with JSON in one field. null: it is neither. */
function parse(text: string, contentType: string): Record<string, unknown> | null {
  try {
    const form = contentType.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(text) : null;
    const json = form === null ? text : form.get('payload');
    if (json === null) return Object.fromEntries(form ?? []);
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch {
    return null;
  }
}

async function answer(
  app: App,
  response: ServerResponse,
  body: Record<string, unknown> | null,
  log: Log,
): Promise<void> {
  if (body === null) return end(response, 400);
  if (body['ssl_check'] === '1') return end(response, 200);
  if (body['type'] === 'url_verification') return endWith(response, { challenge: body['challenge'] });
  try {
    const given = await heard(app, body);
    return given === '' ? end(response, 200) : endWith(response, given);
  } catch (error) {
    log.error({ err: error, type: body['type'] }, 'what Slack sent could not be taken in');
    end(response, 503);
  }
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

function endWith(response: ServerResponse, json: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(json));
}
