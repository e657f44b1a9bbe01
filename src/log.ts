import { createRequire } from 'node:module';
import type { Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

type Pino = { readonly pino: typeof pino };

/** Writes one JSON object a line to standard error. Messages are static; what differs goes in fields. */
export function createLog(level: LogLevel): Log {
  // A command that succeeds logs nothing and starts without it.
  const { pino } = createRequire(import.meta.url)('pino') as Pino;
  const toStandardError = pino.destination({ fd: 2, sync: true });
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, toStandardError);
}
