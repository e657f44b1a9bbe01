import type { Knex } from 'knex';
import { StoreError, type StoreErrorCode } from '../errors.ts';
import { dialectOf } from './dialect-of.ts';
import { withoutWords } from './driver-error.ts';

/** What an operator can do about it, after 'The SQLite database'. */
const REMEDIES: Readonly<Record<StoreErrorCode, string>> = {
  'store-unreachable': "can't be reached: check that it is there, that it runs, and that this account may use it",
  'store-not-a-database': 'is a file of another kind: name another file, or move this one away',
  'store-busy': 'is held by another process: try again when that has ended',
  'store-behind': 'is at an older version: run `npm run migrate`',
  'store-ahead': 'was migrated by a newer version of this program: update the program',
  'store-full': 'has no room left: free some on its disk; nothing was changed',
  'store-read-only': "may only be read: let this account write to it, with SQLite to its file's folder too",
  'store-corrupt': 'is damaged: stop the program, and bring back a copy or set it up anew',
  'store-unreadable': "answers, but can't do this: see the log, and check its version with `npx knex migrate:list`",
};

/**
 * Runs `work` on the database; what a driver throws becomes a StoreError that holds no values. A StoreError passes as it is.
 *
 * @param doing - what is being done, to follow 'While': 'reading observations'
 */
export async function reading<T>(knex: Knex, doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    // No driver's error: every connection of ours was in use for too long.
    const waited = cause instanceof Error && cause.name === 'KnexTimeoutError';
    throw storeError(knex, waited ? 'store-busy' : dialectOf(knex).classify(cause), doing, withoutWords(cause));
  }
}

/** @param detail - put behind the remedy, in brackets */
export function storeError(knex: Knex, code: StoreErrorCode, doing: string, cause?: unknown, detail = ''): StoreError {
  const after = detail === '' ? '' : ` (${detail})`;
  const message = `While ${doing}: the ${dialectOf(knex).name} database ${REMEDIES[code]}${after}.`;
  return new StoreError(code, message, { cause });
}
