import type { Calls } from './calls.ts';

/** Of channels in an answer, and of answers: nobody is in more that matter. */
const PAGE = 200;
const MOST_PAGES = 5;

/**
 * The channels that a person is in, private ones as far as the bot is in them too; archived ones left out:
 * https://docs.slack.dev/reference/methods/users.conversations. Throws a CallError.
 */
export async function channelsOf(calls: Calls, person: string): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { channels = [], response_metadata: about } = await calls.call('users.conversations', {
      ...{ user: person, types: 'public_channel,private_channel', exclude_archived: true, limit: PAGE },
      ...(cursor === '' ? {} : { cursor }),
    });
    ids.push(...channels.flatMap(({ id }) => id ?? []));
    cursor = about?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return ids;
}
