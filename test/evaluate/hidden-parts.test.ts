import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Sum, showable, workedOut } from '../../src/evaluate/hidden-parts.ts';

const AGES: Sum = { whole: 'all', parts: ['young', 'middle', 'old'] };
const SEXES: Sum = { whole: 'all', parts: ['girls', 'boys'] };
const TEAMS: Sum = { whole: 'all', parts: ['east', 'west'] };
const EAST: Sum = { whole: 'east', parts: ['a', 'b'] };

describe('what can be worked out', () => {
  it.each([
    { sums: [AGES], shown: ['young', 'middle', 'old'], follows: ['all'], why: 'the parts make the whole' },
    { sums: [AGES], shown: ['all', 'young', 'middle'], follows: ['old'], why: 'the whole less the others' },
    { sums: [AGES], shown: ['young', 'middle'], follows: [], why: 'without the whole' },
    { sums: [AGES], shown: ['all', 'young'], follows: [], why: 'two share what is left' },
    {
      sums: [AGES, SEXES],
      shown: ['young', 'middle', 'girls', 'boys'],
      follows: ['all', 'old'],
      why: 'the other dimension gives the whole',
    },
    { sums: [TEAMS, EAST], shown: ['all', 'west', 'a'], follows: ['east', 'b'], why: 'by way of a part that follows' },
    { sums: [], shown: ['all'], follows: [], why: 'of no sum' },
    { sums: [{ whole: 'all', parts: ['only'] }], shown: ['all'], follows: ['only'], why: 'one part is the whole' },
  ])('$shown gives $follows: $why', ({ sums, shown, follows }) => {
    expect([...workedOut(sums, new Set(shown))].sort()).toEqual([...follows].sort());
  });
});

describe('what may be shown together', () => {
  it.each([
    { groups: [['young', 'middle', 'old'], ['all']], hidden: [], shown: 4, why: 'nothing is hidden' },
    { groups: [['young', 'middle'], ['all']], hidden: ['old'], shown: 2, why: 'the whole is given up' },
    {
      groups: [['girls', 'boys'], ['all'], ['young', 'middle']],
      hidden: ['old'],
      shown: 3,
      why: 'the dimension with the hidden part is given up',
    },
    {
      groups: [
        ['young', 'middle'],
        ['girls', 'boys'],
      ],
      hidden: ['old'],
      shown: 2,
      why: 'by way of the other one',
    },
    { groups: [['all'], ['young']], hidden: ['middle', 'old'], shown: 2, why: 'two are hidden: neither follows' },
    { groups: [['old']], hidden: ['old'], shown: 0, why: 'what is hidden is never shown' },
  ])('$shown of $groups: $why', ({ groups, hidden, shown }) => {
    expect(showable([AGES, SEXES], groups, new Set(hidden)).size).toBe(shown);
  });

  it('never gives a hidden number away, whatever the sums, and shows what it can', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const sum = fc.record({ whole: name, parts: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }) });
    const cases = fc.record({
      sums: fc.array(sum, { maxLength: 4 }),
      groups: fc.array(fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
      hidden: fc.uniqueArray(name, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(cases, ({ sums, groups, hidden }) => {
        const shown = showable(sums, groups, new Set(hidden));
        const follows = workedOut(sums, shown);
        // What nothing that is shown gives away follows from nothing.
        const given = shown.size === 0 ? [] : hidden.filter((each) => shown.has(each) || follows.has(each));
        expect(given).toEqual([]);
        const all = showable(sums, groups, new Set());
        expect([...all].sort()).toEqual([...new Set(groups.flat())].sort());
      }),
      { numRuns: 500, seed: 11 },
    );
  });
});
