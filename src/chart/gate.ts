/** The line at the gate is as long as it may be. */
export class GateFullError extends Error {}

export interface Gate {
  /**
   * Does work as soon as its turn comes.
   *
   * @throws GateFullError where too many wait already; what the signal says where it comes before the turn
   */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface Waiting {
  readonly start: () => void;
  readonly giveUp: (reason: unknown) => void;
}

/** Lets so many through at once, has so many wait in line, and turns others away. */
export function createGate({ atOnce, inLine }: { readonly atOnce: number; readonly inLine: number }): Gate {
  const line = new Set<Waiting>();
  let within = 0;

  const leave = () => {
    const [next] = line;
    if (next) {
      line.delete(next);
      next.start();
    } else within -= 1;
  };

  const enter = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (within < atOnce) {
      within += 1;
      return;
    }
    if (line.size >= inLine) throw new GateFullError();
    await new Promise<void>((start, giveUp) => {
      const waiting = { start, giveUp };
      line.add(waiting);
      signal.addEventListener('abort', () => line.delete(waiting) && giveUp(signal.reason), { once: true });
    });
  };

  return {
    async run(work, signal) {
      await enter(signal);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
