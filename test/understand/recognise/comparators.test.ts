import { describe, expect, it } from 'vitest';
import { comparators } from '../../../src/understand/recognise/comparators.ts';
import { spansIn } from './spans.ts';

describe('those that figures are compared with', () => {
  it.each([
    { role: 'comparator', text: 'against England', found: 'england: England', why: 'by name' },
    { role: 'comparator', text: 'the national rate', found: 'national: England', why: 'by another name' },
    { role: 'comparator', text: 'versus others', found: 'others: ', why: 'each one held' },
    { role: 'comparator', text: 'the other one', found: null, why: 'not in the plural: the other of two' },
    { role: 'comparator', text: 'in Harbour', found: null, why: 'a place of its own' },
  ] as const)('$text: $why', ({ role, text, found }) => {
    expect(spansIn(comparators, text, role)[0] ?? null).toBe(found);
  });
});
