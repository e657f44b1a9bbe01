import { createRequire } from 'node:module';
import type { Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';
import { loggedError } from './log-error.ts';

export type Log = Logger;

type Pino = { readonly pino: typeof pino };

/** What lines are written to: standard error unless a test reads them. */
export interface LogSink {
  write(line: string): void;
}

/** Writes one JSON object a line. Messages are static; what differs goes in fields, and errors hold nobody's words. */
export function createLog(level: LogLevel, sink?: LogSink): Log {
  // A command that succeeds logs nothing and starts without it.
  const { pino } = createRequire(import.meta.url)('pino') as Pino;
  const to = sink ?? pino.destination({ fd: 2, sync: true });
  const serializers = { err: loggedError };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, to);
}
