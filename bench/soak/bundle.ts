import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundlerOfTsx, type Loading } from '../../test/fixtures/bundler.ts';
import { type Plant, planted } from './plants.ts';

/** Drivers of databases that it doesn't use, and what draws. */
const LEFT_OUT = ['sqlite3', 'better-sqlite3', 'mysql', 'mysql2', 'mariadb', 'mariadb/callback', 'oracledb', 'tedious'];
const LEFT_OUT_TOO = ['pg-native', 'pg-query-stream', '@napi-rs/canvas'];

/**
 * As `bundle`, for the soak of digests.
 *
 * @param plant - a fault to be put into it; null: none
 */
export function bundleReplica(plant: Plant | null = null): Promise<Bundled> {
  return bundle('replica.ts', plant);
}

export interface Bundled {
  readonly file: string;
  readonly remove: () => Promise<void>;
}

/**
 * The program of a replica as one file: it starts in a third of the time that its hundreds of files take, and replicas
 * start over and over. Bundled by what tsx brings along to read TypeScript.
 *
 * @param entry - of this folder
 */
export async function bundle(entry: string, plant: Plant | null = null): Promise<Bundled> {
  const folder = await mkdtemp(join(tmpdir(), 'scorecard-soak-'));
  const file = join(folder, 'replica.cjs');
  const bundler = bundlerOfTsx();
  await bundler.build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    ...{ bundle: true, platform: 'node', format: 'cjs', logLevel: 'error', outfile: file },
    // As if it stood here: the driver of the database is found from there.
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
    external: [...LEFT_OUT, ...LEFT_OUT_TOO],
    plugins: plant === null ? [] : [planting(plant)],
  });
  await bundler.stop();
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** https://esbuild.github.io/plugins/#on-load */
function planting(plant: Plant) {
  const ends = plant.edits.map(({ file }) => file.replace(/[.]/g, '\\.')).join('|');
  return {
    name: 'plant',
    setup(build: Loading) {
      build.onLoad({ filter: new RegExp(`(${ends})$`) }, async ({ path }) => ({
        contents: planted(await readFile(path, 'utf8'), path, plant),
        loader: 'ts',
      }));
    },
  };
}
