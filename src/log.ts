import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/** Writes one JSON object a line to standard error. Messages are static; what differs goes in fields. */
export function createLog(level: LogLevel): Log {
  const toStandardError = pino.destination({ fd: 2, sync: true });
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, toStandardError);
}
