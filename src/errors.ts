/**
 * What an operator must fix. The message is one plain sentence that says what was being done and what to do; the
 * code stays the same for ever; the cause is for the log.
 */
abstract class CodedError<Code extends string> extends Error {
  readonly code: Code;

  constructor(code: Code, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/**
 * - `store-unreachable`: no connection, or no such file or database
 * - `store-not-a-database`: the file is something else
 * - `store-busy`: another process held it for too long
 * - `store-behind`, `store-ahead`: migrations are missing here, or unknown here
 * - `store-full`: there is no room left to write
 * - `store-corrupt`: what is in it is damaged
 * - `store-unreadable`: it answers, but not with what was asked for
 */
export type StoreErrorCode =
  | 'store-unreachable'
  | 'store-not-a-database'
  | 'store-busy'
  | 'store-behind'
  | 'store-ahead'
  | 'store-full'
  | 'store-read-only'
  | 'store-corrupt'
  | 'store-unreadable';

/** The database can't be used as it is. Its message and cause hold no values: they are logged. */
export class StoreError extends CodedError<StoreErrorCode> {}

/** Files that can't be brought in; nothing has changed. */
export class ImportError extends CodedError<string> {}

/** A setting that is missing or wrong. */
export class SettingsError extends CodedError<string> {}

/** A command that was called in a way it doesn't know. */
export class UsageError extends CodedError<string> {}
