import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Drawn, HalfLoad } from './chart-measure.ts';
import { chartTable } from './chart-table.ts';
import type { Part } from './part.ts';
import { percentile } from './statistics.ts';

/** Times are in milliseconds. */
export interface ChartResult {
  readonly cores: number;
  /** Charts that no cache has, 512 pixels wide; and 1024, as they are sent. */
  readonly uncached: { readonly at1x: Drawn; readonly at2x: Drawn };
  /** The median of five, from loading what draws to the picture, in a process that has answered nothing yet. */
  readonly firstFromColdMs: number;
  /** The same after `warm()`, which a server calls when it starts. */
  readonly firstWhenWarmMs: number;
  /** In a process of its own, at half the charts a second that it can draw. */
  readonly halfLoad: HalfLoad;
}

/** Charts, from specification to picture. */
export const chart: Part = { name: 'chart', run: benchChart, toTable: chartTable };

const STARTS = 5;
const SCRIPT = fileURLToPath(new URL('chart-measure.ts', import.meta.url));

const run = promisify(execFile);

async function benchChart(): Promise<ChartResult> {
  const starts = [];
  for (let turn = 0; turn < STARTS; turn += 1) starts.push(await measureApart<{ cold: number; warm: number }>('start'));
  return {
    cores: availableParallelism(),
    uncached: { at1x: await measureApart('drawn', '512'), at2x: await measureApart('drawn', '1024') },
    firstFromColdMs: percentile(
      starts.map(({ cold }) => cold),
      50,
    ),
    firstWhenWarmMs: percentile(
      starts.map(({ warm }) => warm),
      50,
    ),
    halfLoad: await measureApart('half-load'),
  };
}

/** In a process of its own, so that nothing else is on its event loop. */
async function measureApart<T>(...what: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', SCRIPT, ...what]);
  return JSON.parse(stdout) as T;
}
