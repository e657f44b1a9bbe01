import { describe, expect, it } from 'vitest';
import { courtesy } from '../../../src/understand/recognise/courtesy.ts';
import { spansIn } from './spans.ts';

describe('courtesy', () => {
  it.each([
    { role: 'ask', text: 'thanks', found: 'thanks: courtesy thanks', why: 'all that is said' },
    { role: 'ask', text: 'repairs, thanks', found: null, why: 'a question is asked' },
    { role: 'courtesy', text: 'repairs, thanks', found: 'thanks: ', why: 'no more than manners' },
  ] as const)('$text: $why', ({ role, text, found }) => {
    expect(spansIn(courtesy, text, role)[0] ?? null).toBe(found);
  });
});
