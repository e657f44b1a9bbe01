import type { Log } from '../../src/index.ts';
import { within } from '../shared/time.ts';

/** What goes on after an event was answered, such as the picture of a chart. */
export interface Background {
  readonly later: (work: Promise<void>) => void;
  /** Resolves when all has ended, or after so long. */
  readonly ended: (timeoutMs: number) => Promise<void>;
}

export function createBackground(log: Log): Background {
  const underWay = new Set<Promise<void>>();
  const run = async (work: Promise<void>) => {
    try {
      await work;
    } catch (error) {
      log.error({ err: error }, 'what follows an answer failed');
    }
  };
  return {
    later(work) {
      const noted = run(work).finally(() => underWay.delete(noted));
      underWay.add(noted);
    },
    async ended(timeoutMs) {
      try {
        await within(timeoutMs, Promise.all(underWay));
      } catch {
        log.warn({ left: underWay.size }, 'ended before all was done');
      }
    },
  };
}
