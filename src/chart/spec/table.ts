import { ratingSymbol } from '../../evaluate/rate.ts';
import type { Rating } from '../../query/observation.ts';
import { unreachable } from '../../reply/unreachable.ts';
import type {
  BarsSpec,
  ChartBreak,
  ChartLine,
  ChartSpec,
  ChartValue,
  ControlSpec,
  LineSpec,
  MoversSpec,
  RankingSpec,
  ThemeSpec,
} from './chart-spec.ts';
import { ratingSaid } from './rating-words.ts';

/** A table as a reply holds it. */
export interface ChartTable {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The same data as a picture shows, for where none can be: each row has a cell for each column. */
export function chartTable(spec: ChartSpec): ChartTable {
  const { columns, rows } = cellsOf(spec);
  return { kind: 'table', title: spec.title, columns, rows: rows.map((row) => filled(row, columns)) };
}

type Cells = Pick<ChartTable, 'columns' | 'rows'>;

function cellsOf(spec: ChartSpec): Cells {
  switch (spec.kind) {
    case 'line':
      return spec.lines.length === 1 ? ofLine(spec) : ofLines(spec);
    case 'control':
      return ofControl(spec);
    case 'ranking':
    case 'bars':
      return ofRows(spec);
    case 'theme':
      return ofTheme(spec);
    case 'movers':
      return ofMovers(spec);
    default:
      return unreachable(spec);
  }
}

/** A break stands as a row of its own before the points after it. */
function ofLine({ lines, targets, comparators }: LineSpec): Cells {
  const [line] = lines as readonly [ChartLine];
  const { columns, rows } = ofValues(
    'Period',
    line.points.map((point) => ({ ...point, name: point.label })),
  );
  const held = [
    ...targets.map(({ shown }) => [`Target ${shown}`]),
    ...comparators.map(({ name, shown }) => [`${name} ${shown}`]),
  ];
  return { columns, rows: [...withBreaks(rows, line.breaks), ...held] };
}

function withBreaks(rows: Cells['rows'], breaks: readonly ChartBreak[]): Cells['rows'] {
  return rows.flatMap((row, at) => [
    ...breaks.filter(({ before }) => before === at).map(({ reason }) => [`Break: ${reason}`]),
    row,
  ]);
}

/** Without a column for ratings where nothing is rated. */
function ofValues(first: string, values: readonly (ChartValue & { readonly name: string })[]): Cells {
  const isRated = values.some(({ rating }) => rating !== null);
  return {
    columns: [first, 'Value', ...(isRated ? ['Rating'] : [])],
    rows: values.map((each) => [each.name, shownOf(each), ...(isRated ? [ratingCell(each.rating)] : [])]),
  };
}

function shownOf({ shown, provisional }: Pick<ChartValue, 'shown' | 'provisional'>): string {
  return provisional ? `${shown}, provisional` : shown;
}

/** Lines beside each other, a row for each period that one of them has. */
function ofLines({ lines }: LineSpec): Cells {
  const periods = new Map(lines.flatMap(({ points }) => points.map(({ end, label }) => [end, label] as const)));
  const rows = [...periods]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([end, label]) => [
      label,
      ...lines.map(({ points }) => {
        const point = points.find((each) => each.end === end);
        return point ? shownOf(point) : '';
      }),
    ]);
  return { columns: ['Period', ...lines.map(({ name }) => name)], rows };
}

function ofControl({ points, breaks, ranges }: ControlSpec): Cells {
  const rows = points.map((point) => [point.label, shownOf(point), point.special === null ? '' : 'yes']);
  const usual = ranges.map(({ from, shown, low, high }) => [
    `From ${points[from]?.label ?? ''}: mean ${shown.mean}`,
    low === null && high === null
      ? ''
      : `usual range ${low === null ? '' : shown.low} to ${high === null ? '' : shown.high}`,
  ]);
  return { columns: ['Period', 'Value', 'More than chance'], rows: [...withBreaks(rows, breaks), ...usual] };
}

function ofRows({ kind, rows, target, leftOut }: RankingSpec | BarsSpec): Cells {
  const { columns, rows: cells } = ofValues(kind === 'ranking' ? 'Name' : 'Bar', rows);
  const words = rows.map(({ word, rating, value }) => (rating === null && value !== null ? word : ''));
  const said = words.some((word) => word !== '');
  return {
    columns: [...columns, ...(said ? ['Note'] : [])],
    rows: [
      ...cells.map((row, at) => [...row, ...(said ? [words[at] ?? ''] : [])]),
      ...(target === null ? [] : [[`Target ${target.shown}`]]),
      ...left(leftOut),
    ],
  };
}

function ofTheme({ rows, leftOut }: ThemeSpec): Cells {
  return {
    columns: ['Measure', 'Value', 'Rating', 'Detail'],
    rows: [
      ...rows.map((row) => [row.name, shownOf(row), ratingCell(row.rating), row.detail.replaceAll(' · ', ', ')]),
      ...left(leftOut),
    ],
  };
}

function ofMovers({ rows, leftOut }: MoversSpec): Cells {
  return {
    columns: ['Measure', 'Change', 'From and to', 'Rating'],
    rows: [
      ...rows.map(({ name, shown, detail, rating }) => [name, shown, detail, ratingCell(rating)]),
      ...left(leftOut),
    ],
  };
}

function left(count: number): Cells['rows'] {
  return count === 0 ? [] : [[`${count} more not shown`]];
}

function filled(cells: readonly string[], columns: readonly string[]): readonly string[] {
  return columns.map((_, at) => cells[at] ?? '');
}

function ratingCell(rating: Rating | null): string {
  return rating === null ? 'not rated' : `${ratingSymbol(rating)} ${ratingSaid(rating)}`;
}
