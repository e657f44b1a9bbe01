import { createHash } from 'node:crypto';
import type { NewEvent } from '../conversation/inbox.ts';

/**
 * The id of the reply to an event: the same whichever process answers it, and however often. What was answered is found
 * by it, and not answered anew: its thread has moved on by it, and what was asked for is done.
 */
export function replyIdOf({ platform, id }: Pick<NewEvent, 'platform' | 'id'>): string {
  return createHash('sha256').update(`${platform}:${id}`).digest('hex').slice(0, 32);
}
