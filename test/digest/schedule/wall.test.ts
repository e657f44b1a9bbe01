import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, momentOf, weekdayOf, weekOf } from '../../../src/digest/schedule/wall.ts';
import { wallOf } from '../../../src/query/wall.ts';
import { momentByMinutes } from './wall-by-minutes.ts';

const London = 'Europe/London';
const NewYork = 'America/New_York';

describe('the moment of a time on a wall', () => {
  it.each([
    ['2026-03-28', '01:30', London, '2026-03-28T01:30:00.000Z', 'the day before the gap'],
    ['2026-03-29', '00:59', London, '2026-03-29T00:59:00.000Z', 'the minute before the gap'],
    ['2026-03-29', '01:00', London, '2026-03-29T01:00:00.000Z', 'the gap begins: shown as 02:00'],
    ['2026-03-29', '01:30', London, '2026-03-29T01:30:00.000Z', 'in the gap: shown as 02:30'],
    ['2026-03-29', '02:00', London, '2026-03-29T01:00:00.000Z', 'the gap is over'],
    ['2026-03-29', '09:00', London, '2026-03-29T08:00:00.000Z', 'the morning after'],
    ['2026-10-25', '00:59', London, '2026-10-24T23:59:00.000Z', 'before the hour that comes twice'],
    ['2026-10-25', '01:00', London, '2026-10-25T00:00:00.000Z', 'of two, the first'],
    ['2026-10-25', '01:30', London, '2026-10-25T00:30:00.000Z', 'of two, the first'],
    ['2026-10-25', '02:00', London, '2026-10-25T02:00:00.000Z', 'the doubled hour is over'],
    ['2026-10-26', '09:00', London, '2026-10-26T09:00:00.000Z', 'the Monday after'],
    ['2027-03-28', '01:15', London, '2027-03-28T01:15:00.000Z', 'in the gap of 2027'],
    ['2027-10-31', '01:45', London, '2027-10-31T00:45:00.000Z', 'doubled in 2027'],
    ['2026-03-08', '02:30', NewYork, '2026-03-08T07:30:00.000Z', 'in the gap: shown as 03:30'],
    ['2026-11-01', '01:30', NewYork, '2026-11-01T05:30:00.000Z', 'doubled: the first'],
    ['2027-03-14', '02:00', NewYork, '2027-03-14T07:00:00.000Z', 'in the gap of 2027'],
    ['2027-11-07', '01:59', NewYork, '2027-11-07T05:59:00.000Z', 'doubled in 2027'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z', 'a change of half an hour'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z', 'a gap of half an hour'],
    ['2026-03-28', '23:30', 'America/Nuuk', '2026-03-29T01:30:00.000Z', 'a gap that ends after midnight'],
    ['2026-04-24', '00:00', 'Africa/Cairo', '2026-04-23T22:00:00.000Z', 'a day that has no midnight'],
    ['2026-03-29', '01:30', 'Asia/Kolkata', '2026-03-28T20:00:00.000Z', 'no changes'],
  ])('%s %s in %s is %s: %s', (day, time, zone, moment) => {
    expect(momentOf(day, time, zone).toISOString()).toBe(moment);
    expect(momentByMinutes(day, { time, zone }), 'minute by minute').toBe(moment);
  });

  const CHANGES: readonly [string, readonly string[]][] = [
    [London, ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31']],
    [NewYork, ['2026-03-08', '2026-11-01', '2027-03-14', '2027-11-07']],
    ['Asia/Kolkata', ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31']],
  ];

  it.each(CHANGES)('in %s is what a wall shows, minute by minute, on the days about each change', (zone, days) => {
    const about = days.flatMap((day) => [-1, 0, 1].map((away) => dayAfter(day, away)));
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(fc.constantFrom(...about), minutes, (day, minute) => {
        const time = new Date(minute * 60_000).toISOString().slice(11, 16);
        expect(momentOf(day, time, zone).toISOString()).toBe(momentByMinutes(day, { time, zone }));
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  it('of any time is shown there again, unless a gap leaves it out', () => {
    const zones = fc.constantFrom(London, NewYork, 'Asia/Kolkata', 'Pacific/Chatham', 'Etc/UTC');
    const days = fc.integer({ min: 0, max: 2 * 365 }).map((away) => dayAfter('2026-01-01', away));
    fc.assert(
      fc.property(zones, days, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (zone, day, h, m) => {
        const time = `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
        const shown = wallOf(momentOf(day, time, zone), zone);
        expect(shown.day).toBe(day);
        expect([time, `${String(h + 1).padStart(2, '0')}${time.slice(2)}`]).toContain(shown.time);
      }),
      { numRuns: 500, seed: 6 },
    );
  });
});

describe('days', () => {
  it.each([
    ['2026-03-30', 0, 'a Monday'],
    ['2026-03-29', 6, 'a Sunday'],
    ['2028-02-29', 1, 'a leap day, a Tuesday'],
    ['1969-12-29', 0, 'before the count begins'],
  ])('%s is weekday %i: %s', (day, weekday) => expect(weekdayOf(day)).toBe(weekday));

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('%s and %i is %s', (day, days, after) => expect(dayAfter(day, days)).toBe(after));

  it('a week is one from Monday to Sunday, over the new year too', () => {
    const week = weekOf('2026-12-28');
    expect(['2026-12-31', '2027-01-01', '2027-01-03'].map(weekOf)).toEqual([week, week, week]);
    expect([weekOf('2026-12-27'), weekOf('2027-01-04')]).toEqual([week - 1, week + 1]);
  });
});
