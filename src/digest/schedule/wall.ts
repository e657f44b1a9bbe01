import type { IsoDate } from '../../query/period.ts';
import { wallOf } from '../../query/wall.ts';

/**
 * The moment at which a wall shows a time of a day: of two, where a clock change repeats the hour, the first; of none,
 * where it leaves the hour out, as much later as the gap is long.
 */
export function momentOf(day: IsoDate, time: string, zone: string): Date {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const byOffsetOf = (ms: number) => asIfUtc - offsetAt(ms, zone);
  const [before, after] = [byOffsetOf(asIfUtc - DAY_MS), byOffsetOf(asIfUtc + DAY_MS)] as const;
  // An hour is repeated where the wall falls behind: the offset of before then gives the first of the two.
  const shown = [before, after].find((each) => offsetAt(each, zone) === asIfUtc - each);
  return new Date(shown ?? before);
}

/** How far a wall is ahead of UTC, in milliseconds. */
function offsetAt(ms: number, zone: string): number {
  const { day, time } = wallOf(new Date(ms), zone);
  const minutes = Math.floor(ms / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${day}T${time}:00Z`) - minutes;
}

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const daysSince1970 = (day: IsoDate) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** Some days on; before, where that is negative. */
export function dayAfter(day: IsoDate, days = 1): IsoDate {
  return new Date((daysSince1970(day) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** Counts weeks from Monday to Sunday: the same number for all days of one. */
export function weekOf(day: IsoDate): number {
  // 5 January 1970 was a Monday.
  return Math.floor((daysSince1970(day) - 4) / 7);
}

/** 0 for Monday. */
export function weekdayOf(day: IsoDate): number {
  return (((daysSince1970(day) - 4) % 7) + 7) % 7;
}
