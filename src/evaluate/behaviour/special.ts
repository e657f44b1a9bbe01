import type { Limits } from './limits.ts';
import { compareNear, sizeOf } from './near.ts';

/**
 * Why a point is more than chance. `outside` the limits; `trend`: one of seven each further the same way; `close`: one
 * of two in three close to a limit; `side`: one of seven on one side of the mean.
 */
export type Rule = 'outside' | 'trend' | 'close' | 'side';

/** A rule that a point met, and which way: above and rising are high. */
export interface Special {
  readonly rule: Rule;
  readonly way: 'high' | 'low';
}

/** Where a point lies. */
export interface Place {
  /** Against the mean. */
  readonly side: -1 | 0 | 1;
  readonly outside: boolean;
  /** Inside the limits, beyond two thirds of the way to one. */
  readonly close: boolean;
}

const RUN = 7;

export function placesOf(values: readonly number[], limits: Limits): readonly Place[] {
  const size = sizeOf([...values, limits.mean, limits.lower ?? 0, limits.upper ?? 0]);
  const beyond = (value: number, low: number | null, high: number | null) =>
    low !== null && high !== null && (compareNear(value, low, size) < 0 || compareNear(value, high, size) > 0);
  return values.map((value) => {
    const outside = beyond(value, limits.lower, limits.upper);
    const close = !outside && beyond(value, limits.nearLower, limits.nearUpper);
    return { side: compareNear(value, limits.mean, size), outside, close };
  });
}

/** For each point the rule that goes before the others, in the order of NHSRplotthedots 0.2.2; null for chance. */
export function specialsOf(values: readonly number[], places: readonly Place[]): readonly (Special | null)[] {
  const steps = values.slice(1).map((value, at) => Math.sign(value - (values[at] ?? value)));
  const trends = partOfTrend(steps);
  const sides = partOfRun(places.map(({ side }) => side));
  return places.map(({ side, outside }, at) => {
    const way = side > 0 ? 'high' : 'low';
    const trend = trends[at] ?? 0;
    if (outside) return { rule: 'outside', way };
    if (trend !== 0) return { rule: 'trend', way: trend > 0 ? 'high' : 'low' };
    if (twoInThree(places, at)) return { rule: 'close', way };
    return sides[at] ? { rule: 'side', way } : null;
  });
}

/** 1 or -1 for each point of seven that go one way; where two trends meet in a point, the later one's way. */
function partOfTrend(steps: readonly number[]): readonly number[] {
  const found: number[] = Array.from({ length: steps.length + 1 }, () => 0);
  for (const { from, to, way } of runsOf(steps)) {
    if (to - from + 1 >= RUN - 1) found.fill(way, from, to + 2);
  }
  return found;
}

/** Whether each is one of seven or more neighbours on one side; on the mean is neither. */
function partOfRun(sides: readonly number[]): readonly boolean[] {
  const found: boolean[] = Array.from({ length: sides.length }, () => false);
  for (const { from, to } of runsOf(sides)) {
    if (to - from + 1 >= RUN) found.fill(true, from, to + 1);
  }
  return found;
}

interface Run {
  readonly from: number;
  /** The last one that belongs to it. */
  readonly to: number;
  readonly way: number;
}

/** Neighbours with one sign, in order; 0 belongs to none. */
function runsOf(signs: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  signs.forEach((way, at) => {
    const last = runs.at(-1);
    if (way === 0) return;
    if (last && last.to === at - 1 && last.way === way) runs[runs.length - 1] = { ...last, to: at };
    else runs.push({ from: at, to: at, way });
  });
  return runs;
}

/** Whether it is close to a limit, and so is another of some three neighbours that lie on one side with it. */
function twoInThree(places: readonly Place[], at: number): boolean {
  if (!places[at]?.close) return false;
  return [at - 2, at - 1, at].some((from) => {
    const three = from < 0 ? [] : places.slice(from, from + 3);
    const oneSide = three.every(({ side }) => side !== 0 && side === three[0]?.side);
    return three.length === 3 && oneSide && three.filter(({ close }) => close).length >= 2;
  });
}
