import type { ListFilter, MoversFilter } from '../intents/intent.ts';
import type { Basis, NamedPeriod, PeriodAsked } from '../query/period.ts';
import type { IntentId, Option } from '../reply/reply.ts';

/** What a thread keeps between messages: slots, never people's words. Plain JSON, so that a database can hold it. */
export interface Context {
  /** Of this shape; another version is dropped and the thread starts afresh. */
  readonly version: 1;
  readonly last: LastAsked | null;
  /** What the last reply offered to pick from. */
  readonly options: readonly Option[];
}

/** What was asked and shown last, by codes and names. */
export interface LastAsked {
  readonly intent: IntentId;
  readonly indicators: readonly { readonly code: string; readonly inverse: boolean }[];
  readonly themes: readonly string[];
  readonly areas: readonly string[];
  readonly comparators: readonly string[];
  readonly period: PeriodAsked | null;
  /** The period of the main number shown; null where none was. */
  readonly shown: NamedPeriod | null;
  readonly basis: Basis | null;
  readonly list: ListFilter | null;
  readonly movers: MoversFilter | null;
  /** The concepts that the indicators were read from, for 'no, I meant review'. */
  readonly concepts: readonly string[];
}

export const EMPTY_CONTEXT: Context = { version: 1, last: null, options: [] };
