import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Figure, ratedOf as ratedIn } from '../../figures/figure.ts';
import { nameOf as nameIn } from '../lines/number.ts';

/** What pictures say of a figure, in the words of the lines beside them. */
export function nameOf(catalogue: Catalogue, figure: Pick<Figure, 'indicator' | 'series'>): string {
  return nameIn({ catalogue }, figure);
}

export function ratedOf(catalogue: Catalogue, figure: Figure) {
  return ratedIn({ catalogue }, figure);
}

export { allOf, plural, upperFirst } from '../../reply/name.ts';
export { shortDate, shortPeriod, whenShort as shortWhen } from '../../reply/short-period.ts';
export { withCounts as sayFigure } from '../lines/number.ts';
