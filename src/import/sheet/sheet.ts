/** One cell as a person sees it. */
export interface SheetCell {
  /** As displayed: '83.5%', '1,250' as '1250', a date as 2018-12-31, a month as 2018-12; '' where nothing is. */
  readonly text: string;
  /** Of the colours that ratings are shown by. */
  readonly fill: Fill | null;
}

export type Fill = 'red' | 'amber' | 'yellow' | 'green';

/** A sheet by its rows, the hidden ones left out. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Blocks of cells that are shown as one. */
  readonly merges: readonly Merge[];
}

export interface SheetRow {
  /** As the program that made it counts: the first is 1. */
  readonly number: number;
  readonly cells: readonly SheetCell[];
}

/** From 0, both ends included; `row` is the number of the row, from 1. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const EMPTY: SheetCell = { text: '', fill: null };

/** What is read of one file. */
export const LIMITS = {
  /** Of the file as it comes. */
  fileBytes: 64 * 1024 * 1024,
  /** Of one that is read as a sheet, which is held while it is. */
  sheetBytes: 32 * 1024 * 1024,
  /** Of what is packed into it, all together; of that the XML, which takes longest to read. */
  unpackedBytes: 64 * 1024 * 1024,
  xmlBytes: 48 * 1024 * 1024,
  entries: 2000,
  columns: 1000,
  rows: 200_000,
  cells: 800_000,
  /** Characters of cells that are kept. */
  text: 32 * 1024 * 1024,
  /** Texts, looks, merged blocks and sheets of a workbook, together. */
  things: 500_000,
} as const;

/** Cells that look alike are one: most of a sheet is repetition. */
const MOST_ALIKE = 50_000;
const LONGEST_ALIKE = 40;

/** Makes the cells of one file. */
export function createCells(): (text: string, fill: Fill | null) => SheetCell {
  const alike = new Map<string, SheetCell>();
  return (text, fill) => {
    if (text === '' && fill === null) return EMPTY;
    if (fill !== null || text.length > LONGEST_ALIKE) return { text, fill };
    const held = alike.get(text);
    if (held !== undefined) return held;
    const cell = { text, fill };
    if (alike.size < MOST_ALIKE) alike.set(text, cell);
    return cell;
  };
}

/** Where a cell is, as spreadsheet programs say it: 'C7'. */
export function addressOf(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** Of 'C7' the column, from 0. */
export function columnOf(address: string): number {
  let column = 0;
  for (const letter of address.replace(/[^A-Z]/g, '')) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
