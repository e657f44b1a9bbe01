import { organisationOf } from '../check-subjects.ts';
import type { Held } from '../rows.ts';
import type { Mapping } from './mapping.ts';
import type { Measure } from './recognise.ts';

interface FolderOf {
  readonly measures: readonly Measure[];
  /** Areas that figures are about, without the organisation. */
  readonly areas: readonly string[];
  /** The one area of the sheet, which is then the organisation; null: none is named, or several are. */
  readonly organisation: string | null;
  readonly held: Held;
  readonly mapping: Mapping;
}

/** What a sheet says as the files of docs/importing.md, so that it is checked and kept as any folder is. */
export function writeFolder({ measures, areas, organisation, held, mapping }: FolderOf): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const put = (name: string, header: readonly string[], rows: readonly Cells[]) => {
    if (rows.length > 0) files.set(name, [header, ...rows].map(line).join(''));
  };
  if (mapping.title !== undefined && mapping.published !== undefined) {
    put('source.csv', ['title', 'published'], [[mapping.title, mapping.published]]);
  }
  const added = measures.filter(({ isHeld }) => !isHeld);
  const themes = [...new Set(added.map(({ theme }) => theme))].filter((theme) => !held.themes.has(theme));
  put(
    'themes.csv',
    ['theme'],
    themes.map((theme) => [theme]),
  );
  put('areas.csv', ['area', 'kind', 'comparator'], areaRows(areas, organisation, held));
  put(
    'indicators.csv',
    ['code', 'name', 'theme', 'unit', 'polarity', 'decimals', 'bounds', 'definition', 'owner role'],
    added.map((each) => [
      each.code,
      each.name,
      each.theme,
      each.unit,
      each.polarity,
      decimalsOf(each),
      null,
      each.definition,
      each.owner,
    ]),
  );
  put(
    'observations.csv',
    ['code', 'basis', 'period', 'area', 'value', 'numerator', 'denominator', 'rating', 'note'],
    measures.flatMap(({ code, figures }) =>
      figures.map((each) => [
        code,
        each.basis,
        each.period,
        each.area,
        each.value,
        each.numerator,
        each.denominator,
        each.rating,
        each.note,
      ]),
    ),
  );
  put(
    'targets.csv',
    ['code', 'target', 'amber'],
    measures.flatMap(({ code, target }) => (target === null ? [] : [[code, target.target, target.amber]])),
  );
  put(
    'benchmarks.csv',
    ['code', 'comparator', 'kind', 'period', 'value'],
    measures.flatMap(({ code, benchmarks }) =>
      benchmarks.map((each) => [code, each.comparator, each.kind, each.period, each.value]),
    ),
  );
  return files;
}

type Cells = readonly (string | null)[];

function areaRows(areas: readonly string[], organisation: string | null, held: Held): readonly Cells[] {
  const own =
    organisation !== null && organisationOf({ areas: new Map(held.areas) }) === null
      ? [[organisation, 'organisation', null]]
      : [];
  const others = areas.filter((area) => !held.areas.has(area));
  return [
    ...own,
    ...others.map((area) =>
      /^england$|^national$/i.test(area) ? [area, 'comparator', 'national'] : [area, 'locality', null],
    ),
  ];
}

/** As many as the figures are printed with, where they are counts of parts. */
function decimalsOf({ unit, figures }: Measure): string | null {
  if (unit !== 'count') return null;
  const most = Math.max(0, ...figures.map(({ value }) => /\.(\d+)$/.exec(value ?? '')?.[1]?.length ?? 0));
  return most === 0 ? null : String(Math.min(most, 6));
}

function line(cells: Cells): string {
  return `${cells.map((cell) => quoted(cell ?? '')).join(',')}\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
