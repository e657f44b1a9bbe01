import type { Part, Reply } from './reply.ts';
import { unreachable } from './unreachable.ts';

/** Columns of the narrowest screen that text is read on. */
const NARROW = 40;
const GAP = '  ';

/**
 * A reply as plain text, complete without colour, picture or mark-up: the headline, then the parts with a blank line
 * between them, and last where the numbers come from. Lines are not wrapped; tables fit a narrow screen.
 */
export function plainText({ headline, parts }: Reply): string {
  const shown = parts.filter((part) => part.kind !== 'receipt').map(linesOf);
  return [[headline], ...shown, receiptLines(parts)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function linesOf(part: Part): readonly string[] {
  switch (part.kind) {
    case 'text':
      return [part.text];
    case 'caveat':
      return [`Note: ${part.text}`];
    case 'facts':
      return part.rows.map(({ label, value }) => `${label}: ${value}`);
    case 'table':
      return [...(part.title === null ? [] : [part.title]), ...tableLines(part.columns, part.rows)];
    case 'chart':
      return part.inWords ? [] : [`Chart: ${part.alt}`];
    case 'options':
      return part.options.map(({ label, question }) =>
        same(label, question) ? `• ${label}` : `• ${label}: ${question}`,
      );
    case 'receipt':
      return part.lines;
    default:
      return unreachable(part);
  }
}

function same(label: string, question: string): boolean {
  return label.toLowerCase() === question.toLowerCase();
}

/** Of all receipts (one for each question of a message), each line once, the sources first. */
function receiptLines(parts: readonly Part[]): readonly string[] {
  const lines = [...new Set(parts.flatMap((part) => (part.kind === 'receipt' ? part.lines : [])))];
  const isSource = (line: string) => line.startsWith('Source: ');
  return [...lines.filter(isSource), ...lines.filter((line) => !isSource(line))];
}

/** Aligned where that fits a narrow screen; else each row as its first cell, with the others named below it. */
function tableLines(columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
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
