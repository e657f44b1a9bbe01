import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dueBetween, dueMoment } from '../../bench/soak/oracle.ts';
import { PLANTS, planted } from '../../bench/soak/plants.ts';

describe('when something is due, by the table made by hand', () => {
  it.each([
    ['2026-03-28', '09:00', 'Europe/London', '2026-03-28T09:00:00.000Z', 'winter'],
    ['2026-03-29', '00:59', 'Europe/London', '2026-03-29T00:59:00.000Z', 'the minute before'],
    ['2026-03-29', '01:00', 'Europe/London', '2026-03-29T01:00:00.000Z', 'left out'],
    ['2026-03-29', '01:30', 'Europe/London', '2026-03-29T01:30:00.000Z', 'left out: as long after as it lies within'],
    ['2026-03-29', '02:00', 'Europe/London', '2026-03-29T01:00:00.000Z', 'the gap is over'],
    ['2026-03-29', '02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z', 'left out in Paris'],
    ['2026-03-29', '09:00', 'Europe/Paris', '2026-03-29T07:00:00.000Z', 'summer'],
    ['2026-10-25', '00:59', 'Europe/London', '2026-10-24T23:59:00.000Z', 'still summer'],
    ['2026-10-25', '01:30', 'Europe/London', '2026-10-25T00:30:00.000Z', 'of two the first'],
    ['2026-10-25', '02:00', 'Europe/London', '2026-10-25T02:00:00.000Z', 'once, in winter'],
    ['2026-10-25', '02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z', 'of two the first in Paris'],
    ['2026-10-25', '09:00', 'Europe/London', '2026-10-25T09:00:00.000Z', 'winter again'],
    ['2026-10-25', '09:00', 'Etc/UTC', '2026-10-25T09:00:00.000Z', 'no changes'],
  ])('%s %s in %s is %s: %s', (day, time, zone, moment) => {
    expect(new Date(dueMoment(day, time, zone)).toISOString()).toBe(moment);
  });

  it('names the days, each once, and none outside the time', () => {
    const days = { kind: 'weekly', every: 1, on: ['monday', 'wednesday', 'saturday'] } as const;
    const schedule = { days, time: '09:00', zone: 'Europe/London' };
    const due = dueBetween(schedule, new Date('2026-03-28T09:00:00Z'), new Date('2026-04-04T08:00:00Z'));
    expect(due.map(({ day }) => day)).toEqual(['2026-03-30', '2026-04-01', '2026-04-04']);
  });
});

it.each(PLANTS.flatMap((plant) => plant.edits.map((edit) => ({ name: plant.name, edit, plant }))))(
  'the plant $name finds its place in $edit.file',
  ({ edit, plant }) => {
    const text = readFileSync(edit.file, 'utf8');
    expect(planted(text, edit.file, plant)).not.toBe(text);
  },
);
