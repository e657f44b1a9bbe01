import { type Decimal, decimal, magnitude } from '../evaluate/decimal.ts';
import { surpriseOf } from '../evaluate/surprise.ts';
import type { Rating } from '../query/observation.ts';
import type { Order } from '../question/question.ts';
import { againstComparators, againstTarget, type Beside } from './beside.ts';
import { type Figure, ratedOf, valueOf } from './figure.ts';
import { compareFractions, type Fraction, fractionOf, over } from './fraction.ts';
import { movedSince, type Since } from './movement.ts';
import { verdictSince } from './statistics.ts';
import { meanStep } from './usual-step.ts';

/** A figure with its place in an order, from 1; those that are level share one. */
export interface Placed {
  readonly figure: Figure;
  readonly place: number;
}

/** Figures in order, and those that can't be ordered by it, in the order they came. */
export interface Ordered {
  readonly placed: readonly Placed[];
  readonly apart: readonly Figure[];
}

/** What a number is ordered by beside the figure itself. */
export interface Ordering extends Beside {
  /** What a change is counted from. */
  readonly since: Since;
}

/**
 * Figures in the order asked. Of one indicator the numbers themselves decide, as published; of several what is alike in
 * all: rating and share of the target, or the change against the indicator's own usual one. Level ones keep the order
 * they came in.
 */
export function ordered(order: Order, figures: readonly Figure[], ordering: Ordering): Ordered {
  const alike = new Set(figures.map(({ indicator }) => `${indicator.id} ${indicator.unit}`)).size < 2;
  const keyed = figures.map((figure) => ({ figure, key: keyOf(order, figure, { ...ordering, alike }) }));
  const known = keyed.filter((each): each is Keyed => each.key !== null);
  const sign = order.end === 'best' || order.end === 'highest' ? -1 : 1;
  const sorted = known.toSorted((a, b) => compareKeys(a.key, b.key) * sign);
  const apart = keyed.flatMap(({ figure, key }) => (key === null ? [figure] : []));
  return { placed: placesOf(sorted), apart };
}

type Key = readonly Fraction[];

interface Keyed {
  readonly figure: Figure;
  readonly key: Key;
}

function placesOf(sorted: readonly Keyed[]): readonly Placed[] {
  let place = 0;
  return sorted.map(({ figure, key }, at) => {
    const before = sorted[at - 1];
    if (!before || compareKeys(before.key, key) !== 0) place = at + 1;
    return { figure, place };
  });
}

function compareKeys(a: Key, b: Key): number {
  for (const [at, key] of a.entries()) {
    const side = compareFractions(key, b[at] ?? key);
    if (side !== 0) return side;
  }
  return 0;
}

interface Within extends Ordering {
  /** All are of one indicator, in one unit. */
  readonly alike: boolean;
}

function keyOf({ by, end }: Order, figure: Figure, within: Within): Key | null {
  const judging = end === 'best' || end === 'worst';
  switch (by) {
    case 'value':
      return judging && !within.alike
        ? standingKey(figure, within)
        : one(signed(valueOf(figure.observation), judging, figure));
    case 'gap':
      return gapKey(figure, judging, within);
    case 'change':
      return changeKey(figure, judging, within);
    case 'comparator':
      return comparatorKey(figure, judging, within);
    case 'surprise':
      return surpriseKey(figure, within);
    case 'spread':
      return null;
  }
}

function one(decimalOrNot: Decimal | null): Key | null {
  return decimalOrNot && [fractionOf(decimalOrNot)];
}

/** Where better and worse are asked, more is better: so the number of a measure where less is better is turned round. */
function signed(value: Decimal | null, judging: boolean, { indicator }: Figure): Decimal | null {
  if (!value || !judging) return value;
  if (indicator.polarity === 'higher') return value;
  return indicator.polarity === 'lower' ? negative(value) : null;
}

function negative({ units, scale }: Decimal): Decimal {
  return { units: units === 0 ? 0 : -units, scale };
}

const WORST_FIRST: readonly Rating[] = ['red', 'amber', 'yellow', 'attention', 'within', 'exceeds'];

/** Measures of different things: by rating, then by how far from the target as a share of it. What is not rated has no place. */
function standingKey(figure: Figure, within: Within): Key | null {
  const { rating } = ratedOf(within, figure);
  if (rating === null) return null;
  const rank: Fraction = { above: BigInt(WORST_FIRST.indexOf(rating)), below: 1n };
  const [share = { above: 0n, below: 1n }] = gapKey(figure, true, within) ?? [];
  return [rank, share];
}

/** The distance in the unit; of several measures as a share of the target. Above 0 is better, or more where no side is. */
function gapKey(figure: Figure, judging: boolean, within: Within): Key | null {
  const goal = againstTarget(within, figure);
  const distance = judging ? (goal?.gap?.points ?? null) : (goal?.difference ?? null);
  if (!goal || !distance) return null;
  const share = within.alike ? fractionOf(distance) : over(distance, magnitude(decimal(goal.target)));
  return share && [share];
}

/** The change in the unit; of several measures against the usual step of each, else in proportion. */
function changeKey(figure: Figure, judging: boolean, within: Within): Key | null {
  const moved = movedSince(figure, within.since);
  if (!moved || moved.breaks.length > 0) return null;
  const { difference, direction, from } = moved.change;
  const size = direction === 'unchanged' ? { units: 0, scale: 0 } : signed(difference, judging, figure);
  if (!size) return null;
  if (within.alike) return [fractionOf(size)];
  const usual = meanStep(figure) ?? valueOf(from);
  const share = usual && over(size, magnitude(usual));
  return share && [share];
}

const MILLION = 1_000_000;

/** What is more than chance before what is not, then by how far it is from chance; null where that can't be told. */
function surpriseKey(figure: Figure, { since }: Within): Key | null {
  const verdict = verdictSince(figure, since);
  const size = verdict && surpriseOf(verdict);
  if (!verdict || size === null) return null;
  const real: Fraction = { above: verdict.real ? 1n : 0n, below: 1n };
  return [real, { above: BigInt(Math.round(size * MILLION)), below: BigInt(MILLION) }];
}

function comparatorKey(figure: Figure, judging: boolean, within: Within): Key | null {
  const [first] = againstComparators(within, figure);
  const distance = first ? signed(first.difference, judging, figure) : null;
  const theirs = first && valueOf(first.comparator.observation);
  if (!distance || !theirs) return null;
  const share = within.alike ? fractionOf(distance) : over(distance, magnitude(theirs));
  return share && [share];
}
