import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Days, Schedule, Weekday } from '../../../src/digest/schedule/schedule.ts';
import { WEEKDAYS, WORKING_DAYS } from '../../../src/digest/schedule/schedule.ts';
import { countedFrom, dueSlots, nextSlot, slotsFrom, slotsOf, upcoming } from '../../../src/digest/schedule/slots.ts';
import { dayAfter, weekdayOf, weekOf } from '../../../src/digest/schedule/wall.ts';
import { wallOf } from '../../../src/query/wall.ts';
import { momentByMinutes } from './wall-by-minutes.ts';

const plan = (days: Days, over: Partial<Schedule> = {}): Schedule => ({
  ...{ version: 1, days, time: '09:00', zone: 'Europe/London', from: '2026-01-01' },
  ...over,
});
const weekly = (every: 1 | 2 | 3 | 4, ...on: Weekday[]): Days => ({ kind: 'weekly', every, on });
const monthly = (on: Extract<Days, { kind: 'monthly' }>['on'], every: 1 | 3 = 1): Days => ({
  kind: 'monthly',
  every,
  on,
});
const day = (of: number, every: 1 | 3 = 1): Days => monthly({ kind: 'day', day: of }, every);
const nth = (n: 1 | 2 | 3 | 4 | 'last', weekday: Weekday): Days => monthly({ kind: 'weekday', nth: n, weekday });
const daily: Days = { kind: 'every-day' };

describe('the days of a schedule', () => {
  it.each<[string, Days, string, readonly string[]]>([
    ['the 31st is the last where a month is shorter', day(31), '2026-01-15', ['01-31', '02-28', '03-31', '04-30']],
    ['the 30th too', day(30), '2026-01-15', ['01-30', '02-28', '03-30', '04-30']],
    ['the 29th in a common year', day(29), '2026-01-15', ['01-29', '02-28', '03-29']],
    ['the 29th in a leap year, once in February', day(29), '2028-01-15', ['01-29', '02-29', '03-29']],
    ['the 30th in a leap year, once in February', day(30), '2028-01-15', ['01-30', '02-29', '03-30']],
    ['the 28th in a leap year', day(28), '2028-02-01', ['02-28', '03-28']],
    ['the last day in a leap year', monthly({ kind: 'last-day' }), '2028-02-01', ['02-29', '03-31']],
    ['the 1st of each quarter', day(1, 3), '2026-01-02', ['04-01', '07-01', '10-01', '01-01']],
    ['the 31st of the first month of a quarter', day(31, 3), '2026-02-01', ['04-30', '07-31', '10-31', '01-31']],
    ['the 30th of each quarter', day(30, 3), '2026-02-01', ['04-30', '07-30', '10-30', '01-30']],
    [
      'the first working day: a Sunday and a Saturday are passed over',
      monthly({ kind: 'first-working-day' }),
      '2026-01-15',
      ['02-02', '03-02', '04-01', '05-01', '06-01', '07-01', '08-03'],
    ],
    [
      'the last working day: Saturday 28 February, Sunday 31 May',
      monthly({ kind: 'last-working-day' }),
      '2026-01-15',
      ['01-30', '02-27', '03-31', '04-30', '05-29'],
    ],
    ['the first Monday', nth(1, 'monday'), '2026-01-06', ['02-02', '03-02', '04-06']],
    ['the last Friday', nth('last', 'friday'), '2026-01-01', ['01-30', '02-27', '03-27', '04-24']],
    ['the fourth Thursday is not always the last', nth(4, 'thursday'), '2026-01-01', ['01-22', '02-26', '03-26']],
    ['every Monday and Thursday', weekly(1, 'monday', 'thursday'), '2026-03-27', ['03-30', '04-02', '04-06']],
    ['every weekday', weekly(1, ...WORKING_DAYS), '2026-03-27', ['03-27', '03-30', '03-31']],
    ['every day over the change', daily, '2026-03-28', ['03-28', '03-29', '03-30']],
  ])('%s', (_why, days, from, expected) => {
    const named = upcoming(plan(days, { from: '2025-12-01' }), from, expected.length).map((slot) => slot.day.slice(5));
    expect(named).toEqual(expected);
  });

  it.each<[1 | 2 | 3 | 4, readonly string[]]>([
    [1, ['2026-12-18', '2026-12-25', '2027-01-01', '2027-01-08']],
    [2, ['2026-12-18', '2027-01-01', '2027-01-15', '2027-01-29']],
    [3, ['2026-12-18', '2027-01-08', '2027-01-29', '2027-02-19']],
    [4, ['2026-12-18', '2027-01-15', '2027-02-12', '2027-03-12']],
  ])('every %i weeks are counted from the week of its first day, over the new year too', (every, expected) => {
    const schedule = plan(weekly(every, 'friday'), { from: '2026-12-16' });
    expect(upcoming(schedule, '2026-01-01', 4).map((slot) => slot.day)).toEqual(expected);
  });

  it.each([
    ['2026-03-28T10:00:00Z', '2026-03-28', '2026-03-30', 'asked on a Saturday: the Monday to come, not the one after'],
    ['2026-03-30T07:00:00Z', '2026-03-30', '2026-03-30', 'asked on the Monday before its time'],
    ['2026-03-30T09:00:00Z', '2026-03-30', '2026-04-06', 'asked on the Monday after its time'],
    ['2026-03-28T10:00:00Z', '2026-06-12', '2026-06-15', 'from a Friday in June'],
  ])('every other Monday, said at %s from %s, begins on %s: %s', (now, from, first) => {
    const schedule = countedFrom(plan(weekly(2, 'monday'), { from }), new Date(now));
    expect(nextSlot(schedule, new Date(now), null).day).toBe(first);
  });

  it('nothing comes before the first day', () => {
    const [first] = upcoming(plan(daily, { from: '2026-05-05' }), '2026-01-01', 1);
    expect(first?.day).toBe('2026-05-05');
  });
});

