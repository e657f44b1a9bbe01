import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bold, clean, cut, escape, inBytes, inert, pieces, shorten, unescape } from '../../../adapters/slack/text.ts';

describe('escape', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;', 'nobody is called'],
    ['<@U0001>', '&lt;@U0001&gt;', 'nobody is mentioned'],
    ['<#C0001>', '&lt;#C0001&gt;', 'no channel is linked'],
    ['<https://a.example|figures>', '&lt;https://a.example|figures&gt;', 'no link is forged'],
    ['&lt;!here&gt;', '&amp;lt;!here&amp;gt;', 'what is escaped stays what it was'],
    ['fish & chips', 'fish &amp; chips', 'an ampersand'],
    ['\u202E21%', '21%', 'no text is turned round'],
    ['a\u2066b\u2069c\u200Ed', 'abcd', 'no marks of direction'],
    ['a\u0007b\u001b[31mc', 'a b [31mc', 'no controls'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree', 'lines stay lines'],
    ['\uD83D', '\uFFFD', 'half a character is none'],
    ['▲ 32%', '▲ 32%', 'symbols stay'],
  ])('%j is %j: %s', (text, expected) => expect(escape(text)).toBe(expected));
});

describe('inert', () => {
  it.each([
    ['<!channel>', '<\u2060!channel>', 'nobody is called'],
    ['<@U0001>', '<\u2060@U0001>', 'nobody is mentioned'],
    ['<https://a.example|figures>', '<\u2060https://a.example|figures>', 'no link is forged'],
    ['<5', '<5', 'a small count stays readable'],
    ['5 < 6 & 7 > 6', '5 < 6 & 7 > 6', 'as it is'],
  ])('%j is %j: %s', (text, expected) => expect(inert(text)).toBe(expected));
});

describe('unescape', () => {
  it.each([
    ['re-referrals &lt; 20% &amp; falling', 're-referrals < 20% & falling', 'signs'],
    ['what did <@U0001> say', 'what did say', 'a mention says nothing'],
    ['<!subteam^S1|@heads> dental checks', 'dental checks', 'nor does a group'],
    ['<#C1|general> dental checks', 'dental checks', 'nor a channel'],
    ['see <https://a.example/x|the page>', 'see the page', 'a link is its label'],
    ['<mailto:jo@a.example>', 'jo@a.example', 'an address'],
    ['dental\n checks ', 'dental checks', 'one line'],
    ['&amp;lt;', '&lt;', 'once'],
  ])('%j is %j: %s', (text, expected) => expect(unescape(text)).toBe(expected));
});

describe('cut', () => {
  it.each([
    ['abcdef', 6, 'abcdef', 'it fits'],
    ['abcdefg', 6, 'abcde…', 'an ellipsis takes a place'],
    ['a&b', 4, 'a…', 'an entity is not cut in two'],
    ['👩‍👩‍👧x', 8, '…', 'nor is a family'],
    ['', 5, '', 'nothing'],
  ])('%j to %i is %j: %s', (text, most, expected) => expect(cut(text, most)).toBe(expected));

  it('never gives more than it may, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 80 }), (text, most) => {
        expect(cut(text, most).length).toBeLessThanOrEqual(most);
        expect(cut(text, most, inert).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('pieces', () => {
  it.each([
    ['one two three', 8, ['one two', 'three'], 'at words'],
    ['one two\nthree four', 12, ['one two', 'three four'], 'rather at lines'],
    ['abcdefgh', 3, ['abc', 'def', 'gh'], 'a long word anywhere'],
    ['  ', 5, [], 'nothing'],
  ])('%j in pieces of %i: %s', (text, most, expected) => expect(pieces(text, most)).toEqual(expected));

  it('are never longer or empty, and lose nothing but space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 6, max: 60 }), (text, most) => {
        const all = pieces(text, most);
        for (const piece of all) expect(piece.length).toBeLessThanOrEqual(most);
        expect(all.every((piece) => piece !== '')).toBe(true);
        const bare = (words: string) => words.replaceAll(/\s/g, '');
        expect(bare(all.join(''))).toBe(bare(escape(text)));
      }),
    );
  });
});

describe('shorten', () => {
  const note = 'There is more.';
  it.each([
    ['One.\nTwo.', 20, 'One.\nTwo.', 'what fits stays as it is'],
    ['A first line here\nand a second that is long', 40, `A first line here\n${note}`, 'at the end of a line'],
    ['A sentence. Another one. And a third one.', 40, `A sentence. Another one.\n${note}`, 'at the end of a sentence'],
    ['word '.repeat(20), 30, `word word word\n${note}`, 'anywhere where neither ends'],
  ])('%j in %i: %j: %s', (text, most, expected) => expect(shorten(text, { most, note })).toBe(expected));

  it('is never longer than it may be, in bytes or characters, and ends with words that say so', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 80 }), fc.boolean(), (text, most, byBytes) => {
        const measure = byBytes ? inBytes : (words: string) => words.length;
        const made = shorten(text, { most, note, measure });
        expect(measure(made)).toBeLessThanOrEqual(most);
        expect(made === escape(text) || made.endsWith(note)).toBe(true);
      }),
    );
  });
});

it('bold ends where it should', () => {
  expect(bold('a *b* c')).toBe('*a ∗b∗ c*');
  expect(bold(' ')).toBe('');
});

it('clean text can be cleaned again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(clean(clean(text))).toBe(clean(text));
    }),
  );
});
