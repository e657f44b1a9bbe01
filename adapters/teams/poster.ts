import {
  type Addresses,
  actionsOf,
  type KeptAddress,
  type Log,
  type Post,
  type Posted,
  type Poster,
  type ThreadKeeper,
} from '../../src/index.ts';
import type { Connector } from './connector.ts';
import { send } from './deliver.ts';
import { PLATFORM, threadOf, type Where } from './receive.ts';
import type { Show } from './show.ts';

export interface PostPorts {
  readonly addresses: Addresses;
  readonly threads: Pick<ThreadKeeper, 'turn' | 'keepPost'>;
  readonly connector: Connector;
  readonly show: Show;
  readonly log: Log;
  readonly now: () => Date;
}

/** It can tell, and can't look for what was posted. */
export type TeamsPoster = Pick<Required<Poster>, 'post' | 'tell' | 'isShared' | 'isMember'>;

/** The least wait before another attempt where the platform names none. */
const RETRY_MS = 30_000;

/**
 * One attempt a call: the platform takes no key that would make two safe, and can't be asked whether a message is there.
 * What was `refused` without a time will not be taken later either, as it is.
 */
export function createPoster(ports: PostPorts): TeamsPoster {
  return {
    // As the last message from there said.
    async isShared({ conversation }) {
      const address = await ports.addresses.read(PLATFORM, conversation);
      return address !== null && (address.reference as Where).isShared;
    },
    // Teams lets nobody but members write in a channel or chat, and says who wrote.
    isMember: () => Promise.resolve(true),
    post: async (post) => postTo(ports, post, await ports.addresses.read(PLATFORM, post.place.conversation)),
    tell: async (post) => postTo(ports, post, await ports.addresses.ofPerson(PLATFORM, post.place.owner)),
  };
}

async function postTo(ports: PostPorts, post: Post, address: KeptAddress | null): Promise<Posted> {
  if (address === null) return { outcome: 'gone', reason: 'no-address' };
  if (address.dead !== null) return { outcome: 'gone', reason: address.dead.reason };
  const where = address.reference as Where;
  // Its pictures are drawn from it when they are fetched, and its buttons pressed.
  await ports.threads.keepPost(post, threadOf(where));
  const { content } = await ports.show({
    shown: { reply: post.reply, actions: actionsOf(post.reply), replyId: post.deliveryId },
    pictureId: post.deliveryId,
    draw: post.draw,
    toBeMentioned: where.kind !== 'personal',
    conversation: address.conversation,
  });
  if (post.signal.aborted) return { outcome: 'refused', reason: 'aborted', retryAfterMs: RETRY_MS };
  const sent = await send(ports.connector, where, content, { replyTo: null, signal: post.signal });
  switch (sent.kind) {
    case 'sent':
      await keepThread(ports, post, { where, id: sent.id });
      return { outcome: 'posted' };
    case 'later':
      return { outcome: 'refused', reason: sent.reason, retryAfterMs: sent.afterMs ?? RETRY_MS };
    case 'gone': {
      const since = ports.now().toISOString();
      await ports.addresses.markDead(PLATFORM, address.conversation, { since, reason: sent.reason });
      return { outcome: 'gone', reason: sent.reason };
    }
    case 'unknown':
    case 'refused':
      return { outcome: sent.kind, reason: sent.reason };
  }
}

/** So that whoever asks under it is understood. In a channel that is a thread of its own, in a chat the chat's. */
async function keepThread(
  { threads, log }: PostPorts,
  { context }: Post,
  { where, id }: { readonly where: Where; readonly id: string },
): Promise<void> {
  try {
    const conversation = where.kind === 'channel' ? `${where.conversation};messageid=${id}` : where.conversation;
    const key = threadOf({ ...where, conversation });
    await threads.turn(key, context);
  } catch (error) {
    // It was posted: that must not be doubted, or it would be posted again.
    log.error({ err: error }, 'thread of a post not kept');
  }
}
