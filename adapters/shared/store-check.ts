import type { Conversations, Log, ObservationStore } from '../../src/index.ts';

export interface StoreCheckNeeds {
  readonly store: Pick<ObservationStore, 'catalogue'>;
  readonly conversations: Pick<Conversations, 'tryWriting'>;
  readonly now: () => Date;
  readonly log: Log;
}

/** How often it is written, however often somebody asks. */
const LOOK_EVERY_MS = 5_000;

/** Whether the database can be read and written; what is wrong with it is in the log, once as it begins. */
export function createStoreCheck({ store, conversations, now, log }: StoreCheckNeeds): () => Promise<boolean> {
  let last: { readonly at: number; readonly looked: Promise<boolean> } | null = null;
  let wasReady = true;

  async function look(): Promise<boolean> {
    try {
      await store.catalogue();
      await conversations.tryWriting(now().toISOString());
      wasReady = true;
    } catch (error) {
      if (wasReady) log.error({ err: error }, 'the database can not be used as it must');
      wasReady = false;
    }
    return wasReady;
  }

  return () => {
    const at = now().getTime();
    if (last === null || at - last.at >= LOOK_EVERY_MS || at < last.at) last = { at, looked: look() };
    return last.looked;
  };
}
