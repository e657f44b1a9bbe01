import type { Context } from './context.ts';

/** A moment as ISO 8601 in UTC with milliseconds: sorts as text. */
export type Moment = string;

/** What a thread was about, and which write of it this is. */
export interface Thread {
  readonly context: Context;
  /** 0: never written. */
  readonly version: number;
}

/** Where threads are kept, by keys that the caller makes. Both calls throw a StoreError when the database can't be used. */
export interface Threads {
  /** A thread that was never written, or whose context is of an older shape, is empty. */
  read(key: string): Promise<Thread>;
  /** false where another write came between: nothing has changed then, and the newer one must be read first. */
  write(key: string, thread: Thread, at: Moment): Promise<boolean>;
}
