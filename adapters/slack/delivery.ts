import type { Action, Reply } from '../../src/index.ts';
import { CallError, type Failure } from './calls.ts';
import { type ChartPorts, chartsOf, showCharts } from './charts.ts';
import { AS_WRITTEN, asSlackTakesIt, contentOf, looking, type Posted, type ToShow } from './deliver.ts';
import { FORMS } from './render.ts';

/** What nobody asked for just now, such as a digest: posted once, and found again where nobody knows whether it was. */
export interface Delivery {
  /** One attempt: tried again by whoever knows whether it may be. */
  post(message: Delivered): Promise<Outcome>;
  /** Whether it stands in the channel. It takes a scope that the manifest does not ask for by itself. */
  find(wanted: { readonly channel: string; readonly deliveryId: string; readonly since: Date }): Promise<Found>;
}

export interface Delivered {
  /** A channel's id, or a person's for their direct messages. */
  readonly channel: string;
  /** Carried in the message's metadata, where people don't see it. */
  readonly deliveryId: string;
  readonly reply: Reply;
  /** The reply as plain text. */
  readonly text: string;
  /** Of a reply that is kept, so that its buttons work; null: there are none. */
  readonly buttons: { readonly replyId: string; readonly actions: readonly Action[] } | null;
}

/** `unknown`: it may stand there or not. `retryAfterMs`: Slack asks to wait so long; null: it asks for nothing. */
export type Outcome =
  | { readonly outcome: 'posted'; readonly channel: string; readonly ts: string }
  | { readonly outcome: 'refused'; readonly reason: string; readonly retryAfterMs: number | null }
  | { readonly outcome: 'unknown'; readonly reason: string };

export type Found =
  | { readonly outcome: 'found'; readonly ts: string }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'cannot-look'; readonly reason: string };

export interface DeliveryPorts extends ChartPorts {
  readonly later: (work: Promise<void>) => void;
}

export const EVENT_TYPE = 'scorecard_delivery';

/** A busy channel has no more in the minutes that are looked at. */
const MOST_PAGES = 5;
const PAGE = 100;

export function createDelivery(ports: DeliveryPorts): Delivery {
  return {
    post: (message) => post(ports, message),
    find: (wanted) => find(ports, wanted),
  };
}

async function post(ports: DeliveryPorts, message: Delivered): Promise<Outcome> {
  const shown = shownOf(message);
  // https://docs.slack.dev/messaging/message-metadata
  const metadata = { event_type: EVENT_TYPE, event_payload: { delivery_id: message.deliveryId } };
  try {
    const posted = await asSlackTakesIt(ports, FORMS, looking(shown, 'message', []), async (content, form) => {
      const args = { channel: message.channel, metadata, ...AS_WRITTEN, ...contentOf(content) };
      const { ts, channel } = await ports.calls.once('chat.postMessage', args);
      return { channel: channel ?? message.channel, ts: ts ?? '', form } satisfies Posted;
    });
    if (chartsOf(message.reply).length > 0) ports.later(showCharts(ports, posted, shown));
    return { outcome: 'posted', channel: posted.channel, ts: posted.ts };
  } catch (error) {
    if (error instanceof CallError) return outcomeOf(error.failure);
    throw error;
  }
}

function shownOf({ reply, text, buttons }: Delivered): ToShow {
  const none = { share: false, sendChart: false, wrong: false };
  return { reply, look: { text, opening: null, closing: null, buttons: buttons && { ...buttons, ...none } } };
}

function outcomeOf(failure: Failure): Outcome {
  switch (failure.kind) {
    case 'refused':
      return { outcome: 'refused', reason: failure.code, retryAfterMs: null };
    case 'limited':
      return { outcome: 'refused', reason: 'ratelimited', retryAfterMs: failure.afterMs };
    case 'unreached':
      return { outcome: 'refused', reason: failure.code, retryAfterMs: 0 };
    case 'unknown':
      return { outcome: 'unknown', reason: failure.code };
  }
}

async function find(
  { calls }: DeliveryPorts,
  { channel, deliveryId, since }: Parameters<Delivery['find']>[0],
): Promise<Found> {
  const oldest = String(since.getTime() / 1000);
  let cursor = '';
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const asked = { channel, oldest, limit: PAGE, include_all_metadata: true, ...(cursor === '' ? {} : { cursor }) };
      const { messages = [], response_metadata: about } = await calls.call('conversations.history', asked);
      const ts = messages.find(({ metadata }) => isOurs(metadata, deliveryId))?.ts;
      if (ts) return { outcome: 'found', ts };
      cursor = about?.next_cursor ?? '';
      if (cursor === '') return { outcome: 'not-found' };
    }
    return { outcome: 'cannot-look', reason: 'more messages than are looked through' };
  } catch (error) {
    if (error instanceof CallError) return { outcome: 'cannot-look', reason: reasonOf(error.failure) };
    throw error;
  }
}

function isOurs(metadata: unknown, deliveryId: string): boolean {
  if (typeof metadata !== 'object' || metadata === null) return false;
  const { event_type: type, event_payload: payload } = metadata as {
    readonly event_type?: string;
    readonly event_payload?: { readonly delivery_id?: string };
  };
  return type === EVENT_TYPE && payload?.delivery_id === deliveryId;
}

function reasonOf(failure: Failure): string {
  return failure.kind === 'limited' ? 'ratelimited' : failure.code;
}
