import type { Figure, Read } from '../../figures/figure.ts';
import { addMonths } from '../../query/calendar.ts';
import type { Basis, IsoDate } from '../../query/period.ts';
import { shortDate, shortPeriod } from '../../reply/short-period.ts';
import { shortOf } from '../../telling/lines/number.ts';
import { dayAfter } from '../schedule/wall.ts';

/** How many months a basis covers: no new figure can be due any sooner. */
const MONTHS: Readonly<Record<Basis, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
  'rolling-year': 1,
  snapshot: 1,
  'not-given': 0,
};

/** With one figure held it is not known how often one comes; fewer reports than one a quarter are rare. */
const LEAST_KNOWN_MONTHS = 3;

/** Days that a report may be late without a word. */
const GRACE_DAYS = 14;

export interface Overdue {
  /** 'Health assessments: newest Dec 2018, the next was due by 14 Jun 2019'. */
  readonly text: string;
}

/**
 * Measures whose next figure should be here: as long after the newest as that came after the one before it (with one
 * held, a quarter at least), published as many days after its end as the newest was, and some days' grace.
 */
export function overdueAmong(read: Read, figures: readonly Figure[], today: IsoDate): readonly Overdue[] {
  return figures.flatMap((figure) => {
    const due = dueDay(figure);
    if (due === null || due >= today) return [];
    const newest = shortPeriod(figure.observation.period);
    return [{ text: `${shortOf(read, figure)}: newest ${newest}, the next was due by ${shortDate(due)}` }];
  });
}

function dueDay({ observation, history }: Figure): IsoDate | null {
  const { basis, end } = observation.period;
  if (MONTHS[basis] === 0) return null;
  const earlier = history.filter((each) => each.period.end < end).at(-1);
  const months = earlier
    ? Math.max(MONTHS[basis], monthsBetween(earlier.period.end, end))
    : Math.max(MONTHS[basis], LEAST_KNOWN_MONTHS);
  const lag = Math.max(0, daysBetween(end, observation.source.publishedOn));
  return dayAfter(addMonths(end, months), lag + GRACE_DAYS);
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000));
}

function monthsBetween(from: IsoDate, to: IsoDate): number {
  return Math.round(daysBetween(from, to) / 30.44);
}
