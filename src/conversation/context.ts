import type { DigestRequest } from '../digest/request.ts';
import type { NamedPeriod } from '../query/period.ts';
import type { Shown } from '../question/pair.ts';
import type { Question } from '../question/question.ts';

/** What a thread keeps between messages: what was asked, as data, and never people's words. Plain JSON. */
export interface Context {
  /** Of this shape; src/conversation/upgrade.ts reads older ones. */
  readonly version: 2;
  readonly last: LastAsked | null;
  /** What the last reply offered to pick from. */
  readonly options: readonly Choice[];
}

/** What was asked and shown last. */
export interface LastAsked {
  readonly question: Question;
  /** The period of the main number shown; null where none was. */
  readonly shown: NamedPeriod | null;
  /** Codes of indicators or names of areas in the order shown, for 'those' and 'the second one'. */
  readonly listed: readonly string[];
  /** The figure before it, for 'the difference between the two'; left out: none was. */
  readonly before?: Shown;
}

/** Something that was offered, by its label. */
export interface Choice {
  readonly label: string;
  readonly question: Question;
  /** What is done of digests, in the place of a question. */
  readonly request?: DigestRequest;
}

export const EMPTY_CONTEXT: Context = { version: 2, last: null, options: [] };

/** The context of a thread that begins under a post. */
export function contextOf(question: Question, listed: readonly string[] = []): Context {
  return { ...EMPTY_CONTEXT, last: { question, shown: null, listed } };
}
