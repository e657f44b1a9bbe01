import type { IsoDate } from './query/period.ts';

/** Making one takes longer than all else that a question needs of a clock. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const made = formats.get(timeZone);
  if (made) return made;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format;
}

/** The date that it is at `now` in a time zone: shortly before midnight in London the server may be a day on. */
export function todayIn(timeZone: string, now: Date): IsoDate {
  const parts = formatOf(timeZone).formatToParts(now);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${part['year']}-${part['month']}-${part['day']}`;
}
