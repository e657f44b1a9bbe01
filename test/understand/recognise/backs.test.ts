import { describe, expect, it } from 'vitest';
import { backs } from '../../../src/understand/recognise/backs.ts';
import { spansIn } from './spans.ts';

describe('words that point back', () => {
  it.each([
    { role: 'back', text: 'the second one', found: 'the second one: option 1', why: 'of what was offered' },
    { role: 'back', text: 'same for Harbour', found: 'same for: same', why: 'the last question, elsewhere' },
    { role: 'back', text: 'which of those', found: 'which of those: those', why: 'what was listed' },
    { role: 'back', text: 'and NEET', found: 'and: and', why: 'a follow-up' },
    { role: 'back', text: 'repairs in Harbour', found: null, why: 'a whole question' },
  ] as const)('$text: $why', ({ role, text, found }) => {
    expect(spansIn(backs, text, role)[0] ?? null).toBe(found);
  });
});
