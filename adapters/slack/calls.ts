import { webApi } from '@slack/bolt';
import type { Log } from '../../src/index.ts';
import { sleep } from '../shared/time.ts';

type Client = webApi.WebClient;

/**
 * Every method of Slack's Web API that is called, each with the scopes of the bot's token that it needs (null: none).
 * There is no other way to call one, so that the manifest can ask for these scopes and no more. Each is described at
 * https://docs.slack.dev/reference/methods/NAME.
 */
export const METHODS = {
  'auth.test': { scope: null, call: (client: Client) => client.auth.test() },
  'chat.postMessage': {
    scope: 'chat:write',
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a method of Slack's, not of a window
    call: (client: Client, args: webApi.ChatPostMessageArguments) => client.chat.postMessage(args),
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    call: (client: Client, args: webApi.ChatPostEphemeralArguments) => client.chat.postEphemeral(args),
  },
  'chat.update': {
    scope: 'chat:write',
    call: (client: Client, args: webApi.ChatUpdateArguments) => client.chat.update(args),
  },
  // What files.uploadV2 is made of: the middle step goes to an address that the first one gives.
  'files.uploadV2': {
    scope: 'files:write',
    call: (client: Client, args: webApi.FilesUploadV2Arguments) => client.filesUploadV2(args),
  },
  // https://docs.slack.dev/reference/methods/chat.delete: of the bot's own, with its answer to a message that was deleted.
  'chat.delete': {
    scope: 'chat:write',
    call: (client: Client, args: webApi.ChatDeleteArguments) => client.chat.delete(args),
  },
  // Of our own pictures, and of a file that somebody sends us: what is fetched then needs the same scope.
  'files.info': {
    scope: 'files:read',
    call: (client: Client, args: webApi.FilesInfoArguments) => client.files.info(args),
  },
  'users.info': {
    scope: 'users:read',
    call: (client: Client, args: webApi.UsersInfoArguments) => client.users.info(args),
  },
  // https://docs.slack.dev/reference/methods/users.conversations: what is shared with the bot, for each kind of channel.
  'users.conversations': {
    scope: ['channels:read', 'groups:read'],
    call: (client: Client, args: webApi.UsersConversationsArguments) => client.users.conversations(args),
  },
  // https://docs.slack.dev/changelog/2026/03/05/set-status-scope-update: in channels too, and no more than to answer.
  'assistant.threads.setStatus': {
    scope: 'chat:write',
    call: (client: Client, args: webApi.AssistantThreadsSetStatusArguments) => client.assistant.threads.setStatus(args),
  },
  'views.open': { scope: null, call: (client: Client, args: webApi.ViewsOpenArguments) => client.views.open(args) },
  'views.publish': {
    scope: null,
    call: (client: Client, args: webApi.ViewsPublishArguments) => client.views.publish(args),
  },
  // Of a channel that nobody tells us about: whether it is shared with another organisation, and the bot is in it.
  'conversations.info': {
    scope: ['channels:read', 'groups:read'],
    call: (client: Client, args: webApi.ConversationsInfoArguments) => client.conversations.info(args),
  },
  // Only to settle what nobody knows of whether it was posted, and only where the scope was given.
  'conversations.replies': {
    scope: ['channels:history', 'groups:history', 'im:history'],
    call: (client: Client, args: webApi.ConversationsRepliesArguments) => client.conversations.replies(args),
  },
  'conversations.history': {
    scope: ['channels:history', 'groups:history', 'im:history'],
    call: (client: Client, args: webApi.ConversationsHistoryArguments) => client.conversations.history(args),
  },
} as const;

export type Method = keyof typeof METHODS;
type Arguments<M extends Method> = Parameters<(typeof METHODS)[M]['call']> extends [Client, infer A] ? [A] : [];
type Result<M extends Method> = Awaited<ReturnType<(typeof METHODS)[M]['call']>>;

/** Calls Slack's Web API. */
export interface Calls {
  /** Tries again what may get better, a few times. Throws a CallError. */
  call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Result<M>>;
  /** One try alone. Throws a CallError. */
  once<M extends Method>(method: M, ...args: Arguments<M>): Promise<Result<M>>;
  /** The same patience for something else that asks Slack. */
  patiently<T>(what: string, work: () => Promise<T>): Promise<T>;
}

export interface Patience {
  readonly attempts: number;
  /** Before the second attempt; twice as long before each later one. */
  readonly firstWaitMs: number;
  /** Slack asks for longer than this: it is not waited for. */
  readonly mostWaitMs: number;
  /** For one attempt. */
  readonly timeoutMs: number;
}

