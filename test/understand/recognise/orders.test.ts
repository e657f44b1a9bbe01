import { describe, expect, it } from 'vitest';
import { orders } from '../../../src/understand/recognise/orders.ts';
import { spansIn } from './spans.ts';

describe('orders', () => {
  it.each([
    {
      role: 'order',
      text: 'furthest off target',
      found: 'furthest off target: gap worst',
      why: 'by distance from the target',
    },
    { role: 'order', text: 'most improved', found: 'most improved: change best', why: 'by change' },
    { role: 'order', text: 'biggest movers', found: 'biggest movers: change highest', why: 'whichever way' },
    { role: 'order', text: 'the lowest', found: 'lowest: value lowest', why: 'by value' },
    { role: 'order', text: 'closest to target', found: 'closest to target: gap best', why: 'the other end' },
    { role: 'order', text: 'the list of measures', found: null, why: 'none is said' },
  ] as const)('$text: $why', ({ role, text, found }) => {
    expect(spansIn(orders, text, role)[0] ?? null).toBe(found);
  });
});
