import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, oneLine, paragraph } from '../../../src/chart/spec/words.ts';
import { words } from './hostile.ts';

describe('words of a picture', () => {
  it.each([
    { text: 'as it is', line: 'as it is', why: 'nothing to mend' },
    { text: ' two\r\nlines\u2028more ', line: 'two lines more', why: 'a picture breaks lines itself' },
    { text: '\u202E%27\u202C of 100', line: '%27 of 100', why: 'no number is read backwards' },
    { text: 'half \uD83D of a face', line: 'half of a face', why: 'half a character is none' },
    { text: '👩‍🏫 שלום', line: '👩‍🏫 שלום', why: 'other scripts and joined characters stay' },
  ])('$line: $why', ({ text, line }) => expect(oneLine(text)).toBe(line));

  it.each([
    { text: 'Boats out on time', most: 20, is: 'Boats out on time', why: 'it fits' },
    { text: 'Boats out on time', most: 17, is: 'Boats out on time', why: 'to the last character' },
    { text: 'Boats out on time', most: 16, is: 'Boats out on…', why: 'cut between words' },
    {
      text: 'Boats outontimebuttomorrowmorning',
      most: 24,
      is: 'Boats outontimebuttomor…',
      why: 'a long word is cut within',
    },
    { text: 'x👨‍👩‍👧‍👦👨‍👩‍👧‍👦', most: 16, is: 'x👨‍👩‍👧‍👦…', why: 'never within what is seen as one' },
  ])('$text in $most: $why', ({ text, most, is }) => expect(cut(text, most)).toBe(is));

  it('are never longer than their room', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 200 }), (text, most) => {
        expect(cut(text, most).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('a paragraph', () => {
  const rest = 'The rest is in the table of the same data.';
  it.each([
    { most: 100, is: 'One. Two. Three.', why: 'all fits' },
    { most: 55, is: `One. Two. ${rest}`, why: 'what has no room is left out whole, and it says so' },
    { most: 10, is: rest, why: 'nothing fits' },
  ])('of $most is $is: $why', ({ most, is }) => expect(paragraph(['One.', 'Two.', 'Three.'], most)).toBe(is));
});