const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata'] as const;
const anyDays: fc.Arbitrary<Days> = fc.oneof(
  fc.constant(daily),
  fc.record({
    kind: fc.constant('weekly' as const),
    every: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    on: fc.subarray([...WEEKDAYS], { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('monthly' as const),
    every: fc.constantFrom(1 as const, 3 as const),
    on: fc.oneof(
      fc.record({ kind: fc.constant('day' as const), day: fc.integer({ min: 1, max: 31 }) }),
      fc.constantFrom(
        { kind: 'last-day' as const },
        { kind: 'first-working-day' as const },
        { kind: 'last-working-day' as const },
      ),
      fc.record({
        kind: fc.constant('weekday' as const),
        nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 'last' as const),
        weekday: fc.constantFrom(...WEEKDAYS),
      }),
    ),
  }),
);
const anyTime = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
/** Times that a change leaves out or repeats come up often. */
const trickyTime = fc.oneof(anyTime, fc.constantFrom('01:00', '01:30', '01:59', '02:00', '02:30', '00:00', '23:59'));
const anyDay = fc.integer({ min: 0, max: 730 }).map((away) => dayAfter('2026-01-01', away));
const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  version: fc.constant(1 as const),
  days: anyDays,
  time: trickyTime,
  zone: fc.constantFrom(...zones),
  from: anyDay,
});

/** Whether a day is one of the days, worked out day by day rather than by a pattern. */
function isNamed({ days, from }: Schedule, on: string): boolean {
  const weekday = WEEKDAYS[weekdayOf(on)] as Weekday;
  if (days.kind === 'every-day') return true;
  if (days.kind === 'weekly') return days.on.includes(weekday) && (weekOf(on) - weekOf(from)) % days.every === 0;
  const [year, month, dayOfMonth] = on.split('-').map(Number) as [number, number, number];
  if (days.every === 3 && month % 3 !== 1) return false;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const working = Array.from({ length }, (_, at) => at + 1).filter((each) => {
    const of = new Date(Date.UTC(year, month - 1, each)).getUTCDay();
    return of !== 0 && of !== 6;
  });
  switch (days.on.kind) {
    case 'day':
      return dayOfMonth === Math.min(days.on.day, length);
    case 'last-day':
      return dayOfMonth === length;
    case 'first-working-day':
      return dayOfMonth === working[0];
    case 'last-working-day':
      return dayOfMonth === working.at(-1);
    case 'weekday': {
      if (weekday !== days.on.weekday) return false;
      return days.on.nth === 'last' ? dayOfMonth + 7 > length : Math.ceil(dayOfMonth / 7) === days.on.nth;
    }
  }
}

