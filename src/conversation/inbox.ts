import type { Moment } from './threads.ts';

/** What came in from a platform, once whatever number of times it was sent. */
export interface NewEvent {
  readonly platform: string;
  /** The platform's own, the same when it sends the event again. */
  readonly id: string;
  readonly receivedAt: Moment;
  /** What is needed to answer it; plain JSON. */
  readonly body: unknown;
}

export interface WaitingEvent extends NewEvent {
  /** How often it was taken before this time. */
  readonly attempts: number;
}

/** Whoever answers an event, and until when others leave it alone. */
export interface Lease {
  readonly holder: string;
  readonly now: Moment;
  readonly until: Moment;
}

export type Ended = 'done' | 'too-old' | 'failed';

/** Where events are kept until they are answered, and that they were. All calls throw a StoreError when the database can't be used. */
export interface Inbox {
  /** Keeps an event; false where it was seen before, by whichever process. With a lease it is taken as well, as by `claim`. */
  accept(event: NewEvent, lease?: Lease): Promise<boolean>;
  /** Ids of events that wait and that nobody answers, the oldest first, at most `most`. */
  waiting(platform: string, now: Moment, most: number): Promise<readonly string[]>;
  /** Takes one that waits; null where another has it, or it was dealt with. */
  claim(platform: string, id: string, lease: Lease): Promise<WaitingEvent | null>;
  /** Holds on to it for longer; false where it was lost. */
  renew(platform: string, id: string, lease: Lease): Promise<boolean>;
  /** The same for several at once; gives those that were not lost. */
  renewAll(platform: string, ids: readonly string[], lease: Lease): Promise<readonly string[]>;
  /** Who holds anything now. */
  holders(platform: string, now: Moment): Promise<readonly string[]>;
  /** What these hold is free for others. */
  free(platform: string, holders: readonly string[], now: Moment): Promise<void>;
  /** Whether an event waits still, or how it ended; null: none of this id was seen. */
  stateOf(platform: string, id: string): Promise<'waiting' | Ended | null>;
  /** Lets go of it, to be taken again from `lease.until` on. */
  release(platform: string, id: string, lease: Lease): Promise<void>;
  /** Dealt with: what it said is forgotten, that it was seen is kept. */
  end(platform: string, id: string, how: Ended): Promise<void>;
}
