import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Figure, ratedOf as ratedIn } from '../../figures/figure.ts';
import { shortOf } from '../lines/number.ts';

/** A picture has room for one short line: the short name, with its place. */
export function nameOf(catalogue: Catalogue, figure: Pick<Figure, 'indicator' | 'series'>): string {
  return shortOf({ catalogue }, figure);
}

export function ratedOf(catalogue: Catalogue, figure: Figure) {
  return ratedIn({ catalogue }, figure);
}

export { allOf, plural, upperFirst } from '../../reply/name.ts';
export { shortDate, shortPeriod } from '../../reply/short-period.ts';
export { withCounts as sayFigure } from '../lines/number.ts';
