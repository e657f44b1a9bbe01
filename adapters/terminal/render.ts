import type { Part, Reply } from '../../src/index.ts';
import { MIN_WIDTH } from './limits.ts';

export interface Look {
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
}

/** What turns it on and off. */
type Style = readonly [string, string];

const BOLD: Style = ['\u001b[1m', '\u001b[22m'];
const DIM: Style = ['\u001b[2m', '\u001b[22m'];
const GAP = '  ';

/** A reply as a person reads it in a terminal; without a line break at its end. Nothing is said by colour alone. */
export function renderReply(reply: Reply, look: Look): string {
  const width = Math.max(look.width, MIN_WIDTH);
  const paint = look.colour ? ([on, off]: Style, text: string) => on + text + off : plain;
  const blocks: (readonly string[])[] = [wrap(reply.headline, width).map((line) => paint(BOLD, line))];
  for (const part of reply.parts) {
    const lines = renderPart(part, width);
    blocks.push(part.kind === 'receipt' ? lines.map((line) => paint(DIM, line)) : lines);
  }
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function plain(_style: Style, text: string): string {
  return text;
}

function renderPart(part: Part, width: number): readonly string[] {
  switch (part.kind) {
    case 'text':
      return wrap(part.text, width);
    case 'caveat':
      return wrap(part.text, width, 'Note: ');
    case 'facts':
      return renderRows(part.rows, width);
    case 'table':
      return [...(part.title === null ? [] : wrap(part.title, width)), ...renderTable(part.columns, part.rows, width)];
    case 'chart':
      return part.inWords ? [] : wrap(part.alt, width, 'Chart: ');
    case 'options':
      return part.options.flatMap(({ label, question }, at) => wrap(optionText(label, question), width, `${at + 1}. `));
    case 'receipt':
      return part.lines.flatMap((line) => wrap(line, width));
    default:
      return unreachable(part);
  }
}

function unreachable(part: never): never {
  throw new Error(`There is no way to show this part: ${JSON.stringify(part)}`);
}

function optionText(label: string, question: string): string {
  return label.toLowerCase() === question.toLowerCase() ? label : `${label}: "${question}"`;
}

function renderRows(rows: readonly { readonly label: string; readonly value: string }[], width: number) {
  const labelWidth = Math.min(longest(rows.map(({ label }) => label)), Math.floor(width / 2));
  return rows.flatMap(({ label, value }) => {
    if (lengthOf(label) > labelWidth) return [...wrap(label, width), ...wrap(value, width, GAP)];
    return wrap(value, width, padTo(label, labelWidth) + GAP);
  });
}

function renderTable(
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

/** Breaks text at spaces, and words that are longer than a line; lines after the first stand under the text. */
export function wrap(text: string, width: number, prefix = ''): readonly string[] {
  const indent = ' '.repeat(lengthOf(prefix));
  const room = Math.max(1, width - lengthOf(prefix));
  return clean(text)
    .split('\n')
    .flatMap((line) => wrapLine(line, room))
    .map((line, at) => (at === 0 ? prefix : indent) + line);
}

function wrapLine(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/).flatMap((each) => pieces(each, width))) {
    if (line !== '' && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  const characters = Array.from(word);
  if (characters.length <= width) return [word];
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, at) =>
    characters.slice(at * width, (at + 1) * width).join(''),
  );
}

/** A reply may repeat words of the question, and these must not steer the terminal. */
function clean(text: string): string {
  return text.replace(/[^\n\P{Cc}]/gu, ' ');
}

/** Characters, not units of UTF-16; the symbols that we show are one column wide. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}
