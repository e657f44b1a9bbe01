import type { Held } from '../rows.ts';
import type { AreasPlaced } from './areas.ts';
import type { Mapping } from './mapping.ts';
import type { FolderWritten, Measure } from './recognised.ts';

interface FolderOf extends Pick<AreasPlaced, 'areas' | 'alias'> {
  readonly measures: readonly Measure[];
  readonly held: Held;
  readonly mapping: Mapping;
  /** As the file is called. */
  readonly file: string;
}

/** What a sheet says as the files of docs/importing.md, so that it is checked and kept as any folder is. */
export function writeFolder({ measures, areas, alias, held, mapping, file }: FolderOf): FolderWritten {
  const added = measures.filter(({ isHeld }) => !isHeld);
  const themes = [...new Set(added.map(({ theme }) => theme))].filter((theme) => !held.themes.has(theme));
  const figures = measures.flatMap((measure) => measure.figures.map((figure) => ({ measure, figure })));
  const observations = written(OBSERVATIONS, figures.map(observationRow));
  const indicators = written(INDICATORS, added.map(indicatorRow));
  const all: readonly (readonly [string, Written])[] = [
    ['source.csv', written(['title', 'published'], sourceRows(mapping, file))],
    [
      'themes.csv',
      written(
        ['theme'],
        themes.map((theme) => [theme]),
      ),
    ],
    [
      'areas.csv',
      written(
        ['area', 'kind', 'comparator', 'parent'],
        areas.map(({ name, kind, comparator, parent }) => [name, kind, comparator, parent]),
      ),
    ],
    ['aliases.csv', written(['of', 'name', 'alias'], alias === null ? [] : [['area', alias.of, alias.name]])],
    ['indicators.csv', indicators],
    ['observations.csv', observations],
    ['targets.csv', written(['code', 'target', 'amber'], measures.flatMap(targetRows))],
    ['benchmarks.csv', written(['code', 'comparator', 'kind', 'period', 'value'], measures.flatMap(benchmarkRows))],
  ];
  return {
    files: new Map(all.flatMap(([name, { text }]) => (text === null ? [] : [[name, text]]))),
    origin(name, line) {
      if (name === 'observations.csv') {
        const found = figures[observations.starts.indexOf(line)];
        return found === undefined ? null : { ...found.figure.from, measure: found.measure.name };
      }
      const measure = name === 'indicators.csv' ? added[indicators.starts.indexOf(line)] : undefined;
      return measure === undefined ? null : { line: null, column: null, measure: measure.name };
    },
  };
}

type Cells = readonly (string | null)[];

const INDICATORS = [
  ...['code', 'name', 'theme', 'unit', 'polarity', 'decimals', 'bounds', 'definition', 'owner role'],
] as const;
const OBSERVATIONS = [
  ...['code', 'basis', 'period', 'area', 'breakdown', 'value', 'numerator', 'denominator', 'rating', 'note'],
  'provisional',
] as const;

/** The title alone is what the file is called by: see `InputRead.name`. */
function sourceRows({ title, published }: Mapping, file: string): readonly Cells[] {
  return published === undefined ? [] : [[title ?? file.replace(/\.[^.]*$/, ''), published]];
}

function indicatorRow(each: Measure): Cells {
  const { code, name, theme, unit, polarity, bounds, definition, owner } = each;
  return [code, name, theme, unit, polarity, decimalsOf(each), bounds, definition, owner];
}

function observationRow({
  measure,
  figure,
}: {
  readonly measure: Measure;
  readonly figure: Measure['figures'][number];
}): Cells {
  const { basis, period, area, breakdown, value, numerator, denominator, rating, note, isProvisional } = figure;
  const named = [measure.code, basis, period, area, breakdown];
  return [...named, value, numerator, denominator, rating, note, isProvisional ? 'yes' : null];
}

function targetRows({ code, target }: Measure): readonly Cells[] {
  return target === null ? [] : [[code, target.target, target.amber]];
}

function benchmarkRows({ code, benchmarks }: Measure): readonly Cells[] {
  return benchmarks.map(({ comparator, kind, period, value }) => [code, comparator, kind, period, value]);
}

/** As many as the figures are printed with, where they are counts of parts. */
function decimalsOf({ unit, figures }: Measure): string | null {
  if (unit !== 'count') return null;
  const most = figures.reduce((sofar, { value }) => Math.max(sofar, /\.(\d+)$/.exec(value ?? '')?.[1]?.length ?? 0), 0);
  return most === 0 ? null : String(Math.min(most, 6));
}

interface Written {
  /** null: there are no rows, and so there is no file. */
  readonly text: string | null;
  /** The line on which each row begins. */
  readonly starts: readonly number[];
}

function written(header: readonly string[], rows: readonly Cells[]): Written {
  if (rows.length === 0) return { text: null, starts: [] };
  const starts: number[] = [];
  let next = 2;
  const lines = rows.map((row) => {
    starts.push(next);
    const text = line(row);
    next += text.split('\n').length - 1;
    return text;
  });
  return { text: line(header) + lines.join(''), starts };
}

function line(cells: Cells): string {
  return `${cells.map((cell) => quoted(cell ?? '')).join(',')}\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
