import { LRUCache } from 'lru-cache';
import { type Calls, isRefused } from './calls.ts';
import { membershipsOf } from './memberships.ts';

/** Of a channel, as Slack knows it: https://docs.slack.dev/reference/objects/conversation-object */
export interface Channel {
  /** With another organisation. */
  readonly isShared: boolean;
  /** Whether the bot is in it, and so may post. */
  readonly hasBot: boolean;
}

/** Looks channels up, and remembers them for a short while; null: one that the bot can't see, as a private one that it is not in. */
export type FindChannel = (id: string) => Promise<Channel | null>;

/** A channel that was shared, or that the bot was added to, is known as such after so long. */
const REMEMBERED_MS = 60_000;
const REMEMBERED = 2000;

/** https://docs.slack.dev/reference/methods/conversations.info#errors; with a scope missing it is none of the kinds that we may see. */
const UNSEEN: ReadonlySet<string> = new Set(['channel_not_found', 'missing_scope']);

/** @param unseen - what Slack says of a channel that can't be seen; all else that it refuses throws */
export function channelsFrom(calls: Pick<Calls, 'call'>, unseen = UNSEEN): FindChannel {
  const known = new LRUCache<string, { readonly channel: Channel }>({ max: REMEMBERED, ttl: REMEMBERED_MS });
  return async (id) => {
    const before = known.get(id);
    if (before) return before.channel;
    const channel = await readChannel(calls, id, unseen);
    // Where it is not there, people are told to add it, and ask again at once.
    if (channel?.hasBot) known.set(id, { channel });
    return channel;
  };
}

async function readChannel(
  calls: Pick<Calls, 'call'>,
  id: string,
  unseen: ReadonlySet<string>,
): Promise<Channel | null> {
  try {
    const { channel } = await calls.call('conversations.info', { channel: id });
    return { isShared: isShared(channel), hasBot: channel?.is_member === true };
  } catch (error) {
    if (isRefused(error, unseen)) return null;
    throw error;
  }
}

/** What Slack doesn't say is taken as shared. */
function isShared(channel: { readonly is_ext_shared?: boolean } | undefined): boolean {
  return channel?.is_ext_shared !== false;
}

/**
 * Knows all channels that the bot is in at once: digests come in crowds, and Slack lets one channel after another be
 * asked for only some fifty times a minute (https://docs.slack.dev/apis/web-api/rate-limits). One that is not among
 * them is looked up by itself.
 */
export function ownChannelsFrom(calls: Pick<Calls, 'call'>, findOne: FindChannel): FindChannel {
  const held = new LRUCache<'own', Promise<ReadonlyMap<string, Channel>>>({ max: 1, ttl: REMEMBERED_MS });
  const read = async () => {
    const own = await membershipsOf(calls, null);
    return new Map(own.map(({ id, ...channel }) => [id, { isShared: isShared(channel), hasBot: true }]));
  };
  function own(): Promise<ReadonlyMap<string, Channel>> {
    const before = held.get('own');
    if (before) return before;
    const fresh = read();
    held.set('own', fresh);
    // One that failed is not held: whoever asks next tries again.
    fresh.catch(() => held.delete('own'));
    return fresh;
  }
  return async (id) => (await own()).get(id) ?? findOne(id);
}
