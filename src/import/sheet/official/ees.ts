import { placeAreas } from '../areas.ts';
import type { Column } from '../columns.ts';
import type { FoundTable } from '../find-table.ts';
import type { Recognised, RecogniseNeeds } from '../recognised.ts';
import { writeFolder } from '../write-folder.ts';
import { type EesColumns, eesColumns } from './ees-columns.ts';
import { type EesRow, readEesRows } from './ees-rows.ts';
import { readFilters } from './filters.ts';
import { measuringOf } from './measuring.ts';
import { askedOf, measuresOf } from './official-measures.ts';
import { yearEndIn } from './official-period.ts';
import { specsOf } from './specs.ts';

/** Reads a file laid out as England's education statistics are: one row for each area, time and group. */
export function recogniseEes(table: FoundTable, needs: RecogniseNeeds): Recognised {
  const columns = eesColumns(table, needs.mapping);
  const { rows, areas, notes } = readEesRows(table, columns);
  const measuring = measuringOf(columns.indicators, rows);
  const filters = readFilters(columns.filters, rows, measuring);
  const specs = specsOf({ filters, columns: columns.indicators, rows, measuring, title: titleOf(table, needs) });
  const placed = placeAreas(areas, needs);
  const spoken = yearEndIn([table.sheet, ...table.headings, ...filterWords(rows)]);
  const yearEnd = needs.mapping.yearEnd ?? spoken;
  const read = measuresOf(specs, { ...needs, place: `${needs.file}, sheet ${table.sheet}`, own: placed.own, yearEnd });
  return {
    columns: shownColumns(table, columns),
    ...writeFolder({ measures: read.measures, ...placed, ...needs }),
    questions: askedOf(read, placed),
    problems: read.problems,
    notes: [
      "Read as England's education statistics: a row for each area, time and group.",
      ...(needs.mapping.yearEnd === undefined && spoken !== null && read.hasOpenYears
        ? [`A reporting year is read as the one that ends on ${spoken}, as the file speaks of that day`]
        : []),
      ...specs.notes,
      ...notes,
      ...read.notes,
    ],
  };
}

function titleOf(table: FoundTable, { mapping }: RecogniseNeeds): string {
  return mapping.title ?? table.sheet;
}

function filterWords(rows: readonly EesRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ filters }) => filters));
}

const PERIOD = /^time_(period|identifier)$/i;
const AREA = /^(geographic_level|country_name|region_name|la_name)$/i;
const SAMPLES = 3;

function shownColumns(table: FoundTable, { filters, indicators }: EesColumns): readonly Column[] {
  const isOf = (columns: EesColumns['filters'], at: number) => columns.some((column) => column.at === at);
  return table.headings.map((heading, at): Column => {
    const role = PERIOD.test(heading)
      ? 'period'
      : AREA.test(heading)
        ? 'area'
        : isOf(filters, at)
          ? 'filter'
          : isOf(indicators, at)
            ? 'value'
            : 'ignore';
    const samples: string[] = [];
    for (const { cells } of table.rows) {
      const text = cells[at]?.text ?? '';
      if (text !== '' && !samples.includes(text)) samples.push(text);
      if (samples.length === SAMPLES) break;
    }
    return { at, heading, role, period: null, isCount: false, samples, isUnknown: false };
  });
}
