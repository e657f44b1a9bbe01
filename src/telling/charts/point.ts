import type { Catalogue } from '../../catalogue/catalogue.ts';
import { indexOf } from '../../catalogue/catalogue-index.ts';
import type { TimedPoint } from '../../chart/spec/chart.ts';
import { type Decimal, decimal, toNumber } from '../../evaluate/decimal.ts';
import type { Figure } from '../../figures/figure.ts';
import type { Observation } from '../../query/observation.ts';
import type { Period } from '../../query/period.ts';
import { sayValue } from '../../reply/say.ts';
import { ratedOf, shortPeriod, shortWhen } from './words.ts';

/** The number of an observation as it can be drawn; null where it is marked, or only a count is held. */
export function numberOf({ value, marker }: Observation): Decimal | null {
  return value === null || marker !== null ? null : decimal(value);
}

/** A figure as a point: what has no number is a gap that says why. */
export function pointOf(catalogue: Catalogue, figure: Figure): TimedPoint {
  const { indicator, observation } = figure;
  const value = numberOf(observation);
  return {
    label: shortPeriod(observation.period),
    when: shortWhen(observation.period),
    value: value && toNumber(value),
    decimals: value?.scale ?? 0,
    shown: value === null ? whyNone(figure) : sayShown(figure),
    rating: isAsDeclared(catalogue, indicator) ? ratedOf(catalogue, figure).rating : null,
    approximate: observation.qualifier === 'approximate',
  };
}

function sayShown({ indicator, observation }: Figure): string {
  const value = sayValue(observation.value, indicator.unit, observation.qualifier);
  return observation.provisional ? `${value} (provisional)` : value;
}

function whyNone({ observation: { marker, numerator } }: Figure): string {
  if (marker === 'suppressed') return 'suppressed at source';
  if (marker !== null) return marker;
  return numerator === null ? 'not held' : 'only a count is held';
}

/** A period of which nothing is held, between others of a line. */
export function missingPoint(period: Period): TimedPoint {
  const nothing = { value: null, decimals: 0, shown: 'not held', rating: null, approximate: false };
  return { label: shortPeriod(period), when: shortWhen(period), ...nothing };
}

/** False of a percentage that is read as a count: its target, ratings and comparators are percentages. */
export function isAsDeclared(catalogue: Catalogue, indicator: Figure['indicator']): boolean {
  return indexOf(catalogue).indicators.get(indicator.id)?.unit === indicator.unit;
}
