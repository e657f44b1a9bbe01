import type { Drawn } from '../chart/charts.ts';
import type { ChartSpec } from '../chart/spec/chart-spec.ts';
import type { Asker } from '../conversation/asker.ts';
import type { Context } from '../conversation/context.ts';
import type { Moment } from '../conversation/threads.ts';
import type { Reply } from '../reply/reply.ts';

/** Where something is posted, by the platform's own ids: those of the asker who set it up there. */
export interface Place {
  /** The workspace or tenant. */
  readonly organisation: string;
  /** The channel or chat. */
  readonly conversation: string;
  readonly isPersonal: boolean;
  /** Who set it up. */
  readonly owner: string;
}

/** One message to be posted, whole. */
export interface Post {
  /** Unlike any other; goes with the message where the platform takes such a thing, so that `find` finds it. */
  readonly deliveryId: string;
  readonly place: Place;
  readonly reply: Reply;
  /** What a thread under the message is about, for whoever asks there. */
  readonly context: Context;
  /** The picture of a chart of the reply: drawn once, however many channels are sent it. */
  readonly draw: (spec: ChartSpec) => Promise<Drawn>;
  /**
   * Aborted once the time of this attempt is over. What has not left by then must never leave: another process may be
   * posting it. So nothing may wait in a queue, or be tried again, without looking at it.
   */
  readonly signal: AbortSignal;
}

/**
 * What came of posting:
 * - `posted`: the platform has said so
 * - `refused`: it is certain that nothing was posted; it may be tried again
 * - `gone`: as that, and it will never work: the bot was removed, the channel is archived or deleted
 * - `unknown`: it may have been posted, as when the connection broke after the request had left
 *
 * `reason` is for the log and the administrator: the platform's own code, never anybody's words.
 */
export type Posted =
  | { readonly outcome: 'posted' }
  | { readonly outcome: 'refused'; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly outcome: 'gone'; readonly reason: string }
  | { readonly outcome: 'unknown'; readonly reason: string };

/**
 * Whether a message is there:
 * - `absent`: it was looked for everywhere that it can be, and isn't there now
 * - `cannot-look`: nothing is known, as where a permission is lacking
 */
export type Looked = 'found' | 'absent' | 'cannot-look';

/** How a platform is posted to when nobody has asked. */
export interface Poster {
  /** What it throws counts as `unknown`. */
  post(post: Post): Promise<Posted>;
  /**
   * Whether a place is shared with another organisation by now; asked before each post where such places are posted to
   * only with leave. Left out where nobody can tell. Where it throws nothing is known yet, and nothing is posted.
   */
  isShared?(place: Place): Promise<boolean>;
  /** Whether somebody is a member of the conversation that they ask in; left out where nobody can tell. */
  isMember?(asker: Asker): Promise<boolean>;
  /**
   * Looks for a message that may have been posted since a moment; left out where the platform can't. Where it throws,
   * as when the platform doesn't answer, it is called again later.
   */
  find?(deliveryId: string, place: Place, since: Moment): Promise<Looked>;
  /**
   * As `post`, to the owner alone: what became of a post. Tried again where it is unknown, since it is better to be told
   * twice than never. Left out where the platform can't, so that the conversation is told instead.
   */
  tell?(post: Post): Promise<Posted>;
}
