import { describe, expect, it } from 'vitest';
import {
  fittingPhrases,
  NAME,
  shorten,
  shortNames,
  widthOf,
  wrapText,
  writable,
} from '../../../src/chart/layout/text.ts';

describe('text that the font writes', () => {
  it.each([
    ['one\ntwo\tthree', 'one two three', 'a title is one line'],
    ['a\u0000b\u001b[31m', 'a b [31m', 'control characters steer nothing'],
    ['1\u202E23\u202C', '123', 'no override turns digits round'],
    ['e\u0301\u0302\u0303\u0304', 'é', 'an accent stands in its letter, and no tower on it'],
    ['Ynys Môn, ŵ a ŷ, Łódź', 'Ynys Môn, ŵ a ŷ, Łódź', 'Welsh and Polish'],
    ['54% → 50%', '54% to 50%', 'an arrow is a word'],
    ['≥ 80%, ≤20', 'at least 80%, at most 20', 'so are limits'],
    ['−6.6 · “x”', '−6.6 · “x”', 'a minus and quotes are letters of it'],
    ['  a  b  ', 'a b', 'spaces are one'],
    ['</script>', '</script>', 'markup is text'],
  ])('%j is %j: %s', (text, expected) => {
    expect(writable(text)).toEqual({ text: expected, lacks: false });
  });

  it.each([
    ['שלום עולם', '…', 'one sign for all that is left out in one go'],
    ['שלום 67% עולם', '… 67% …', 'numbers stay where they are'],
    ['漢字 2', '… 2', 'other scripts'],
    ['boats 🚤🚤', 'boats …', 'pictures'],
    ['half \uD83D of it', 'half … of it', 'half of a character'],
  ])('%j is %j and says so: %s', (text, expected) => {
    expect(writable(text)).toEqual({ text: expected, lacks: true });
  });

  it('is cut before anything is done with it', () => {
    expect(writable('x'.repeat(1_000_000)).text.length).toBeLessThan(1000);
  });
});

describe('text that is too long', () => {
  it.each([
    ['Boats', 'Boats', 'it fits'],
    ['Boats that are out on the water', 'Boats that…', 'between words'],
    ['Boats, considerable', 'Boats…', 'with no mark left over'],
    ['Ladebalkenüberwachungsanlage', 'Ladebalken…', 'within a word only where it is the first'],
  ])('%s is shortened to %s: %s', (text, expected) => {
    const short = shorten(text, NAME, 80);
    expect(short).toBe(expected);
    expect(widthOf(short, NAME)).toBeLessThanOrEqual(80);
  });

  it('keeps its end where names would read the same', () => {
    const names = ['Locality of the Northern Valley 1', 'Locality of the Northern Valley 2', 'West'];
    expect(shortNames(names, NAME, 110)).toEqual(['…Northern Valley 1', '…Northern Valley 2', 'West']);
    expect(shortNames(['Locality of the Northern Valley', 'Locality of the Northern Valley'], NAME, 110)).toEqual([
      'Locality of the…',
      'Locality of the…',
    ]);
  });

  it.each([
    [200, 'red · target 85% · worse', 'all of it'],
    [110, 'red · target 85%', 'whole phrases are left out at the end'],
    [30, 'red', 'the first stays'],
  ])('in %i is %s: %s', (width, expected) => {
    expect(fittingPhrases('red · target 85% · worse', NAME, width)).toBe(expected);
  });
});

describe('text is broken', () => {
  it.each([
    ['Boats out', 3, ['Boats out'], 'it fits one line'],
    ['Boats that are out on the water', 3, ['Boats that are', 'out on the', 'water'], 'at spaces'],
    ['Boats that are out on the water', 2, ['Boats that are', 'out on the…'], 'an ellipsis where there is more'],
    ['', 3, [], 'nothing has no line'],
  ])('%s into %i lines: %j (%s)', (text, lines, expected) => {
    const wrapped = wrapText(text, NAME, { width: 85, lines });
    expect(wrapped).toEqual(expected);
    for (const line of wrapped) expect(widthOf(line, NAME)).toBeLessThanOrEqual(85);
  });

  it('a word longer than a line too, with nothing lost', () => {
    const wrapped = wrapText('a'.repeat(28), NAME, { width: 85, lines: 9 });
    expect(wrapped.join('')).toBe('a'.repeat(28));
    for (const line of wrapped) expect(widthOf(line, NAME)).toBeLessThanOrEqual(85);
  });
});
