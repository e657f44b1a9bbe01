import { wallOf } from '../../query/wall.ts';
import { sayDate } from '../../reply/say.ts';
import type { DayOfMonth, Days, Schedule, Slot, Weekday } from './schedule.ts';
import { WEEKDAYS, WORKING_DAYS } from './schedule.ts';
import { weekdayOf } from './wall.ts';

/** 'every Monday at 09:00 (Europe/London)'. */
export function saySchedule(schedule: Schedule): string {
  return `${sayDays(schedule.days)} at ${schedule.time} (${schedule.zone})`;
}

/** 'every Monday', 'every working day, Monday to Friday', 'on the 1st of every month'. */
export function sayDays(days: Days): string {
  switch (days.kind) {
    case 'every-day':
      return 'every day';
    case 'weekly':
      return sayWeekly(days.on, days.every);
    case 'monthly':
      return `${sayDayOfMonth(days.on)} of ${days.every === 3 ? 'January, April, July and October' : 'every month'}`;
  }
}

/** As `sayDays`, in words that are read as the same days again. */
export function askDays(days: Days): string {
  return sayDays(days)
    .replace(/ \([^)]*\)/g, '')
    .replace('of January, April, July and October', 'of every quarter');
}

const EVERY = { 1: 'every', 2: 'every other', 3: 'every third', 4: 'every fourth' } as const;

function sayWeekly(on: readonly Weekday[], every: 1 | 2 | 3 | 4): string {
  if (every === 1 && on.length === 5 && WORKING_DAYS.every((day) => on.includes(day))) {
    return 'every weekday (Monday to Friday)';
  }
  return `${EVERY[every]} ${allOf(on.map(upperFirst))}`;
}

const NTH = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', last: 'last' } as const;

function sayDayOfMonth(on: DayOfMonth): string {
  switch (on.kind) {
    case 'day':
      return on.day < 29
        ? `on the ${ordinal(on.day)}`
        : `on the ${ordinal(on.day)} (or the last day, where it is shorter)`;
    case 'last-day':
      return 'on the last day';
    case 'first-working-day':
      return 'on the first weekday (Monday to Friday)';
    case 'last-working-day':
      return 'on the last weekday (Monday to Friday)';
    case 'weekday':
      return `on the ${NTH[on.nth]} ${upperFirst(on.weekday)}`;
  }
}

/** '1st', '22nd'. */
function ordinal(day: number): string {
  const unit = day % 10;
  const teens = day > 10 && day < 14;
  return `${day}${teens ? 'th' : unit === 1 ? 'st' : unit === 2 ? 'nd' : unit === 3 ? 'rd' : 'th'}`;
}

/** 'Monday 30 March 2026 at 09:00', by the wall of the schedule's zone. */
export function saySlot({ at }: Pick<Slot, 'at'>, zone: string): string {
  const { day, time } = wallOf(at, zone);
  return `${sayWeekday(day)} at ${time}`;
}

/** 'Monday 30 March 2026'. */
export function sayWeekday(day: string): string {
  return `${upperFirst(WEEKDAYS[weekdayOf(day)] ?? '')} ${sayDate(day)}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function allOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
