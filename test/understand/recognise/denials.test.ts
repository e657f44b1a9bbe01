import { describe, expect, it } from 'vitest';
import { denials } from '../../../src/understand/recognise/denials.ts';
import { spansIn } from './spans.ts';

describe('denial by its scope', () => {
  it.each([
    { role: 'denial', text: 'excluding Harbour', found: 'excluding: except 1 2', why: 'all but it' },
    { role: 'denial', text: 'not dental, health', found: 'not: turn 1 2', why: 'or set aside: both are offered' },
    {
      role: 'denial',
      text: "I don't know the number",
      found: 'i do not know: idle 4 4',
      why: 'denies nothing that is asked',
    },
    { role: 'denial', text: 'children not seen in time', found: 'not: turn 2 5', why: 'the opposite of a measure' },
    {
      role: 'denial',
      text: 'no, I meant repairs',
      found: 'no i meant: correct 3 3',
      why: 'what was understood was not meant',
    },
    { role: 'denial', text: "isn't it 14%?", found: 'is not it: idle 3 3', why: 'a question by a negative' },
    { role: 'denial', text: 'repairs in time', found: null, why: 'nothing is denied' },
  ] as const)('$text: $why', ({ role, text, found }) => {
    expect(spansIn(denials, text, role)[0] ?? null).toBe(found);
  });
});
