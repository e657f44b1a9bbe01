import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import { decimal, formatDecimal, subtract } from '../evaluate/decimal.ts';
import { type Rated, rate, ratingSymbol, ratingWord } from '../evaluate/rate.ts';
import type { Observation } from '../query/observation.ts';
import type { IsoDate, Period } from '../query/period.ts';
import { sayCounts, sayPeriod, sayValue } from '../reply/say.ts';
import type { Figure } from './figure.ts';

/** A number of a figure: '71.4% (420 of 600)', '2,500', or the count alone where no value is held. */
export function sayFigure({ indicator, observation }: Pick<Figure, 'indicator' | 'observation'>): string {
  if (observation.marker === 'suppressed') return 'suppressed at source';
  if (observation.value === null) {
    return observation.numerator === null ? (observation.marker ?? 'not held') : sayCount(observation, indicator);
  }
  const value = sayValue(observation.value, indicator.unit, observation.qualifier);
  const counts = sayCounts(observation);
  if (counts !== null) return `${value} (${counts})`;
  const alone = indicator.unit === 'count' ? null : observation.numerator;
  return alone === null ? value : `${value} (count ${sayNumber(alone)})`;
}

/** The count behind a number: '420 of 600', '230'. */
export function sayCount(observation: Observation, indicator: Indicator): string {
  if (observation.numerator === null) return sayValue(observation.value, indicator.unit, observation.qualifier);
  return sayCounts(observation) ?? sayNumber(observation.numerator);
}

export function sayNumber(count: number): string {
  return formatDecimal(decimal(String(count)));
}

/** When, and what stretch of time it stands for: 'in December 2018 (that month alone)'. */
export function sayWhen({ observation, standsFor }: Pick<Figure, 'observation' | 'standsFor'>): string {
  const when = sayPeriod(observation.period);
  const asides = [
    ...(observation.period.basis === 'month' ? ['that month alone'] : []),
    ...(standsFor === 'last-month-only' ? ['no figure for the whole period is held'] : []),
    ...(observation.provisional ? ['provisional'] : []),
  ];
  return asides.length === 0 ? when : `${when} (${asides.join('; ')})`;
}

/** The name of what is measured, with the area where it isn't the organisation itself. */
export function nameOf(catalogue: Catalogue, { indicator, series }: Pick<Figure, 'indicator' | 'series'>): string {
  const area = indexOf(catalogue).areas.get(series.areaId);
  const place = !area || area.kind === 'organisation' ? '' : ` (${area.name})`;
  return `${indicator.name}${place}`;
}

/** 'Name: 32% in December 2018 (that month alone)', without its full stop. */
export function sayIt(catalogue: Catalogue, figure: Figure): string {
  return `${nameOf(catalogue, figure)}: ${sayFigure(figure)} ${sayWhen(figure)}`;
}

export function ratedOf(catalogue: Catalogue, { indicator, series, observation }: Figure): Rated {
  return rate(catalogue, indicator, series, observation);
}

/** '▲ Requires attention, as published.'; '' where it is not rated. */
export function sayRating(rated: Rated): string {
  if (rated.rating === null) return '';
  return `${ratingSymbol(rated.rating)} ${upperFirst(ratingWord(rated.rating))}, ${rated.reason}.`.trim();
}

/** '▲ requires attention', for a cell of a table. */
export function ratingCell(rated: Rated): string {
  return rated.rating === null ? 'not rated' : `${ratingSymbol(rated.rating)} ${ratingWord(rated.rating)}`.trim();
}

/** What is left of 100, at the precision printed; null unless the value is an exact percentage. */
export function restOf({ indicator, observation }: Figure): string | null {
  if (indicator.unit !== 'percent' || observation.value === null) return null;
  if (observation.qualifier !== 'exact' || observation.marker !== null) return null;
  return formatDecimal(subtract(decimal('100'), decimal(observation.value)));
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function shortMonth(date: IsoDate): string {
  return `${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** '31 Dec 2018'. */
export function shortDate(date: IsoDate): string {
  return `${Number(date.slice(8, 10))} ${shortMonth(date)}`;
}

/** A period as short as a chart's axis or a table's cell needs: 'Q3 2018/19', 'Dec 2018', '31 Dec 2018'. */
export function shortPeriod(period: Period): string {
  switch (period.basis) {
    case 'month':
      return shortMonth(period.end);
    case 'quarter':
      return period.label.replace(/^(\S+) (Q\d)$/, '$2 $1');
    case 'year':
      return period.label;
    case 'rolling-year':
      return `year to ${shortMonth(period.end)}`;
    case 'snapshot':
      return shortDate(period.end);
    case 'not-given':
      return 'date not given';
  }
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A name in the middle of a sentence; an abbreviation keeps its capitals. */
export function lowerFirst(name: string): string {
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** 'A, B and C'. */
export function allOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** '1 measure', '4 measures'. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${sayNumber(count)} ${count === 1 ? one : many}`;
}
