import type { Knex } from 'knex';
import { dialectOf } from './dialect-of.ts';

/** Rows for one statement: more gain nothing, and a statement stays well under every limit of size. */
const ROWS_A_STATEMENT = 5000;

export type Cell = string | number | boolean | null;
type ColumnType = 'text' | 'integer' | 'boolean';

/** Columns of a table and their types, in the order of the cells of a row. */
export type Columns = Readonly<Record<string, ColumnType>>;

/**
 * Puts any number of rows into a table, in their order. One JSON binding a statement: it knows no limit on the
 * number of bindings, and was the fastest of what was tried.
 */
export async function insertAll(
  knex: Knex,
  table: string,
  columns: Columns,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  for (const chunk of chunks(rows)) {
    await knex.raw(`insert into ${table} (${names}) select ${names} from ${jsonRows(knex, columns)}`, [
      JSON.stringify(chunk),
    ]);
  }
}

/**
 * A subquery `j` with these columns, from one binding: a JSON array of arrays. In the order of that array.
 */
export function jsonRows(knex: Knex, columns: Columns): string {
  const sqlite = dialectOf(knex).name === 'SQLite';
  const cells = Object.entries(columns).map(([name, type], index) => {
    if (sqlite) return `json_extract(value, '$[${index}]') as ${name}`;
    return `(value->>${index})::${type} as ${name}`;
  });
  const from = sqlite ? 'json_each(?)' : 'json_array_elements(?::json) as each(value)';
  return `(select ${cells.join(', ')} from ${from}) j`;
}

/** Rows in groups fit for one statement. */
export function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) yield rows.slice(start, start + ROWS_A_STATEMENT);
}

/** The rows of a raw query, whatever the driver wraps them in. */
export async function select<T>(
  knex: Knex,
  sql: string,
  bindings: readonly (string | number)[],
): Promise<readonly T[]> {
  const result: unknown = await knex.raw(sql, [...bindings]);
  return dialectOf(knex).rows(result) as readonly T[];
}
