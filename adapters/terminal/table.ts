import { clean, lengthOf, padTo, wrap } from './wrap.ts';

const GAP = '  ';

/** Columns where they fit; else each row as lines of its own. */
export function renderTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  const widths = fitColumns(columnWidths([columns, ...rows]), width);
  if (widths === null) return rows.flatMap((row) => renderStacked(columns, row, width));
  const rule = widths.map((each) => '-'.repeat(each)).join(GAP);
  const lines = (row: readonly string[]) => renderCells(row, widths);
  return [...lines(columns), rule, ...rows.flatMap(lines)].map((line) => line.trimEnd());
}

interface ColumnWidth {
  /** Of its longest cell. */
  readonly natural: number;
  /** Of its longest word: with less, words would be broken. */
  readonly least: number;
}

function columnWidths(rows: readonly (readonly string[])[]): readonly ColumnWidth[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, at) => {
    const cells = rows.map((row) => clean(row[at] ?? ''));
    const words = cells.flatMap((cell) => cell.split(/\s+/));
    return { natural: longest(cells), least: longest(words) };
  });
}

function longest(texts: readonly string[]): number {
  return Math.max(1, ...texts.map(lengthOf));
}

/** Takes from the widest column that has something to give until all fit; null where they can't. */
function fitColumns(columns: readonly ColumnWidth[], width: number): readonly number[] | null {
  const widths = columns.map(({ natural }) => natural);
  const room = width - GAP.length * (widths.length - 1);
  for (let over = sum(widths) - room; over > 0; over -= 1) {
    const giving = widths.map((each, at) => (each > (columns[at]?.least ?? 0) ? each : 0));
    const widest = Math.max(...giving);
    if (widest === 0) return null;
    widths[giving.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** A row as lines of its own, for a window that is too narrow for columns. */
function renderStacked(columns: readonly string[], row: readonly string[], width: number): readonly string[] {
  const [first = '', ...rest] = row;
  const lines = rest.flatMap((cell, at) => (cell === '' ? [] : wrap(cell, width, `${GAP}${columns[at + 1] ?? ''}: `)));
  return [...wrap(first, width), ...lines];
}

/** One row of a table, as many lines high as its longest cell. */
function renderCells(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = widths.map((width, at) => wrap(row[at] ?? '', width));
  const height = Math.max(1, ...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    widths.map((width, at) => padTo(cells[at]?.[line] ?? '', width)).join(GAP),
  );
}
