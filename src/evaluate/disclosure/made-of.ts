import type { Area } from '../../catalogue/catalogue.ts';
import { groupBy } from '../../catalogue/catalogue-index.ts';
import { type Cell, numeratorOf } from './cell.ts';

/** An area, and areas that make it up without gap or overlap. */
export interface MadeOf {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** What the catalogue says: all areas of one kind below another, however far. */
export function madeByTree(areas: readonly Area[]): readonly MadeOf[] {
  const ours = areas.filter(({ kind }) => kind !== 'comparator');
  const byId = new Map(ours.map((area) => [area.id, area]));
  const above = (area: Area): readonly number[] => {
    const parent = area.parentId === null ? undefined : byId.get(area.parentId);
    return parent ? [parent.id, ...above(parent)] : [];
  };
  const below = ours.flatMap((area) => above(area).map((whole) => ({ whole, area })));
  return [...groupBy(below, ({ whole, area }) => `${whole} ${area.kind}`).values()].map((group) => ({
    whole: String(group[0]?.whole),
    parts: group.map(({ area }) => String(area.id)),
  }));
}

/**
 * What the numbers tell where the catalogue doesn't: that a team, which stands beside the localities, is made of three of
 * them. Whoever works there knows it, and whoever sees the numbers can find it out as this does.
 */
export function madeByNumbers(areas: readonly Area[], cells: readonly Cell[]): readonly MadeOf[] {
  const ours = areas.filter(({ kind }) => kind === 'locality' || kind === 'team');
  const table = tableOf(cells);
  return ours.flatMap((area) => {
    const others = ours.filter(({ kind, parentId }) => kind !== area.kind && parentId === area.parentId);
    const parts =
      others.length < 2
        ? []
        : partsOf(
            String(area.id),
            others.map(({ id }) => String(id)),
            table,
          );
    return parts.length === 0 ? [] : [{ whole: String(area.id), parts }];
  });
}

/** Counts of one kind and time, by area. */
type Row = ReadonlyMap<string, number>;

function tableOf(cells: readonly Cell[]): readonly Row[] {
  const rows = new Map<string, Map<string, number>>();
  for (const cell of cells) {
    const { measure, dimension, category, start, end, area } = cell;
    const counts = [numeratorOf(cell), cell.denominator] as const;
    for (const [part, count] of counts.entries()) {
      if (count === null) continue;
      const key = JSON.stringify([measure, part, dimension, category, start, end]);
      rows.set(key, (rows.get(key) ?? new Map<string, number>()).set(area, count));
    }
  }
  return [...rows.values()];
}

/** So many more rows than unknowns leave no room for chance. */
const SPARE = 3;

/** Those whose counts make up the whole's in every row; empty where no such are found. */
function partsOf(whole: string, others: readonly string[], table: readonly Row[]): readonly string[] {
  const rows = table.filter((row) => row.has(whole) && others.every((each) => row.has(each)));
  if (rows.length < others.length + SPARE) return [];
  const shares = leastSquares(
    rows.map((row) => others.map((each) => row.get(each) ?? 0)),
    rows.map((row) => row.get(whole) ?? 0),
  );
  const parts = others.filter((_, at) => Math.round(shares?.[at] ?? 0) === 1);
  const isMade = rows.every((row) => parts.reduce((sum, each) => sum + (row.get(each) ?? 0), 0) === row.get(whole));
  return isMade ? parts : [];
}

/** null where the rows don't settle it. */
function leastSquares(rows: readonly (readonly number[])[], totals: readonly number[]): readonly number[] | null {
  const size = rows[0]?.length ?? 0;
  const products = Array.from({ length: size }, (_, one) => [
    ...Array.from({ length: size }, (__, other) =>
      rows.reduce((sum, row) => sum + (row[one] ?? 0) * (row[other] ?? 0), 0),
    ),
    rows.reduce((sum, row, at) => sum + (row[one] ?? 0) * (totals[at] ?? 0), 0),
  ]);
  for (let at = 0; at < size; at += 1) {
    const pivot = eliminate(products, at);
    if (!pivot) return null;
  }
  return products.map((row) => row[size] ?? 0);
}

/** Puts an unknown out of all rows but its own; false where none is left that has it. */
function eliminate(rows: number[][], at: number): boolean {
  const left = rows.slice(at).toSorted((a, b) => Math.abs(b[at] ?? 0) - Math.abs(a[at] ?? 0));
  const [pivot] = left;
  const factor = pivot?.[at] ?? 0;
  if (!pivot || Math.abs(factor) < 1e-9) return false;
  rows.splice(at, rows.length - at, ...left);
  rows[at] = pivot.map((each) => each / factor);
  rows.forEach((row, one) => {
    const times = row[at] ?? 0;
    if (one !== at && times !== 0) rows[one] = row.map((each, place) => each - times * (rows[at]?.[place] ?? 0));
  });
  return true;
}
