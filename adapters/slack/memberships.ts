import { LRUCache } from 'lru-cache';
import type { Calls } from './calls.ts';
import type { Channel, FindChannel } from './channels.ts';

type Call = Pick<Calls, 'call'>;

/** Of channels in one answer: https://docs.slack.dev/reference/methods/users.conversations#pagination recommends no more. */
const PAGE = 200;
const MOST_PAGES = 20;

/**
 * The channels that a person is in, private ones as far as the bot is in them too; archived ones left out. Throws a
 * CallError.
 */
export async function channelsOf(calls: Call, person: string): Promise<readonly string[]> {
  return [...(await listed(calls, person)).keys()];
}

/** A channel that was shared is known as such after so long. */
const REMEMBERED_MS = 60_000;

/**
 * Knows all channels that the bot is in at once: digests come in crowds, and Slack lets one channel after another be
 * asked for only some fifty times a minute (https://docs.slack.dev/apis/web-api/rate-limits). One that is not among
 * them is looked up by itself.
 */
export function ownChannelsFrom(calls: Call, findOne: FindChannel): FindChannel {
  const held = new LRUCache<'own', Promise<ReadonlyMap<string, Channel>>>({ max: 1, ttl: REMEMBERED_MS });
  function own(): Promise<ReadonlyMap<string, Channel>> {
    const before = held.get('own');
    if (before) return before;
    const fresh = listed(calls, null);
    held.set('own', fresh);
    // One that failed is not held: whoever asks next tries again.
    fresh.catch(() => held.delete('own'));
    return fresh;
  }
  return async (id) => (await own()).get(id) ?? findOne(id);
}

/** @param person - null: the bot itself */
async function listed(calls: Call, person: string | null): Promise<ReadonlyMap<string, Channel>> {
  const found = new Map<string, Channel>();
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { channels = [], response_metadata: about } = await calls.call('users.conversations', {
      ...{ types: 'public_channel,private_channel', exclude_archived: true, limit: PAGE },
      ...(person === null ? {} : { user: person }),
      ...(cursor === '' ? {} : { cursor }),
    });
    for (const { id, is_ext_shared: isShared } of channels) {
      // What Slack doesn't say is taken as shared.
      if (id !== undefined) found.set(id, { isShared: isShared !== false, hasBot: person === null });
    }
    cursor = about?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return found;
}
