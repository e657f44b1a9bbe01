import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { ImportError, UsageError } from '../errors.ts';
import { readHeld } from '../store/import-held.ts';
import { readMappings } from '../store/import-mappings.ts';
import type { Database } from '../store/import-write.ts';
import { decodedPieces, decodeText } from './decode-text.ts';
import { byRows, type FileText } from './file-text.ts';
import { FILE_NAMES } from './files.ts';
import type { NamedFiles } from './import-folder.ts';
import { FolderError, type Problem } from './problem.ts';
import { readFolder } from './read-folder.ts';
import { bringSheet, type Kept, type SheetRead, tablesOf } from './sheet/bring-sheet.ts';
import { type Mapping, mappingSchema } from './sheet/mapping.ts';
import type { Question } from './sheet/question.ts';
import { readSheets } from './sheet/read-sheets.ts';
import { shapeOf } from './sheet/shape.ts';
import { LIMITS } from './sheet/sheet.ts';
import { isZip, openZip, type Zip } from './sheet/zip.ts';

/** A file as it comes: from a disk, a browser or a chat. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What was brought in, in the form of docs/importing.md; of a sheet also how it was read. */
export interface InputRead extends NamedFiles {
  readonly sheet: SheetRead | null;
}

/**
 * Reads what stands on this machine: a folder in the form of docs/importing.md, or a sheet.
 *
 * @throws FolderError with what is wrong or still to be said; ImportError where something can't be read
 */
export async function readInput(
  database: Database,
  paths: readonly string[],
  mapping: string | null,
): Promise<InputRead> {
  const [path, second] = paths;
  if (path === undefined) throw new UsageError('usage', 'Which files?');
  if (second === undefined && (await isFolder(path))) {
    return { name: basename(path), files: await readFolder(path), sheet: null };
  }
  const files: IncomingFile[] = [];
  for (const each of paths) files.push({ name: basename(each), bytes: await readBytes(each) });
  return complete(await readIncoming(database, files, mapping === null ? {} : await readMapping(mapping)));
}

/** As it is, where nothing is left to be asked. Throws a FolderError that names what is. */
export function complete(input: InputRead): InputRead {
  const { sheet, name } = input;
  if (sheet === null) return input;
  const asked = sheet.questions.map(
    (question): Problem => ({
      ...{ file: name, line: null, column: null },
      found: `nothing that answers: ${question.text}${listed(question.of)}`,
      allowed: `an answer in mapping.json, as ${exampleOf(question)}`,
    }),
  );
  const problems = [...sheet.problems, ...asked];
  if (problems.length > 0) throw new FolderError(problems);
  return input;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '' : ` ${names.map((each) => `"${each}"`).join(', ')}`;
}

/** How an answer is written in mapping.json: for one measure or for all, or for the whole sheet. */
function exampleOf({ kind, of, choices }: Question): string {
  const choice = JSON.stringify(choices[0] ?? '…');
  const [first] = of;
  if (first === undefined)
    return `{ "${kind}": ${choice} }${choices.length === 0 ? '' : `, one of ${choices.join(', ')}`}`;
  return `{ "${kind}": { ${JSON.stringify(first)}: ${choice} } } ("*" stands for all)`;
}

/** Reads files that came together: those of our own form, a packed folder of them, or one sheet of any form. */
export async function readIncoming(
  database: Database,
  files: readonly IncomingFile[],
  mapping: Mapping,
): Promise<InputRead> {
  const [first, second] = files;
  if (first === undefined) throw new UsageError('usage', 'Which files?');
  const name = first.name.replace(/\.[^.]*$/, '');
  const packed = second === undefined ? await unpacked(first) : null;
  const own = ownFiles(packed ?? files);
  if (own !== null) return { name, files: own, sheet: null };
  const [table, another] = packed ?? files;
  if (table === undefined || another !== undefined) {
    const what = 'One sheet at a time, or the CSV files of docs/importing.md together.';
    throw new ImportError('import-unreadable', `Nothing was imported. ${what}`);
  }
  const sheets = await readSheets(table.bytes, table.name);
  const tables = tablesOf(sheets, mapping);
  const kept = await keptFor(database, tables);
  const sheet = bringSheet(tables, { mapping, held: await readHeld(database), file: table.name, kept });
  return { name: mapping.title ?? name, files: sheet.files, sheet };
}

