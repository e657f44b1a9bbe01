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

/** Codes of errors before a connection stands: nothing was sent by then. */
const NEVER_LEFT: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
];

/**
 * What sends the SDK's requests. Its own would send one again on many errors, and a message is not created once by
 * being sent twice: here each is sent once, within a time, and what comes of it is told exactly. Not following
 * redirects keeps the token with the host that it is for.
 *
 * @param signalOf - aborted where the request may not leave any more
 */
export function createTransport(timeoutMs: number, signalOf: () => AbortSignal | null) {
  return {
    async sendRequest<Headers extends SdkHeaders<Headers>, Request extends SdkRequest<Headers>>(
      request: Request & { readonly headers: Headers },
    ) {
      const text = await exchange(request, timeoutMs, signalOf());
      return { request, status: 200, headers: request.headers.clone(), bodyAsText: text };
    },
  };
}

async function exchange<Headers extends SdkHeaders<Headers>>(
  request: SdkRequest<Headers>,
  timeoutMs: number,
  signal: AbortSignal | null,
): Promise<string> {
  if (signal?.aborted) throw notSent('aborted');
  let response: Response;
  try {
    response = await fetch(request.url, {
      method: request.method,
      headers: sentHeaders(request.headers),
      body: typeof request.body === 'string' ? request.body : null,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal === null ? [] : [signal])]),
    });
    const text = await response.text();
    if (response.ok) return text;
    throw failed(response, text);
  } catch (error) {
    throw error instanceof ConnectorError ? error : broken(error);
  }
}

/** The length is for whoever sends to say. */
function sentHeaders<Headers extends SdkHeaders<Headers>>(headers: Headers): Record<string, string> {
  return Object.fromEntries(Object.entries(headers.toJson()).filter(([name]) => name !== 'content-length'));
}

function notSent(reason: string): ConnectorError {
  return new ConnectorError({ status: null, reason, retryAfterMs: null, neverLeft: true });
}

function broken(error: unknown): ConnectorError {
  const code = codeOf(error) ?? (error instanceof Error ? error.name : 'Error');
  return new ConnectorError(
    { status: null, reason: code, retryAfterMs: null, neverLeft: NEVER_LEFT.includes(code) },
    error,
  );
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

function failed(response: Response, text: string): ConnectorError {
  const { status } = response;
  const reason = codeIn(text) ?? `HTTP ${status}`;
  return new ConnectorError({ status, reason, retryAfterMs: retryAfterOf(response.headers), neverLeft: false });
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
function retryAfterOf(headers: Headers): number | null {
  const text = headers.get('retry-after');
  if (text === null) return null;
  if (/^\d{1,6}$/.test(text.trim())) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
