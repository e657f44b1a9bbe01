import { describe, expect, it } from 'vitest';
import { type Sum, workedOut } from '../../src/evaluate/hidden-parts.ts';

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
