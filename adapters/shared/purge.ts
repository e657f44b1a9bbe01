import type { Log } from '../../src/index.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whatever grows by use. */
export interface Purged {
  /** Removes what is older than a moment; gives how many rows that were. */
  purge(before: string): Promise<number>;
}

export interface PurgeNeeds {
  readonly retentionDays: number;
  readonly now: () => Date;
  readonly log: Log;
  /** Everything that people may have asked, in whichever process. */
  readonly held: () => Promise<readonly Purged[]>;
}

/**
 * Removes what is older than the days that it is kept, at once and then once a day. What fails in one data set holds up
 * no other, and is tried again the next day.
 *
 * @returns ends it
 */
export function purgeDaily(needs: PurgeNeeds): () => void {
  void purgeAll(needs);
  const timer = setInterval(() => void purgeAll(needs), DAY_MS);
  return () => clearInterval(timer);
}

async function purgeAll({ retentionDays, now, log, held }: PurgeNeeds): Promise<void> {
  const before = new Date(now().getTime() - retentionDays * DAY_MS).toISOString();
  let rows = 0;
  for (const each of await opened(log, held)) {
    try {
      rows += await each.purge(before);
    } catch (error) {
      log.error({ err: error }, 'removing old conversations and posts failed');
    }
  }
  log.info({ rows }, 'old conversations and posts removed');
}

async function opened(log: Log, held: PurgeNeeds['held']): Promise<readonly Purged[]> {
  try {
    return await held();
  } catch (error) {
    log.error({ err: error }, 'removing old conversations and posts failed');
    return [];
  }
}
