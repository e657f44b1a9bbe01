import { describe, expect, it } from 'vitest';
import { amounts } from '../../../src/understand/recognise/amounts.ts';
import { spansIn } from './spans.ts';

describe('numbers as people mean them', () => {
  it.each([
    { role: 'limit', text: 'top three localities', found: 'three: 3', why: 'as many as are shown' },
    { role: 'limit', text: 'worst 3 measures', found: '3: 3', why: 'in digits' },
    { role: 'limit', text: 'the 5 best', found: '5: 5', why: 'before what orders' },
    { role: 'limit', text: '3 placements or more', found: null, why: 'it belongs to a definition' },
    { role: 'place', text: 'second best locality', found: 'second: 2', why: 'one place of the order' },
    { role: 'place', text: 'the second quarter', found: null, why: 'a time is no place' },
    { role: 'condition', text: 'localities under 80', found: 'under 80: number under 80', why: 'a limit' },
    { role: 'condition', text: 'over 90%', found: 'over 90 percent: number over 90', why: 'with its unit' },
    { role: 'condition', text: 'at least 12', found: 'at least 12: number at-least 12', why: 'included' },
    { role: 'condition', text: 'no more than 5', found: 'no more than 5: number at-most 5', why: 'included' },
    { role: 'condition', text: '25+ cases', found: '25+: number at-least 25', why: 'written short' },
    { role: 'condition', text: '80 or more', found: '80 or more: number at-least 80', why: 'said after it' },
    { role: 'condition', text: 'between 60 and 80', found: 'between 60: number at-least 60', why: 'the lower end' },
    { role: 'condition', text: 'is it 14%', found: null, why: 'a figure that is quoted' },
    { role: 'number', text: 'is it 14%', found: '14 percent: 14 percent', why: 'quoted' },
    { role: 'number', text: '354 of 2,160', found: '354: 354', why: 'a part of a whole' },
    { role: 'number', text: 'top of the list', found: null, why: 'no number' },
  ] as const)('$text: $why', ({ role, text, found }) => {
    expect(spansIn(amounts, text, role)[0] ?? null).toBe(found);
  });
});
