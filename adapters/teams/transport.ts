import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';

/** Why a request to the connector came to nothing. */
export class ConnectorError extends Error {
  /** null: nothing came back. */
  readonly status: number | null;
  /** The platform's own: 'BotNotInConversationRoster'; else what went wrong on the way. */
  readonly reason: string;
  readonly retryAfterMs: number | null;
  /** Whether the request can't have arrived. */
  readonly neverLeft: boolean;

  constructor(facts: Pick<ConnectorError, 'status' | 'reason' | 'retryAfterMs' | 'neverLeft'>, cause?: unknown) {
    super(`the connector answered ${facts.status ?? 'nothing'}: ${facts.reason}`, { cause });
    this.name = 'ConnectorError';
    this.status = facts.status;
    this.reason = facts.reason;
    this.retryAfterMs = facts.retryAfterMs;
    this.neverLeft = facts.neverLeft;
  }
}

/** As the SDK hands a request over: core-http's, by its shape. */
interface SdkRequest<Headers> {
  readonly url: string;
  readonly method: string;
  readonly body?: unknown;
  readonly headers: Headers;
}
interface SdkHeaders<Self> {
  toJson(options?: { preserveCase?: boolean }): Record<string, string>;
  clone(): Self;
}

/**
 * What sends the SDK's requests. Its own would send one again on many errors, and a message is not created once by
 * being sent twice: here each is sent once, within a time, and what comes of it is told exactly. Not following
 * redirects keeps the token with the host that it is for.
 *
 * @param signalOf - of a request that may be called off; such a request takes a connection of its own, since one that
 *   was kept open can break as it is used again, and nobody can tell then whether the request had arrived
 */
export function createTransport(timeoutMs: number, signalOf: () => AbortSignal | null) {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets: MOST_SOCKETS }),
    'https:': new HttpsAgent({ keepAlive: true, maxSockets: MOST_SOCKETS }),
  };
  return {
    async sendRequest<Headers extends SdkHeaders<Headers>, Request extends SdkRequest<Headers>>(
      request: Request & { readonly headers: Headers },
    ) {
      const signal = signalOf();
      if (signal?.aborted) throw broken('aborted', true);
      const isTls = request.url.startsWith('https:');
      const agent = signal === null ? agents[isTls ? 'https:' : 'http:'] : false;
      const text = await exchange(request, { timeoutMs, signal, agent, isTls });
      return { request, status: 200, headers: request.headers.clone(), bodyAsText: text };
    },
  };
}

/** To one host at once: more wait their turn. */
const MOST_SOCKETS = 64;

interface Way {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | null;
  readonly agent: HttpAgent | HttpsAgent | false;
  readonly isTls: boolean;
}

/** Resolves with the body of a response that is no error. */
function exchange<Headers extends SdkHeaders<Headers>>(
  { url, method, headers, body }: SdkRequest<Headers>,
  { timeoutMs, signal, agent, isTls }: Way,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let isConnected = false;
    const begin = isTls ? httpsRequest : httpRequest;
    const sent = begin(url, { method, headers: headers.toJson(), agent }, (response) => {
      void answered(response).catch(fail);
    });
    const answered = async (response: IncomingMessage) => {
      const read = await text(response);
      settle();
      const status = response.statusCode ?? 0;
      if (status >= 200 && status < 300) resolve(read);
      else reject(failed(status, response.headers, read));
    };
    const fail = (error: unknown) => {
      settle();
      reject(broken(codeOf(error), !isConnected, error));
    };
    const end = (name: string) => sent.destroy(Object.assign(new Error(name), { code: name }));
    const callOff = () => end('AbortError');
    const timer = setTimeout(() => end('TimeoutError'), timeoutMs);
    signal?.addEventListener('abort', callOff);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', callOff);
    };
    sent.on('socket', (socket) => {
      // Before that nothing of the request is written.
      if (sent.reusedSocket) isConnected = true;
      else socket.once(isTls ? 'secureConnect' : 'connect', () => void (isConnected = true));
    });
    sent.on('error', fail);
    sent.end(typeof body === 'string' ? body : undefined);
  });
}

function broken(reason: string, neverLeft: boolean, cause?: unknown): ConnectorError {
  return new ConnectorError({ status: null, reason, retryAfterMs: null, neverLeft }, cause);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function failed(status: number, headers: IncomingHttpHeaders, text: string): ConnectorError {
  const reason = codeIn(text) ?? `HTTP ${status}`;
  return new ConnectorError({ status, reason, retryAfterMs: retryAfterOf(headers), neverLeft: false });
}

/**
 * Two shapes: {"error":{"code":"BotNotInConversationRoster"}} and
 * {"errorCode":209,"message":"{ \"subCode\": \"MessageWritesBlocked\" … }"}
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
function codeIn(text: string): string | null {
  const match = /"subCode\\?"\s*:\s*\\?"(\w{1,60})|"code"\s*:\s*"(\w{1,60})"/i.exec(text);
  return match?.[1] ?? match?.[2] ?? null;
}

/** Seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterOf(headers: IncomingHttpHeaders): number | null {
  const text = headers['retry-after'];
  if (text === undefined) return null;
  if (/^\d{1,6}$/.test(text.trim())) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
