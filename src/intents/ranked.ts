import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { decimal, toNumber } from '../evaluate/decimal.ts';
import type { Rating } from '../query/observation.ts';
import { againstTarget } from './against-target.ts';
import type { Figure } from './figure.ts';
import type { Asked } from './intent.ts';
import { ratedOf } from './sentence.ts';

const WORST_FIRST: readonly (Rating | null)[] = ['red', 'amber', 'yellow', 'attention', null, 'within', 'exceeds'];

/** Figures in the order asked: worst rating first unless said, then furthest below target, then as in the source. */
export function ranked(catalogue: Catalogue, figures: readonly Figure[], order: Asked['order']): readonly Figure[] {
  const keyed = figures.map((figure) => ({ figure, key: keyOf(catalogue, figure, order) }));
  const descending = order === 'best' || order === 'highest';
  keyed.sort((a, b) => compareKeys(a.key, b.key) * (descending ? -1 : 1));
  return keyed.map(({ figure }) => figure);
}

function keyOf(catalogue: Catalogue, figure: Figure, order: Asked['order']): readonly number[] {
  const value = figure.observation.value === null ? 0 : toNumber(decimal(figure.observation.value));
  if (order === 'highest' || order === 'lowest') return [value];
  const distance = againstTarget(catalogue, figure)?.gap;
  return [
    WORST_FIRST.indexOf(ratedOf(catalogue, figure).rating),
    distance ? toNumber(distance.points) : 0,
    goodness(figure.indicator, value),
  ];
}

/** A percentage in the direction of good: only among these is one number better than another. */
function goodness({ unit, polarity }: Indicator, value: number): number {
  if (unit !== 'percent') return 50;
  return polarity === 'higher' ? value : polarity === 'lower' ? 100 - value : 50;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [at, key] of a.entries()) if (key !== b[at]) return key - (b[at] as number);
  return 0;
}
