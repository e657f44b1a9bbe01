import { type AreaSaid, levelOfName, placeAreas } from '../areas.ts';
import type { Column } from '../columns.ts';
import type { FoundTable, TableRow } from '../find-table.ts';
import { unitByNumbers, unitOfText } from '../measures.ts';
import type { Recognised, RecogniseNeeds } from '../recognised.ts';
import type { Role } from '../roles.ts';
import { writeFolder } from '../write-folder.ts';
import { askedOf, measuresOf } from './official-measures.ts';
import { type PeriodRead, type YearEnd, yearEndIn, yearUpTo } from './official-period.ts';
import type { Spec, SpecFigure } from './specs.ts';

/** What the columns of the tool's long form are called; a measure is called by the first of these that there is. */
const AREA = 'la and regions';
const MEASURE = ['measure', 'data item', 'short desc'] as const;

/** Whether a table is the long form of the Local Authority Interactive Tool: a row for each measure, area and year. */
export function isLait({ headings }: FoundTable): boolean {
  const names = new Set(headings.map(plain));
  return [AREA, 'years', 'values'].every((name) => names.has(name)) && MEASURE.some((name) => names.has(name));
}

/** Reads the long form of https://github.com/dfe-analytical-services/local-authority-interactive-tool. */
export function recogniseLait(table: FoundTable, needs: RecogniseNeeds): Recognised {
  const at = (name: string) => table.headings.findIndex((heading) => plain(heading) === name);
  const measure = MEASURE.map(at).find((index) => index >= 0) ?? -1;
  const columns = {
    measure,
    area: at(AREA),
    region: at('region'),
    theme: at('topic'),
    years: at('years'),
    values: at('values'),
  };
  const placed = placeAreas(areasOf(table.rows, columns), needs);
  const specs = specsOf(table, columns);
  const yearEnd = needs.mapping.yearEnd ?? yearEndIn([table.sheet]);
  const place = `${needs.file}, sheet ${table.sheet}`;
  const read = measuresOf({ specs }, { ...needs, place, own: placed.own, yearEnd, periodOf: laitPeriod });
  return {
    columns: shownColumns(table, columns),
    ...writeFolder({ measures: read.measures, ...placed, ...needs }),
    questions: askedOf(read, placed),
    problems: read.problems,
    notes: ['Read as the long form of the Local Authority Interactive Tool.', ...read.notes],
  };
}

interface LaitColumns {
  readonly measure: number;
  readonly area: number;
  readonly region: number;
  readonly theme: number;
  readonly years: number;
  readonly values: number;
}

function areasOf(rows: readonly TableRow[], { area, region }: LaitColumns): readonly AreaSaid[] {
  return rows.flatMap((row) => {
    const name = text(row, area);
    if (name === '') return [];
    return [{ name, level: levelOfName(name) ?? 'authority', region: text(row, region) || null }];
  });
}

function specsOf(table: FoundTable, columns: LaitColumns): readonly Spec[] {
  const groups = new Map<string, TableRow[]>();
  for (const row of table.rows) {
    const name = text(row, columns.measure);
    if (name === '') continue;
    groups.set(name, groups.get(name) ?? []);
    groups.get(name)?.push(row);
  }
  return [...groups].map(([name, rows]) => {
    const figures = rows.flatMap((row) => figureOf(row, columns));
    return {
      name,
      theme: rows.map((row) => text(row, columns.theme)).find((theme) => theme !== '') ?? table.sheet,
      unit: unitOfText(name) ?? unitByNumbers(figures.map(({ value }) => value)),
      figures,
    };
  });
}

/** Nothing, a dash and R's word for it are no figure, and no symbol that says why. */
const NOTHING = /^(|-|NA)$/;

function figureOf(row: TableRow, { area, years, values }: LaitColumns): readonly SpecFigure[] {
  const value = text(row, values);
  if (NOTHING.test(value) || text(row, area) === '') return [];
  const [, time = '', provisional] = /^(.*?)\s*(\(?prov(?:isional)?\.?\)?)?$/i.exec(text(row, years)) ?? [];
  return [
    {
      ...{ line: row.number, area: text(row, area), time, identifier: '', breakdown: null, value },
      ...{ numerator: null, denominator: null, isProvisional: provisional !== undefined },
    },
  ];
}

/** '2025', or '2024/25' for the one that ends in 2025: when it ends, the file says of neither. */
function laitPeriod(years: string, _identifier: string, yearEnd: YearEnd | null): PeriodRead {
  const found = /^(\d{4})(?:[/-](?:\d{2})?(\d{2}))?$/.exec(years);
  if (found === null) return 'unread';
  const first = Number(found[1]);
  if (found[2] !== undefined && (first + 1) % 100 !== Number(found[2])) return 'unread';
  return yearEnd === null ? 'asks' : yearUpTo(found[2] === undefined ? first : first + 1, yearEnd);
}

const SAMPLES = 3;

function shownColumns(table: FoundTable, columns: LaitColumns): readonly Column[] {
  const roles = new Map<number, Role>([
    [columns.measure, 'measure'],
    [columns.area, 'area'],
    [columns.theme, 'theme'],
    [columns.years, 'period'],
    [columns.values, 'value'],
  ]);
  return table.headings.map((heading, at): Column => {
    const found = new Set(table.rows.slice(0, 1000).flatMap((row) => text(row, at) || []));
    const samples = [...found].slice(0, SAMPLES);
    return { at, heading, role: roles.get(at) ?? 'ignore', period: null, isCount: false, samples, isUnknown: false };
  });
}

function text(row: TableRow, at: number): string {
  return at < 0 ? '' : (row.cells[at]?.text ?? '').trim();
}

function plain(heading: string): string {
  return heading.trim().toLowerCase();
}
