import type {
  BarsSpec,
  ChartAxis,
  ChartBreak,
  ChartSpec,
  ControlSpec,
  LineSpec,
  MoversSpec,
  RankingSpec,
  RowTarget,
  ThemeSpec,
} from './chart-spec.ts';

/** What one picture holds, so that drawing it takes bounded time and memory. */
export const CHART_LIMITS = {
  /** Of each line. */
  points: 1000,
  lines: 4,
  /** Of a ranking and of bars, each of which has to be seen. */
  rows: 12,
  comparators: 4,
  targets: 40,
  breaks: 12,
  /** Characters in all; what is too long for its place is shortened. */
  text: 1_000_000,
} as const;

/** Greater numbers could not be told apart on an axis. */
const GREATEST = 1e15;

/** What is wrong with a specification, as a sentence; null: it can be drawn. */
export function problemIn(spec: ChartSpec): string | null {
  return problemOfKind(spec) ?? groundProblem(spec) ?? textProblem(spec);
}

function problemOfKind(spec: ChartSpec): string | null {
  switch (spec.kind) {
    case 'line':
      return lineProblem(spec);
    case 'control':
      return controlProblem(spec);
    case 'ranking':
    case 'bars':
      return rowsProblem(spec);
    case 'theme':
      return themeProblem(spec);
    case 'movers':
      return moversProblem(spec);
    default:
      // What comes from a file or another version may name a kind that types rule out.
      return `There is no picture of the kind '${String((spec as { readonly kind: unknown }).kind).slice(0, 40)}'.`;
  }
}

interface Dated {
  readonly end: string;
  readonly value: number | null;
}

function lineProblem({ lines, axis, targets, comparators, bands, event }: LineSpec): string | null {
  const ends = targets.flatMap(({ low, high }) => [low, high]);
  const isOdd = bands.some(({ low, high }) => [low, high].some((end) => end !== null && !isDrawable(end)));
  return (
    (lines.length === 0 ? 'There is no line to draw.' : null) ??
    tooMany(lines.length, CHART_LIMITS.lines, 'lines') ??
    tooMany(comparators.length, CHART_LIMITS.comparators, 'comparators') ??
    tooMany(targets.length, CHART_LIMITS.targets, 'targets') ??
    firstOf(lines, ({ points }) => pointsProblem(points, 2)) ??
    firstOf(lines, ({ points, breaks }) => breaksProblem(points, breaks)) ??
    axisProblem(axis) ??
    (isOdd ? 'An end of a band is no number that can be drawn.' : null) ??
    outside(axis, [
      ...lines.flatMap(({ points }) => points.map(({ value }) => value)),
      ...ends,
      ...comparators.map(({ value }) => value),
    ]) ??
    firstOf([...targets.map(({ from }) => from), ...(event ? [event.at] : [])], dateProblem)
  );
}

function controlProblem({ points, breaks, ranges, axis }: ControlSpec): string | null {
  const stray = ranges.find(({ from }) => !Number.isInteger(from) || from < 0 || from >= points.length);
  const isMixed = ranges.some(({ from }, at) => at > 0 && from <= (ranges[at - 1]?.from ?? 0));
  return (
    pointsProblem(points, 2) ??
    breaksProblem(points, breaks) ??
    (ranges.length === 0 ? 'Nothing says what is usual.' : null) ??
    tooMany(ranges.length, CHART_LIMITS.breaks, 'ranges') ??
    (stray ? `A range begins at point ${stray.from}, which is none.` : null) ??
    (isMixed ? 'The ranges are not one after the other.' : null) ??
    axisProblem(axis) ??
    outside(axis, [...points.map(({ value }) => value), ...ranges.flatMap(({ mean, low, high }) => [mean, low, high])])
  );
}

function rowsProblem({ rows, target, axis, leftOut }: RankingSpec | BarsSpec): string | null {
  return (
    tooMany(rows.length, CHART_LIMITS.rows, 'rows') ??
    (rows.every(({ value }) => value === null) ? 'There is no row that has a value.' : null) ??
    axisProblem(axis) ??
    outside(axis, [...rows.map(({ value }) => value), ...endsOf(target)]) ??
    leftProblem(leftOut)
  );
}

