import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ChartPoint } from '../../chart/spec/chart-spec.ts';
import { lineChart } from '../../chart/spec/line.ts';
import type { LinePoint } from '../../chart/spec/thin.ts';
import { previousOf } from '../../evaluate/change.ts';
import type { Figure } from '../../figures/figure.ts';
import type { Observation } from '../../query/observation.ts';
import type { IsoDate, Period } from '../../query/period.ts';
import type { Fact } from '../../reply/reply.ts';
import { valueFact } from '../facts.ts';
import { type Charted, charted, NOTHING, targetFactsOf } from './charted.ts';
import { sourceLine, timeLine, unitLine } from './footer.ts';
import { comparatorLevels, levelsOf } from './levels.ts';
import { isAsDeclared, missingPoint, pointOf } from './point.ts';
import { timeline } from './timeline.ts';
import { nameOf, plural, shortPeriod } from './words.ts';

interface LineOf {
  /** The last figure of the line; the line is its series, up to it. */
  readonly last: Figure;
  /** The day that the first figure ends on. */
  readonly from: IsoDate;
  /** The newest figures of comparators, to lie across the line. */
  readonly benchmarks: readonly Figure[];
}

/** With more, a reader can't tell a level line from the line. */
const MOST_BENCHMARKS = 2;

/** The line of one series up to a figure; none where fewer than two figures have a value. */
export function lineOf(catalogue: Catalogue, wanted: LineOf): Charted {
  const { last, from } = wanted;
  const run = upTo(last).filter(({ period }) => period.end >= from);
  const { periods, even } = timeline(run.map(({ period }) => period));
  const { notes, target, band } = levelsOf(
    catalogue,
    run.map((observation) => ({ ...last, observation })),
  );
  const comparable = isAsDeclared(catalogue, last.indicator) ? wanted.benchmarks : [];
  const benchmarks = comparable.slice(0, MOST_BENCHMARKS);
  const left = comparable.length - benchmarks.length;
  const chart = lineChart({
    name: nameOf(catalogue, last),
    unit: last.indicator.unit,
    points: pointsOf(catalogue, last, run, periods),
    target,
    band,
    comparators: comparatorLevels(catalogue, benchmarks),
    footer: [
      unitLine(last.indicator),
      timeLine(run.map(({ period }) => period)),
      sourceLine(run),
      ...notes,
      ...(even ? [] : ['The points are not evenly spaced in time.']),
      ...(left > 0 ? [`${plural(left, 'more comparator')} held, not drawn.`] : []),
    ],
  });
  if (!chart) return NOTHING;
  const facts = benchmarks.map((each) => valueFact({ catalogue }, each, 'benchmark'));
  return charted(chart, [...(target ? targetFactsOf(catalogue, [last]) : []), ...facts]);
}

function upTo({ history, observation }: Figure): readonly Observation[] {
  return history.filter(({ period }) => period.end <= observation.period.end);
}

/** The day on which a line of at most `most` figures begins, the last being this one. */
export function startOf(last: Figure, most: number): IsoDate {
  return upTo(last).slice(-most)[0]?.period.end ?? last.observation.period.end;
}

function pointsOf(
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
