import { describe, expect, it } from 'vitest';
import { markdown } from '../../../adapters/web/page/markdown.js';

describe('markdown', () => {
  it.each([
    ['**a** and _b_', '<p><strong>a</strong> and <em>b</em></p>', 'bold and italic'],
    ['one\ntwo\n\nthree', '<p>one<br>two</p><p>three</p>', 'lines and paragraphs'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>', 'a list'],
    ['1. a\n2. b\nc', '<ol><li>a</li><li>b</li></ol><p>c</p>', 'a list with numbers, then text'],
    [
      '[x](https://a.example/)',
      '<p><a href="https://a.example/" target="_blank" rel="noreferrer noopener">x</a></p>',
      'a link',
    ],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>', 'no link but to the web'],
    ['\\*a\\* \\<b\\>', '<p>*a* &lt;b&gt;</p>', 'escaped signs are signs'],
    ['a_b_c 2*3*4', '<p>a_b_c 2*3*4</p>', 'marks inside a word are none'],
    ['<b onclick="x">&amp;', '<p>&lt;b onclick=&quot;x&quot;&gt;&amp;amp;</p>', 'HTML is text'],
    ['', '<p></p>', 'nothing'],
  ])('%j is %j: %s', (text, html) => {
    expect(markdown(text)).toBe(html);
  });
});
