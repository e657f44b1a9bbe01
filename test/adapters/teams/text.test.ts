import { describe, expect, it } from 'vitest';
import { neutral, neutralLines } from '../../../adapters/teams/text.ts';

/** Where something is parted, unseen. */
const B = '\u200b';

describe('text of the data', () => {
  it.each([
    { text: '32% (24 of 75)', why: 'a figure' },
    { text: '-2.7', why: 'a minus stays with its number' },
    { text: '- 2.7', shown: `${B}- 2.7`, why: 'a dash is no list' },
    { text: '+ 2.7', shown: `${B}+ 2.7`, why: 'nor is a plus' },
    { text: '75. of 100', shown: `${B}75. of 100`, why: 'a number at the start is no list, and is not renumbered' },
    { text: '12) of 13', shown: `${B}12) of 13`, why: 'nor with a bracket' },
    { text: '# 1', shown: `${B}# 1`, why: 'a number sign is no heading' },
    { text: '> 10', shown: `${B}> 10`, why: 'more than ten is no quotation' },
    { text: '---', shown: `${B}---`, why: 'dashes are no rule' },
    { text: '2018/19 Q3', why: 'a period' },
    { text: '18.5 per 10,000', why: 'a decimal is no list' },
    { text: 'FD_24H', why: 'a code has its line inside a word' },
    { text: '*', shown: '∗', why: 'a marker for a suppressed number' },
    { text: '**bold**', shown: '∗∗bold∗∗', why: 'nothing is bold' },
    { text: '_sloping_', shown: 'ˍslopingˍ', why: 'nothing slopes' },
    { text: '`code`', shown: 'ˋcodeˋ', why: 'nothing is code' },
    { text: '~~gone~~', shown: `~${B}~gone~${B}~`, why: 'nothing is crossed out' },
    { text: '[here](https://bad.example)', shown: `[here]${B}(https://bad.example)`, why: 'nothing is a link' },
    {
      text: '[1]: https://bad.example',
      shown: `[1]${B}: https://bad.example`,
      why: 'or the address of one, which would vanish',
    },
    { text: '<at>Everyone</at>', shown: `<${B}at>Everyone<${B}/at>`, why: 'nobody is mentioned' },
    { text: '5 < 6', why: 'less than is no tag' },
    { text: 'a &lt; b &amp c', shown: `a &${B}lt; b &amp c`, why: 'no sign is taken for another' },
    { text: 'C:\\new', why: 'a backslash before a letter stays' },
    { text: '\\*', shown: '\\∗', why: 'and hides nothing' },
    { text: '{{DATE(2017-02-14T06:08:00Z)}}', shown: `{${B}{DATE(2017-02-14T06:08:00Z)}}`, why: 'no date is computed' },
    { text: 'one\ttwo\n\nthree ', shown: 'one two three', why: 'a line is one line' },
    { text: '\u202e54%', shown: '54%', why: 'no digits are turned round' },
    { text: 'a\u0000b\u0007', shown: 'ab', why: 'what can not be seen is left out' },
    { text: '\ud83d', shown: '\ufffd', why: 'half a character is none' },
    { text: 'café 👩‍👩‍👧', why: 'any writing, and joined pictures' },
    { text: '', why: 'nothing' },
  ])('$text is shown as it is: $why', ({ text, shown = text }) => {
    expect(neutral(text)).toBe(shown);
  });

  it('is shown by lines, each by itself, without empty ones', () => {
    expect(neutralLines('One:\n• two\r\n\r\n- three\u20281. four\n ')).toEqual([
      'One:',
      '• two',
      `${B}- three`,
      `${B}1. four`,
    ]);
  });
});
