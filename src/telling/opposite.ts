import type { Figure } from '../figures/figure.ts';
import type { Fact, Part } from '../reply/reply.ts';
import { sayValue, sayWhole } from '../reply/say.ts';
import { valueFact } from './facts.ts';
import { leadSentence, midName, restOf } from './lines/number.ts';
import { caveat } from './reply-of.ts';
import type { Told } from './told.ts';

/** What is told before a figure whose opposite was asked for. */
export interface Opposite {
  readonly headline: string;
  readonly parts: readonly Part[];
  readonly facts: readonly Fact[];
}

/** In the breakdown of a fact that was worked out as all that is not in the figure. */
const THE_REST = 'the rest';

/** The opposite of what is measured: what is left of 100, where the figure is exact. */
export function oppositeOf(told: Told, figure: Figure): Opposite {
  const rest = restOf(figure);
  const value = sayValue(figure.observation.value, figure.indicator.unit, figure.observation.qualifier);
  if (rest === null) {
    const why = `The opposite of ${midName(figure.indicator)} is not worked out: the figure is no exact percentage.`;
    return { headline: leadSentence(told, figure), parts: [caveat(why)], facts: [] };
  }
  const fact = restFact(told, figure, Number(rest), `100% less ${value}`);
  return {
    headline: `${rest}%, worked out as the rest of ${value}: ${leadSentence(told, figure)}`,
    parts: [],
    facts: [fact],
  };
}

/** The same in numbers: what is left of the whole that the figure is of; null where one of the two is not held. */
export function oppositeCount(told: Told, figure: Figure): Opposite | null {
  const { numerator, denominator, marker } = figure.observation;
  if (numerator === null || denominator === null || marker !== null || numerator > denominator) return null;
  const rest = denominator - numerator;
  const how = `${sayWhole(denominator)} less ${sayWhole(numerator)}`;
  const fact: Fact = { ...restFact(told, figure, rest, how), unit: 'count' };
  return { headline: `${sayWhole(rest)}, worked out: ${how}. ${leadSentence(told, figure)}`, parts: [], facts: [fact] };
}

function restFact(told: Told, figure: Figure, value: number, how: string): Fact {
  const from = valueFact(told, figure);
  return {
    ...from,
    role: 'worked-out',
    breakdown: THE_REST,
    value,
    numerator: null,
    denominator: null,
    rating: null,
    how,
    from: [from],
  };
}
