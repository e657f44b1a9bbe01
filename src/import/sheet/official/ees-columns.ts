import { readCellValue } from '../../cell-value.ts';
import type { FoundTable, TableRow } from '../find-table.ts';
import type { Mapping } from '../mapping.ts';
import type { Role } from '../roles.ts';

/** The columns that every file of England's education statistics has, and those of levels that figures are kept for. */
const STANDARD = [
  ...['time_period', 'time_identifier', 'geographic_level', 'country_name', 'region_name', 'la_name'],
  ...['country_code', 'region_code', 'old_la_code', 'new_la_code'],
] as const;
type Standard = (typeof STANDARD)[number];

/** Of levels that are not read: districts, wards, constituencies, schools, providers. */
const OTHER_GEOGRAPHY =
  /^(lad|pcon|ward|lsip|rsc_region|mat|trust|sponsor|school|provider|institution|opportunity_area|planning_area|local_enterprise_partnership|english_devolved_area)(_|$)/;

/** The columns of a file, each by its place. */
export interface EesColumns {
  readonly at: ReadonlyMap<Standard, number>;
  readonly filters: readonly EesColumn[];
  readonly indicators: readonly EesColumn[];
  readonly ignored: readonly EesColumn[];
}

export interface EesColumn {
  readonly at: number;
  readonly heading: string;
}

/** Whether a table is laid out as England's education statistics are. */
export function isEes({ headings }: FoundTable): boolean {
  const names = new Set(headings.map(plain));
  return ['time_period', 'time_identifier', 'geographic_level'].every((name) => names.has(name));
}

/** What a file says of a column: a filter is words, an indicator numbers and symbols for none. */
export function eesColumns(table: FoundTable, { columns: said }: Mapping): EesColumns {
  const at = new Map<Standard, number>();
  const filters: EesColumn[] = [];
  const indicators: EesColumn[] = [];
  const ignored: EesColumn[] = [];
  for (const [index, heading] of table.headings.entries()) {
    const standard = STANDARD.find((name) => name === plain(heading));
    if (standard !== undefined) at.set(standard, index);
    else if (heading !== '') listFor(said?.[heading], heading, index).push({ at: index, heading });
  }
  return { at, filters, indicators, ignored };

  function listFor(role: Role | undefined, heading: string, index: number): EesColumn[] {
    if (role === 'filter') return filters;
    if (role === 'value') return indicators;
    if (role === 'ignore' || OTHER_GEOGRAPHY.test(plain(heading)) || plain(heading).endsWith('_code')) return ignored;
    return isOfNumbers(table.rows, index) ? indicators : filters;
  }
}

function plain(heading: string): string {
  return heading.trim().toLowerCase();
}

function isOfNumbers(rows: readonly TableRow[], at: number): boolean {
  let numbers = 0;
  for (const { cells } of rows) {
    const read = readCellValue(cells[at]?.text ?? '', null);
    if (read.kind === 'unreadable') return false;
    if (read.kind === 'number') numbers += 1;
  }
  return numbers > 0;
}

/** 'children_count' as it is said: 'Children count'. */
export function wordsOf(heading: string): string {
  const words = heading.replaceAll(/[_\s]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
