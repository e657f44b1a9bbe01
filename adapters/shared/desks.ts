import {
  type Addresses,
  type Charts,
  type Conversations,
  createBot,
  createDesk,
  createDigests,
  type Desk,
  type Digests,
  type Keys,
  type Log,
  type ObservationStore,
  openAddresses,
  openConversations,
  openDigests,
  openFiguresDesk,
  openKeys,
  type Poster,
  type Settings,
  todayIn,
  wait,
} from '../../src/index.ts';
import { buildFile, type Database } from './build-file.ts';
import { available, DEFAULT_DATASET, isSetUp, newFileOf, SHIPPED } from './datasets.ts';
import { openData } from './open.ts';

/** One dataset that can be asked in conversations. */
export interface OpenDesk {
  readonly desk: Desk;
  readonly store: ObservationStore;
  readonly database: Database;
  readonly conversations: Conversations;
  readonly addresses: Addresses;
  readonly keys: Keys;
  /** They answer already; posting has to be started. */
  readonly digests: Digests;
  /** Removes what is older than a moment; gives how many rows that were. */
  purge(before: string): Promise<number>;
  close(): Promise<void>;
}

/** Every dataset that can be asked, each with a desk of its own. */
export interface Desks {
  /** The one that the process speaks for first. */
  readonly names: readonly string[];
  /** Opens it on its first use. Rejects with a RangeError for a name that is none of `names`, and a StoreError. */
  open(name: string): Promise<Desk>;
  /** The database of a dataset, for what changes it. As `open`. */
  database(name: string): Promise<Database>;
  /** The figures of a dataset. As `open`. */
  store(name: string): Promise<ObservationStore>;
  /** Whether datasets can be made here: not where the process speaks for one that an operator has named. */
  readonly canMake: boolean;
  /** Makes an empty dataset. Rejects with a RangeError where it can't be, or has a name that none can have. */
  make(name: string): Promise<void>;
}

export interface DeskNeeds {
  readonly settings: Settings;
  readonly charts: Charts;
  /** By the name of the service: filled as they start. */
  readonly posters: ReadonlyMap<string, Poster>;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Tells the operator one line. */
  readonly say: (line: string) => void;
  /** Where the page is that figures are brought in by; null or left out: it is not served. */
  readonly figuresPage?: string | null;
}

/**
 * Opens a dataset.
 *
 * @param dataset - null: the usual one, or what DATABASE_URL holds
 * @throws StoreError, UsageError
 */
export async function openDesk(needs: DeskNeeds, dataset: string | null): Promise<OpenDesk> {
  const { settings, log, now, newId, say } = needs;
  const { database, store } = await openData(settings, dataset, say);
  const conversations = openConversations(database);
  const held = openDigests(database);
  const digests = createDigests({
    digests: held,
    data: store,
    charts: needs.charts,
    posters: needs.posters,
    zone: settings.timeZone,
    allowsShared: settings.digests.allowShared,
    now,
    newId,
    random: Math.random,
    wait,
    log,
  });
  const figures = openFiguresDesk({
    ...{ database, log, now, newId, posters: needs.posters, settings: settings.publishing },
    ...{ dataset: dataset ?? servedBy(settings)[0], page: needs.figuresPage ?? null },
  });
  const desk = createDesk({
    bot: createBot({ store, today: () => todayIn(settings.timeZone, now()), elapsed: () => performance.now() }),
    store,
    threads: conversations.threads,
    shown: conversations.shown,
    wrongAnswers: conversations.wrongAnswers,
    keepsWrongAnswers: settings.keepsWrongAnswers,
    now,
    newId,
    log,
    digests,
    ...(figures === null ? {} : { figures }),
  });
  return {
    ...{ desk, store, database, conversations, digests },
    addresses: openAddresses(database),
    keys: openKeys(database),
    purge: async (before) => (await conversations.purge(before)) + (await held.purge(before)),
    close: () => database.destroy(),
  };
}

/** How a database that only DATABASE_URL names is called. */
const UNNAMED = 'database';

/** Every dataset that can be asked, and those that have been opened or set up so far. */
export interface OpenDesks extends Desks {
  /** Those that this process has opened. */
  opened(): Promise<readonly OpenDesk[]>;
  /** As `opened`, and opens those that were set up before: people may have asked them in an earlier process. */
  held(): Promise<readonly OpenDesk[]>;
}

/** Names of the datasets that a process speaks for, the usual one first; with DATABASE_URL there is no other. */
export function servedBy({ databaseUrl, dataset }: Settings): readonly [string, ...string[]] {
  const usual = dataset ?? (databaseUrl === null ? DEFAULT_DATASET : UNNAMED);
  return [usual, ...(databaseUrl === null ? SHIPPED.filter((name) => name !== usual) : [])];
}

/** The open dataset, and beside it those that come with the program. */
export function desksBeside(first: OpenDesk, needs: DeskNeeds): OpenDesks {
  const served = servedBy(needs.settings);
  const [usual] = served;
  const canMake = needs.settings.databaseUrl === null && needs.settings.dataset === null;
  const byName = new Map<string, Promise<OpenDesk>>([[usual, Promise.resolve(first)]]);

  function opening(name: string): Promise<OpenDesk> {
    const held = byName.get(name);
    if (held !== undefined) return held;
    const fresh = openDesk(needs, name);
    byName.set(name, fresh);
    // One that failed is not held: whoever asks next tries again.
    fresh.catch(() => byName.delete(name));
    return fresh;
  }

  async function opened(): Promise<readonly OpenDesk[]> {
    const settled = await Promise.allSettled(byName.values());
    return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  }

  /** Those that were made meanwhile among them, also by a command. */
  function names(): readonly string[] {
    return canMake ? [...new Set([...served, ...available(needs.settings)])] : served;
  }

  function openKnown(name: string): Promise<OpenDesk> {
    return names().includes(name) ? opening(name) : Promise.reject(new RangeError(`there is no dataset ${name}`));
  }

  return {
    get names() {
      return names();
    },
    canMake,
    async make(name) {
      const file = canMake ? newFileOf(needs.settings, name) : null;
      if (file === null) throw new RangeError(`no dataset ${name} can be made`);
      await buildFile(file, () => Promise.resolve());
    },
    open: async (name) => (await openKnown(name)).desk,
    opened,
    async held() {
      for (const name of names().filter((each) => each !== usual))
        if (isSetUp(needs.settings, name)) opening(name).catch(tell(needs.log, name));
      return opened();
    },
    database: async (name) => (await openKnown(name)).database,
    store: async (name) => (await openKnown(name)).store,
  };
}

function tell(log: Log, dataset: string) {
  return (error: unknown) => log.error({ err: error, dataset }, 'a data set could not be opened');
}
