import type { Knex } from 'knex';
import { dialectOf } from './dialect-of.ts';

/** Runs statements with others that come at about the same time; each may be run again where its group failed. */
export interface Group {
  /** What changes nothing. */
  read<T>(work: Work<T>): Promise<T>;
  /** Resolves once it is committed. */
  write<T>(work: Work<T>): Promise<T>;
}

type Work<T> = (on: Knex) => Promise<T>;

/** Others wait for the whole of a group. */
const MOST = 100;

interface Waiting {
  readonly work: Work<unknown>;
  readonly isWrite: boolean;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * With one connection each statement waits for all before it, and each commit for the disk: what comes meanwhile is run
 * and committed together, so that a crowd waits as long as one. Another database does so by itself.
 */
export function groupWork(knex: Knex): Group {
  if (!dialectOf(knex).hasOneWriter) return { read: (work) => work(knex), write: (work) => work(knex) };
  const queue: Waiting[] = [];
  let isRunning = false;

  async function runAll(): Promise<void> {
    while (queue.length > 0) await run(knex, queue.splice(0, MOST));
    isRunning = false;
  }

  function add<T>(work: Work<T>, isWrite: boolean): Promise<T> {
    return new Promise((resolve, reject) => {
      queue.push({ work, isWrite, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      // What is asked in one go runs in one.
      queueMicrotask(() => void runAll());
    });
  }

  return { read: (work) => add(work, false), write: (work) => add(work, true) };
}

/** Never rejects. */
async function run(knex: Knex, group: readonly Waiting[]): Promise<void> {
  if (group.length > 1 && (await runTogether(knex, group))) return;
  // Each by itself: that of one fails alone.
  for (const { work, resolve, reject } of group) {
    try {
      resolve((await work(knex)) as never);
    } catch (error) {
      reject(error);
    }
  }
}

/** false: nothing came of it, and each may by itself. */
async function runTogether(knex: Knex, group: readonly Waiting[]): Promise<boolean> {
  const writes = group.filter(({ isWrite }) => isWrite);
  // Reads come after: a transaction that begins with one may not write once another process has.
  const ordered = [...writes, ...group.filter(({ isWrite }) => !isWrite)];
  try {
    const values = await knex.transaction(async (trx) => {
      const written = await allOf(writes.map(({ work }) => work(trx)));
      return [...written, ...(await allOf(ordered.slice(writes.length).map(({ work }) => work(trx))))];
    });
    for (const [at, { resolve }] of ordered.entries()) resolve(values[at] as never);
    return true;
  } catch (error) {
    // Each would wait as long again for whoever holds the file, and the people behind them for all of that.
    if (dialectOf(knex).classify(error) !== 'store-busy') return false;
    for (const { reject } of group) reject(error);
    return true;
  }
}

/** Once all have ended: nothing may be written after a rollback. */
async function allOf(works: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const settled = await Promise.allSettled(works);
  return settled.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
}
