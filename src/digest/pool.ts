/** Something to be done, one at a time for each place. */
export interface Job {
  readonly id: number;
  readonly platform: string;
  readonly place: string;
  /** Does it; never rejects. */
  readonly work: () => Promise<unknown>;
  /** Gives it back without having begun. */
  readonly giveBack: () => Promise<unknown>;
}

/** Work under way, so much at once for each platform: one that doesn't answer holds up no other. */
export interface Pool {
  add(job: Job): void;
  has(id: number): boolean;
  /** How much more can be begun soon; none or less: as much waits already. */
  roomFor(platform: string): number;
  /** While it waits, another is at work in its stead. */
  aside(platform: string, waiting: Promise<void>): Promise<void>;
  /** Resolves when nothing is under way and nothing waits. */
  idle(): Promise<void>;
  /** Gives back what was not begun, and begins nothing more; gives how much that was. */
  close(): Promise<number>;
}

/**
 * @param atOnce - work at once for each platform; as much again waits to follow on
 * @param onRoom - nothing waits any more for a platform
 */
export function createPool(atOnce: number, onRoom: () => void): Pool {
  let queue: readonly Job[] = [];
  let isClosed = false;
  const underWay = new Map<number, { readonly job: Job; readonly done: Promise<unknown> }>();
  const waiting = new Map<string, number>();

  function next(): void {
    for (const job of queue) {
      const busy = [...underWay.values()].filter((each) => each.job.platform === job.platform);
      const active = busy.length - (waiting.get(job.platform) ?? 0);
      if (isClosed || active >= atOnce || busy.some((each) => each.job.place === job.place)) continue;
      queue = queue.filter((each) => each !== job);
      begin(job);
    }
  }

  function begin(job: Job): void {
    const done = job.work().finally(() => {
      underWay.delete(job.id);
      next();
      if (!queue.some(({ platform }) => platform === job.platform)) onRoom();
    });
    underWay.set(job.id, { job, done });
  }

  function roomFor(platform: string): number {
    const known = [...underWay.values()].filter(({ job }) => job.platform === platform).length;
    return 2 * atOnce - known - queue.filter((each) => each.platform === platform).length;
  }

  return {
    add(job) {
      queue = [...queue, job];
      next();
    },
    has: (id) => underWay.has(id) || queue.some((each) => each.id === id),
    roomFor,
    async aside(platform, wait) {
      waiting.set(platform, (waiting.get(platform) ?? 0) + 1);
      next();
      await wait;
      waiting.set(platform, (waiting.get(platform) ?? 1) - 1);
    },
    async idle() {
      while (underWay.size > 0) await Promise.all([...underWay.values()].map(({ done }) => done));
    },
    async close() {
      isClosed = true;
      const left = queue;
      queue = [];
      await Promise.all(left.map((job) => job.giveBack()));
      return left.length;
    },
  };
}
