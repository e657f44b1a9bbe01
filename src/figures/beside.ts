import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import { compareDecimals, type Decimal, decimal, subtract } from '../evaluate/decimal.ts';
import { type Gap, gap } from '../evaluate/gap.ts';
import { thresholdFor } from '../evaluate/rate.ts';
import { financialYearOf } from '../query/calendar.ts';
import type { Observation } from '../query/observation.ts';
import { asMeasured, type Figure, figureOf, hasNumber, type Read, valueOf } from './figure.ts';
import { comparatorsOf } from './series-of.ts';

/** What figures are set beside: what was read, and the comparators that were asked for (none: every one held). */
export interface Beside extends Read {
  readonly comparators: readonly Area[];
}

/** A figure with the target in force at its time and how far it is from it; `gap` null where it can't be told. */
export interface AgainstTarget {
  readonly target: string;
  readonly gap: Gap | null;
  /** The value less the target, whichever way is better; null without a number. */
  readonly difference: Decimal | null;
}

/** The colours that a figure can be asked to reach. */
export type Colour = 'green' | 'yellow' | 'amber';

/** The same of the limit from which on it is of a colour: of green what is within tolerance, else the target. */
export function againstColour(
  { catalogue }: { readonly catalogue: Catalogue },
  figure: Figure,
  colour: Colour,
): AgainstTarget | null {
  const { indicator, series, observation } = asMeasured(figure);
  const threshold = thresholdFor(catalogue, indicator, series, observation.period.end);
  if (!threshold) return null;
  const { limits, target } = threshold;
  const limit = colour === 'green' ? (limits.within ?? target ?? limits.exceeds) : limits[colour];
  if (limit === undefined || limit === null) return null;
  const value = valueOf(observation);
  const difference = value && subtract(value, decimal(limit));
  return { target: limit, gap: gap(indicator, observation, { target: limit }), difference };
}

/** The target of a figure in force at the end of its period; null where none is held. */
export function againstTarget({ catalogue }: { readonly catalogue: Catalogue }, figure: Figure): AgainstTarget | null {
  const { indicator, series, observation } = asMeasured(figure);
  const threshold = thresholdFor(catalogue, indicator, series, observation.period.end);
  if (!threshold || threshold.target === null) return null;
  const value = valueOf(observation);
  const difference = value && subtract(value, decimal(threshold.target));
  return { target: threshold.target, gap: gap(indicator, observation, threshold), difference };
}

/** A figure beside a comparator. */
export interface AgainstComparator {
  readonly comparator: Figure;
  /** The comparator's figure is of another time than ours, because none of ours is held. */
  readonly otherTime: boolean;
  /** Ours less theirs, in the indicator's unit. */
  readonly difference: Decimal;
  /** null where neither more nor less is better, or both are the same. */
  readonly verdict: 'better' | 'worse' | null;
}

/** The figure beside each comparator that was asked for and is held, each of the figure's own time where that is held. */
export function againstComparators(beside: Beside, figure: Figure): readonly AgainstComparator[] {
  const ours = valueOf(asMeasured(figure).observation);
  if (!ours) return [];
  return comparatorFigures(beside, figure).flatMap(({ comparator, otherTime }) => {
    const theirs = valueOf(comparator.observation);
    if (!theirs) return [];
    const side = compareDecimals(ours, theirs);
    const verdict = verdictOf(side, figure.indicator.polarity);
    return [{ comparator, otherTime, difference: subtract(ours, theirs), verdict }];
  });
}

function verdictOf(side: -1 | 0 | 1, polarity: Figure['indicator']['polarity']): AgainstComparator['verdict'] {
  if (side === 0 || (polarity !== 'higher' && polarity !== 'lower')) return null;
  return (side === 1) === (polarity === 'higher') ? 'better' : 'worse';
}

/** The figure of each comparator for the time of ours; where none is held for it, the nearest before, else the newest. */
export function comparatorFigures(
  beside: Beside,
  figure: Figure,
): readonly { readonly comparator: Figure; readonly otherTime: boolean }[] {
  const { catalogue, found, comparators } = beside;
  return comparatorsOf(catalogue, figure.indicator, comparators).flatMap((series) => {
    const held = (found.get(series.id) ?? []).filter(hasNumber);
    const same = held.findLast((each) => isOfSameTime(each, figure.observation));
    const other = held.findLast(({ period }) => period.end <= figure.observation.period.end) ?? held.at(-1);
    const theirs = same ?? other;
    return theirs ? [{ comparator: figureOf(beside, theirs), otherTime: same === undefined }] : [];
  });
}

/** The very period, or the financial year that ours ends in. A comparator without a date is of no time. */
function isOfSameTime(theirs: Observation, ours: Observation): boolean {
  if (theirs.period.basis === 'not-given' || ours.period.basis === 'not-given') return false;
  if (theirs.period.end === ours.period.end && theirs.period.basis === ours.period.basis) return true;
  const year = financialYearOf(ours.period.end);
  return theirs.period.start === year.start && theirs.period.end === year.end;
}
