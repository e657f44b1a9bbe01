import { actionsOf } from '../conversation/actions.ts';
import type { Context } from '../conversation/context.ts';
import type { ShownReplies } from '../conversation/shown.ts';
import type { Threads } from '../conversation/threads.ts';
import type { Post } from '../digest/poster.ts';
import { recordOfPost } from '../reply/record.ts';

export interface ThreadPorts {
  readonly threads: Threads;
  readonly shown: ShownReplies;
  readonly now: () => Date;
}

/** How conversations begin under what nobody asked for there. All throw a StoreError. */
export interface ThreadKeeper {
  /** A thread that nobody has written in yet is about this. */
  begin(thread: string, context: Context): Promise<void>;
  /** The same, of a reply that was shown elsewhere. */
  beginWith(thread: string, replyId: string): Promise<void>;
  /** A thread that may have been about something else is about this. */
  turn(thread: string, context: Context): Promise<void>;
  /** What the buttons and pictures of a post need; once, whatever number of times it is posted. */
  keepPost(post: Pick<Post, 'deliveryId' | 'reply' | 'context'>, thread: string): Promise<void>;
}

export function createThreadKeeper({ threads, shown, now }: ThreadPorts): ThreadKeeper {
  const at = () => now().toISOString();
  const begin = async (thread: string, context: Context) => {
    await threads.write(thread, { version: 0, context }, at());
  };
  return {
    begin,
    async beginWith(thread, replyId) {
      const reply = await shown.read(replyId);
      if (reply !== null) await begin(thread, reply.context);
    },
    async turn(thread, context) {
      const { version } = await threads.read(thread);
      await threads.write(thread, { version, context }, at());
    },
    async keepPost({ deliveryId: id, reply, context }, thread) {
      if ((await shown.read(id)) !== null) return;
      const [record, actions] = [recordOfPost(reply), actionsOf(reply)];
      await shown.keep({ id, thread, at: at(), reply, record, actions, context });
    },
  };
}
