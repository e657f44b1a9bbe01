import type { AnswerRecord } from '../reply/record.ts';
import type { Reply } from '../reply/reply.ts';
import type { Action } from './actions.ts';
import type { Context } from './context.ts';
import type { Moment } from './threads.ts';

/** A reply that was shown, with what its buttons need. */
export interface ShownReply {
  readonly id: string;
  readonly thread: string;
  readonly at: Moment;
  readonly reply: Reply;
  /** Without the person's words unless wrong answers are kept. */
  readonly record: AnswerRecord;
  readonly actions: readonly Action[];
  /** What the thread was about right after it. */
  readonly context: Context;
}

/** An answer that a person called wrong. */
export interface WrongAnswer {
  readonly replyId: string;
  readonly reportedBy: string;
  readonly at: Moment;
  readonly question: string;
  readonly record: AnswerRecord;
}

/** Both stores throw a StoreError when the database can't be used. */
export interface ShownReplies {
  keep(shown: ShownReply): Promise<void>;
  /** null: there is none, or it is older than what is kept. */
  read(id: string): Promise<ShownReply | null>;
}

export interface WrongAnswers {
  /** false where the same person reported the same reply before. */
  keep(wrong: WrongAnswer): Promise<boolean>;
  /** The newest first. */
  list(most: number): Promise<readonly WrongAnswer[]>;
}
