import type { Catalogue } from '../../catalogue/catalogue.ts';
import { indexOf } from '../../catalogue/catalogue-index.ts';
import type { ChartPoint } from '../../chart/spec/chart-spec.ts';
import { type Decimal, decimal, toNumber } from '../../evaluate/decimal.ts';
import type { Figure } from '../../figures/figure.ts';
import type { Observation } from '../../query/observation.ts';
import type { Period } from '../../query/period.ts';
import { sayValue } from '../../reply/say.ts';
import { ratedOf, shortPeriod } from './words.ts';

/** The number of an observation as it can be drawn; null where it is marked, or only a count is held. */
export function numberOf({ value, marker }: Observation): Decimal | null {
  return value === null || marker !== null ? null : decimal(value);
}

/** A figure as a point: what has no number is a gap that says why. */
export function pointOf(catalogue: Catalogue, figure: Figure): ChartPoint {
  const { indicator, observation } = figure;
  const { value, qualifier, provisional, period } = observation;
  const number = numberOf(observation);
  return {
    label: shortPeriod(period),
    end: period.end,
    value: number && toNumber(number),
    shown: number === null ? whyNone(figure) : sayValue(value, indicator.unit, qualifier),
    rating: isAsDeclared(catalogue, indicator) ? ratedOf(catalogue, figure).rating : null,
    approximate: qualifier === 'approximate',
    provisional,
  };
}

function whyNone({ observation: { marker, numerator } }: Figure): string {
  if (marker === 'suppressed') return 'suppressed';
  if (marker !== null) return marker;
  return numerator === null ? 'not held' : 'only a count is held';
}

/** A period of which nothing is held, between others of a line. */
export function missingPoint(period: Period): ChartPoint {
  const nothing = { value: null, shown: 'not held', rating: null, approximate: false, provisional: false };
  return { label: shortPeriod(period), end: period.end, ...nothing };
}

/** False of a percentage that is read as a count: its target, ratings and comparators are percentages. */
export function isAsDeclared(catalogue: Catalogue, indicator: Figure['indicator']): boolean {
  return indexOf(catalogue).indicators.get(indicator.id)?.unit === indicator.unit;
}
