import { Cron } from 'croner';
import type { IsoDate } from '../../query/period.ts';
import { wallOf } from '../../query/wall.ts';
import type { DayOfMonth, Days, Schedule, Slot, Weekday } from './schedule.ts';
import { dayAfter, momentOf, weekOf } from './wall.ts';

/** The slots on a day and after it, without end. */
export function* slotsFrom(schedule: Schedule, day: IsoDate): Generator<Slot, never> {
  yield* slotsAfter(schedule, day > schedule.from ? day : schedule.from);
  throw new RangeError('a schedule always has a next slot');
}

/** The first slot that is due after a moment, on a day later than `after`; null: any day. */
export function nextSlot(schedule: Schedule, now: Date, after: IsoDate | null): Slot {
  // A time that a clock change moves may be due on the day after its own.
  const today = dayAfter(wallOf(now, schedule.zone).day, -1);
  for (const slot of slotsFrom(schedule, today)) if (slot.at > now && (after === null || slot.day > after)) return slot;
  throw new RangeError('a schedule always has a next slot');
}

/** Counted so that the weeks of every second, third or fourth one begin with the first such day to come. */
export function countedFrom(schedule: Schedule, now: Date): Schedule {
  const { days } = schedule;
  if (days.kind !== 'weekly' || days.every === 1) return schedule;
  return { ...schedule, from: nextSlot({ ...schedule, days: { ...days, every: 1 } }, now, null).day };
}

/** What is due of a schedule whose first slot not dealt with is on `day`. */
export interface Due {
  /** The newest one that is due; null: none is. */
  readonly latest: Slot | null;
  /** Those before it, oldest first, the newest `MOST_MISSED` of them: they are never posted. */
  readonly missed: readonly Slot[];
  readonly next: Slot;
}

/** More than this, as after years, are not told one by one. */
const MOST_MISSED = 60;

export function dueSlots(schedule: Schedule, day: IsoDate, now: Date): Due {
  const due: Slot[] = [];
  for (const slot of slotsFrom(schedule, day)) {
    if (slot.at > now) return { latest: due.at(-1) ?? null, missed: due.slice(0, -1).slice(-MOST_MISSED), next: slot };
    due.push(slot);
  }
  throw new RangeError('slots have no end');
}

/** Some slots from a day on, soonest first. */
export function upcoming(schedule: Schedule, day: IsoDate, count: number): readonly Slot[] {
  const slots: Slot[] = [];
  for (const slot of slotsFrom(schedule, day)) {
    slots.push(slot);
    if (slots.length === count) break;
  }
  return slots;
}

/**
 * In order, without end, those of `day` first. Croner names the days; the moment is worked out here, since croner 11.0.1
 * with a zone passes over a day whose time falls into a gap that ends after midnight (America/Nuuk, 28 March 2026).
 */
function* slotsAfter(schedule: Schedule, day: IsoDate): Generator<Slot> {
  const crons = daysOf(schedule.days).map((days) => new Cron(`0 0 ${days}`, { timezone: 'Etc/UTC' }));
  // A run is always later than the moment given.
  for (let at = new Date(Date.parse(`${day}T00:00:00Z`) - 1); ; ) {
    const next = earliest(crons.map((cron) => cron.nextRun(at)));
    if (next === null) return;
    at = next;
    const named = next.toISOString().slice(0, 10);
    if (isCounted(schedule, named)) yield { day: named, at: momentOf(named, schedule.time, schedule.zone) };
  }
}

function earliest(dates: readonly (Date | null)[]): Date | null {
  const found = dates.flatMap((date) => date ?? []);
  return found.length === 0 ? null : found.reduce((first, date) => (date < first ? date : first));
}

/** Of every second, third or fourth week the others are passed over. */
function isCounted({ days, from }: Schedule, day: IsoDate): boolean {
  if (days.kind !== 'weekly' || days.every === 1) return true;
  return (weekOf(day) - weekOf(from)) % days.every === 0;
}

const SHORT: Readonly<Record<Weekday, string>> = {
  monday: 'MON',
  tuesday: 'TUE',
  wednesday: 'WED',
  thursday: 'THU',
  friday: 'FRI',
  saturday: 'SAT',
  sunday: 'SUN',
};

/** The days as patterns of cron, one or two, that together name each day once. https://croner.56k.guru/usage/pattern/ */
function daysOf(days: Days): readonly string[] {
  switch (days.kind) {
    case 'every-day':
      return ['* * *'];
    case 'weekly':
      return [`* * ${days.on.map((day) => SHORT[day]).join(',')}`];
    case 'monthly':
      return daysOfMonth(days.on, days.every === 3 ? '1,4,7,10' : '*');
  }
}

function daysOfMonth(on: DayOfMonth, months: string): readonly string[] {
  switch (on.kind) {
    case 'day':
      if (on.day >= 31) return [`L ${months} *`];
      // February alone is shorter than 29 or 30 days; of quarters none begins with it.
      return on.day < 29 || months !== '*' ? [`${on.day} ${months} *`] : [`${on.day} * *`, 'L 2 *'];
    case 'last-day':
      return [`L ${months} *`];
    case 'first-working-day':
      return [`1W ${months} *`];
    case 'last-working-day':
      return [`LW ${months} *`];
    case 'weekday':
      return [`* ${months} ${SHORT[on.weekday]}#${on.nth === 'last' ? 'L' : on.nth}`];
  }
}

/** The next three of something that was set up, soonest first; none where it is paused, or has no schedule. */
export function slotsOf({
  schedule,
  next,
}: {
  readonly schedule: Schedule | null;
  readonly next: { readonly day: IsoDate } | null;
}): readonly Slot[] {
  return schedule && next ? upcoming(schedule, next.day, 3) : [];
}
