import { type Change, change } from '../evaluate/change.ts';
import { addDays, addMonths, endOfMonth } from '../query/calendar.ts';
import type { Observation } from '../query/observation.ts';
import type { IsoDate } from '../query/period.ts';
import { earlierAgainst } from '../question/counted-from.ts';
import type { Back, Question, Step } from '../question/question.ts';
import { type Figure, hasNumber } from './figure.ts';

/** What a movement is counted from: the figure before, one so far back, or the last one up to a day. */
export type Since = Back | { readonly kind: 'day'; readonly day: IsoDate } | null;

export const A_YEAR = { kind: 'back', step: 'year', count: 1 } as const satisfies Since;

/** How long a step is. */
export const MONTHS: Readonly<Record<Exclude<Step, 'point'>, number>> = { month: 1, quarter: 3, year: 12 };

/** The earlier figure of the same series; null where none is held just there. No other date ever stands in. */
export function earlierOf({ history, observation }: Figure, since: Since): Observation | null {
  const { end } = observation.period;
  const own = countBefore(history, end);
  if (since === null) return history[own - 1] ?? null;
  if (since.kind === 'day') return history[Math.min(own, countBefore(history, addDays(since.day, 1))) - 1] ?? null;
  if (since.step === 'point') return history[own - since.count] ?? null;
  const day = dayBack(end, MONTHS[since.step] * since.count);
  const found = history[countBefore(history, day)];
  return found?.period.end === day ? found : null;
}

/** How many of a series, oldest first, end before a day: found by halves, as long lines are asked of each of their figures. */
function countBefore(history: readonly Observation[], day: IsoDate): number {
  let [low, high] = [0, history.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((history[middle]?.period.end ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The day so many months before; of the end of a month the end of that one. */
export function dayBack(day: IsoDate, months: number): IsoDate {
  const moved = addMonths(day, -months);
  return day === endOfMonth(day) ? endOfMonth(moved) : moved;
}

/** How a figure moved; across a break it is neither better nor worse, since the two don't compare. */
export interface Moved {
  readonly change: Change;
  readonly breaks: Figure['series']['breaks'];
}

/** The movement since an earlier figure; null where one of the two has no number. */
export function movedSince(figure: Figure, since: Since): Moved | null {
  const from = earlierOf(figure, since);
  return from && hasNumber(from) ? movedFrom(figure, from) : null;
}

/** The movement from one observation of the same series. */
export function movedFrom(figure: Figure, from: Observation): Moved | null {
  const found = change(figure.indicator, from, figure.observation);
  if (!found) return null;
  const breaks = breaksBetween(figure, from, figure.observation);
  return { change: breaks.length > 0 ? { ...found, verdict: null } : found, breaks };
}

/** Breaks that lie between two figures of one series, so that they don't compare. */
export function breaksBetween(
  { series }: Pick<Figure, 'series'>,
  one: Observation,
  other: Observation,
): Figure['series']['breaks'] {
  const [from, to] = [one.period.end, other.period.end].sort() as [IsoDate, IsoDate];
  return series.breaks.filter(({ at }) => at > from && at <= to);
}

/** The figure so far before another one of its series; null where none is held just there. */
export function earlierFigure(figure: Figure, since: Since): Figure | null {
  const observation = earlierOf(figure, since);
  return observation && { ...figure, observation, standsFor: 'asked' };
}

/** What changes are counted from in a question: an earlier time that it names or counts back to; null: the figure before. */
export function sinceOf({ against, only }: Pick<Question, 'against' | 'only'>): Since {
  const earlier = earlierAgainst({ against });
  if (earlier !== null) return earlier;
  const moved = only.find(({ test }) => test.kind === 'moved' && test.since !== null);
  return moved?.test.kind === 'moved' ? moved.test.since : null;
}
