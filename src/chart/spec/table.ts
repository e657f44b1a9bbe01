import { ratingSymbol, ratingWord } from '../../evaluate/rate.ts';
import type { Rating } from '../../query/observation.ts';
import { unreachable } from '../../reply/unreachable.ts';
import type {
  BarsSpec,
  ChartLevel,
  ChartPoint,
  ChartSpec,
  ComparisonSpec,
  GlanceSpec,
  LineSpec,
} from './chart-spec.ts';

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
  return { kind: 'table', title: spec.title, columns, rows };
}

type Cells = Pick<ChartTable, 'columns' | 'rows'>;

function cellsOf(spec: ChartSpec): Cells {
  switch (spec.kind) {
    case 'line':
      return ofLine(spec);
    case 'bars':
      return ofPoints('Bar', spec.bars, levelsIn(spec));
    case 'comparison':
      return ofComparison(spec);
    case 'glance':
      return ofGlance(spec);
    default:
      return unreachable(spec);
  }
}

/** A break stands as a row of its own before the points after it. */
function ofLine(spec: LineSpec): Cells {
  const { columns, rows } = ofPoints('Period', spec.points, levelsIn(spec));
  const withBreaks = rows.flatMap((row, at) => [
    ...spec.breaks.filter(({ before }) => before === at).map(({ reason }) => filled([`Break: ${reason}`], columns)),
    row,
  ]);
  return { columns, rows: withBreaks };
}

/** Without a column for ratings where nothing is rated. */
function ofPoints(first: string, points: readonly ChartPoint[], levels: readonly string[]): Cells {
  const rated = points.some(({ rating }) => rating !== null);
  const columns = [first, 'Value', ...(rated ? ['Rating'] : [])];
  const rows = points.map(({ label, shown, rating }) => [label, shown, ...(rated ? [ratingCell(rating)] : [])]);
  return { columns, rows: [...rows, ...levels.map((label) => filled([label], columns))] };
}

function levelsIn({ target, band, comparators }: LineSpec | BarsSpec): readonly string[] {
  const levels: readonly (Pick<ChartLevel, 'label'> | null)[] = [target, band, ...comparators];
  return levels.flatMap((level) => (level === null ? [] : [level.label]));
}

/** Things of one period below each other; things over time beside each other. */
function ofComparison({ labels, series }: ComparisonSpec): Cells {
  if (labels.length === 1) {
    const named = series.flatMap(({ name, points }) => points.map((point) => ({ ...point, label: name })));
    return ofPoints('Name', named, []);
  }
  const rows = labels.map((label, at) => [label, ...series.map(({ points }) => points[at]?.shown ?? '')]);
  return { columns: ['Period', ...series.map(({ name }) => name)], rows };
}

function ofGlance({ rows, leftOut }: GlanceSpec): Cells {
  const columns = ['Measure', 'Value', 'Target', 'Rating'];
  const cells = rows.map(({ name, value, target, rating }) => [name, value, target ?? 'none held', ratingCell(rating)]);
  return { columns, rows: leftOut > 0 ? [...cells, filled([`${leftOut} more not shown`], columns)] : cells };
}

function filled(cells: readonly string[], columns: readonly string[]): readonly string[] {
  return columns.map((_, at) => cells[at] ?? '');
}

function ratingCell(rating: Rating | null): string {
  return rating === null ? 'not rated' : `${ratingSymbol(rating)} ${ratingWord(rating)}`;
}
