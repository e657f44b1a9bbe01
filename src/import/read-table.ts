import { CsvError, parse } from 'csv-parse/sync';
import { FILES, type FileName, type FileShape } from './files.ts';
import { hint, listWords } from './hint.ts';
import { MOST_PROBLEMS, type Problem, report } from './problem.ts';

/** The row being read: its cells by column, '' where there is nothing. The next row takes its place. */
export interface RawRow {
  readonly line: number;
  readonly cell: (column: string) => string;
  /** Whether the file has the column at all. */
  readonly has: (column: string) => boolean;
}

export interface Table<T> {
  readonly rows: readonly T[];
  /** False where the header or the quotes can't be used, or a row has too many cells or too few. */
  readonly isWhole: boolean;
}

/** The parser's types know only of records that stay text. */
type Keep = (record: string[], context: { readonly lines: number }) => string[] | null;

/** A CSV file that comes in pieces: each ends with a line of the file, and no cell goes on in the next. */
export interface OpenTable<T> {
  take(text: string): readonly T[];
  /** Whether nothing more of it can be used, so that reading on is for nothing. */
  isHopeless(): boolean;
  /** Reports what only the whole file shows. @returns `Table.isWhole` */
  end(): boolean;
}

/**
 * Reads one CSV file, row by row, so that a file of a million rows is never held as text cells.
 *
 * @param reader - gets the row once, and makes what is called for each: what is kept of it, or null
 * @param problems - gets what is wrong with the file itself: its header, its quotes, rows too long or too short
 */
export function readTable<T>(
  name: FileName,
  text: string,
  problems: Problem[],
  reader: (row: RawRow) => () => T | null,
): Table<T> {
  const table = openTable(name, problems, reader);
  const rows = table.take(text);
  return { rows, isWhole: table.end() };
}

/** As `readTable`, of a file that need not be at hand all at once. */
export function openTable<T>(
  name: FileName,
  problems: Problem[],
  reader: (row: RawRow) => () => T | null,
): OpenTable<T> {
  const current: { line: number; cells: readonly string[] } = { line: 1, cells: [] };
  const broken: Problem[] = [];
  let columns: ReadonlyMap<string, number> | null = null;
  let isBegun = false;
  let hasBrokenQuote = false;
  let linesBefore = 0;
  let lastLine = 0;

  const takeRow = reader({
    get line() {
      return current.line;
    },
    cell: (column) => cellAt(current.cells, columns?.get(column)),
    has: (column) => columns?.has(column) ?? false,
  });

  const onRecord = (cells: readonly string[], { lines }: { readonly lines: number }): T | null => {
    // The parser counts up to the record's last line; one with a line break in a cell began before that.
    current.line = linesBefore + lines - lineBreaks(cells);
    current.cells = cells;
    lastLine = linesBefore + lines;
    if (columns === null) {
      columns = readHeader(name, withoutEmptyEnd(cells, 0), broken);
      return null;
    }
    if (columns.size === 0 || isBlank(cells)) return null;
    if (withoutEmptyEnd(cells, columns.size).length !== columns.size) {
      report(broken, wrongLength(name, current.line, cells.length, columns.size));
      return null;
    }
    return takeRow();
  };

  return {
    take(text) {
      if (hasBrokenQuote) return [];
      const plain = withPlainLines(isBegun ? text : text.replace(/^\uFEFF/, ''));
      isBegun = true;
      try {
        return readRecords(plain);
      } catch (cause) {
        if (!(cause instanceof CsvError)) throw cause;
        hasBrokenQuote = true;
        broken.push(brokenQuote(name, lastLine + 1));
        return [];
      } finally {
        linesBefore += linesIn(plain);
      }
    },
    isHopeless: () =>
      hasBrokenQuote || columns?.size === 0 || broken.length >= MOST_PROBLEMS || problems.length >= MOST_PROBLEMS,
    end() {
      if (columns === null && !hasBrokenQuote) {
        broken.push(whole(name, 'an empty file', 'a header with the names of the columns'));
      }
      problems.push(...broken);
      return broken.length === 0;
    },
  };

  function readRecords(plain: string): readonly T[] {
    const found: unknown = parse(plain, { relax_column_count: true, on_record: onRecord as unknown as Keep });
    return found as readonly T[];
  }
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Spreadsheet programs leave commas behind the last column. At least so many cells are kept. */
function withoutEmptyEnd(cells: readonly string[], least: number): readonly string[] {
  let length = cells.length;
  while (length > least && (cells[length - 1] ?? '').trim() === '') length -= 1;
  return length === cells.length ? cells : cells.slice(0, length);
}

/** With one kind of line end, which the parser would else count as two in a cell. */
function withPlainLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function cellAt(cells: readonly string[], index: number | undefined): string {
  return index === undefined ? '' : (cells[index] ?? '').trim();
}

function lineBreaks(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell.includes('\n')) count += cell.split('\n').length - 1;
  return count;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** No file of ours has half as many. */
const MOST_COLUMNS = 100;

/** Where each column is; empty where the header can't be used, so that no row is read by it. */
function readHeader(name: FileName, cells: readonly string[], problems: Problem[]): ReadonlyMap<string, number> {
  const shape: FileShape = FILES[name];
  const known = [...shape.required, ...shape.optional];
  const columns = new Map<string, number>();
  const before = problems.length;
  if (cells.length > MOST_COLUMNS) {
    problems.push(inHeader(name, null, `${cells.length} columns`, listWords(known)));
    return new Map();
  }
  for (const [index, cell] of cells.entries()) {
    const column = cell.trim().toLowerCase();
    if (columns.has(column)) problems.push(inHeader(name, column, 'the column twice', 'each column once'));
    else if (!known.includes(column)) problems.push(unknownColumn(name, cell.trim(), known));
    columns.set(column, index);
  }
  for (const column of shape.required) {
    if (!columns.has(column)) problems.push(inHeader(name, column, 'no such column', 'a column of this name'));
  }
  return problems.length === before ? columns : new Map();
}

function unknownColumn(name: FileName, column: string, known: readonly string[]): Problem {
  if (column.includes(';')) {
    return inHeader(name, null, `"${column}"`, 'commas between the columns, not semicolons (save as CSV UTF-8)');
  }
  const found = column === '' ? 'a column without a name' : `the unknown column "${column}"`;
  return inHeader(name, null, found, listWords(known) + hint(column, known));
}

function inHeader(name: FileName, column: string | null, found: string, allowed: string): Problem {
  return { file: name, line: 1, column, found, allowed };
}

function whole(name: FileName, found: string, allowed: string): Problem {
  return { file: name, line: null, column: null, found, allowed };
}

function wrongLength(file: FileName, line: number, cells: number, columns: number): Problem {
  const allowed = `${columns}, as in the header (a cell with a comma in it stands in double quotes)`;
  return { file, line, column: null, found: `${cells} ${cells === 1 ? 'cell' : 'cells'}`, allowed };
}

function brokenQuote(file: FileName, line: number): Problem {
  const allowed = 'a cell in double quotes from its beginning to its end, each quote inside it written twice';
  return { file, line, column: null, found: 'a double quote that is out of place or never closed', allowed };
}
