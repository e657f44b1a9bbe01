import { toNumber } from '../evaluate/decimal.ts';
import { standingTo, tooCloseToCall } from '../evaluate/interval/against.ts';
import type { Meaning } from '../evaluate/meaning/meaning.ts';
import type { VerdictReason } from '../evaluate/verdict.ts';
import type { Test } from '../question/question.ts';
import { type AgainstComparator, againstComparators, againstTarget, type Beside, comparatorFigures } from './beside.ts';
import { areaOf, asMeasured, type Figure, hasNumber, valueOf } from './figure.ts';
import { A_YEAR, movedSince, type Since } from './movement.ts';
import { partsOf, totalsOf } from './series-of.ts';
import { intervalAt, meaningAt, verdictSince } from './statistics.ts';

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
  { side, comparators, sure }: Extract<Test, { readonly kind: 'comparator' }>,
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
  const found = all.map((each) => {
    const { difference, verdict } = each;
    const stands = judging ? verdict === side : side === 'above' ? difference.units > 0 : difference.units < 0;
    return stands && sure ? isSureBeside(figure, each) : stands;
  });
  return allHold(found);
}

/** Whether a comparator's value lies outside what chance makes of the figure; null without counts. */
function isSureBeside(figure: Figure, { comparator }: AgainstComparator): boolean | null {
  const value = valueOf(comparator.observation);
  const measured = asMeasured(figure);
  const standing = value && standingTo(intervalAt(measured), toNumber(value), measured.indicator.polarity);
  return standing === null || standing === 'cannot-tell' ? null : standing !== 'similar';
}

/** One that fails decides, whatever can't be told of others. */
function allHold(found: readonly (boolean | null)[]): boolean | null {
  if (found.includes(false)) return false;
  return found.includes(null) ? null : true;
}

type How = Extract<Test, { readonly kind: 'moved' }>['how'];

/** Figures across a break don't compare, so that nothing is said of how they moved. */
export function hasMoved(how: How, figure: Figure, since: Since, sure = false): boolean | null {
  const held = hasMovedAtAll(how, figure, since);
  return held && sure ? isSureChange(figure, since) : held;
}

function hasMovedAtAll(how: How, figure: Figure, since: Since): boolean | null {
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
  return allHold(steps.map((observation) => hasMoved(how, { ...figure, observation }, null)));
}

/** Whether a change is more than chance; null where that can't be told. */
export function isSureChange(figure: Figure, since: Since): boolean | null {
  const found = verdictSince(figure, since);
  return found === null || UNTOLD.has(found.reason.rule) ? null : found.real;
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

type Judged = Extract<Test, { readonly kind: 'verdict' }>['verdict'];

/** null where it can't be told: too few points, none for its chance, no target. */
export function isVerdict(verdict: Judged, figure: Figure, beside: Beside): boolean | null {
  const meaning = meaningAt(beside, figure);
  switch (verdict) {
    case 'real':
      return isReal(figure, meaning);
    case 'noise': {
      const real = isReal(figure, meaning);
      return real === null ? null : !real;
    }
    case 'improving':
      return isSure(meaning) ? meaning.kind === 'improving' : null;
    case 'deteriorating':
      return isSure(meaning) ? meaning.kind === 'worsening' : null;
    case 'reliably-met':
      return meaning.assurance && meaning.assurance === 'consistently-passes';
    case 'out-of-reach':
      return meaning.assurance && meaning.assurance === 'consistently-fails';
    case 'too-close':
      return meaning.target === null ? null : tooCloseToCall(meaning.interval, meaning.target);
  }
}

/** Limits on trial, from few points, are sure of nothing but a row of steps, which needs none. */
function isSure({ range, special }: Meaning): boolean {
  return range !== null && (!range.trial || special?.rule === 'trend');
}

/** Reasons by which nothing is told of a change. */
export const UNTOLD: ReadonlySet<VerdictReason['rule']> = new Set(['too-little', 'break']);

/** More than chance by the newest point itself, or by the change on the figure before it or a year before it. */
function isReal(figure: Figure, meaning: Meaning): boolean | null {
  if (isSure(meaning) && meaning.special !== null) return true;
  const told = [null, A_YEAR].map((since) => isSureChange(figure, since)).filter((each) => each !== null);
  return told.length === 0 ? null : told.includes(true);
}
