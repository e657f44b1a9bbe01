import type { Catalogue } from '../catalogue/catalogue.ts';
import { compareDecimals, decimal, subtract, toNumber } from '../evaluate/decimal.ts';
import type { Fact } from '../reply/reply.ts';
import { sayDifference } from '../reply/say.ts';
import type { Figure } from './figure.ts';
import { valueFact } from './held.ts';
import { nameOf } from './sentence.ts';

/** How far two figures of one unit stand apart. */
export interface Difference {
  readonly text: string;
  readonly size: number;
}

/** Which of two is higher and by how much, and which is better where both have the same good direction. */
export function differenceOf(catalogue: Catalogue, first: Figure, second: Figure): Difference | null {
  const [a, b] = [first.observation.value, second.observation.value];
  if (a === null || b === null || first.indicator.unit !== second.indicator.unit) return null;
  const side = compareDecimals(decimal(a), decimal(b));
  const difference = subtract(decimal(a), decimal(b));
  if (side === 0) return { text: 'The two are the same.', size: 0 };
  const [higher, lower] = side === 1 ? [first, second] : [second, first];
  const size = sayDifference(difference, first.indicator.unit);
  const better = betterOf(higher, lower);
  const verdict = better ? (better === higher ? ', which is better' : ', which is worse') : '';
  return { text: `${nameOf(catalogue, higher)} is ${size} higher${verdict}.`, size: Math.abs(toNumber(difference)) };
}

function betterOf(higher: Figure, lower: Figure): Figure | null {
  const { polarity } = higher.indicator;
  if (polarity !== lower.indicator.polarity || higher.indicator.unit === 'count') return null;
  return polarity === 'higher' ? higher : polarity === 'lower' ? lower : null;
}

/** Above 0, at the first figure's period; points for percentages. */
export function differenceFact(catalogue: Catalogue, figure: Figure, { size }: Difference): Fact {
  const { unit } = figure.indicator;
  return {
    ...valueFact(catalogue, figure),
    role: 'gap',
    value: size,
    unit: unit === 'percent' ? 'points' : unit,
    numerator: null,
    denominator: null,
    rating: null,
  };
}
