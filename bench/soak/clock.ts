import { wait } from '../../src/digest/wait.ts';

/** A clock that runs faster than the real one, the same in every process that is given the same three numbers. */
export interface FastClock {
  /** When it began, in real milliseconds, and what it showed then. */
  readonly realStart: number;
  readonly start: number;
  /** Its seconds in a real one. */
  readonly scale: number;
}

export function nowBy({ realStart, start, scale }: FastClock): Date {
  return new Date(start + (Date.now() - realStart) * scale);
}

/** Waits so long by the fast clock. */
export function waitBy({ scale }: FastClock) {
  return (ms: number, signal: AbortSignal): Promise<void> => wait(Math.max(1, ms / scale), signal);
}
