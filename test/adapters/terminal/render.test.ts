import { describe, expect, it } from 'vitest';
import { renderReply, wrap } from '../../../adapters/terminal/render.ts';
import type { Part, Reply } from '../../../src/index.ts';
import { lineSpec } from '../../fixtures/chart-spec.ts';

const plain = { colour: false, width: 60 };

function reply(...parts: readonly Part[]): Reply {
  return { outcome: 'answered', headline: 'Dental checks: 94% in December 2018.', parts, facts: [] };
}

/** A forgotten kind of part does not compile. */
const samples: { readonly [K in Part['kind']]: { readonly part: Extract<Part, { kind: K }>; readonly shown: string } } =
  {
    text: { part: { kind: 'text', text: 'Two lines\nstay two.' }, shown: 'Two lines\nstay two.' },
    caveat: { part: { kind: 'caveat', text: 'The counts give 16.4%.' }, shown: 'Note: The counts give 16.4%.' },
    facts: {
      part: {
        kind: 'facts',
        rows: [
          { label: 'Target', value: '80%' },
          { label: 'Short', value: 'none' },
        ],
      },
      shown: 'Target  80%\nShort   none',
    },
    table: {
      part: {
        kind: 'table',
        title: 'By month',
        columns: ['Month', 'Value'],
        rows: [
          ['April', '55%'],
          ['May', ''],
        ],
      },
      shown: 'By month\nMonth  Value\n-----  -----\nApril  55%\nMay',
    },
    chart: {
      part: {
        kind: 'chart',
        alt: 'It rose from 49.4% to 77.2%.',
        spec: lineSpec({ title: 'Decisions' }),
      },
      shown: 'Chart: It rose from 49.4% to 77.2%.',
    },
    options: {
      part: {
        kind: 'options',
        options: [
          { label: 'Initial', question: 'initial health assessments' },
          { label: 'Review health assessments', question: 'review health assessments' },
        ],
      },
      shown: '1. Initial: "initial health assessments"\n2. Review health assessments',
    },
    receipt: {
      part: { kind: 'receipt', lines: ['Read as: dental checks.', 'Source: report.'] },
      shown: 'Read as: dental checks.\nSource: report.',
    },
  };

describe('renderReply', () => {
  it.each(Object.values(samples))('shows $part.kind under the headline', ({ part, shown }) => {
    expect(renderReply(reply(part), plain)).toBe(`Dental checks: 94% in December 2018.\n\n${shown}`);
  });

  it('says no alt text of a chart whose points the words name already', () => {
    const chart = { ...samples.chart.part, inWords: true } as const;
    expect(renderReply(reply(chart), plain)).toBe('Dental checks: 94% in December 2018.');
  });

  it('makes the headline bold and the receipt dim where there is colour, and nothing else', () => {
    const shown = renderReply(reply(samples.text.part, samples.receipt.part), { colour: true, width: 60 });
    expect(shown).toBe(
      '\u001b[1mDental checks: 94% in December 2018.\u001b[22m\n\nTwo lines\nstay two.\n\n' +
        '\u001b[2mRead as: dental checks.\u001b[22m\n\u001b[2mSource: report.\u001b[22m',
    );
  });

  it('says the same without colour', () => {
    const all = reply(...Object.values(samples).map(({ part }) => part));
    const coloured = renderReply(all, { colour: true, width: 60 }).replace(/\u001b\[\d+m/g, '');
    expect(coloured).toBe(renderReply(all, plain));
  });

  it.each([40, 60, 100])('keeps every line within %i columns', (width) => {
    const long = 'initial health assessments within twenty working days '.repeat(4).trim();
    const parts: readonly Part[] = [
      { kind: 'text', text: `${long} ${'x'.repeat(150)}` },
      {
        kind: 'facts',
        rows: [
          { label: long, value: long },
          { label: 'Short', value: long },
        ],
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
      { kind: 'options', options: [{ label: long, question: 'q' }] },
    ];
    const lines = renderReply(reply(...parts), { colour: false, width }).split('\n');
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
    const shown = renderReply(reply(table), { colour: false, width: 40 });
    expect(shown.split('\n').slice(2)).toEqual([
      'Initial health assessments',
      '  Value: 32%, Dec 2018',
      '  Rating: attention',
      '  Movement: rose since September, better',
      'Dental checks',
      '  Value: 79%',
      '  Movement: unchanged',
    ]);
    expect(renderReply(reply(table), { colour: false, width: 60 })).toContain('Measure');
  });

  it('lets no words of a question steer the terminal', () => {
    const shown = renderReply(reply({ kind: 'text', text: "I don't know '\u001b]0;x\u0007\u009b2J'." }), plain);
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
