import { readPeriodText } from '../period-text.ts';
import { roleOfHeading } from './roles.ts';
import type { Merge, Sheet, SheetCell, SheetRow } from './sheet.ts';

/** The table of a sheet, between what stands above and below it. */
export interface FoundTable {
  readonly sheet: string;
  /** One for each column, groups before their parts: 'Target › Red'; '' where nothing stands. */
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
  /** What stands above the table, in one line each. */
  readonly above: readonly string[];
}

export interface TableRow {
  readonly number: number;
  readonly cells: readonly SheetCell[];
  /** The title that the row stands under; null: none. */
  readonly section: string | null;
}

/** Rows that are looked at for headings. */
const LOOKED_AT = 60;
const FEWEST_COLUMNS = 2;
const NUMBER = /^[-(£]?[\d,.]+[%)]?$/;

/** Finds the one table of a sheet; null where none has headings that say what its columns are. */
export function findTable(sheet: Sheet): FoundTable | null {
  let best: { at: number; score: number } | null = null;
  for (const [at, row] of sheet.rows.slice(0, LOOKED_AT).entries()) {
    const score = scoreOf(row, sheet.rows.slice(at + 1, at + 30));
    if (score > (best?.score ?? 0)) best = { at, score };
  }
  if (best === null) return null;
  const isGroup = isOverParts(sheet, best.at);
  const at = isGroup ? best.at + 1 : best.at;
  const header = sheet.rows[at];
  if (header === undefined) return null;
  const group = isGroup ? (sheet.rows[best.at] ?? null) : groupRow(sheet, at);
  const headings = headingsOf(header, group, sheet.merges);
  const above = sheet.rows.slice(0, at - (group === null ? 0 : 1)).map(lineOf);
  return { sheet: sheet.name, headings, rows: dataRows(sheet.rows.slice(at + 1), headings), above };
}

/** How much a row looks like headings: names that are known, periods, and columns that are filled below it. */
function scoreOf(row: SheetRow, below: readonly SheetRow[]): number {
  const filled = row.cells.map((cell, column) => ({ text: cell.text, column })).filter(({ text }) => text !== '');
  if (filled.length < FEWEST_COLUMNS || below.length === 0) return 0;
  const hasBelow = ({ column }: { readonly column: number }) =>
    below.some(({ cells }) => (cells[column]?.text ?? '') !== '');
  if (filled.filter(hasBelow).length < FEWEST_COLUMNS) return 0;
  const known = filled.filter(({ text }) => roleOfHeading(text) !== null).length;
  const periods = filled.filter(({ text }) => readPeriodText(text) !== null).length;
  const numbers = filled.filter(({ text }) => NUMBER.test(text) && readPeriodText(text) === null).length;
  const long = filled.filter(({ text }) => text.length > 80).length;
  return 2 * known + periods + filled.filter(hasBelow).length / 4 - 3 * numbers - long;
}

/** Whether a row of headings goes on in the next one, which names the parts of a heading that spans several columns. */
function isOverParts({ rows, merges }: Sheet, at: number): boolean {
  const [row, next] = [rows[at], rows[at + 1]];
  if (row === undefined || next === undefined || next.number !== row.number + 1) return false;
  const parts = next.cells.flatMap(({ text }, column) => (text === '' ? [] : [{ text, column }]));
  const areNames = parts.length >= 2 && parts.every(({ text }) => !NUMBER.test(text) || readPeriodText(text) !== null);
  const spans = merges.filter(({ top, bottom, left, right }) => top === row.number && bottom === top && right > left);
  const isUnder = (column: number) => spans.some(({ left, right }) => column >= left && column <= right);
  return (
    areNames &&
    parts.some(({ column }) => isUnder(column)) &&
    parts.every(({ column }) => isUnder(column) || column > 0)
  );
}

/** The row of merged groups over the headings; null where what stands above is a title. */
function groupRow(sheet: Sheet, at: number): SheetRow | null {
  const above = sheet.rows[at - 1];
  const header = sheet.rows[at];
  if (above === undefined || header === undefined || above.number !== header.number - 1) return null;
  const filled = above.cells.filter(({ text }) => text !== '').length;
  const spans = sheet.merges.some(
    ({ top, bottom, left, right }) => top === above.number && bottom === top && right > left && left > 0,
  );
  const down = sheet.merges.some(({ top, bottom }) => top === above.number && bottom === header.number);
  return filled >= 2 && (spans || down || hasHoles(header)) ? above : null;
}

/** A heading that is missing stands in the row above. */
function hasHoles({ cells }: SheetRow): boolean {
  return cells.some(({ text }, column) => text === '' && cells.slice(column + 1).some((later) => later.text !== ''));
}

function headingsOf(header: SheetRow, group: SheetRow | null, merges: readonly Merge[]): readonly string[] {
  const width = Math.max(header.cells.length, group?.cells.length ?? 0);
  let carried = '';
  let until = -1;
  return Array.from({ length: width }, (_, column) => {
    const own = oneLine(header.cells[column]?.text ?? '');
    if (group === null) return own;
    const above = oneLine(group.cells[column]?.text ?? '');
    if (above !== '') {
      carried = above;
      const merge = merges.find(({ top, left }) => top === group.number && left === column);
      // Without a merge the name goes on over the columns that have none of their own.
      until = merge === undefined ? Number.POSITIVE_INFINITY : merge.right;
    }
    const over = column <= until ? carried : '';
    if (own === '' || over === '' || over === own) return own === '' ? above : own;
    return `${over} › ${own}`;
  });
}

function dataRows(rows: readonly SheetRow[], headings: readonly string[]): readonly TableRow[] {
  let section: string | null = null;
  const found: TableRow[] = [];
  for (const { number, cells } of rows) {
    const filled = cells.filter(({ text }) => text !== '');
    const [only] = filled;
    if (only === undefined) continue;
    // A line by itself is the title of what follows; behind the last row it is a footnote, and titles nothing.
    if (filled.length === 1 && !NUMBER.test(only.text)) {
      section = headings.length > 1 ? oneLine(only.text) : section;
      continue;
    }
    found.push({ number, cells, section });
  }
  return found;
}

function lineOf({ cells }: SheetRow): string {
  return oneLine(
    cells
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(' '),
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