describe('a schedule that passes over no week', () => {
  it.each<[string, Days]>([
    ['every day', daily],
    ['every week', weekly(1, 'monday')],
    ['every month', day(3)],
  ])('stays as it is: %s', (_why, days) => {
    const schedule = plan(days, { from: '2026-01-01' });
    expect(countedFrom(schedule, new Date('2026-03-25T12:00:00Z'))).toEqual(schedule);
  });
});

describe('any schedule', () => {
  it('names exactly its days, each once, in order', () => {
    fc.assert(
      fc.property(anySchedule, anyDay, (schedule, start) => {
        const end = dayAfter(start, 200);
        const named: string[] = [];
        for (const slot of slotsFrom(schedule, start)) {
          if (slot.day >= end) break;
          named.push(slot.day);
        }
        const expected: string[] = [];
        for (let on = start > schedule.from ? start : schedule.from; on < end; on = dayAfter(on)) {
          if (isNamed(schedule, on)) expected.push(on);
        }
        expect(named).toEqual(expected);
      }),
      { numRuns: 100, seed: 6 },
    );
  });

  it('has one moment for each of its days, later than the one before, at its time on the wall', () => {
    fc.assert(
      fc.property(anySchedule, anyDay, (schedule, start) => {
        const slots = upcoming(schedule, start, 20);
        const moments = slots.map(({ at }) => at.getTime());
        expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
        for (const slot of slots) {
          const shown = wallOf(slot.at, schedule.zone);
          expect(shown.day).toBe(slot.day);
          expect(Math.abs(minutes(shown.time) - minutes(schedule.time)) % 60).toBe(0);
        }
      }),
      { numRuns: 100, seed: 6 },
    );
  });

  it.each(zones)('in %s comes at the moment that a wall shows, over each change of 2026 and 2027', (zone) => {
    for (const time of ['00:30', '01:30', '02:30', '09:00']) {
      for (const around of ['2026-03-07', '2026-03-28', '2026-10-24', '2026-10-31', '2027-03-13', '2027-10-30']) {
        for (const slot of upcoming(plan(daily, { time, zone }), around, 3)) {
          expect([slot.day, slot.at.toISOString()]).toEqual([slot.day, momentByMinutes(slot.day, { time, zone })]);
        }
      }
    }
  });
});

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('the next slot', () => {
  const mondays = plan(weekly(1, 'monday'));
  it.each([
    ['2026-03-30T07:59:59Z', null, '2026-03-30', 'the second before'],
    ['2026-03-30T08:00:00Z', null, '2026-04-06', 'its own moment is past'],
    ['2026-03-30T07:00:00Z', '2026-03-30', '2026-04-06', 'its day was dealt with, and the clock was set back'],
    ['2026-03-16T09:00:00Z', '2026-03-30', '2026-04-06', 'set back by weeks: what was dealt with is not due again'],
    ['2026-10-26T08:30:00Z', null, '2026-10-26', 'the Monday after the clocks went back: 9 is 9 again'],
  ])('after %s, with %s dealt with, is %s: %s', (now, after, expected, _why) => {
    expect(nextSlot(mondays, new Date(now), after).day).toBe(expected);
  });

  it('of a time that the clocks repeat is not the second one, once the first is past', () => {
    const nightly = plan(daily, { time: '01:30' });
    expect(nextSlot(nightly, new Date('2026-10-25T00:29:59Z'), null).at.toISOString()).toBe('2026-10-25T00:30:00.000Z');
    // 01:15 is shown for the second time.
    expect(nextSlot(nightly, new Date('2026-10-25T01:15:00Z'), null).day).toBe('2026-10-26');
  });

  it('of a time that a change moves past midnight is still that of its day', () => {
    const late = plan(daily, { time: '23:30', zone: 'America/Nuuk' });
    // The wall shows 00:10 of the 29th, and the 28th is still to come.
    expect(nextSlot(late, new Date('2026-03-29T01:10:00Z'), null)).toEqual({
      day: '2026-03-28',
      at: new Date('2026-03-29T01:30:00Z'),
    });
  });

  it('in another zone is by its wall, and no day comes twice when a schedule moves there', () => {
    const moved = plan(weekly(1, 'monday'), { zone: 'America/New_York' });
    // At 10:00 in London the 30th was posted; 9:00 in New York is still to come that day.
    expect(nextSlot(moved, new Date('2026-03-30T09:00:00Z'), '2026-03-30').day).toBe('2026-04-06');
    expect(nextSlot(moved, new Date('2026-03-30T09:00:00Z'), null).at.toISOString()).toBe('2026-03-30T13:00:00.000Z');
  });

  it('keeps its time on the wall while the two zones are an hour nearer', () => {
    // From 8 to 29 March New York has changed its clocks and London has not.
    const days = plan(daily, { time: '09:00', zone: 'America/New_York' });
    const moments = ['2026-03-07', '2026-03-09', '2026-03-30'].map((on) => upcoming(days, on, 1)[0]?.at.toISOString());
    expect(moments).toEqual(['2026-03-07T14:00:00.000Z', '2026-03-09T13:00:00.000Z', '2026-03-30T13:00:00.000Z']);
  });
});

