import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ImportError } from '../errors.ts';
import { checkWords } from './check-words.ts';
import { FolderError, type Problem } from './problem.ts';
import type { WordRow } from './rows.ts';

/** Where the word packs that come with the program are: a folder each, with the rows of a words.csv. */
const SHIPPED = fileURLToPath(new URL('../../seeds/words/', import.meta.url));

/**
 * A folder's own words, then those of the packs that it names. A word of its own, or of a pack named before, keeps its
 * meaning: packs only add.
 *
 * @throws ImportError where there is no such pack, with those that there are
 */
export async function withPacks(
  own: readonly WordRow[],
  packs: readonly string[],
  folder = SHIPPED,
): Promise<readonly WordRow[]> {
  const known = new Map(own.map((row) => [row.word, row]));
  for (const pack of packs) {
    for (const row of await readPack(pack, folder)) if (!known.has(row.word)) known.set(row.word, row);
  }
  return [...known.values()];
}

async function readPack(pack: string, folder: string): Promise<readonly WordRow[]> {
  const file = `${folder}/${pack}/words.csv`;
  if (!existsSync(file)) {
    const held = (await readdir(folder)).sort().join(', ');
    throw new ImportError('pack-unknown', `source.csv names the word pack '${pack}'; there are ${held}.`);
  }
  const problems: Problem[] = [];
  const words = checkWords(await readFile(file, 'utf8'), problems);
  if (problems.length > 0) throw new FolderError(problems);
  return words;
}
