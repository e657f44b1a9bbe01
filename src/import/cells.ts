import type { Basis, IsoDate } from '../query/period.ts';
import type { Column, FileName } from './files.ts';
import { hint, listWords } from './hint.ts';
import { codeOfName, isUnknown, NAMED_IN, type NameKind, type Names } from './names.ts';
import { isDate } from './period-label.ts';
import { type Problem, report } from './problem.ts';
import { type OpenTable, openTable, type RawRow, readTable, type Table } from './read-table.ts';

/** The bases that a file may name. */
export const BASES = ['month', 'quarter', 'year', 'rolling-year', 'snapshot'] as const satisfies readonly Basis[];

/** Whole numbers up to here fit every database. */
const LARGEST = 2_000_000_000;

/** Cells of the row being read, each as what it must be. What is wrong is reported, and read as null or ''. */
export interface Cells<Name extends FileName> {
  readonly line: number;
  has(column: Column<Name>): boolean;
  /** Never empty, or it is a problem. */
  needed(column: Column<Name>): string;
  text(column: Column<Name>): string | null;
  oneOf<const Word extends string>(column: Column<Name>, words: readonly Word[]): Word | null;
  neededOneOf<const Word extends string>(column: Column<Name>, words: readonly Word[]): Word | null;
  whole(column: Column<Name>): number | null;
  date(column: Column<Name>): IsoDate | null;
  yes(column: Column<Name>): boolean;
  /** Words between semicolons, each once. */
  list(column: Column<Name>): readonly string[];
  /** A name that is known: anything else is a problem. `more` is put behind what is allowed. */
  reference(column: Column<Name>, names: Names, kind: NameKind, more?: string): string | null;
  /** The code of an indicator, which may be named by its name too; reported where there is none. */
  indicator(column: Column<Name>, names: Names): string;
  /** Reports the cell, with what it holds. */
  wrong(column: Column<Name>, allowed: string, found?: string): void;
}

type Take<Name extends FileName, T> = (cells: Cells<Name>) => T | null;

/** Reads a file by its columns: `take` gets the cells of each row. */
export function readCells<Name extends FileName, T>(
  name: Name,
  text: string,
  problems: Problem[],
  take: Take<Name, T>,
): readonly T[] {
  return readWhole(name, text, problems, take).rows;
}

/** As `readCells`, with whether every row could be read: of one that could not, nobody knows what it names. */
export function readWhole<Name extends FileName, T>(
  name: Name,
  text: string,
  problems: Problem[],
  take: Take<Name, T>,
): Table<T> {
  return readTable(name, text, problems, (row) => {
    const cells = cellsOf(name, row, problems);
    return () => take(cells);
  });
}

/** As `readCells`, of a file that comes in pieces. */
export function openCells<Name extends FileName, T>(
  name: Name,
  problems: Problem[],
  take: Take<Name, T>,
): OpenTable<T> {
  return openTable(name, problems, (row) => {
    const cells = cellsOf(name, row, problems);
    return () => take(cells);
  });
}

function cellsOf<Name extends FileName>(name: Name, row: RawRow, problems: Problem[]): Cells<Name> {
  const { cell } = row;

  function wrong(column: Column<Name>, allowed: string, found = quoted(cell(column))): void {
    report(problems, { file: name, line: row.line, column, found, allowed });
  }

  function oneOf<Word extends string>(column: Column<Name>, words: readonly Word[]): Word | null {
    const found = cell(column);
    const word = words.find((each) => each === found) ?? words.find((each) => each === found.toLowerCase());
    if (word === undefined && found !== '') wrong(column, listWords(words) + hint(found, words));
    return word ?? null;
  }

  function reference(column: Column<Name>, names: Names, kind: NameKind, more = ''): string | null {
    const found = cell(column);
    if (found === '' || !isUnknown(names, kind, found)) return found || null;
    wrong(column, NAMED_IN[kind] + more + hint(found, [...names[kind].keys()]));
    return null;
  }

  return {
    get line() {
      return row.line;
    },
    has: row.has,
    reference,
    indicator(column, names) {
      const found = cell(column);
      if (found === '') wrong(column, 'some text');
      if (names.indicators.has(found)) return found;
      const code = codeOfName(names, found);
      if (code === null) reference(column, names, 'indicators');
      return code ?? found;
    },
    wrong,
    oneOf,
    text: (column) => cell(column) || null,
    needed(column) {
      if (cell(column) === '') wrong(column, 'some text');
      return cell(column);
    },
    neededOneOf(column, words) {
      if (cell(column) === '') wrong(column, listWords(words));
      return oneOf(column, words);
    },
    whole(column) {
      const found = cell(column);
      if (found === '') return null;
      if (/^\d{1,10}$/.test(found) && Number(found) <= LARGEST) return Number(found);
      wrong(column, 'a whole number such as 600, without a sign, a comma or a point');
      return null;
    },
    date(column) {
      const found = cell(column);
      if (found === '' || isDate(found)) return found || null;
      wrong(column, 'a day of the calendar as 2018-12-31');
      return null;
    },
    yes: (column) => oneOf(column, ['yes', 'no']) === 'yes',
    list: (column) => splitList(cell(column)),
  };
}

/** 'a; b; ; a' is a and b. */
function splitList(text: string): readonly string[] {
  if (text === '') return [];
  const words = text.split(';').map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}

function quoted(found: string): string {
  return found === '' ? 'nothing' : JSON.stringify(found);
}

/** Reports the second of two rows that say the same thing. One for each file. */
export function doubles(file: FileName, problems: Problem[]): (line: number, key: string, what: string) => void {
  const seen = new Map<string, number>();
  return (line, key, what) => {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, line);
    else report(problems, again(file, { line, first, what }));
  };
}

export function again(
  file: FileName,
  { line, first, what }: { readonly line: number; readonly first: number; readonly what: string },
): Problem {
  const allowed = `one row of it (line ${first} is the first)`;
  return { file, line, column: null, found: `${what} again`, allowed };
}