export const PATIENCE: Patience = { attempts: 4, firstWaitMs: 500, mostWaitMs: 60_000, timeoutMs: 10_000 };

/**
 * Why a call failed: Slack said no (`code`, and what it says of it); it asks to wait; or nobody knows whether it did
 * what was asked. `unreached`: it was certainly not done.
 */
export type Failure =
  | { readonly kind: 'refused'; readonly code: string; readonly details: readonly string[]; readonly needed?: string }
  | { readonly kind: 'limited'; readonly afterMs: number }
  | { readonly kind: 'unreached'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string };

/** Slack says of these that some of it may have happened: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const UNSETTLED = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

/** No connection was made. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** An address of Slack's that is no method answered with something other than success. */
export class AddressError extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs: number | null;

  constructor(status: number, code: string, retryAfterMs: number | null) {
    super(`answered with ${status}: ${code}`);
    this.name = 'AddressError';
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A call to Slack that failed, after whatever tries it was worth. */
export class CallError extends Error {
  readonly failure: Failure;

  constructor(what: string, failure: Failure, cause: unknown) {
    super(`${what} failed: ${failure.kind}`, { cause });
    this.name = 'CallError';
    this.failure = failure;
  }
}

/** Whether Slack said no to it, for one of these reasons. */
export function isRefused(error: unknown, codes: ReadonlySet<string>): boolean {
  return error instanceof CallError && error.failure.kind === 'refused' && codes.has(error.failure.code);
}

function failureOf(error: unknown): Failure {
  if (error instanceof CallError) return error.failure;
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: code, response_metadata: about } = error.data;
    if (code === 'ratelimited') return { kind: 'limited', afterMs: (about?.retryAfter ?? 1) * 1000 };
    if (UNSETTLED.has(code)) return { kind: 'unknown', code };
    // https://docs.slack.dev/reference/methods/chat.postMessage#errors: with 'missing_scope' comes which.
    const needed = 'needed' in error.data && typeof error.data.needed === 'string' ? { needed: error.data.needed } : {};
    return { kind: 'refused', code, details: about?.messages ?? [], ...needed };
  }
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'limited', afterMs: error.retryAfter * 1000 };
  if (error instanceof webApi.WebAPIHTTPError) return { kind: 'unknown', code: `http_${error.statusCode}` };
  if (error instanceof AddressError) {
    if (error.status === 429) return { kind: 'limited', afterMs: error.retryAfterMs ?? 1000 };
    return error.status < 500
      ? { kind: 'refused', code: error.code, details: [] }
      : { kind: 'unknown', code: `http_${error.status}` };
  }
  const code = codeWithin(error);
  return { kind: UNREACHED.has(code) ? 'unreached' : 'unknown', code };
}

/** The system's code, which fetch hides in the cause of a cause. */
function codeWithin(error: unknown): string {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; depth += 1) {
    if ('code' in each && typeof each.code === 'string' && /^E[A-Z_]+$/.test(each.code)) return each.code;
    each = each instanceof webApi.WebAPIRequestError ? each.original : each.cause;
  }
  return error instanceof Error ? error.name : 'unknown';
}

export function createCalls(client: Client, log: Log, patience: Patience = PATIENCE): Calls {
  const call = <M extends Method>(method: M, args: Arguments<M>) => {
    const call = METHODS[method].call as unknown as (client: Client, ...args: Arguments<M>) => Promise<Result<M>>;
    return call(client, ...args);
  };
  const patiently = async <T>(what: string, work: () => Promise<T>, attempts = patience.attempts): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (cause) {
        const failure = failureOf(cause);
        const waitMs = attempt < attempts ? waitAfter(failure, attempt, patience) : null;
        log.warn({ what, attempt, failure, waitMs }, 'a call to Slack failed');
        if (waitMs === null) throw new CallError(what, failure, cause);
        await sleep(waitMs);
      }
    }
  };
  return {
    call: (method, ...args) => patiently(method, () => call(method, args)),
    once: (method, ...args) => patiently(method, () => call(method, args), 1),
    patiently,
  };
}

/** null: it is not tried again. */
function waitAfter(failure: Failure, attempt: number, patience: Patience): number | null {
  if (failure.kind === 'refused') return null;
  if (failure.kind === 'limited') return failure.afterMs <= patience.mostWaitMs ? failure.afterMs : null;
  return Math.min(patience.firstWaitMs * 2 ** (attempt - 1), patience.mostWaitMs);
}
