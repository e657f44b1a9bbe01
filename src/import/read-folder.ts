import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportError } from '../errors.ts';
import type { FolderText } from './check-folder.ts';
import { FILE_NAMES } from './files.ts';
import { FolderError, type Problem } from './problem.ts';

/**
 * The files of a folder as text. Those of unknown names are among them with no text, to be reported with the rest.
 *
 * @throws ImportError where the folder can't be read
 * @throws FolderError where a file is no UTF-8 text
 */
export async function readFolder(path: string): Promise<FolderText> {
  const names = await listFolder(path);
  const problems: Problem[] = [];
  const files = new Map<string, string>();
  for (const name of names) {
    const known = knownName(name);
    if (files.has(known)) problems.push(twice(name, known));
    files.set(known, await readText(path, name, problems));
  }
  if (problems.length > 0) throw new FolderError(problems);
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

async function readText(path: string, name: string, problems: Problem[]): Promise<string> {
  if (!FILE_NAMES.some((known) => known === name.toLowerCase())) return '';
  try {
    return decode(await readFile(join(path, name)), name, problems);
  } catch (cause) {
    throw new ImportError('import-unreadable', `The file ${name} in ${path} can't be read.`, { cause });
  }
}

function decode(bytes: Buffer, name: string, problems: Problem[]): string {
  const wrong = (found: string): string => {
    problems.push({ file: name, line: null, column: null, found, allowed: 'UTF-8 (in Excel, save as CSV UTF-8)' });
    return '';
  };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? wrong('characters of no text') : text;
  } catch {
    return wrong('text that is not UTF-8');
  }
}
