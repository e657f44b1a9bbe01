import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { Picture } from './charts.ts';
import type { HowToDraw } from './draw.ts';
import type { DrawTask } from './draw-spec.ts';
import type { Renderer } from './renderer.ts';

export interface PoolOptions {
  readonly how: HowToDraw;
  /** After so long without a chart a worker ends, and gives its memory back. */
  readonly idleMs: number;
  /** What a worker runs; it exports drawSpec. */
  readonly worker: URL;
  /** Told of what goes wrong in a worker that has nothing to draw. */
  readonly onError: (error: unknown) => void;
}

/** More workers than this gain little, and each takes some 80 MB. */
const MOST_WORKERS = 4;

/** Of what a worker's JavaScript may take; a chart needs some 20. */
const WORKER_MEMORY_MB = 192;

/** Draws in worker threads, so that questions are answered meanwhile. None is started until the first chart is asked for. */
export function createDrawPool({ how, idleMs, worker, onError }: PoolOptions): Renderer {
  const atOnce = Math.min(MOST_WORKERS, availableParallelism());
  let pool: Tinypool | null = null;
  const open = (): Tinypool => {
    const opened = new Tinypool({
      filename: fileURLToPath(worker),
      name: 'drawSpec',
      // Those of the main thread name a loader that is of no use to a worker.
      execArgv: [],
      // With the fonts of the system, the same chart would look different from machine to machine, and start later.
      env: { DISABLE_SYSTEM_FONTS_LOAD: 'true' },
      minThreads: 0,
      maxThreads: atOnce,
      idleTimeout: idleMs,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB },
    });
    opened.on('error', onError);
    return opened;
  };
  return {
    atOnce,
    async render(spec, signal) {
      pool ??= open();
      const task: DrawTask = { spec, ...how };
      return (await pool.run(task, { signal })) as Picture;
    },
    async close() {
      const closing = pool;
      pool = null;
      await closing?.destroy();
    },
  };
}
