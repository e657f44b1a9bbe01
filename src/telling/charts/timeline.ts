import { addMonths, endOfMonth, financialYearOf, quarterOf } from '../../query/calendar.ts';
import type { Basis, IsoDate, Period } from '../../query/period.ts';

/** More empty places than this for each that is held would leave a picture of gaps. */
const MOST_EMPTY = 2;

/**
 * Periods of one basis, oldest first, and those between them that are missing by the steps in which they come, so that
 * equal distances are equal times. `even`: false where no such steps are to be seen; then nothing is filled in.
 */
export function timeline(held: readonly Period[]): { readonly periods: readonly Period[]; readonly even: boolean } {
  const months = held.map(({ end }) => monthNumber(end));
  const steps = months.slice(1).map((month, at) => month - (months[at] as number));
  const step = Math.min(...steps);
  if (steps.length < 2 || steps.every((each) => each === step)) return { periods: held, even: true };
  const wholeMonths = held.every(({ end }) => end === endOfMonth(end));
  const inSteps = step > 0 && steps.every((each) => each % step === 0);
  const length = steps.reduce((sum, each) => sum + each, 0) / step + 1;
  if (!wholeMonths || !inSteps || length > held.length * (1 + MOST_EMPTY)) return { periods: held, even: false };
  const periods = held.flatMap((period, at) => [...missingBefore(period, steps[at - 1] ?? step, step), period]);
  return { periods, even: true };
}

function missingBefore({ basis, end }: Period, months: number, step: number): readonly Period[] {
  const count = months / step - 1;
  return Array.from({ length: count }, (_, at) => {
    const firstOfMonth = `${end.slice(0, 8)}01`;
    return periodEnding(basis, endOfMonth(addMonths(firstOfMonth, -(count - at) * step)));
  });
}

function periodEnding(basis: Basis, end: IsoDate): Period {
  switch (basis) {
    case 'month':
      return { basis, label: end.slice(0, 7), start: `${end.slice(0, 8)}01`, end };
    case 'quarter':
      return { basis, ...quarterOf(end) };
    case 'year':
      return { basis, ...financialYearOf(end) };
    case 'rolling-year':
      return { basis, label: end.slice(0, 7), start: addMonths(`${end.slice(0, 8)}01`, -11), end };
    default:
      return { basis, label: end, start: end, end };
  }
}

function monthNumber(date: IsoDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
