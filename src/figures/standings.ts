import type { Test } from '../question/question.ts';
import { againstComparators, againstTarget, type Beside, comparatorFigures } from './beside.ts';
import { areaOf, type Figure, hasNumber } from './figure.ts';
import { movedSince, type Since } from './movement.ts';
import { partsOf, totalsOf } from './series-of.ts';
import { behaviourUpTo, verdictSince } from './statistics.ts';

export function standsToTarget(
  side: Extract<Test, { readonly kind: 'target' }>['side'],
  figure: Figure,
  beside: Beside,
): boolean | null {
  const goal = againstTarget(beside, figure);
  if (side === 'meets' || side === 'misses') return goal?.gap ? goal.gap.met === (side === 'meets') : null;
  if (!goal?.difference) return null;
  return side === 'above' ? goal.difference.units > 0 : goal.difference.units < 0;
}

/** Beside several, each of those held: 'better than the others' is better than all of them. */
export function standsToComparators(
  { side, comparators }: Extract<Test, { readonly kind: 'comparator' }>,
  figure: Figure,
  beside: Beside,
): boolean | null {
  const named = beside.catalogue.areas.filter(({ name }) => comparators.includes(name));
  if (named.length < comparators.length) return null;
  const all = againstComparators({ ...beside, comparators: named }, figure);
  if (all.length === 0) return null;
  const { polarity } = figure.indicator;
  const judging = side === 'better' || side === 'worse';
  if (judging && polarity !== 'higher' && polarity !== 'lower') return null;
  return all.every(({ difference, verdict }) => {
    if (judging) return verdict === side;
    return side === 'above' ? difference.units > 0 : difference.units < 0;
  });
}

type How = Extract<Test, { readonly kind: 'moved' }>['how'];

/** Figures across a break don't compare, so that nothing is said of how they moved. */
export function hasMoved(how: How, figure: Figure, since: Since): boolean | null {
  const moved = movedSince(figure, since);
  if (!moved || moved.breaks.length > 0) return null;
  const { direction, verdict } = moved.change;
  if (how === 'changed') return direction !== 'unchanged';
  if (how !== 'better' && how !== 'worse') return direction === how;
  const { polarity } = figure.indicator;
  return polarity === 'higher' || polarity === 'lower' ? verdict === how : null;
}

/** So many times in a row, each beside the figure before it; null where there are too few, or one can't be told. */
export function hasMovedRunning(how: How, figure: Figure, times: number): boolean | null {
  const last = figure.history.findIndex(({ period }) => period.end === figure.observation.period.end);
  const steps = figure.history.slice(Math.max(0, last - times + 1), last + 1);
  if (steps.length < times) return null;
  const each = steps.map((observation) => hasMoved(how, { ...figure, observation }, null));
  return each.includes(false) ? false : each.includes(null) ? null : true;
}

export function isInState(
  state: Extract<Test, { readonly kind: 'state' }>['state'],
  { observation, series, history }: Figure,
): boolean {
  switch (state) {
    case 'provisional':
      return observation.provisional;
    case 'approximate':
      return observation.qualifier === 'approximate';
    case 'suppressed':
      return observation.marker === 'suppressed';
    case 'corrected':
      return observation.revision > 1 && observation.past === undefined;
    case 'withdrawn':
      return observation.past === 'withdrawn';
    case 'broken': {
      const before = history.findLast(({ period }) => period.end < observation.period.end);
      const from = before?.period.end ?? observation.period.start;
      return series.breaks.some(({ at }) => at > from && at <= observation.period.end);
    }
  }
}

export function basesOf(figure: Figure, beside: Beside): readonly string[] {
  return totalsOf(beside.catalogue, figure.indicator, areaOf(beside, figure)).map(({ basis }) => basis);
}

export function has(what: Extract<Test, { readonly kind: 'has' }>['what'], figure: Figure, beside: Beside): boolean {
  switch (what) {
    case 'target':
      return againstTarget(beside, figure) !== null;
    case 'comparator':
      return comparatorFigures(beside, figure).length > 0;
    case 'figure':
      return hasNumber(figure.observation);
    case 'parts':
      return partsOf(beside.catalogue, figure.indicator, areaOf(beside, figure)).length > 0;
  }
}

export function isVerdict(
  verdict: Extract<Test, { readonly kind: 'verdict' }>['verdict'],
  figure: Figure,
  beside: Beside,
): boolean | null {
  if (verdict === 'real' || verdict === 'noise') {
    const found = verdictSince(figure, null);
    return found && found.reason.rule !== 'too-little' && found.reason.rule !== 'break'
      ? found.real === (verdict === 'real')
      : null;
  }
  const behaviour = behaviourUpTo(beside, figure);
  if (!behaviour) return null;
  if (verdict === 'improving') return behaviour.variation === 'improvement';
  if (verdict === 'deteriorating') return behaviour.variation === 'concern';
  return behaviour.assurance === null ? null : behaviour.assurance === ASSURANCES[verdict];
}

const ASSURANCES = {
  'reliably-met': 'consistently-passes',
  'out-of-reach': 'consistently-fails',
  'too-close': 'hit-and-miss',
} as const;
