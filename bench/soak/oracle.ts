import type { Days } from '../../src/digest/schedule/schedule.ts';

/**
 * When something is due, told apart from the product's own schedule: by a table of clock changes made by hand, with no
 * time zones of the machine and no library. Only for the zones, days and years that the soak uses.
 */
interface Wall {
  /** Hours ahead of UTC until the next change. */
  readonly hours: number;
  /** When that ends, by UTC. */
  readonly until: string;
}

/** https://www.legislation.gov.uk/uksi/2002/262 and directive 2000/84/EC: the last Sundays of March and October, 01:00 UTC. */
const WALLS: Readonly<Record<string, readonly Wall[]>> = {
  'Europe/London': [
    { hours: 0, until: '2026-03-29T01:00Z' },
    { hours: 1, until: '2026-10-25T01:00Z' },
    { hours: 0, until: '2027-03-28T01:00Z' },
  ],
  'Europe/Paris': [
    { hours: 1, until: '2026-03-29T01:00Z' },
    { hours: 2, until: '2026-10-25T01:00Z' },
    { hours: 1, until: '2027-03-28T01:00Z' },
  ],
  'Etc/UTC': [{ hours: 0, until: '2027-03-28T01:00Z' }],
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export interface DueSlot {
  readonly day: string;
  /** By UTC, in milliseconds. */
  readonly at: number;
}

/**
 * The moment at which a wall shows a time; the first of two where it shows it twice, and where it leaves it out as long
 * after the change as the time lies in the gap.
 */
export function dueMoment(day: string, time: string, zone: string): number {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const walls = WALLS[zone];
  if (!walls) throw new RangeError(`the oracle knows no ${zone}`);
  for (const { hours, until } of walls) {
    const before = asIfUtc - hours * HOUR_MS;
    const change = Date.parse(until);
    if (before < change) return before;
    const next = walls[walls.findIndex((each) => each.until === until) + 1];
    // Left out by the change: by the wall before it, it is just past; by the one after, not there yet.
    if (next && asIfUtc - next.hours * HOUR_MS < change) return before;
  }
  throw new RangeError(`the oracle ends before ${day}`);
}

/** All that is due after a moment and up to another, in order. */
export function dueBetween(
  { days, time, zone }: { readonly days: Days; readonly time: string; readonly zone: string },
  start: Date,
  end: Date,
): readonly DueSlot[] {
  const slots: DueSlot[] = [];
  for (let ms = start.getTime() - 2 * DAY_MS; ms < end.getTime() + 2 * DAY_MS; ms += DAY_MS) {
    const day = new Date(ms).toISOString().slice(0, 10);
    if (!isDay(days, WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? '')) continue;
    const at = dueMoment(day, time, zone);
    if (at > start.getTime() && at <= end.getTime()) slots.push({ day, at });
  }
  return slots;
}

function isDay(days: Days, weekday: string): boolean {
  switch (days.kind) {
    case 'every-day':
      return true;
    case 'weekly':
      if (days.every !== 1) throw new RangeError('the oracle counts every week');
      return days.on.some((each) => each === weekday);
    case 'monthly':
      throw new RangeError('the oracle knows no months');
  }
}