/** What was said of earlier sheets of the same shapes. */
async function keptFor(
  database: Database,
  tables: Parameters<typeof bringSheet>[0],
): Promise<ReadonlyMap<string, Kept>> {
  const kept = await readMappings(database, tables.map(shapeOf));
  return new Map(
    [...kept].map(([shape, { importId, title, mapping }]) => [
      shape,
      { mapping: parseMapping(mapping), of: `'${title}' (import ${importId})` },
    ]),
  );
}

/** Files that are all called as ours are; null where one is not. */
function ownFiles(files: readonly IncomingFile[]): ReadonlyMap<string, FileText> | null {
  const known = (name: string) => FILE_NAMES.find((each) => each === name.toLowerCase());
  if (!files.every(({ name }) => known(name) !== undefined)) return null;
  return new Map(files.map(({ name, bytes }) => [known(name) ?? name, textOf(known(name) ?? name, bytes)]));
}

/** Of every file but that of the numbers: it is read whole. */
const MOST_OTHERS = 8 * 1024 * 1024;

/** Numbers may be many: they are never held whole beside their bytes. */
function textOf(name: string, bytes: Buffer): FileText {
  if (name !== 'observations.csv') {
    if (bytes.length > MOST_OTHERS)
      throw new ImportError('import-unreadable', `The file ${name} can't be read: it is too large.`);
    return decodeText(bytes);
  }
  return { pieces: () => byRows(Readable.from(decodedPieces(bytes))) };
}

/** What is packed into a file that is no workbook; null where it is one, or is not packed. */
async function unpacked({ bytes }: IncomingFile): Promise<readonly IncomingFile[] | null> {
  if (!isZip(bytes)) return null;
  const zip = openZip(bytes);
  if (zip.names.some((name) => name === 'content.xml' || name.startsWith('xl/'))) return null;
  const names = zip.names.filter((name) => !name.endsWith('/') && !/(^|\/)(\.|~|__MACOSX)/.test(name));
  if (names.reduce((sum, name) => sum + zip.lengthOf(name), 0) > LIMITS.unpackedBytes) {
    throw new ImportError('import-unreadable', "The file can't be read: it unpacks to more than is read.");
  }
  const files: IncomingFile[] = [];
  for (const name of names) files.push({ name: basename(name), bytes: await allOf(zip, name) });
  return files;
}

/** Into room of the length that it says it has: it never has more. */
async function allOf(zip: Zip, name: string): Promise<Buffer> {
  const bytes = Buffer.alloc(zip.lengthOf(name));
  let length = 0;
  for await (const piece of zip.read(name)) length += piece.copy(bytes, length);
  return bytes.subarray(0, length);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw new ImportError('import-unreadable', `The folder ${path} can't be read: check that it is there.`, { cause });
  }
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > LIMITS.fileBytes) throw new RangeError(`${size} bytes`);
    return await readFile(path);
  } catch (cause) {
    const why = cause instanceof RangeError ? 'it is too large' : 'check that it is there';
    throw new ImportError('import-unreadable', `The file ${path} can't be read: ${why}.`, { cause });
  }
}

async function readMapping(path: string): Promise<Mapping> {
  const text = decodeText(await readBytes(path));
  return parseMapping(text);
}

/** Throws an ImportError that names what is not known in it. */
export function parseMapping(text: string): Mapping {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch (cause) {
    throw new ImportError('import-mapping', "mapping.json can't be read: it is no JSON.", { cause });
  }
  const read = mappingSchema.safeParse(said);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new ImportError(
    'import-mapping',
    `mapping.json can't be used: ${where === '' ? '' : `${where}: `}${issue?.message ?? ''}.`,
  );
}
