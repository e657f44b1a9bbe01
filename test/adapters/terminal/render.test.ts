import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../adapters/terminal/render.ts';
import { wrap } from '../../../adapters/terminal/wrap.ts';
import type { Part } from '../../../src/index.ts';
import { option, PARTS, replyWith } from '../../fixtures/parts.ts';

const plain = { colour: false, width: 60, more: false };
const HEADLINE = 'Dental checks: 94%, Dec 2018.';

const SHOWN: { readonly [K in Part['kind']]: string } = {
  text: '\nWhy: more children come into care',
  caveat: '\n14% as printed; 354 of 2,160 is 16.4%',
  ratings: '\n▲ 2 red, ★ 1 exceeds · 6 not rated',
  rows: '\n\nFurthest off\n▲ 13.2% Three or more placements\n    129 of 980 · ↑ worse\n  980 Northshire\n8 more: 4 amber, 4 yellow.',
  table: '\n\nBy month\nMonth  Value\n-----  -----\nApril  55%\nMay',
  chart: '\n\n49.4% in April, 77.2% now',
  options: '\n\n1. ▲ 32% Initial\n2. Review health assessments',
  source: '\nSample data, 1 Oct 2026',
  receipt: "\n'for the chair' was left out.",
};

const ALL = Object.values(PARTS);

describe('renderReply', () => {
  it.each(ALL)('shows $kind under the headline', (part) => {
    expect(renderReply(replyWith([part]), plain)).toBe(HEADLINE + SHOWN[part.kind]);
  });

  it("prints what stands behind 'More' where it is asked for, and else that there is more", () => {
    const reply = replyWith([], { more: [PARTS.text] });
    expect(renderReply(reply, { ...plain, more: true })).toBe(`${HEADLINE}${SHOWN.text}`);
    expect(renderReply(reply, plain)).toBe(`${HEADLINE}\n\nThere is more: --more`);
  });

  it('makes the headline bold and the small print dim where there is colour, and nothing else', () => {
    const shown = renderReply(replyWith([PARTS.caveat, PARTS.source]), { ...plain, colour: true });
    expect(shown).toBe(
      `\u001b[1m${HEADLINE}\u001b[22m\n14% as printed; 354 of 2,160 is 16.4%\n\u001b[2mSample data, 1 Oct 2026\u001b[22m`,
    );
  });

  it('says the same without colour', () => {
    const all = replyWith(ALL, { more: ALL });
    const coloured = renderReply(all, { ...plain, colour: true, more: true }).replace(/\u001b\[\d+m/g, '');
    expect(coloured).toBe(renderReply(all, { ...plain, more: true }));
  });

  it.each([40, 60, 100])('keeps every line within %i columns', (width) => {
    const long = 'initial health assessments within twenty working days '.repeat(4).trim();
    const parts: readonly Part[] = [
      { kind: 'text', label: long, text: `${long} ${'x'.repeat(150)}` },
      {
        kind: 'rows',
        heading: long,
        rows: [{ rating: 'red', value: long, name: long, detail: long, strong: true }],
        left: long,
        all: null,
      },
      {
        kind: 'table',
        title: long,
        columns: [long, 'Value', 'Rating'],
        rows: [
          [long, '32%', long],
          ['a', 'b', 'c'],
        ],
      },
      { kind: 'options', options: [option(long, long)] },
    ];
    const lines = renderReply(replyWith(parts), { ...plain, width }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(lines.join('').match(/x/g)).toHaveLength(150);
  });

  it('stacks the rows of a table rather than break its words', () => {
    const table: Part = {
      kind: 'table',
      title: null,
      columns: ['Measure', 'Value', 'Rating', 'Movement'],
      rows: [
        ['Initial health assessments', '32%, Dec 2018', 'attention', 'rose since September, better'],
        ['Dental checks', '79%', '', 'unchanged'],
      ],
    };
    const shown = renderReply(replyWith([table]), { ...plain, width: 40 });
    expect(shown.split('\n').slice(2)).toEqual([
      'Initial health assessments',
      '  Value: 32%, Dec 2018',
      '  Rating: attention',
      '  Movement: rose since September, better',
      'Dental checks',
      '  Value: 79%',
      '  Movement: unchanged',
    ]);
    expect(renderReply(replyWith([table]), plain)).toContain('Measure');
  });

  it('lets no words of a question steer the terminal', () => {
    const words = "I don't know '\u001b]0;x\u0007\u009b2J'.";
    const shown = renderReply(replyWith([{ kind: 'caveat', text: words }]), plain);
    expect(shown).toContain("I don't know ' ]0;x 2J'.");
  });
});

describe('wrap', () => {
  it.each([
    ['a b c', 3, '', ['a b', 'c'], 'at a space'],
    ['abcdef', 4, '', ['abcd', 'ef'], 'inside a word that is longer than a line'],
    ['a b', 5, '1. ', ['1. a', '   b'], 'later lines stand under the first'],
    ['', 10, '', [''], 'nothing is one empty line'],
    ['★★★ ▲', 5, '', ['★★★ ▲'], 'a symbol is one column'],
  ])('%j in %i columns: %s', (text, width, prefix, lines) => {
    expect(wrap(text, width, prefix)).toEqual(lines);
  });
});
