import type { IsoDate } from '../../query/period.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Monday to Friday. Public holidays are not known here, so they count. */
export const WORKING_DAYS: readonly Weekday[] = WEEKDAYS.slice(0, 5);

/** Which day of a month; a day that a month doesn't have is its last. */
export type DayOfMonth =
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'last-day' | 'first-working-day' | 'last-working-day' }
  | { readonly kind: 'weekday'; readonly nth: 1 | 2 | 3 | 4 | 'last'; readonly weekday: Weekday };

/** On which days something is posted. Monthly `every` 3 is April, July, October and January, as quarters begin. */
export type Days =
  | { readonly kind: 'every-day' }
  | { readonly kind: 'weekly'; readonly every: 1 | 2 | 3 | 4; readonly on: readonly Weekday[] }
  | { readonly kind: 'monthly'; readonly every: 1 | 3; readonly on: DayOfMonth };

/** When something is posted: at most once a day, at a time on the wall of a place. Plain JSON, stored as it is. */
export interface Schedule {
  /** Of this shape. */
  readonly version: 1;
  readonly days: Days;
  /** HH:MM, 24 hours. */
  readonly time: string;
  /** An IANA name. */
  readonly zone: string;
  /** The weeks of every second, third or fourth one are counted from the week of this day; nothing comes before it. */
  readonly from: IsoDate;
}

/**
 * One time at which something is due. It is known by its day in the schedule's zone: of the hour that a clock change
 * repeats, and of a clock that was set back, the day has come once.
 */
export interface Slot {
  readonly day: IsoDate;
  readonly at: Date;
}

/** Whether a name is one of the IANA time zones known here. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
