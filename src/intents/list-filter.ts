import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import type { Rating } from '../query/observation.ts';
import { againstTarget } from './against-target.ts';
import { againstAll } from './beside.ts';
import { benchmarksOf, type Figure, type Found } from './figure.ts';
import type { ListFilter } from './intent.ts';
import { ratedOf } from './sentence.ts';

export const NO_FILTER: ListFilter = { ratings: [], symbols: [], against: null };

/** What misses its target needs attention by that alone, whatever the source calls it. */
export function plainFilter(filter: ListFilter): ListFilter {
  const missed = filter.against === 'below-target' || filter.against === 'below-benchmark';
  return missed ? { ...filter, ratings: filter.ratings.filter((rating) => rating !== 'attention') } : filter;
}

/** What a list is held against. */
export interface Beside {
  readonly catalogue: Catalogue;
  readonly found: Found;
  /** Only these; every one held where none is named. */
  readonly comparators: readonly Area[];
}

/** Whether a figure meets every condition of a list. */
export function meets(filter: ListFilter, figure: Figure, beside: Beside): boolean {
  const { catalogue } = beside;
  const { observation } = figure;
  const rated =
    filter.ratings.length === 0 || filter.ratings.some((rating) => isRated(rating, ratedOf(catalogue, figure).rating));
  const printed =
    filter.symbols.length === 0 ||
    filter.symbols.some(
      (symbol) => plain(symbol) === plain(observation.symbol) || plain(symbol) === plain(observation.arrow),
    );
  return rated && printed && stands(filter.against, figure, beside);
}

const GOOD: readonly (Rating | null)[] = ['exceeds', 'within'];
const BAD: readonly (Rating | null)[] = ['attention', 'yellow', 'amber', 'red'];

function isRated(asked: Rating | 'green', rating: Rating | null): boolean {
  if (asked === 'green') return GOOD.includes(rating);
  return asked === 'attention' ? BAD.includes(rating) : asked === rating;
}

/** A symbol without the mark that only says how to draw it. */
function plain(symbol: string | null): string | null {
  return symbol === null
    ? null
    : symbol
        .replace(/\uFE0F/g, '')
        .replace(/➔/g, '→')
        .replace(/⬆/g, '↑')
        .replace(/⬇/g, '↓');
}

function stands(against: ListFilter['against'], figure: Figure, read: Beside): boolean {
  if (against === null) return true;
  const { comparators } = read;
  const goal = againstTarget(read.catalogue, figure);
  switch (against) {
    case 'no-target':
      return goal === null;
    case 'with-target':
      return goal !== null;
    case 'below-target':
      return goal?.gap?.met === false;
    case 'above-target':
      return goal?.gap?.met === true;
    case 'no-benchmark':
      return benchmarksOf({ ...read, indicator: figure.indicator }, comparators).length === 0;
    case 'with-benchmark':
      return benchmarksOf({ ...read, indicator: figure.indicator }, comparators).length > 0;
    case 'below-benchmark':
      return againstAll(read, figure, comparators).some(
        (each) => each.standing === 'worse than' || each.standing === 'below',
      );
    case 'above-benchmark':
      return againstAll(read, figure, comparators).some(
        (each) => each.standing === 'better than' || each.standing === 'above',
      );
  }
}

const STANDING: Readonly<Record<NonNullable<ListFilter['against']>, string>> = {
  'below-target': 'miss their target',
  'above-target': 'meet their target',
  'with-target': 'have a target held',
  'no-target': 'have no target held',
  'below-benchmark': 'stand worse than (or below) a benchmark',
  'above-benchmark': 'stand better than (or above) a benchmark',
  'with-benchmark': 'have a benchmark held',
  'no-benchmark': 'have no benchmark held',
};

/** 'stand worse than (or below) England' where only that one is set beside them. */
function standing(against: NonNullable<ListFilter['against']>, comparators: readonly Area[]): string {
  const names = comparators.map(({ name }) => name).join(' or ');
  return names === '' ? STANDING[against] : STANDING[against].replace(/(?<=\) )a benchmark$/, names);
}

const RATED: Readonly<Record<Rating | 'green', string>> = {
  exceeds: 'exceed their target (★)',
  within: 'are within tolerance (●)',
  attention: 'require attention (▲)',
  yellow: 'are yellow',
  amber: 'are amber',
  red: 'are red',
  green: 'are good or within tolerance (★ or ●)',
};

/** The conditions in words, ready to follow 'measures that'. */
export function conditionsOf(filter: ListFilter, comparators: readonly Area[]): readonly string[] {
  return [
    ...(filter.ratings.length > 0 ? [filter.ratings.map((rating) => RATED[rating]).join(' or ')] : []),
    ...(filter.symbols.length > 0 ? [`are printed with ${filter.symbols.join(' or ')}`] : []),
    ...(filter.against ? [standing(filter.against, comparators)] : []),
  ];
}
