import { describe, expect, it } from 'vitest';
import { cleanText, LABEL, shorten, shortenMiddle, widthOf, wrapText } from '../../../src/chart/layout/text.ts';

describe('text is cleaned', () => {
  it.each([
    ['one\ntwo\tthree', 'one two three', 'a title is one line'],
    ['a\u0000b\u001b[31m', 'a b [31m', 'control characters steer nothing'],
    ['1\u202E23\u202C', '123', 'no override turns digits round'],
    ['\u2067שלום\u2069', 'שלום', 'Hebrew stays'],
    ['e\u0301\u0302\u0303\u0304\u0305', 'e\u0301\u0302', 'no tower of accents'],
    ['half \uD83D of it', 'half \uFFFD of it', 'half of a character'],
    ['  a  b  ', 'a b', 'spaces are one'],
    ['</script>', '</script>', 'markup is text'],
  ])('%j is %j: %s', (text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it('and cut before anything is done with it', () => {
    expect(cleanText('x'.repeat(1_000_000)).length).toBeLessThan(1000);
  });
});

describe('text that is too long', () => {
  it.each([
    ['Boats', 'Boats', 'it fits'],
    ['Boats that are out on the water', 'Boats that a…', 'at its end'],
    ['Ladebalkenüberwachungsanlage', 'Ladebalken…', 'within a word'],
  ])('%s is shortened to %s: %s', (text, expected) => {
    const short = shorten(text, LABEL, 110);
    expect(short).toBe(expected);
    expect(widthOf(short, LABEL)).toBeLessThanOrEqual(110);
  });

  it('can keep its end, where names differ', () => {
    const names = ['Locality of the Northern Valley 1', 'Locality of the Northern Valley 2'];
    const short = names.map((name) => shortenMiddle(name, LABEL, 150));
    expect(short[0]).toMatch(/^Locality.*….*1$/);
    expect(short[1]).toMatch(/^Locality.*….*2$/);
    for (const name of short) expect(widthOf(name, LABEL)).toBeLessThanOrEqual(150);
  });

  it('can keep its end without an accent that has lost its letter', () => {
    const short = shortenMiddle(`Locality ${'e\u0301'.repeat(40)}`, LABEL, 150);
    expect(short.split('…')[1]).toMatch(/^e/);
  });
});

describe('text is broken', () => {
  it.each([
    ['Boats out', 3, ['Boats out'], 'it fits one line'],
    ['Boats that are out on the water', 3, ['Boats that are', 'out on the', 'water'], 'at spaces'],
    ['Boats that are out on the water', 2, ['Boats that are', 'out on the w…'], 'an ellipsis where there is more'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaa b', 3, ['aaaaaaaaaaaa', 'aaaaaaaaaaaa', 'aaaa b'], 'a word longer than a line'],
    ['', 3, [], 'nothing has no line'],
  ])('%s into %i lines: %j (%s)', (text, lines, expected) => {
    const wrapped = wrapText(text, LABEL, { width: 120, lines });
    expect(wrapped).toEqual(expected);
    for (const line of wrapped) expect(widthOf(line, LABEL)).toBeLessThanOrEqual(120);
  });
});
