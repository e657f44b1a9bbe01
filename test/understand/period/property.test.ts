import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findPeriods } from '../../../src/understand/period/find.ts';

/** Words that some reader starts at: in any order they lead it as deep as it goes. */
const PIECES = (
  'q3 q 3 quarter quarters first last the of end start day days month months year years ago before earlier since between from to and , - / ( ' +
  'december dec may 18 2018 2018/19 18-19 30/09/18 31 31st this next previous week rolling ending same time half christmas easter spring ' +
  'new eve against compared with as a whole now latest so far date up ? . a couple two twelve 12 fy h1 thirty that one financial calendar'
).split(' ');

const texts = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((words) => words.join('')),
);
const days = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('any text gives at most eight mentions, sorted, inside it, not overlapping, the same each time', () => {
  fc.assert(
    fc.property(texts, days, (text, today) => {
      const mentions = findPeriods(text, today);
      expect(mentions.length).toBeLessThanOrEqual(8);
      let from = 0;
      for (const { start, end } of mentions) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(from).toBeLessThanOrEqual(text.length);
      expect(findPeriods(text, today)).toEqual(mentions);
    }),
    { numRuns: 2000 },
  );
});

it('what is asked runs forwards, and only the future is to come', () => {
  fc.assert(
    fc.property(texts, days, (text, today) => {
      const mentions = findPeriods(text, today);
      const backwards = mentions.filter(
        ({ asked }) => asked?.kind === 'range' && asked.to !== null && asked.from > asked.to,
      );
      const tooEarly = mentions.filter(
        ({ said, asked }) => said === 'one' && asked?.kind === 'one' && asked.period.start > today,
      );
      const single = mentions.filter(({ asked }) => asked?.kind === 'several' && asked.periods.length < 2);
      expect([backwards, tooEarly, single]).toEqual([[], [], []]);
    }),
    { numRuns: 2000 },
  );
});
