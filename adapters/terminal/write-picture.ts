import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';

/** Writes a picture; what hinders that is given as a sentence. */
export function writePicture(file: string, png: Uint8Array): Promise<string | null> {
  return attempt(`The picture ${file} can't be written`, () => writeFile(file, png));
}

/** Makes a folder where there is none, in one that there is; what hinders that is given as a sentence. */
export async function makeFolder(folder: string): Promise<string | null> {
  return existsSync(folder) ? null : attempt(`The folder ${folder} can't be made`, () => mkdir(folder));
}

async function attempt(what: string, work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (cause) {
    return `${what}: ${cause instanceof Error ? cause.message : String(cause)}.`;
  }
}
