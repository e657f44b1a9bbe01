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
  /** And right before; left out: it is no answer to words, or was kept by a version that did not know. */
  readonly before?: Context;
  /** Where it stands, as its platform finds it again; left out: nobody knows that it was shown. */
  readonly place?: ShownPlace;
}

/** By the platform's own ids; plain JSON. */
export type ShownPlace = Readonly<Record<string, string>>;

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
  /** Of the same id the last stays, where the first was placed unless it says otherwise. */
  keep(shown: ShownReply): Promise<void>;
  /** Keeps where it stands. */
  place(id: string, place: ShownPlace): Promise<void>;
  /** Forgets it. */
  remove(id: string): Promise<void>;
  /** null: there is none, or it is older than what is kept. */
  read(id: string): Promise<ShownReply | null>;
}

export interface WrongAnswers {
  /** false where the same person reported the same reply before. */
  keep(wrong: WrongAnswer): Promise<boolean>;
  /** The newest first. */
  list(most: number): Promise<readonly WrongAnswer[]>;
}
