import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportError } from '../errors.ts';
import type { FolderText } from './check-folder.ts';
import { byRows, type FileText, type FolderPieces, wholeOf } from './file-text.ts';
import { FILE_NAMES } from './files.ts';
import { FolderError, type Problem } from './problem.ts';

/** Larger files of numbers are read in pieces. */
const AT_ONCE = 4 * 1024 * 1024;

/**
 * The files of a folder as text. Those of unknown names are among them with no text, to be reported with the rest.
 *
 * @throws ImportError where the folder can't be read
 * @throws FolderError where a file is no UTF-8 text
 */
export async function readFolder(path: string): Promise<FolderPieces> {
  const names = await listFolder(path);
  const problems: Problem[] = [];
  const files = new Map<string, FileText>();
  for (const name of names) {
    const known = knownName(name);
    if (files.has(known)) problems.push(twice(name, known));
    files.set(known, await readText(path, name, problems));
  }
  if (problems.length > 0) throw new FolderError(problems);
  return files;
}

/** As `readFolder`, with every file whole. */
export async function readWholeFolder(path: string): Promise<FolderText> {
  const files = new Map<string, string>();
  for (const [name, text] of await readFolder(path)) files.set(name, await wholeOf(text));
  return files;
}

/** 'Indicators.csv' is indicators.csv: not every system tells capitals apart. */
function knownName(name: string): string {
  return FILE_NAMES.find((known) => known === name.toLowerCase()) ?? name;
}

function twice(file: string, known: string): Problem {
  return { file, line: null, column: null, found: `${known} twice`, allowed: 'one file of each name' };
}

async function listFolder(path: string): Promise<readonly string[]> {
  try {
    const names = await readdir(path);
    // What the system and spreadsheet programs leave beside the files.
    return names.filter((name) => !/^[.~]/.test(name)).sort();
  } catch (cause) {
    throw new ImportError('import-unreadable', `The folder ${path} can't be read: check that it is there.`, { cause });
  }
}

async function readText(path: string, name: string, problems: Problem[]): Promise<FileText> {
  const known = FILE_NAMES.find((each) => each === name.toLowerCase());
  if (known === undefined) return '';
  try {
    const { size } = await stat(join(path, name));
    if (known === 'observations.csv' && size > AT_ONCE) {
      const chunks = () => createReadStream(join(path, name), { highWaterMark: 1 << 17 }) as AsyncIterable<Buffer>;
      return { pieces: () => byRows(decoded(chunks(), name)) };
    }
    let text = '';
    for await (const piece of decoded([await readFile(join(path, name))], name)) text += piece;
    return text;
  } catch (cause) {
    if (cause instanceof FolderError) {
      problems.push(...cause.problems);
      return '';
    }
    throw new ImportError('import-unreadable', `The file ${name} in ${path} can't be read.`, { cause });
  }
}

/** Throws a FolderError where it is no UTF-8 text. */
async function* decoded(chunks: Iterable<Buffer> | AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) yield text(() => decoder.decode(chunk, { stream: true }));
  yield text(() => decoder.decode());

  function text(decode: () => string): string {
    const piece = attempt(decode);
    if (piece === null) throw new FolderError([wrong('text that is not UTF-8')]);
    if (piece.includes('\0')) throw new FolderError([wrong('characters of no text')]);
    return piece;
  }

  function wrong(found: string): Problem {
    return { file: name, line: null, column: null, found, allowed: 'UTF-8 (in Excel, save as CSV UTF-8)' };
  }
}

function attempt(decode: () => string): string | null {
  try {
    return decode();
  } catch {
    return null;
  }
}
