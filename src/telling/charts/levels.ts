import type { Catalogue, Indicator, Threshold } from '../../catalogue/catalogue.ts';
import { indexOf } from '../../catalogue/catalogue-index.ts';
import { bandsOf } from '../../chart/spec/bands.ts';
import type { ChartLevel, RatingBand, RowTarget, TargetStep } from '../../chart/spec/chart-spec.ts';
import { decimal, toNumber } from '../../evaluate/decimal.ts';
import { thresholdFor } from '../../evaluate/rate.ts';
import type { Figure } from '../../figures/figure.ts';
import { sayValue } from '../../reply/say.ts';
import { isAsDeclared } from './point.ts';
import { shortPeriod } from './words.ts';

/** What figures are held against, as it lies across a picture. */
export interface Levels {
  /** The target of each figure, those of one threshold as one step. */
  readonly targets: readonly TargetStep[];
  /** How values rate by what holds for the last figure. */
  readonly bands: readonly RatingBand[];
}

const NONE: Levels = { targets: [], bands: [] };

/** The targets and the limits of some figures of one series, oldest first. */
export function levelsOf(catalogue: Catalogue, figures: readonly Figure[]): Levels {
  const last = figures.at(-1);
  if (!last || !isAsDeclared(catalogue, last.indicator)) return NONE;
  const held = figures.flatMap((figure) => thresholdOf(catalogue, figure) ?? []);
  const threshold = thresholdOf(catalogue, last);
  return {
    targets: [...new Set(held)].flatMap((each) => stepOf(last.indicator, each) ?? []),
    bands: threshold ? bandsBy(last.indicator, threshold) : [],
  };
}

/** The target of one figure, as rows are held against it. */
export function rowTargetOf(catalogue: Catalogue, figure: Figure): RowTarget | null {
  const threshold = isAsDeclared(catalogue, figure.indicator) ? thresholdOf(catalogue, figure) : null;
  const step = threshold && stepOf(figure.indicator, threshold);
  return step && { low: step.low, high: step.high, shown: step.shown };
}

function thresholdOf(catalogue: Catalogue, { indicator, series, observation }: Figure): Threshold | null {
  return thresholdFor(catalogue, indicator, series, observation.period.end);
}

function stepOf({ unit }: Indicator, { from, to, target, range }: Threshold): TargetStep | null {
  const say = (value: string) => sayValue(value, unit);
  const number = (value: string) => toNumber(decimal(value));
  if (range) {
    const shown = `${say(range.low)} to ${say(range.high)}`;
    return { from, to, low: number(range.low), high: number(range.high), shown };
  }
  return target === null ? null : { from, to, low: number(target), high: number(target), shown: say(target) };
}

function bandsBy({ polarity }: Indicator, { target, limits, range }: Threshold): readonly RatingBand[] {
  if (range || (polarity !== 'higher' && polarity !== 'lower')) return [];
  const held = Object.entries(limits).flatMap(([rating, limit]) =>
    limit === undefined ? [] : [[rating, toNumber(decimal(limit))] as const],
  );
  return bandsOf({
    polarity,
    target: target === null ? null : toNumber(decimal(target)),
    limits: Object.fromEntries(held),
  });
}

/** Comparators as levels, each with the period it is of: 'England (2017/18)', '19%'; those without a number are left out. */
export function comparatorLevels(catalogue: Catalogue, benchmarks: readonly Figure[]): readonly ChartLevel[] {
  return benchmarks.flatMap(({ indicator, series, observation }) => {
    const { value, marker, qualifier, period } = observation;
    if (value === null || marker !== null) return [];
    const name = indexOf(catalogue).areas.get(series.areaId)?.name ?? '';
    const shown = `${sayValue(value, indicator.unit, qualifier)} (${shortPeriod(period)})`;
    return [{ name, shown, value: toNumber(decimal(value)) }];
  });
}
