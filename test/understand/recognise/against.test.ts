import { describe, expect, it } from 'vitest';
import { against } from '../../../src/understand/recognise/against.ts';
import { spansIn } from './spans.ts';

describe('the other side of a comparison', () => {
  it.each([
    { role: 'against', text: 'against the rest', found: 'against the rest: rest', why: 'all other places' },
    { role: 'against', text: 'year on year', found: 'year on year: back year 1', why: 'a year before' },
    {
      role: 'against',
      text: 'than the one before',
      found: 'than the one before: back point 1',
      why: 'the figure before',
    },
    { role: 'against', text: 'the rest of the year was quiet', found: 'the rest: rest', why: 'the cover decides' },
    { role: 'against', text: 'repairs', found: null, why: 'nothing is set beside it' },
  ] as const)('$text: $why', ({ role, text, found }) => {
    expect(spansIn(against, text, role)[0] ?? null).toBe(found);
  });
});
