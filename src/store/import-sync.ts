import { type Cell, type Columns, insertAll } from './import-json.ts';
import type { ImportRun } from './import-run.ts';
import type { ImportKind } from './import-tally.ts';

/** A row by its columns; undefined: what is held stays, and the column's default is taken where nothing is. */
export type SyncRow = Readonly<Record<string, Cell | undefined>>;

export interface Sync {
  /** null: parts of other rows, which are not counted by themselves. */
  readonly kind: ImportKind | null;
  readonly table: string;
  readonly columns: Columns;
  /** The columns by which a row is known again. */
  readonly key: readonly string[];
  readonly rows: readonly SyncRow[];
}

/**
 * Brings rows without a date of their own into a table: new ones are added, changed ones replaced unless a newer
 * source has been brought in before, and those that the rows don't name stay.
 *
 * @returns whether anything was written
 */
export async function syncRows(run: ImportRun, sync: Sync): Promise<boolean> {
  if (sync.rows.length === 0) return false;
  const columns = Object.keys(sync.columns);
  const held: readonly SyncRow[] = await run.trx(sync.table).select('id', ...columns);
  const heldByKey = new Map(held.map((row) => [keyOf(row, sync), row]));
  const added: (readonly Cell[])[] = [];
  let revised = 0;
  for (const row of withoutDoubles(sync)) {
    const before = heldByKey.get(keyOf(row, sync));
    const name = `${sync.kind}: ${sync.key.map((column) => row[column]).join(', ')}`;
    const count = (fate: 'added' | 'revised' | 'unchanged' | 'keptNewer') => {
      if (sync.kind !== null) run.tally.count(sync.kind, fate, name);
    };
    if (before === undefined) {
      added.push(columns.map((column) => row[column] ?? null));
      count('added');
    } else if (isSame(before, row, columns)) {
      count('unchanged');
    } else if (run.isOlder) {
      count('keptNewer');
    } else {
      await run.trx(sync.table).where({ id: before['id'] }).update(said(row, columns));
      revised += 1;
      count('revised');
    }
  }
  await insertKept(run, sync, added);
  return added.length + revised > 0;
}

/** New rows; those that were there before all was made anew get their ids again, as others know them by these. */
async function insertKept(run: ImportRun, sync: Sync, rows: readonly (readonly Cell[])[]): Promise<void> {
  const kept = run.kept.get(sync.table);
  const idOf = (row: readonly Cell[]) => kept?.get(keyOf(asRow(row, sync), sync));
  const again = rows.flatMap((row) => {
    const id = idOf(row);
    return id === undefined ? [] : [[id, ...row]];
  });
  await insertAll(run.trx, sync.table, { id: 'integer', ...sync.columns }, again);
  await insertAll(
    run.trx,
    sync.table,
    sync.columns,
    again.length === 0 ? rows : rows.filter((row) => idOf(row) === undefined),
  );
}

function asRow(cells: readonly Cell[], sync: Sync): SyncRow {
  return Object.fromEntries(Object.keys(sync.columns).map((column, index) => [column, cells[index]]));
}

function withoutDoubles(sync: Sync): Iterable<SyncRow> {
  return new Map(sync.rows.map((row) => [keyOf(row, sync), row])).values();
}

export function keyOf(row: SyncRow, sync: Pick<Sync, 'key'>): string {
  return JSON.stringify(sync.key.map((column) => row[column]));
}

function isSame(held: SyncRow, row: SyncRow, columns: readonly string[]): boolean {
  return columns.every((column) => row[column] === undefined || row[column] === held[column]);
}

function said(row: SyncRow, columns: readonly string[]): SyncRow {
  return Object.fromEntries(
    columns.filter((column) => row[column] !== undefined).map((column) => [column, row[column]]),
  );
}
