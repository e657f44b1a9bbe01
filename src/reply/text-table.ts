/** Columns of the narrowest screen that text is read on. */
const NARROW = 40;
const GAP = '  ';

/** Aligned where that fits a narrow screen; else each row as its first cell, with the others named below it. */
export function tableLines(columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = columns.map((_, at) => Math.max(...[columns, ...rows].map((row) => lengthOf(row[at] ?? ''))));
  const width = widths.reduce((sum, each) => sum + each, 0) + GAP.length * (columns.length - 1);
  if (width > NARROW) return rows.flatMap((row) => stacked(columns, row));
  return [columns, ...rows].map((row) => aligned(row, widths));
}

function aligned(row: readonly string[], widths: readonly number[]): string {
  const cells = widths.map((width, at) => {
    const cell = row[at] ?? '';
    return cell + ' '.repeat(width - lengthOf(cell));
  });
  return cells.join(GAP).trimEnd();
}

function stacked(columns: readonly string[], [first = '', ...others]: readonly string[]): readonly string[] {
  const named = others.map((cell, at) => (cell === '' ? '' : `${GAP}${columns[at + 1] ?? ''}: ${cell}`));
  return [first, ...named.filter((line) => line !== '')];
}

/** Characters, not units of UTF-16. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}
