import type { types } from '@slack/bolt';
import { type Log, PERHAPS_TWICE, type Reply } from '../../src/index.ts';
import { sleep } from '../shared/time.ts';
import { AddressError, CallError, type Calls, isRefused } from './calls.ts';
import { type Found, findMessage, metadataOf } from './find.ts';
import { type ChartState, FORMS, type Form, type Look, renderReply, type SlackMessage } from './render.ts';
import { escape } from './text.ts';

export interface DeliverPorts {
  readonly calls: Calls;
  readonly log: Log;
  /** For addresses that Slack gives with what it sends. */
  readonly timeoutMs: number;
}

/** Where a message goes. */
export interface Target {
  readonly channel: string;
  /** null: to the channel itself. */
  readonly threadTs: string | null;
  /** Nothing that was posted for it is older than this, as Slack dates messages; left out: nobody knows. */
  readonly since?: string;
}

/** A reply with how it is to look, but for what only showing it tells. */
export interface ToShow {
  readonly reply: Reply;
  /** By which its message is found again. */
  readonly id: string;
  readonly look: Omit<Look, 'surface' | 'form' | 'charts'>;
}

/** A message that was posted, so that it can be edited; `form` is the one that Slack took. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly form: Form;
}

/**
 * What Slack says to a message that it won't take as it is: a plainer one may do.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
const NOT_AS_IT_IS = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  'msg_blocks_too_long',
  'too_many_blocks',
  'msg_too_long',
  'invalid_arguments',
  'slack_file_not_found',
]);

/** Nothing in it becomes a link or a mention that we didn't make, and nothing unfolds below it. */
export const AS_WRITTEN = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;

export interface PostPorts extends DeliverPorts {
  /** After so long Slack shows what it took, and says so to whoever looks. */
  readonly settleMs: number;
}

/**
 * Posts a reply; plainer, step by step, where Slack won't take it. Where one may have arrived already it is looked for
 * before it is posted once more, and where that can't be, it says so. Throws what Slack last answered.
 *
 * @param mayBeThere - somebody may have posted it before
 */
export async function postReply(ports: PostPorts, target: Target, shown: ToShow, mayBeThere: boolean): Promise<Posted> {
  let isUnsure = mayBeThere;
  try {
    return await ports.calls.patiently('chat.postMessage', async () => {
      const found = isUnsure ? await findTwice(ports, target, shown.id) : 'absent';
      if (typeof found === 'object') return { ...found, form: FORMS[0] as Form };
      try {
        return await postOnce(ports, target, found === 'absent' ? shown : saidTwice(shown));
      } catch (error) {
        if (!isUnsent(error)) isUnsure = true;
        throw error;
      }
    });
  } catch (error) {
    throw isUnsure && isUnsent(error) ? unsettled(error) : error;
  }
}

/** Whether Slack certainly did not do what it was called for. */
export function isUnsent(error: unknown): boolean {
  return error instanceof CallError && error.failure.kind !== 'unknown';
}

function unsettled(cause: unknown): CallError {
  return new CallError('chat.postMessage', { kind: 'unknown', code: 'unsettled' }, cause);
}

/** With a wait between, as what was taken a moment ago may not be seen yet. */
async function findTwice(ports: PostPorts, { channel, threadTs, since }: Target, id: string): Promise<Found> {
  const wanted = { id, channel, threadTs, oldest: since ?? null };
  const found = await findMessage(ports.calls, wanted);
  if (found !== 'absent') return found;
  await sleep(ports.settleMs);
  return findMessage(ports.calls, wanted);
}

function saidTwice({ look, ...shown }: ToShow): ToShow {
  const opening = [look.opening, PERHAPS_TWICE].filter((each) => each !== null).join(' ');
  return { ...shown, look: { ...look, opening } };
}

async function postOnce(ports: DeliverPorts, target: Target, shown: ToShow): Promise<Posted> {
  return asSlackTakesIt(ports, FORMS, looking(shown, 'message', []), async (message, form) => {
    const how = { ...inThread(target), ...AS_WRITTEN, ...metadataOf(shown.id) };
    const args = { channel: target.channel, ...how, ...contentOf(message) };
    const { ts, channel } = await ports.calls.once('chat.postMessage', args);
    return { channel: channel ?? target.channel, ts: ts ?? '', form };
  });
}

/** Shows a reply anew in the message it is in, now that it is known what became of its charts. */
export async function editReply(
  ports: DeliverPorts,
  { channel, ts }: Posted,
  shown: ToShow,
  { charts, forms }: { readonly charts: readonly ChartState[]; readonly forms: readonly Form[] },
): Promise<void> {
  await asSlackTakesIt(ports, forms, looking(shown, 'message', charts), async (message) => {
    const how = { parse: 'none', link_names: false, ...metadataOf(shown.id) } as const;
    await ports.calls.call('chat.update', { channel, ts, ...how, ...contentOf(message) });
  });
}

