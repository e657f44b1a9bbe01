import type { IsoDate } from './period.ts';

/** What calendar and clock on a wall show. */
export interface Wall {
  readonly day: IsoDate;
  /** HH:MM, 24 hours. */
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a wall in a time zone shows at a moment. */
export function wallOf(at: Date, zone: string): Wall {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return { day: `${part['year']}-${part['month']}-${part['day']}`, time: `${part['hour']}:${part['minute']}` };
}

/** The date that it is at `now` in a time zone: shortly before midnight in London the server may be a day on. */
export function todayIn(timeZone: string, now: Date): IsoDate {
  return wallOf(now, timeZone).day;
}

/** Making one takes far longer than using it, or than all else that a question needs of a clock. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
  });
  formats.set(zone, format);
  return format;
}
