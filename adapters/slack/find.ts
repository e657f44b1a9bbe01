import { CallError, type Calls } from './calls.ts';

/** Of every message with an answer or a digest, by which it is found again: https://docs.slack.dev/messaging/message-metadata */
export const EVENT_TYPE = 'scorecard_delivery';

/** @param id - of the reply or the delivery, unlike any other */
export function metadataOf(id: string) {
  return { metadata: { event_type: EVENT_TYPE, event_payload: { delivery_id: id } } } as const;
}

/** A busy channel has no more in the minutes that are looked at, nor a thread that people can read. */
const MOST_PAGES = 5;
const PAGE = 100;

/** Where a message may be. */
export interface Wanted {
  readonly id: string;
  readonly channel: string;
  /** null: in the channel itself. */
  readonly threadTs: string | null;
  /** No older than this, as Slack dates messages; null: any. */
  readonly oldest: string | null;
}

/** A message as it was found; or that it isn't there now, or that nobody can look, as without the scope (docs/slack.md). */
export type Found = { readonly channel: string; readonly ts: string } | 'absent' | 'cannot-look';

/** Looks for a message by its id. Throws where Slack gives no answer. */
export async function findMessage(calls: Pick<Calls, 'call'>, wanted: Wanted): Promise<Found> {
  let cursor = '';
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { messages = [], response_metadata: about } = await read(calls, wanted, cursor);
      const ours = messages.find(({ metadata }) => isOurs(metadata, wanted.id));
      if (ours?.ts !== undefined) return { channel: wanted.channel, ts: ours.ts };
      cursor = about?.next_cursor ?? '';
      if (cursor === '') return 'absent';
    }
    return 'cannot-look';
  } catch (error) {
    if (error instanceof CallError && error.failure.kind === 'refused') return 'cannot-look';
    throw error;
  }
}

/**
 * https://docs.slack.dev/reference/methods/conversations.replies and …/conversations.history, which leaves out what is in
 * threads.
 */
function read({ call }: Pick<Calls, 'call'>, { channel, threadTs, oldest }: Wanted, cursor: string) {
  const since = oldest === null ? {} : { oldest };
  const asked = { channel, limit: PAGE, include_all_metadata: true, ...since, ...(cursor === '' ? {} : { cursor }) };
  return threadTs === null
    ? call('conversations.history', asked)
    : call('conversations.replies', { ...asked, ts: threadTs });
}

function isOurs(metadata: unknown, id: string): boolean {
  if (typeof metadata !== 'object' || metadata === null) return false;
  const { event_type: type, event_payload: payload } = metadata as {
    readonly event_type?: string;
    readonly event_payload?: { readonly delivery_id?: string };
  };
  return type === EVENT_TYPE && payload?.delivery_id === id;
}
