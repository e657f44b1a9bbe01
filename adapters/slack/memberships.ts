import type { Calls } from './calls.ts';

/** Of channels in one answer: https://docs.slack.dev/reference/methods/users.conversations#pagination recommends no more. */
const PAGE = 200;
const MOST_PAGES = 20;

/** A channel that somebody is in, as Slack lists it: https://docs.slack.dev/reference/objects/conversation-object */
export interface Membership {
  readonly id: string;
  readonly is_ext_shared?: boolean;
}

/**
 * The channels that a person is in, private ones as far as the bot is in them too; archived ones left out. Throws a
 * CallError.
 *
 * @param person - null: the bot itself
 */
export async function membershipsOf(calls: Pick<Calls, 'call'>, person: string | null): Promise<readonly Membership[]> {
  const found: Membership[] = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { channels = [], response_metadata: about } = await calls.call('users.conversations', {
      ...{ types: 'public_channel,private_channel', exclude_archived: true, limit: PAGE },
      ...(person === null ? {} : { user: person }),
      ...(cursor === '' ? {} : { cursor }),
    });
    found.push(...channels.flatMap(({ id, ...channel }) => (id === undefined ? [] : { id, ...channel })));
    cursor = about?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return found;
}
