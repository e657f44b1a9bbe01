import type { AreaSaid, Level } from '../areas.ts';
import type { FoundTable, TableRow } from '../find-table.ts';
import { type EesColumns, wordsOf } from './ees-columns.ts';
import { isTotal } from './totals.ts';

/** A row of figures of an area that is held. */
export interface EesRow {
  readonly number: number;
  readonly cells: TableRow['cells'];
  readonly area: string;
  readonly level: Level;
  readonly time: string;
  readonly identifier: string;
  /** In the order of the filter columns. */
  readonly filters: readonly string[];
}

export interface EesRows {
  readonly rows: readonly EesRow[];
  readonly areas: readonly AreaSaid[];
  readonly notes: readonly string[];
}

const LEVELS: ReadonlyMap<
  string,
  { readonly level: Level; readonly name: 'country_name' | 'region_name' | 'la_name' }
> = new Map([
  ['national', { level: 'country', name: 'country_name' }],
  ['regional', { level: 'region', name: 'region_name' }],
  ['local authority', { level: 'authority', name: 'la_name' }],
]);

/** A place that nobody knows is called so: https://dfe-analytical-services.github.io/analysts-guide/statistics-production/ud.html */
const NOWHERE = /^(|x|z|not available|unknown|not applicable)$/i;

/** The rows of countries, regions and local authorities; of other levels how many are left out. */
export function readEesRows(table: FoundTable, columns: EesColumns): EesRows {
  const cell = (row: TableRow, at: number | undefined) => (at === undefined ? '' : (row.cells[at]?.text ?? '').trim());
  const areas = new Map<string, AreaSaid>();
  const left = new Map<string, number>();
  const dropped = columns.ignored.filter(({ at }) => table.rows.some((row) => isTotal(cell(row, at))));
  const rows: EesRow[] = [];
  for (const row of table.rows) {
    const said = cell(row, columns.at.get('geographic_level'));
    const place = LEVELS.get(said.toLowerCase());
    const name = place === undefined ? '' : cell(row, columns.at.get(place.name));
    if (place === undefined || NOWHERE.test(name)) {
      const what = place === undefined ? said : 'unknown places';
      left.set(what, (left.get(what) ?? 0) + 1);
      continue;
    }
    // Of a filter that somebody left out only its totals are left in.
    if (!dropped.every(({ at }) => isTotal(cell(row, at)))) continue;
    const country = cell(row, columns.at.get('country_name'));
    if (country !== '') areas.set(country, { name: country, level: 'country', region: null });
    if (!areas.has(name))
      areas.set(name, { name, level: place.level, region: cell(row, columns.at.get('region_name')) });
    rows.push({
      number: row.number,
      cells: row.cells,
      area: name,
      level: place.level,
      time: cell(row, columns.at.get('time_period')),
      identifier: cell(row, columns.at.get('time_identifier')),
      filters: columns.filters.map(({ at }) => cell(row, at)),
    });
  }
  const notes = [...left].map(
    ([what, many]) => `${many} rows are left out: ${what === '' ? 'no level' : wordsOf(what)}`,
  );
  return { rows, areas: [...areas.values()], notes };
}

/** Enough of the areas whose counts are not rounded, else all. */
const ENOUGH = 10;

/** Counts of countries and regions are rounded before they are published: what is reckoned is reckoned of authorities. */
export function exactRows(rows: readonly EesRow[]): readonly EesRow[] {
  const exact = rows.filter(({ level }) => level === 'authority');
  return exact.length >= ENOUGH ? exact : rows;
}
