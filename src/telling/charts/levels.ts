import type { Catalogue, Indicator, Threshold } from '../../catalogue/catalogue.ts';
import { indexOf } from '../../catalogue/catalogue-index.ts';
import type { ChartBand, ChartLevel } from '../../chart/spec/chart-spec.ts';
import { compareDecimals, decimal, toNumber } from '../../evaluate/decimal.ts';
import { thresholdFor } from '../../evaluate/rate.ts';
import type { Figure } from '../../figures/figure.ts';
import { sayValue } from '../../reply/say.ts';
import { isAsDeclared } from './point.ts';
import { shortPeriod } from './words.ts';

/** What figures are held against, as it lies across a picture. */
export interface Levels {
  readonly target: ChartLevel | null;
  readonly band: ChartBand | null;
  /** For the footer: where a level doesn't hold for every figure. */
  readonly notes: readonly string[];
}

const NONE: Levels = { target: null, band: null, notes: [] };

/** The target and the tolerance of the last of some figures of one series, oldest first. */
export function levelsOf(catalogue: Catalogue, figures: readonly Figure[]): Levels {
  const last = figures.at(-1);
  if (!last || !isAsDeclared(catalogue, last.indicator)) return NONE;
  const thresholds = figures.map(({ indicator, series, observation }) =>
    thresholdFor(catalogue, indicator, series, observation.period.end),
  );
  const threshold = thresholds.at(-1);
  if (!threshold) return NONE;
  const level = { target: targetOf(last.indicator, threshold), band: bandOf(last.indicator, threshold) };
  const differs = thresholds.some((each) => each !== threshold && !isAlike(each, threshold));
  const when = shortPeriod(last.observation.period);
  const held = level.target !== null || level.band !== null;
  return {
    ...level,
    notes: differs && held ? [`The target drawn is that of ${when}; not all earlier figures had it.`] : [],
  };
}

function isAlike(a: Threshold | null | undefined, b: Threshold): boolean {
  const said = ({ target, limits, range }: Threshold) => JSON.stringify([target, limits.exceeds, limits.within, range]);
  return a !== null && a !== undefined && said(a) === said(b);
}

function targetOf({ unit }: Indicator, { target, range }: Threshold): ChartLevel | null {
  if (target === null || range !== null) return null;
  return { label: `Target ${sayValue(target, unit)}`, value: toNumber(decimal(target)) };
}

/** A range, or what is rated as within tolerance: from the worst value that still is to where the target is exceeded. */
function bandOf({ unit, polarity }: Indicator, { target, limits, range }: Threshold): ChartBand | null {
  const say = (value: string) => sayValue(value, unit);
  const number = (value: string) => toNumber(decimal(value));
  if (range) {
    return {
      label: `Target range ${say(range.low)} to ${say(range.high)}`,
      low: number(range.low),
      high: number(range.high),
    };
  }
  if (polarity !== 'higher' && polarity !== 'lower') return null;
  const best = limits.exceeds ?? target;
  const worst = worstOf(polarity, [limits.within, limits.exceeds === undefined ? undefined : target]);
  if (best === null || worst === null || compareDecimals(decimal(best), decimal(worst)) === 0) return null;
  const [low, high] = polarity === 'higher' ? [worst, best] : [best, worst];
  if (compareDecimals(decimal(low), decimal(high)) > 0) return null;
  return { label: `Within tolerance ${say(low)} to ${say(high)}`, low: number(low), high: number(high) };
}

function worstOf(polarity: 'higher' | 'lower', limits: readonly (string | null | undefined)[]): string | null {
  const held = limits.filter((each): each is string => each !== null && each !== undefined);
  const worse = polarity === 'higher' ? -1 : 1;
  return held.reduce<string | null>(
    (worst, each) => (worst !== null && compareDecimals(decimal(each), decimal(worst)) !== worse ? worst : each),
    null,
  );
}

/** Comparators as levels, each with the period it is of: 'England 19% (2017/18)'; those without a number are left out. */
export function comparatorLevels(catalogue: Catalogue, benchmarks: readonly Figure[]): readonly ChartLevel[] {
  return benchmarks.flatMap(({ indicator, series, observation }) => {
    const { value, marker, qualifier, period } = observation;
    if (value === null || marker !== null) return [];
    const name = indexOf(catalogue).areas.get(series.areaId)?.name ?? '';
    const label = `${name} ${sayValue(value, indicator.unit, qualifier)} (${shortPeriod(period)})`;
    return [{ label, value: toNumber(decimal(value)) }];
  });
}