function endsOf(target: RowTarget | null): readonly (number | null)[] {
  return target === null ? [] : [target.low, target.high];
}

function themeProblem({ rows, leftOut }: ThemeSpec): string | null {
  const isOdd = rows.some(({ trend, targets }) =>
    [...trend.map(({ value }) => value), ...targets.flatMap(({ low, high }) => [low, high])].some(
      (value) => value !== null && !isDrawable(value),
    ),
  );
  return (
    (rows.length === 0 ? 'There is no row to show.' : null) ??
    tooMany(rows.length, CHART_LIMITS.rows, 'rows') ??
    (isOdd ? 'A trend has a value that is no number, or is too great.' : null) ??
    firstOf(rows, ({ trend }) => (trend.length === 0 ? null : pointsProblem(trend, 2))) ??
    firstOf(rows, ({ targets }) => tooMany(targets.length, CHART_LIMITS.targets, 'targets')) ??
    leftProblem(leftOut)
  );
}

function moversProblem({ rows, leftOut }: MoversSpec): string | null {
  return (
    (rows.length === 0 ? 'There is no row to show.' : null) ??
    tooMany(rows.length, CHART_LIMITS.rows, 'rows') ??
    firstOf(rows, ({ change }) => (isDrawable(change) ? null : `A change is ${change}, which can't be drawn.`)) ??
    leftProblem(leftOut)
  );
}

function pointsProblem(points: readonly Dated[], fewest: number): string | null {
  const isMixed = points.some(({ end }, at) => at > 0 && end <= (points[at - 1]?.end ?? ''));
  return (
    tooMany(points.length, CHART_LIMITS.points, 'points') ??
    (points.filter(({ value }) => value !== null).length < fewest
      ? `A line needs at least two points that have a value.`
      : null) ??
    firstOf(points, ({ end }) => dateProblem(end)) ??
    (isMixed ? 'The points of a line are not one after the other.' : null)
  );
}

function breaksProblem(points: readonly Dated[], breaks: readonly ChartBreak[]): string | null {
  const stray = breaks.find(({ before }) => !Number.isInteger(before) || before < 1 || before >= points.length);
  return (
    tooMany(breaks.length, CHART_LIMITS.breaks, 'breaks') ??
    (stray ? `A break stands before point ${stray.before}, which is not between two points.` : null)
  );
}

function firstOf<T>(items: readonly T[], problem: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = problem(item);
    if (found !== null) return found;
  }
  return null;
}

function dateProblem(date: string): string | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))
    ? null
    : `'${date.slice(0, 40)}' is no date that a point can stand at.`;
}

function leftProblem(leftOut: number): string | null {
  return Number.isInteger(leftOut) && leftOut >= 0 ? null : `The number of rows left out is ${leftOut}.`;
}

function tooMany(count: number, most: number, what: string): string | null {
  return count > most ? `${count} ${what} are more than a picture can show; it shows at most ${most}.` : null;
}

function axisProblem({ min, max, steps }: ChartAxis): string | null {
  if (!isDrawable(min) || !isDrawable(max) || min >= max)
    return `The axis runs from ${min} to ${max}, which is no stretch of numbers.`;
  return steps.length > 12 || outside({ min, max, steps }, steps) ? 'The steps of the axis do not lie on it.' : null;
}

/** What lies beyond the axis would be cut off, and seem to be less than it is. */
function outside({ min, max }: ChartAxis, values: readonly (number | null)[]): string | null {
  const held = values.filter((value) => value !== null);
  const odd = held.find((value) => !isDrawable(value));
  if (odd !== undefined) return `A value is ${odd}, which is no number that can be drawn.`;
  const beyond = held.find((value) => value < min || value > max);
  return beyond === undefined ? null : `The value ${beyond} lies outside the axis from ${min} to ${max}.`;
}

function isDrawable(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= GREATEST;
}

function groundProblem({ ground }: ChartSpec): string | null {
  return ['light', 'dark', 'both'].includes(ground) ? null : `There is no ground '${ground.slice(0, 40)}'.`;
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
