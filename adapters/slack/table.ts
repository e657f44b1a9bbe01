import type { types } from '@slack/bolt';
import type { Part } from '../../src/index.ts';
import { bold, cut, inert } from './text.ts';

type TablePart = Extract<Part, { kind: 'table' }>;

export interface TableLimits {
  /** The header counts as one. */
  readonly tableRows: number;
  readonly tableColumns: number;
  /** Of all cells together. */
  readonly tableText: number;
}

export interface FittedTable {
  readonly block: types.TableBlock;
  /** '33 of 132 rows'; empty where all is there. */
  readonly missing: readonly string[];
}

/** Slack's own table, as much of it as Slack takes; null where there is nothing to tabulate. */
export function tableBlock(part: TablePart, limits: TableLimits): FittedTable | null {
  const { columns, rows } = part;
  if (columns.length === 0 || rows.length === 0) return null;
  const width = Math.min(columns.length, limits.tableColumns);
  // So that the header and at least one row always fit.
  const mostInCell = Math.floor(limits.tableText / (2 * width));
  const cells = [columns, ...rows].slice(0, limits.tableRows).map((row) => cellsOf(row, width, mostInCell));
  const fitting = fittingRows(cells, limits.tableText);
  const block: types.TableBlock = {
    type: 'table',
    rows: fitting.map((row) => row.map((text) => ({ type: 'raw_text', text }))),
    column_settings: Array.from({ length: width }, () => ({ is_wrapped: true })),
  };
  return { block, missing: missing(part, fitting.length - 1, width) };
}

/** An empty cell is refused by Slack. */
function cellsOf(row: readonly string[], width: number, most: number): readonly string[] {
  return Array.from({ length: width }, (_, at) => cut((row[at] ?? '').trim(), most, inert) || '–');
}

function fittingRows(rows: readonly (readonly string[])[], mostText: number): readonly (readonly string[])[] {
  let text = 0;
  const end = rows.findIndex((row) => {
    text += row.reduce((sum, cell) => sum + cell.length, 0);
    return text > mostText;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

export interface TableTexts {
  /** Safe mrkdwn, each for a section. */
  readonly texts: readonly string[];
  readonly missing: readonly string[];
}

/** The same where no table can be: a row a line, its first cell in bold. */
export function tableTexts(part: TablePart, limits: TableLimits & { readonly sectionText: number }): TableTexts {
  const columns = part.columns.slice(0, limits.tableColumns);
  const rows = part.rows.slice(0, limits.tableRows);
  // So that a line of any row fits a section: a cell, its column's name and what stands between.
  const most = Math.floor(limits.sectionText / (2 * Math.max(columns.length, 1))) - BETWEEN.length;
  const texts = grouped(
    rows.map((row) => rowLine(row.slice(0, Math.max(columns.length, 1)), columns, most)),
    limits.sectionText,
  );
  return { texts, missing: missing(part, rows.length, columns.length) };
}

const BETWEEN = ' · ';

function rowLine([first = '', ...others]: readonly string[], columns: readonly string[], most: number): string {
  const named = others.map((cell, at) => [cut(columns[at + 1] ?? '', most), cut(cell, most)] as const);
  const lines = named.flatMap(([column, cell]) => (cell === '' ? [] : [column === '' ? cell : `${column}: ${cell}`]));
  return [bold(cut(first, most)) || '–', ...lines].join(BETWEEN);
}

/** Lines joined, in texts of at most so long. */
function grouped(lines: readonly string[], most: number): readonly string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= most) texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts;
}

function missing({ columns, rows }: TablePart, shownRows: number, shownColumns: number): readonly string[] {
  const part = (shown: number, all: number, what: string) => (shown < all ? [`${all - shown} of ${all} ${what}`] : []);
  return [...part(shownRows, rows.length, 'rows'), ...part(shownColumns, columns.length, 'columns')];
}
