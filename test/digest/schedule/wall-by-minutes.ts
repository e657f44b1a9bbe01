import type { Schedule } from '../../../src/digest/schedule/schedule.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The moment of a time on a day, found by looking at a wall minute by minute: the first at which it shows the time; where
 * it leaves the time out, as long after the jump as the time lies within the gap. Slow, and made in another way than the
 * product's.
 */
export function momentByMinutes(day: string, { time, zone }: Pick<Schedule, 'time' | 'zone'>): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const wanted = `${day} ${time}`;
  let shownBefore = '';
  for (let ms = Date.parse(`${day}T00:00:00Z`) - DAY_MS; ; ms += MINUTE_MS) {
    const shown = format.format(new Date(ms));
    if (shown === wanted) return new Date(ms).toISOString();
    if (shownBefore < wanted && shown > wanted && shownBefore !== '') {
      // The last minute before the jump, and then as many as lie between it and the time.
      const within = asMinutes(wanted) - asMinutes(shownBefore);
      return new Date(ms + (within - 1) * MINUTE_MS).toISOString();
    }
    shownBefore = shown;
  }
}

function asMinutes(shown: string): number {
  return Date.parse(`${shown.replace(' ', 'T')}:00Z`) / MINUTE_MS;
}
