import { describe, expect, it } from 'vitest';
import { askDays, sayDays, saySchedule, saySlot } from '../../../src/digest/schedule/say-schedule.ts';
import { type Days, WORKING_DAYS } from '../../../src/digest/schedule/schedule.ts';
import { daysIn } from '../../../src/understand/digest/days.ts';

const monthly = (on: Extract<Days, { kind: 'monthly' }>['on'], every: 1 | 3 = 1): Days => ({
  kind: 'monthly',
  every,
  on,
});

const SAID: readonly (readonly [string, Days])[] = [
  ['every day', { kind: 'every-day' }],
  ['every Monday', { kind: 'weekly', every: 1, on: ['monday'] }],
  ['every Monday, Tuesday and Sunday', { kind: 'weekly', every: 1, on: ['monday', 'tuesday', 'sunday'] }],
  ['every weekday (Monday to Friday)', { kind: 'weekly', every: 1, on: WORKING_DAYS }],
  ['every other Friday', { kind: 'weekly', every: 2, on: ['friday'] }],
  ['every third Monday and Tuesday', { kind: 'weekly', every: 3, on: ['monday', 'tuesday'] }],
  ['every fourth Friday', { kind: 'weekly', every: 4, on: ['friday'] }],
  ['on the 1st of every month', monthly({ kind: 'day', day: 1 })],
  ['on the 12th of every month', monthly({ kind: 'day', day: 12 })],
  ['on the 22nd of January, April, July and October', monthly({ kind: 'day', day: 22 }, 3)],
  ['on the 31st (or the last day, where it is shorter) of every month', monthly({ kind: 'day', day: 31 })],
  ['on the last day of every month', monthly({ kind: 'last-day' })],
  ['on the first weekday (Monday to Friday) of every month', monthly({ kind: 'first-working-day' })],
  ['on the last weekday (Monday to Friday) of every month', monthly({ kind: 'last-working-day' })],
  ['on the first Monday of every month', monthly({ kind: 'weekday', nth: 1, weekday: 'monday' })],
  ['on the last Friday of every month', monthly({ kind: 'weekday', nth: 'last', weekday: 'friday' })],
];

describe('a schedule in words', () => {
  it.each(SAID)('%s', (said, days) => {
    expect(sayDays(days)).toBe(said);
  });

  it.each(SAID)('as it is offered back is read as the same days: %s', (_said, days) => {
    expect(daysIn(askDays(days).toLowerCase()).value).toEqual({ kind: 'days', days });
  });

  it('names its time and zone', () => {
    const schedule = { version: 1, days: { kind: 'every-day' }, time: '08:30', zone: 'Europe/London' } as const;
    expect(saySchedule({ ...schedule, from: '2026-01-01' })).toBe('every day at 08:30 (Europe/London)');
  });

  it('says a slot by the wall of its zone', () => {
    const at = new Date('2026-03-29T23:30:00Z');
    expect(saySlot({ at }, 'Europe/London')).toBe('Monday 30 March 2026 at 00:30');
    expect(saySlot({ at }, 'America/New_York')).toBe('Sunday 29 March 2026 at 19:30');
  });
});
