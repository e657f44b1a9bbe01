import { describe, expect, it } from 'vitest';
import { mrkdwnHtml } from '../../../adapters/web/mrkdwn.ts';
import { slackHtml } from '../../../adapters/web/slack-html.ts';

const now = new Date('2019-03-07T09:00:00Z');
const noPicture = () => null;

/** As text that a person reads. */
function read(html: string): string {
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return html
    .replace(/<br>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs[name] ?? '');
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Each marks something up in Markdown, or looks as if it did, and is plain text in Slack. */
const PLAIN = [
  '# 3',
  '---',
  'a\n===',
  '    4 spaces',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '![a](b)',
  '<b>x</b>',
  '<!-- 5 -->',
  '<script>alert(1)</script>',
  '10:30:45',
  ':foo:',
  'a_b_c',
  '$5$ and $$6$$',
  '\\*',
  '5 * 3 * 2',
  '5*3*2',
  'a&nbsp;b',
  '&amp;',
  '&#65;',
  '<@U1> <#C1> <!here>',
  '"q" \'s\' onerror=x',
];

describe('a message as Slack shows it', () => {
  it.each(PLAIN)('says %j in every kind of text', (text) => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: escaped(text) },
        fields: [{ type: 'mrkdwn', text: escaped(text) }],
      },
      { type: 'context', elements: [{ type: 'mrkdwn', text: escaped(text) }] },
      { type: 'table', rows: [[{ type: 'raw_text', text }]] },
      { type: 'actions', elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text } }] },
    ];
    const html = slackHtml(blocks, { pictureOf: noPicture, now });
    expect(read(html).split(text).length - 1).toBe(6);
    expect(html).not.toMatch(/<script|<b>|<!--/);
  });

  it('has no inline style, script or hint to load', () => {
    const html = slackHtml([{ type: 'image', image_url: '/page/x.png', alt_text: '" onload="x' }], {
      pictureOf: noPicture,
      now,
    });
    expect(html).not.toMatch(/ style=|<link|<script| onload="/);
    expect(html).toContain('alt="&quot; onload=&quot;x"');
    expect(html).toContain('data-style=');
  });

  it('shows a file by a picture of ours, and no other', () => {
    const blocks = [
      { type: 'image', slack_file: { id: 'F1' }, alt_text: 'one' },
      { type: 'image', slack_file: { id: 'F2' }, alt_text: 'two' },
    ];
    const html = slackHtml(blocks, { pictureOf: (id) => (id === 'F1' ? '/page/one.png' : null), now });
    expect([...html.matchAll(/<img src="(?!\/page\/logo)([^"]+)"/g)].map(([, url]) => url)).toEqual(['/page/one.png']);
  });

  it('gives a button its action id', () => {
    const button = { type: 'button', action_id: 'press:why', text: { type: 'plain_text', text: 'Why?' } };
    expect(slackHtml([{ type: 'actions', elements: [button] }], { pictureOf: noPicture, now })).toMatch(
      /<button[^>]* id="press:why"/,
    );
  });
});

describe('mrkdwnHtml', () => {
  it.each([
    ['*Value: 32% (that month alone).* Up', '<strong>Value: 32% (that month alone).</strong> Up', 'bold'],
    ['_x_ ~y~ `z`', '<em>x</em> <s>y</s> <code class="slack_inline_code">z</code>', 'the other marks'],
    ['*_x_*', '<strong><em>x</em></strong>', 'one in the other'],
    ['* x *', '* x *', 'spaces inside mark nothing'],
    ['2*3*4', '2*3*4', 'nor do marks inside a word'],
    ['a\nb', 'a<br>b', 'lines'],
    ['&lt;b&gt; &amp;amp;', '&lt;b&gt; &amp;amp;', 'each entity once'],
    [
      '<@U1> <#C1|one> <!here>',
      '<span class="slack_user">@U1</span> <span class="slack_user">#one</span> <span class="slack_user">@here</span>',
      'mentions',
    ],
    ['<!date^1^{date}|today>', 'today', 'a date by its words'],
    ['<javascript:alert(1)|x>', 'x', 'no link but to the web'],
    [
      '<https://a.example/?q="|y>',
      '<a class="slack_link" href="https://a.example/?q=&quot;" target="_blank" rel="noreferrer noopener">y</a>',
      'a link',
    ],
  ])('%j is %j: %s', (text, html) => {
    expect(mrkdwnHtml(text)).toBe(html);
  });
});
