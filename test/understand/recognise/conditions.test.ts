import { describe, expect, it } from 'vitest';
import { conditions } from '../../../src/understand/recognise/conditions.ts';
import { spansIn } from './spans.ts';

describe('conditions', () => {
  it.each([
    { role: 'condition', text: 'which are not red', found: 'not red: not rated red', why: 'denied beside it' },
    {
      role: 'condition',
      text: 'neither red nor amber',
      found: 'neither red: not rated red',
      why: 'each has its own denial',
    },
    {
      role: 'condition',
      text: "aren't they red?",
      found: 'red: rated red',
      why: 'a question by a negative denies nothing',
    },
    { role: 'condition', text: 'are they not red?', found: 'red: rated red', why: 'nor said the other way about' },
    { role: 'condition', text: 'no longer red', found: 'no longer red: not rated red', why: 'has been' },
    { role: 'condition', text: 'stops improving', found: 'stops improving: not moved better', why: 'from then on' },
    { role: 'condition', text: 'comes out of red', found: 'out of red: not rated red', why: 'leaves it' },
    { role: 'condition', text: 'below target', found: 'below target: target misses', why: 'the side that is worse' },
    {
      role: 'condition',
      text: 'what is not below target',
      found: 'not below target: not target misses',
      why: 'the others',
    },
    {
      role: 'condition',
      text: 'better than England',
      found: 'better than: comparator better England',
      why: 'those that are named',
    },
    {
      role: 'condition',
      text: 'better than before',
      found: 'better: moved better',
      why: 'nobody to compare with: it has moved',
    },
    { role: 'condition', text: 'what got worse', found: 'got worse: moved worse', why: 'movement' },
    { role: 'condition', text: 'red or amber', found: 'red or amber: rated red amber', why: 'either' },
    { role: 'condition', text: 'without a target', found: 'without a target: not has target', why: 'what is not held' },
    { role: 'condition', text: 'provisional figures', found: 'provisional: state provisional', why: 'a state' },
    { role: 'condition', text: 'the reddish building', found: null, why: 'another word' },
    { role: 'condition', text: 'how many homes', found: null, why: 'nothing is asked of them' },
  ] as const)('$text: $why', ({ role, text, found }) => {
    expect(spansIn(conditions, text, role)[0] ?? null).toBe(found);
  });
});
