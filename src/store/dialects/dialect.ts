import type { Knex } from 'knex';
import type { StoreErrorCode } from '../../errors.ts';

/** What differs between the databases; everything else is the same SQL for all of them. */
export interface Dialect {
  /** As people call it: 'SQLite'. */
  readonly name: string;
  /** One write at a time, each of which waits for the disk. */
  readonly hasOneWriter: boolean;
  /** A table `asked(series_id)` of distinct ids, from the binding `:ids`, a JSON array. */
  readonly asked: string;
  /** The same with `line_id`: the series_id where it stands in the binding `:lineIds` too, else null. */
  readonly askedWithLine: string;
  /** Whole rows of observations: for each row of `asked` those of each end, together, each once. */
  newestOfEach(ends: readonly End[]): string;
  /** An expression: the remarks on observation `o` in order, as a JSON array. */
  readonly remarks: string;
  /** An expression: some expressions as one JSON array, given as text. One value a row is read far faster than many. */
  jsonArray(expressions: readonly string[]): string;
  /** The rows of a raw query. */
  rows(result: unknown): readonly unknown[];
  /** Runs all reads of `work` on one and the same state of the database. */
  readSnapshot<T>(knex: Knex, work: (reader: Knex.Transaction) => Promise<T>): Promise<T>;
  /** What must be set once in a database before it is filled. */
  prepare(knex: Knex): Promise<void>;
  /** Waits until no other process migrates, and keeps others out for the rest of the transaction. */
  lockForMigrating(trx: Knex.Transaction): Promise<void>;
  /** What a driver's error comes to. */
  classify(error: unknown): StoreErrorCode;
}

/**
 * The observations of a series that end on or before `until`: the newest `limit`, or all since a day. All SQL
 * expressions. `ofLine`: only of those series that have a `line_id`.
 */
export type End =
  | { readonly until: string; readonly limit: string; readonly ofLine?: true }
  | { readonly until: string; readonly since: string };

/**
 * `columns` of the observations `n` of one end, for the series in `asked`; walks the index from its newest
 * end and stops after `limit`, or at `since`. The conditions are those of the partial index, word for word.
 */
export function newestOfOne(columns: string, end: End): string {
  // Nothing equals null, so of a series without a line the index is not even entered.
  const id = 'ofLine' in end ? 'asked.line_id' : 'asked.series_id';
  const ofOne = `select ${columns} from observations n
    where n.series_id = ${id} and n.is_current and not n.is_retracted and n.period_end <= ${end.until}`;
  if ('since' in end) return `${ofOne} and n.period_end >= ${end.since}`;
  return `select * from (${ofOne} order by n.period_end desc limit ${end.limit}) each_end`;
}

/** A driver's code, such as 'SQLITE_BUSY', 'ECONNREFUSED' or '28P01'; '' where it gives none. */
export function driverCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
