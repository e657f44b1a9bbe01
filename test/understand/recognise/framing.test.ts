import { describe, expect, it } from 'vitest';
import { framing } from '../../../src/understand/recognise/framing.ts';
import { spansIn } from './spans.ts';

describe('what surrounds a question', () => {
  it.each([
    {
      role: 'framing',
      text: "repairs for my 2 o'clock",
      found: "for my 2 o'clock: ",
      why: "a clock time that is somebody's",
    },
    { role: 'framing', text: 'repairs before scrutiny', found: 'before scrutiny: ', why: 'an occasion' },
    { role: 'framing', text: 'the chair wants repairs', found: 'the chair wants: ', why: 'who wants it' },
    { role: 'framing', text: 'repairs for budget purposes', found: 'for budget purposes: ', why: 'what for' },
    { role: 'framing', text: 'quick one, repairs', found: 'quick one: ', why: 'small talk' },
    { role: 'framing', text: 'repairs for tenants over 60', found: null, why: 'it narrows the figure' },
    { role: 'framing', text: 'repairs in Harbour', found: null, why: 'it is a place' },
  ] as const)('$text: $why', ({ role, text, found }) => {
    expect(spansIn(framing, text, role)[0] ?? null).toBe(found);
  });
});
