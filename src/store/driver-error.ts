import { framesOf } from '../log-error.ts';

/**
 * What a database driver threw, without anybody's words. Knex puts the whole statement with its values into the message,
 * and PostgreSQL the row into a detail of its own: neither may reach a log.
 */
export class DriverError extends Error {
  /** The driver's: 'SQLITE_BUSY', '23514'; '' where it gives none. */
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.name = 'DriverError';
    this.code = code;
  }
}

/** Errors of ours or of Node that came while something was read or written keep their name and where they arose. */
export function withoutWords(cause: unknown): DriverError {
  const code = identifier(cause, 'code') ?? '';
  const about = [identifier(cause, 'table'), identifier(cause, 'column'), identifier(cause, 'constraint')];
  const facts = [nameOf(cause), code, ...about, causeInSqlite(cause)].filter(Boolean).join(' ');
  const error = new DriverError(facts, code);
  const frames = cause instanceof Error ? framesOf(cause) : '';
  error.stack = `DriverError: ${facts}\n    ${frames}`;
  return error;
}

function nameOf(cause: unknown): string {
  return cause instanceof Error && /^\w{1,60}$/.test(cause.name) ? cause.name : 'Error';
}

/** A name of the schema or a code; null where it is anything else. */
function identifier(cause: unknown, name: string): string | null {
  if (typeof cause !== 'object' || cause === null || !(name in cause)) return null;
  const value = (cause as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' && /^\w{1,63}$/.test(value) ? value : null;
}

/** SQLite says it last and in these words, with names of the schema alone: https://www.sqlite.org/rescode.html */
function causeInSqlite(cause: unknown): string {
  if (!identifier(cause, 'code')?.startsWith('SQLITE_')) return '';
  const message = cause instanceof Error ? cause.message : '';
  const constraint = /(?:CHECK|NOT NULL|UNIQUE) constraint failed: [\w.]+(?:, [\w.]+)*$/;
  const missing = /no such (?:table|column|function): [\w.]+$/;
  const plain =
    /(?:FOREIGN KEY constraint failed|disk I\/O error|database or disk is full|database disk image is malformed|database is locked|attempt to write a readonly database)$/;
  return [constraint, missing, plain].flatMap((each) => each.exec(message)?.[0] ?? [])[0] ?? '';
}