export interface RespondTo {
  readonly responseUrl: string;
  /** Whether it takes the place of the message whose button was pressed. */
  readonly replaces: boolean;
  /** false: everybody in the channel sees it. */
  readonly alone: boolean;
  /** Left out: in the channel itself. */
  readonly threadTs?: string | undefined;
}

/** Shows a reply in a channel in which the bot need not be; without pictures, which can't be shown so. */
export async function respondReply(ports: DeliverPorts, to: RespondTo, shown: ToShow): Promise<void> {
  const how = {
    response_type: to.alone ? 'ephemeral' : 'in_channel',
    replace_original: to.replaces,
    ...inThread({ threadTs: to.threadTs ?? null }),
  };
  await asSlackTakesIt(ports, FORMS, looking(shown, 'ephemeral', []), (message) =>
    sendTo(ports, to.responseUrl, { ...how, ...contentOf(message) }),
  );
}

/** What a reply looks like in any form. */
type Looking = (form: Form) => SlackMessage;

export function looking({ reply, look }: ToShow, surface: Look['surface'], charts: readonly ChartState[]): Looking {
  // What can't be pressed has to be said.
  return (form) => renderReply(reply, { ...look, buttons: form.blocks ? look.buttons : null, surface, charts, form });
}

/** Tries one form after the other, of those that look different, until Slack takes one. */
export async function asSlackTakesIt<T>(
  { log }: Pick<DeliverPorts, 'log'>,
  forms: readonly Form[],
  looking: Looking,
  send: (message: SlackMessage, form: Form) => Promise<T>,
): Promise<T> {
  let refusal: unknown = null;
  const tried = new Set<string>();
  for (const form of forms) {
    const message = looking(form);
    const key = JSON.stringify(message);
    if (tried.has(key)) continue;
    tried.add(key);
    try {
      return await send(message, form);
    } catch (error) {
      if (!mayDoPlainer(error)) throw error;
      refusal = error;
      log.warn({ form, err: error }, 'Slack refused a message as it was');
    }
  }
  throw refusal;
}

export function mayDoPlainer(error: unknown): boolean {
  return isRefused(error, NOT_AS_IT_IS);
}

/** An edit without blocks takes those away that were there: https://docs.slack.dev/reference/methods/chat.update */
export function contentOf({ text, blocks }: SlackMessage): { text: string; blocks?: types.KnownBlock[] } {
  return blocks.length === 0 ? { text } : { text, blocks: [...blocks] };
}

function inThread({ threadTs }: Pick<Target, 'threadTs'>): { thread_ts?: string } {
  return threadTs === null ? {} : { thread_ts: threadTs };
}

/** One plain sentence in a thread or channel. */
export async function say(ports: DeliverPorts, target: Target, sentence: string): Promise<void> {
  const args = { channel: target.channel, ...inThread(target), ...AS_WRITTEN, text: escape(sentence) };
  await ports.calls.call('chat.postMessage', args);
}

/** One plain sentence that one person alone sees; it is gone when they look elsewhere. */
export async function whisper(
  { calls }: DeliverPorts,
  { person, ...target }: Target & { readonly person: string },
  sentence: string,
): Promise<void> {
  const said = { channel: target.channel, ...inThread(target), text: escape(sentence) };
  await calls.call('chat.postEphemeral', { ...said, user: person, parse: 'none', link_names: false });
}

/** The same where the bot need not be, by the address that came with what the person did. */
export async function respond(
  ports: DeliverPorts,
  responseUrl: string,
  { sentence, threadTs }: { readonly sentence: string; readonly threadTs: string | null },
): Promise<void> {
  const thread = threadTs === null ? {} : { thread_ts: threadTs };
  await sendTo(ports, responseUrl, {
    response_type: 'ephemeral',
    replace_original: false,
    ...thread,
    text: escape(sentence),
  });
}

/** Sends to an address that Slack gave with a command or a press: it takes five messages within half an hour. */
async function sendTo({ calls, timeoutMs }: DeliverPorts, url: string, body: Readonly<Record<string, unknown>>) {
  await calls.patiently('response_url', async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = await response.text();
    const error = errorIn(answer);
    if (!response.ok || error !== null) {
      throw new AddressError(response.status, error ?? answer.slice(0, 100), retryAfterOf(response));
    }
  });
}

/** 'invalid_blocks' of {"ok":false,"error":"invalid_blocks"}; null: it says ok. */
function errorIn(answer: string): string | null {
  try {
    const { ok, error } = JSON.parse(answer) as { readonly ok?: boolean; readonly error?: string };
    return ok === false ? (error ?? 'unknown') : null;
  } catch {
    return null;
  }
}

function retryAfterOf(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return Number.isNaN(seconds) ? null : seconds * 1000;
}
