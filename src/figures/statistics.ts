import type { Unit } from '../catalogue/catalogue.ts';
import { type Behaviour, behaviourOf } from '../evaluate/behaviour/behaviour.ts';
import { decimal, toNumber } from '../evaluate/decimal.ts';
import type { Measured, SeriesPoint } from '../evaluate/series-point.ts';
import { type Verdict, verdictOf } from '../evaluate/verdict.ts';
import { againstTarget } from './beside.ts';
import { type Figure, type Read, valueOf } from './figure.ts';
import { earlierOf, type Since } from './movement.ts';

const MEASURED: Readonly<Partial<Record<Unit, Measured>>> = { percent: 'percent', count: 'count', 'per-10000': 'rate' };

/** A figure's series up to the figure, as statistics read it. */
function pointsOf({ history, observation, series }: Figure): readonly SeriesPoint[] {
  const upTo = history.filter(({ period }) => period.end <= observation.period.end);
  return upTo.map((each, at) => {
    const value = valueOf(each);
    const before = upTo[at - 1]?.period.end ?? null;
    return {
      end: each.period.end,
      value: value && toNumber(value),
      numerator: each.numerator,
      denominator: each.denominator,
      breakBefore: before !== null && series.breaks.some((one) => one.at > before && one.at <= each.period.end),
      hidden: each.marker === 'suppressed',
    };
  });
}

/** Whether the change since an earlier figure is worth 'better' or 'worse'; null where one of the two is not held. */
export function verdictSince(figure: Figure, since: Since): Verdict | null {
  const from = earlierOf(figure, since);
  if (!from) return null;
  const { indicator, observation, series } = figure;
  const [before, after] = [valueOf(from), valueOf(observation)];
  if (!before || !after) return null;
  return verdictOf({
    points: pointsOf(figure),
    polarity: indicator.polarity,
    measured: MEASURED[indicator.unit] ?? 'other',
    overlapping: series.basis === 'rolling-year',
    against: isYearBefore(from.period.end, observation.period.end) ? 'year-before' : { end: from.period.end },
    at: observation.period.end,
    decimals: Math.min(before.scale, after.scale),
  });
}

function isYearBefore(from: string, to: string): boolean {
  return from.slice(0, 7) === `${String(Number(to.slice(0, 4)) - 1).padStart(4, '0')}${to.slice(4, 7)}`;
}

const LASTING = 12;

/** What a series does by itself up to a figure; null with too few points, and for rolling years, whose neighbours share eleven months. */
export function behaviourUpTo(read: Pick<Read, 'catalogue'>, figure: Figure): Behaviour | null {
  const points = pointsOf(figure);
  if (points.length < LASTING || figure.series.basis === 'rolling-year' || points.some(({ hidden }) => hidden))
    return null;
  const target = againstTarget(read, figure)?.target ?? null;
  return behaviourOf(points, {
    polarity: figure.indicator.polarity,
    target: target === null ? null : toNumber(decimal(target)),
  });
}
