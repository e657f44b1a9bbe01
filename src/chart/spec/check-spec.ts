import type { BarsSpec, ChartAxis, ChartPoint, ChartSpec, ComparisonSpec, GlanceSpec, LineSpec } from './chart-spec.ts';

/** What one picture holds, so that drawing it takes bounded time and memory. */
export const CHART_LIMITS = {
  /** Of a line, and of each line that is compared. */
  points: 1000,
  bars: 60,
  series: 4,
  comparators: 6,
  breaks: 12,
  /** Those that the picture has no room for are counted on it. */
  rows: 200,
  /** Characters in all; what is too long for its place is shortened. */
  text: 1_000_000,
} as const;

/** Greater numbers could not be told apart on an axis. */
const GREATEST = 1e15;

/** What is wrong with a specification, as a sentence; null: it can be drawn. */
export function problemIn(spec: ChartSpec): string | null {
  return problemOfKind(spec) ?? textProblem(spec);
}

function problemOfKind(spec: ChartSpec): string | null {
  switch (spec.kind) {
    case 'line':
      return lineProblem(spec);
    case 'bars':
      return barsProblem(spec);
    case 'comparison':
      return comparisonProblem(spec);
    case 'glance':
      return glanceProblem(spec);
    default:
      // What comes from a file or another version may name a kind that types rule out.
      return `There is no picture of the kind '${String((spec as { readonly kind: unknown }).kind).slice(0, 40)}'.`;
  }
}

function lineProblem(spec: LineSpec): string | null {
  const { points, breaks } = spec;
  const stray = breaks.find(({ before }) => !Number.isInteger(before) || before < 1 || before >= points.length);
  return (
    tooMany(points.length, CHART_LIMITS.points, 'points') ??
    (held(points) < 2 ? 'A line needs at least two points that have a value.' : null) ??
    tooMany(breaks.length, CHART_LIMITS.breaks, 'breaks') ??
    (stray ? `A break stands before point ${stray.before}, which is not between two points.` : null) ??
    valuesProblem(spec, points)
  );
}

function barsProblem(spec: BarsSpec): string | null {
  return (
    tooMany(spec.bars.length, CHART_LIMITS.bars, 'bars') ??
    (held(spec.bars) === 0 ? 'There is no bar that has a value.' : null) ??
    valuesProblem(spec, spec.bars)
  );
}

function comparisonProblem(spec: ComparisonSpec): string | null {
  const { series, labels, axis } = spec;
  const uneven = series.find(({ points }) => points.length !== labels.length);
  const empty = series.every(({ points }) => held(points) === 0);
  return (
    (series.length < 2 ? 'A comparison needs at least two series.' : null) ??
    tooMany(series.length, CHART_LIMITS.series, 'series') ??
    tooMany(labels.length, CHART_LIMITS.points, 'points') ??
    (uneven ? `A series has ${uneven.points.length} points for ${labels.length} labels.` : null) ??
    (empty ? 'There is no value to compare.' : null) ??
    axisProblem(axis) ??
    outside(axis, numbersOf(series.flatMap(({ points }) => points)))
  );
}

function glanceProblem({ rows, leftOut }: GlanceSpec): string | null {
  const long = rows.find(({ trend }) => trend.length > CHART_LIMITS.points);
  const isOdd = rows.some(({ trend }) => trend.some((value) => value !== null && !isDrawable(value)));
  return (
    (rows.length === 0 ? 'There is no row to show.' : null) ??
    tooMany(rows.length, CHART_LIMITS.rows, 'rows') ??
    (long ? tooMany(long.trend.length, CHART_LIMITS.points, 'points') : null) ??
    (isOdd ? 'A trend has a value that is no number, or is too great.' : null) ??
    (Number.isInteger(leftOut) && leftOut >= 0 ? null : `The number of rows left out is ${leftOut}.`)
  );
}

function valuesProblem(spec: LineSpec | BarsSpec, points: readonly ChartPoint[]): string | null {
  const { axis, target, band, comparators } = spec;
  const levels = [target, ...comparators].flatMap((level) => (level ? [level.value] : []));
  const ends = band ? [band.low, band.high].filter((end) => end !== null) : [];
  const isOdd = ends.some((end) => !isDrawable(end));
  return (
    tooMany(comparators.length, CHART_LIMITS.comparators, 'comparators') ??
    axisProblem(axis) ??
    (isOdd ? 'An end of the band is no number that can be drawn.' : null) ??
    outside(axis, [...numbersOf(points), ...levels])
  );
}

function tooMany(count: number, most: number, what: string): string | null {
  return count > most ? `${count} ${what} are more than a picture can show; it shows at most ${most}.` : null;
}

function held(points: readonly ChartPoint[]): number {
  return points.filter(({ value }) => value !== null).length;
}

function numbersOf(points: readonly ChartPoint[]): readonly number[] {
  return points.flatMap(({ value }) => (value === null ? [] : [value]));
}

function axisProblem({ min, max }: ChartAxis): string | null {
  if (isDrawable(min) && isDrawable(max) && min < max) return null;
  return `The axis runs from ${min} to ${max}, which is no stretch of numbers.`;
}

/** What lies beyond the axis would be cut off, and seem to be less than it is. */
function outside({ min, max }: ChartAxis, values: readonly number[]): string | null {
  const odd = values.find((value) => !isDrawable(value));
  if (odd !== undefined) return `A value is ${odd}, which is no number that can be drawn.`;
  const beyond = values.find((value) => value < min || value > max);
  return beyond === undefined ? null : `The value ${beyond} lies outside the axis from ${min} to ${max}.`;
}

function isDrawable(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= GREATEST;
}

function textProblem(spec: ChartSpec): string | null {
  const length = textLength(spec);
  if (length <= CHART_LIMITS.text) return null;
  return `${length} characters are more than a picture can show; at most ${CHART_LIMITS.text} are read.`;
}

function textLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each: unknown) => sum + textLength(each), 0);
}
