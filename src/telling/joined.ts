import type { Reply } from '../reply/reply.ts';
import { together } from '../reply/together.ts';

/** Several replies as one: the first that answers leads, the others follow as a line each. */
export function joined(replies: readonly Reply[]): Reply {
  const first = replies.find(({ outcome }) => outcome === 'answered') ?? replies[0];
  if (!first) throw new RangeError('nothing was asked for');
  return together([first, ...replies.filter((reply) => reply !== first)]);
}
