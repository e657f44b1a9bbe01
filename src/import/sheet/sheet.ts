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
  /** Of what is packed into it, all together. */
  unpackedBytes: 128 * 1024 * 1024,
  entries: 2000,
  columns: 1000,
  cells: 1_500_000,
} as const;

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
