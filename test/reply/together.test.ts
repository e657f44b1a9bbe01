import { describe, expect, it } from 'vitest';
import type { Part, Reply, Row } from '../../src/reply/reply.ts';
import { moreText, plainText } from '../../src/reply/text.ts';
import { together } from '../../src/reply/together.ts';
import { caveat, labelled, replyOf, text } from '../../src/telling/reply-of.ts';

const row = (value: string, name: string): Row => ({ rating: null, value, name, detail: null, strong: false });

function rows(...all: readonly Row[]): Part {
  return { kind: 'rows', heading: null, rows: all, left: null, all: null };
}

const said = (reply: Reply) =>
  plainText(reply)
    .split('\n')
    .filter((line) => line !== '');

describe('a reply', () => {
  it('leaves out of More the sentences that are shown before it, and keeps what they go on with', () => {
    const reply = together([
      replyOf({
        headline: 'Boats out: 71%.',
        parts: [labelled('Why', 'A storm came.')],
        more: [labelled('Why', 'A storm came. It lasted a week.'), text('Boats out: 71%.')],
      }),
    ]);
    expect(said(reply)).toEqual(['Boats out: 71%.', 'Why: A storm came.']);
    expect(moreText(reply)).toBe('Why: It lasted a week.');
  });

  it('keeps rows that only look alike: another time is another row', () => {
    const [first, second] = [
      { ...row('71%', 'Boats out'), detail: 'Sep' },
      { ...row('71%', 'Boats out'), detail: 'Oct' },
    ];
    expect(said(together([replyOf({ headline: 'Two.', parts: [rows(first, second)] })]))).toHaveLength(3);
  });
});

describe('the answers to several questions', () => {
  const target = replyOf({ headline: 'Target 80%, met by 6 points: 86%.', parts: [text('Published as ★')] });

  it('say once what both say: a headline, a line, a row', () => {
    const list = replyOf({ headline: '2 are red.', parts: [rows(row('1%', 'Nets'), row('2%', 'Ropes'))] });
    const all = replyOf({ headline: '3 measures.', parts: [rows(row('1%', 'Nets'), row('3%', 'Sails'))] });
    expect(said(together([target, target]))).toEqual(['Target 80%, met by 6 points: 86%.', 'Published as ★']);
    expect(said(together([list, all]))).toEqual(['2 are red.', '1% Nets', '2% Ropes', '3 measures.', '3% Sails']);
  });

  it('show the answer and what does not agree of each; what does not fit one screen goes behind More', () => {
    const long = Array.from({ length: 100 }, (_, at) => `word${at}`).join(' ');
    const other = replyOf({ headline: 'Nets mended: 5%.', parts: [text(long), caveat('5% as printed; 6% by counts')] });
    const reply = together([target, other]);
    expect(said(reply)).toEqual([
      'Target 80%, met by 6 points: 86%.',
      'Published as ★',
      'Nets mended: 5%.',
      '5% as printed; 6% by counts',
    ]);
    expect(moreText(reply)).toBe(long);
  });
});
