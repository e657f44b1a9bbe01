import type { Catalogue } from '../../catalogue/catalogue.ts';
import { periodsChart } from '../../chart/spec/bars.ts';
import type { LinePoint } from '../../chart/spec/chart.ts';
import type { ChartPoint } from '../../chart/spec/chart-spec.ts';
import { lineChart, MOST_LEVELS } from '../../chart/spec/line.ts';
import { previousOf } from '../../evaluate/change.ts';
import type { Figure } from '../../figures/figure.ts';
import type { Observation } from '../../query/observation.ts';
import type { IsoDate, Period } from '../../query/period.ts';
import type { Fact } from '../../reply/reply.ts';
import { valueFact } from '../facts.ts';
import { type Charted, charted, NOTHING, targetFactsOf } from './charted.ts';
import { courseLine, sourceLine, unitLine } from './footer.ts';
import { comparatorLevels, levelsOf, rowTargetOf } from './levels.ts';
import { isAsDeclared, missingPoint, pointOf } from './point.ts';
import { timeline } from './timeline.ts';
import { nameOf, shortPeriod } from './words.ts';

interface LineOf {
  /** The last figure of the line; the line is its series, up to it. */
  readonly last: Figure;
  /** The day that the first figure ends on. */
  readonly from: IsoDate;
  /** The newest figures of comparators, to lie across the line. */
  readonly benchmarks: readonly Figure[];
}

/** The line of one series up to a figure, of two or three figures a bar each; none where fewer have a value. */
export function lineOf(catalogue: Catalogue, wanted: LineOf): Charted {
  const { last, from } = wanted;
  const run = runTo(last).filter(({ period }) => period.end >= from);
  const { periods } = timeline(run.map(({ period }) => period));
  const figures = run.map((observation) => ({ ...last, observation }));
  const { targets, bands } = levelsOf(catalogue, figures);
  const comparable = isAsDeclared(catalogue, last.indicator) ? wanted.benchmarks : [];
  const benchmarks = comparable.slice(0, MOST_LEVELS);
  const frame = {
    title: nameOf(catalogue, last),
    subtitle: courseLine(
      unitLine(last.indicator),
      run.map(({ period }) => period),
    ),
    unit: last.indicator.unit,
    footer: [sourceLine(run)],
  };
  const line = lineChart({
    ...frame,
    name: nameOf(catalogue, last),
    points: linePoints(catalogue, last, run, periods),
    targets,
    bands,
    comparators: comparatorLevels(catalogue, comparable),
  });
  const points = figures.map((figure) => pointOf(catalogue, figure));
  const chart = line ?? periodsChart({ ...frame, rows: points, target: rowTargetOf(catalogue, last) });
  if (!chart) return NOTHING;
  const facts = line
    ? [...targetFactsOf(catalogue, figures), ...benchmarks.map((each) => valueFact({ catalogue }, each, 'benchmark'))]
    : targetFactsOf(catalogue, [last]);
  return charted(chart, facts);
}

/** The series of a figure up to it. */
export function runTo({ history, observation }: Figure): readonly Observation[] {
  return history.filter(({ period }) => period.end <= observation.period.end);
}

/** The day on which a line of at most `most` figures begins, the last being this one. */
export function startOf(last: Figure, most: number): IsoDate {
  return runTo(last).slice(-most)[0]?.period.end ?? last.observation.period.end;
}

/** Points of the periods of a line, those that are not held as gaps, each with why it breaks with the one before. */
export function linePoints(
  catalogue: Catalogue,
  last: Figure,
  run: readonly Observation[],
  periods: readonly Period[],
): readonly LinePoint[] {
  const byEnd = new Map(run.map((observation) => [observation.period.end, observation]));
  return periods.map((period, at) => {
    const observation = byEnd.get(period.end);
    const point = observation ? pointOf(catalogue, { ...last, observation }) : missingPoint(period);
    return { ...point, breakBefore: breakBetween(last, periods[at - 1], period) };
  });
}

/** Why a period is not comparable with the one before it; null where it is, or is the first. */
function breakBetween({ series }: Figure, before: Period | undefined, after: Period): string | null {
  if (!before) return null;
  const crossed = series.breaks.filter(({ at }) => at > before.end && at <= after.end);
  return crossed.length === 0 ? null : crossed.map(({ reason }) => reason).join('; ');
}

/** The facts of points of a figure's line that words name, but for the figure itself and the one before it. */
export function namedFacts(
  catalogue: Catalogue,
  last: Figure,
  named: readonly (ChartPoint | undefined)[],
): readonly Fact[] {
  const labels = new Set(named.map((point) => point?.label));
  const before = previousOf(last.history, last.observation);
  return last.history
    .filter(({ id, period }) => id !== last.observation.id && id !== before?.id && labels.has(shortPeriod(period)))
    .map((observation) => valueFact({ catalogue }, { ...last, observation }, 'previous'));
}
