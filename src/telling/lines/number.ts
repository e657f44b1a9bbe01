import { decimal, formatDecimal, subtract } from '../../evaluate/decimal.ts';
import { areaOf, type Figure, type Read, ratedOf } from '../../figures/figure.ts';
import type { Period } from '../../query/period.ts';
import { ratingWord } from '../../reply/mark.ts';
import { lowerFirst, shortName } from '../../reply/name.ts';
import type { Lead, Part } from '../../reply/reply.ts';
import { sayCounts, sayValue, sayWhole } from '../../reply/say.ts';
import { shorterPeriod, shortPeriod } from '../../reply/short-period.ts';

/** '50.4%'; the count where no value is held; why there is none where it is marked. */
export function numberOf({ indicator, observation }: Pick<Figure, 'indicator' | 'observation'>): string {
  const { marker, value, numerator, qualifier } = observation;
  if (marker === 'suppressed') return 'hidden (small numbers)';
  if (value !== null) return sayValue(value, indicator.unit, qualifier);
  return numerator === null ? (marker ?? 'not held') : (sayCounts(observation) ?? sayWhole(numerator));
}

/** '64 of 127', '64 children' of a count without its whole; null where none is held, or it is the number itself. */
export function countsOf({ indicator, observation }: Pick<Figure, 'indicator' | 'observation'>): string | null {
  const { marker, value, numerator } = observation;
  if (marker === 'suppressed' || value === null || indicator.unit === 'count') return null;
  return sayCounts(observation) ?? (numerator === null ? null : `count ${sayWhole(numerator)}`);
}

/** '50.4% (64 of 127)'. */
export function withCounts(figure: Pick<Figure, 'indicator' | 'observation'>): string {
  const counts = countsOf(figure);
  return counts === null ? numberOf(figure) : `${numberOf(figure)} (${counts})`;
}

/** 'Jul–Sep 2026', 'Oct 2026, provisional', 'Dec 2018 alone'. `beside`: a period of the line that has the year. */
export function whenOf({ observation, standsFor }: Figure, beside: Period | null = null): string {
  const { period, provisional } = observation;
  const when = beside ? shorterPeriod(period, beside) : shortPeriod(period);
  return `${when}${standsFor === 'last-month-only' ? ' alone' : ''}${provisional ? ', provisional' : ''}`;
}

/** The place of a figure where it is not the organisation itself: an area, a category. */
export function placeOf(read: Pick<Read, 'catalogue'>, figure: Pick<Figure, 'series'>): string | null {
  const { dimension, category } = figure.series;
  const area = areaOf(read, figure);
  const place = !area || area.kind === 'organisation' ? [] : [area.name];
  const names = [...(dimension === 'all' ? [] : [category]), ...place];
  return names.length === 0 ? null : names.join(', ');
}

/** The full name, with its place. */
export function nameOf(read: Pick<Read, 'catalogue'>, figure: Pick<Figure, 'indicator' | 'series'>): string {
  return withPlace(figure.indicator.name, placeOf(read, figure));
}

/** The short name, with its place. */
export function shortOf(read: Pick<Read, 'catalogue'>, figure: Pick<Figure, 'indicator' | 'series'>): string {
  return withPlace(shortName(figure.indicator), placeOf(read, figure));
}

function withPlace(name: string, place: string | null): string {
  return place === null ? name : `${name}, ${place}`;
}

/** A name as it stands in the middle of a sentence. */
export function midName({ name }: Figure['indicator']): string {
  return lowerFirst(name);
}

/** 'red', 'needs attention, as published'; null where it is not rated. */
export function wordOf(read: Pick<Read, 'catalogue'>, figure: Figure): string | null {
  const { rating, asPublished } = ratedOf(read, figure);
  if (rating === null) return null;
  return asPublished ? `${ratingWord(rating)}, as published` : ratingWord(rating);
}

/** A figure as the large one of a reply. */
export function leadOf(read: Read, figure: Figure): Lead {
  return {
    name: nameOf(read, figure),
    rating: ratedOf(read, figure).rating,
    value: numberOf(figure),
    counts: countsOf(figure),
    word: wordOf(read, figure),
    when: whenOf(figure),
  };
}

const MOST_WORDS = 8;

/** The name that a sentence begins with: the short one where the number would come late. */
export function headName(read: Read, figure: Figure): string {
  const name = nameOf(read, figure);
  return name.split(' ').length > MOST_WORDS ? shortOf(read, figure) : name;
}

/** 'Initial health assessments within timescale: 50.4% (64 of 127), red, Jul–Sep 2026.' */
export function leadSentence(read: Read, figure: Figure): string {
  const word = wordOf(read, figure);
  return `${headName(read, figure)}: ${[withCounts(figure), ...(word === null ? [] : [word]), whenOf(figure)].join(', ')}.`;
}

/** What is left of 100, at the precision printed; null unless the value is an exact percentage. */
export function restOf({ indicator, observation }: Figure): string | null {
  const { value, qualifier, marker } = observation;
  if (indicator.unit !== 'percent' || value === null || qualifier !== 'exact' || marker !== null) return null;
  return formatDecimal(subtract(decimal('100'), decimal(value)));
}

/** The full name as a line behind 'More', where the lines before it have the short one. */
export function fullNameLine(read: Pick<Read, 'catalogue'>, figure: Figure): readonly Part[] {
  const name = nameOf(read, figure);
  return name === shortOf(read, figure) ? [] : [{ kind: 'text', label: null, text: name }];
}
