import { parse } from 'csv-parse/sync';

/** A row by its columns; a column that is left out is empty. */
export type Row = Readonly<Record<string, string>>;

export function readRows(text: string): readonly Row[] {
  return parse(text, { columns: true }) as readonly Row[];
}

/** The text of a CSV file with a header. */
export function writeTable(columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
