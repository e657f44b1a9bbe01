import { describe, expect, it } from 'vitest';
import { bases } from '../../../src/understand/recognise/bases.ts';
import { spansIn } from './spans.ts';

describe('bases and forms', () => {
  it.each([
    { role: 'basis', text: 'the rolling year', found: 'rolling year: rolling-year', why: 'a stretch of twelve months' },
    { role: 'basis', text: 'that month alone', found: 'that month alone: month', why: 'not the quarter' },
    { role: 'basis', text: 'for the quarter', found: 'for the quarter: quarter', why: 'the whole of it' },
    { role: 'basis', text: 'this year', found: null, why: 'a time is no basis' },
    {
      role: 'form',
      text: 'the number not the percentage',
      found: 'number not the percentage: count',
      why: 'what is left out is said with it',
    },
    { role: 'form', text: 'as a percentage', found: 'as a percentage: percent', why: 'expressed so' },
    { role: 'form', text: 'repairs on time', found: null, why: 'as it is held' },
  ] as const)('$text: $why', ({ role, text, found }) => {
    expect(spansIn(bases, text, role)[0] ?? null).toBe(found);
  });
});
