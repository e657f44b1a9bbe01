import { drawableTarget, isNumber } from './chart.ts';
import type { ChartValue, RowTarget } from './chart-spec.ts';
import { cut, MAX_SHOWN } from './words.ts';

/** Both ends of a target, for an axis. */
export function endsOfTarget(target: RowTarget | null): readonly (number | null)[] {
  return target === null ? [] : [target.low, target.high];
}

export function rowTarget(target: RowTarget | null): RowTarget | null {
  const drawn = drawableTarget(target);
  return drawn === null ? null : { low: drawn.low, high: drawn.high, shown: drawn.shown };
}

/** Highest or lowest first; what has no value comes after all that has one, in the order given. */
export function sortedByValue<R extends Pick<ChartValue, 'value'>>(rows: readonly R[], first: 'highest' | 'lowest') {
  const sign = first === 'highest' ? -1 : 1;
  const valued = rows.filter(({ value }) => isNumber(value));
  const others = rows.filter(({ value }) => !isNumber(value));
  return [...valued.toSorted((a, b) => sign * ((a.value ?? 0) - (b.value ?? 0))), ...others];
}

/** '8 more are not drawn'; nothing where all are. */
export function leftOutSaid(leftOut: number): readonly string[] {
  return leftOut === 0 ? [] : [`${leftOut} more ${leftOut === 1 ? 'is' : 'are'} not drawn`];
}

export function sayTarget(target: RowTarget | null): readonly string[] {
  return target === null ? [] : [`Target ${cut(target.shown, MAX_SHOWN)}.`];
}