describe('what is due', () => {
  it('is due at its very moment', () => {
    expect(dueSlots(mornings, '2026-03-30', new Date('2026-03-30T08:00:00Z')).latest?.day).toBe('2026-03-30');
  });

  const mornings = plan(daily);
  it('is nothing before its moment', () => {
    const due = dueSlots(mornings, '2026-03-30', new Date('2026-03-30T07:59:59Z'));
    expect([due.latest, due.missed, due.next.day]).toEqual([null, [], '2026-03-30']);
  });

  it('is the latest after downtime, with the older ones apart', () => {
    const due = dueSlots(mornings, '2026-03-27', new Date('2026-03-30T20:00:00Z'));
    expect(due.latest?.day).toBe('2026-03-30');
    expect(due.missed.map((slot) => slot.day)).toEqual(['2026-03-27', '2026-03-28', '2026-03-29']);
    expect(due.next.day).toBe('2026-03-31');
  });

  it('after years names no more than the newest sixty that were missed', () => {
    const due = dueSlots(mornings, '2020-01-01', new Date('2026-03-30T20:00:00Z'));
    expect([due.latest?.day, due.missed.length, due.missed.at(-1)?.day]).toEqual(['2026-03-30', 60, '2026-03-29']);
  });

  it('comes once for each day, whatever the clock does: forward by days, and back', () => {
    const jumps = fc.array(fc.integer({ min: -3 * 24 * 60, max: 4 * 24 * 60 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(anySchedule, jumps, (schedule, moves) => {
        let now = Date.parse(`${schedule.from}T00:00:00Z`);
        let furthest = now;
        let next = upcoming(schedule, schedule.from, 1)[0]?.day ?? '';
        const dealt: string[] = [];
        for (const move of [0, ...moves]) {
          now += move * 60_000;
          furthest = Math.max(furthest, now);
          const due = dueSlots(schedule, next, new Date(now));
          if (due.latest === null) continue;
          dealt.push(...[...due.missed, due.latest].map((slot) => slot.day));
          next = due.next.day;
        }
        expect(dealt).toEqual([...new Set(dealt)].sort());
        // And none that was due is left out.
        const all: string[] = [];
        for (const slot of slotsFrom(schedule, schedule.from)) {
          if (slot.at.getTime() > furthest) break;
          all.push(slot.day);
        }
        expect(dealt).toEqual(all);
      }),
      { numRuns: 120, seed: 6 },
    );
  });
});

describe('the slots of something that was set up', () => {
  const schedule = plan(daily);
  it('are the next three, from the first that is not dealt with', () => {
    const slots = slotsOf({ schedule, next: { day: '2026-03-30' } });
    expect(slots.map((slot) => slot.day)).toEqual(['2026-03-30', '2026-03-31', '2026-04-01']);
  });
  it('are none where it is paused, or has no schedule', () => {
    expect(slotsOf({ schedule, next: null })).toEqual([]);
    expect(slotsOf({ schedule: null, next: { day: '2026-03-30' } })).toEqual([]);
  });
});
