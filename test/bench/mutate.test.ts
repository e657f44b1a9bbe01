import { describe, expect, it } from 'vitest';
import { mutantsOf } from '../../bench/mutants/mutate.ts';

const texts = (text: string) => mutantsOf(text).map((mutant) => mutant.text);

describe('mutants of a text', () => {
  it.each([
    ['a < b', ['a <= b']],
    ['a >= b', ['a > b']],
    ['a === b', ['a !== b']],
    ['a && b || c', ['a && b && c', 'a || b || c']],
    ['a + b', ['a - b']],
    ['f(!a)', ['f(a)']],
    ['f(true)', ['f(false)']],
    ['f(2)', ['f((2 + 1))']],
    ['if (a) b();', ['if (true) b();', 'if (false) b();']],
    ['a ? b : c', ['true ? b : c', 'false ? b : c']],
    ['f("text")', []],
    ['let a: 1 | true;', []],
  ])('%s', (text, wanted) => {
    expect([...texts(text)].sort()).toEqual([...wanted].sort());
  });

  it('says where each is and what it changes', () => {
    expect(mutantsOf('const a =\n  b <\n  c;')).toMatchObject([{ line: 2, what: '< becomes <=' }]);
  });
});
