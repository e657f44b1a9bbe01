import { describe, expect, it } from 'vitest';
import { notHeld } from '../../../src/understand/recognise/not-held.ts';
import { spansIn } from './spans.ts';

describe('what no figure holds', () => {
  it.each([
    { role: 'not-held', text: 'the forecast for June', found: 'forecast: forecast', why: 'what is to come' },
    {
      role: 'not-held',
      text: 'see the attached file',
      found: 'see the attached: attachment',
      why: 'what was sent along',
    },
    { role: 'not-held', text: 'will you show me repairs', found: null, why: 'a polite question' },
  ] as const)('$text: $why', ({ role, text, found }) => {
    expect(spansIn(notHeld, text, role)[0] ?? null).toBe(found);
  });
});
