import { type AgainstTarget, againstTarget } from '../figures/beside.ts';
import { areaOf, type Figure, type Read, ratedOf } from '../figures/figure.ts';
import { factOf, gapFact, targetFact } from '../reply/fact.ts';
import type { Fact } from '../reply/reply.ts';

type Known = Pick<Read, 'catalogue'>;

/**
 * The fact of a figure, rated; of a comparator a benchmark, never rated. A percentage that is read as a count is the
 * fact of a count, and not rated: its rating is that of the percentage.
 */
export function valueFact(read: Known, figure: Figure, role: Fact['role'] = 'value'): Fact {
  const isComparator = areaOf(read, figure)?.kind === 'comparator';
  const rating = isComparator ? null : ratedOf(read, figure).rating;
  const fact = factOf(read.catalogue, figure.observation, { role, rating });
  const { unit } = figure.indicator;
  return unit === fact.unit ? fact : asCountFact(fact, figure);
}

function asCountFact(fact: Fact, { indicator, observation }: Figure): Fact {
  const value = observation.marker === 'suppressed' || observation.value === null ? null : Number(observation.value);
  return { ...fact, unit: indicator.unit, value, rating: null };
}

/** The fact of a distance: points for a percentage. */
export function distanceFact(read: Known, figure: Figure, value: number, area?: string | null): Fact {
  const fact = valueFact(read, figure);
  return {
    ...fact,
    role: 'gap',
    area: area === undefined ? fact.area : area,
    value,
    unit: fact.unit === 'percent' ? 'points' : fact.unit,
    numerator: null,
    denominator: null,
    rating: null,
  };
}

/** The distance to the target, and how many more would reach it; the distance alone of what is read as a count. */
export function gapFactsOf(read: Known, figure: Figure, { gap }: AgainstTarget): readonly Fact[] {
  return gap ? gapFact(read.catalogue, figure.observation, gap) : [];
}

/** The target in force; none where none is held. */
export function targetFacts(read: Known, figure: Figure): readonly Fact[] {
  const goal = againstTarget(read, figure);
  return goal ? [targetFact(read.catalogue, figure.observation, goal.target)] : [];
}

/** Each once, in the order in which they are first stated. */
export function factsOnce(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = JSON.stringify(fact);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
