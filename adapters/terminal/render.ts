import type { Part, Reply } from '../../src/index.ts';
import { MIN_COLUMN_WIDTH, MIN_WIDTH } from './limits.ts';

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
      return wrap(part.alt, width, 'Chart: ');
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
  const longest = Math.max(0, ...rows.map(({ label }) => lengthOf(label)));
  const labelWidth = Math.min(longest, Math.floor(width / 2));
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
  const widths = fitColumns(naturalWidths([columns, ...rows]), width);
  const rule = widths.map((each) => '-'.repeat(each)).join(GAP);
  const lines = (row: readonly string[]) => renderCells(row, widths);
  return [...lines(columns), rule, ...rows.flatMap(lines)].map((line) => line.trimEnd());
}

function naturalWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, at) => Math.max(1, ...rows.map((row) => lengthOf(clean(row[at] ?? '')))));
}

/** Takes from the widest column until all fit, or until none has anything to give. */
function fitColumns(natural: readonly number[], width: number): readonly number[] {
  const widths = [...natural];
  const room = width - GAP.length * (widths.length - 1);
  let over = widths.reduce((sum, each) => sum + each, 0) - room;
  while (over > 0) {
    const widest = Math.max(...widths);
    if (widest <= MIN_COLUMN_WIDTH) break;
    widths[widths.indexOf(widest)] = widest - 1;
    over -= 1;
  }
  return widths;
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
