import { describe, expect, it } from 'vitest';
import type { Part } from '../../src/reply/reply.ts';
import { plainText } from '../../src/reply/text.ts';
import { lineSpec } from '../fixtures/chart-spec.ts';

const text = (...parts: readonly Part[]) =>
  plainText({ outcome: 'answered', headline: 'The answer.', parts, facts: [] });

/** One of each kind: a new kind fails to compile here. */
const SAMPLES = {
  text: [{ kind: 'text', text: 'More of it.' }, 'More of it.'],
  caveat: [{ kind: 'caveat', text: 'It does not add up.' }, 'Note: It does not add up.'],
  facts: [
    {
      kind: 'facts',
      rows: [
        { label: 'Target', value: '80%' },
        { label: 'Benchmark', value: '84.8%' },
      ],
    },
    'Target: 80%\nBenchmark: 84.8%',
  ],
  table: [
    {
      kind: 'table',
      title: 'Boats',
      columns: ['Quay', 'Out'],
      rows: [
        ['North', '80%'],
        ['South quay', '9%'],
      ],
    },
    'Boats\nQuay        Out\nNorth       80%\nSouth quay  9%',
  ],
  chart: [
    {
      kind: 'chart',
      alt: 'Boats out, 71% then 79%',
      spec: lineSpec({ title: 'Boats' }),
    },
    'Chart: Boats out, 71% then 79%',
  ],
  options: [
    {
      kind: 'options',
      options: [
        { label: 'Boats', question: 'boats' },
        { label: 'Nets', question: 'how are nets?' },
      ],
    },
    '• Boats\n• Nets: how are nets?',
  ],
  receipt: [
    { kind: 'receipt', lines: ['Read as: boats.', 'Source: Harbour scorecard.'] },
    'Source: Harbour scorecard.\nRead as: boats.',
  ],
} as const satisfies { [K in Part['kind']]: readonly [Extract<Part, { kind: K }>, string] };

describe('each part', () => {
  it.each(Object.values(SAMPLES))('$kind stands below the headline after a blank line', (part, expected) =>
    expect(text(part)).toBe(`The answer.\n\n${expected}`),
  );

  it('is a kind that is known', () =>
    expect(() => text({ kind: 'smell' } as unknown as Part)).toThrow('no case handles {"kind":"smell"}'));
});

it('is the headline alone where there is nothing else', () => {
  expect(text()).toBe('The answer.');
  expect(text({ kind: 'options', options: [] }, { kind: 'receipt', lines: [] })).toBe('The answer.');
});

it('leaves out the alt text of a chart whose points the words name already', () => {
  expect(text({ ...SAMPLES.chart[0], inWords: true })).toBe('The answer.');
});

it('puts every receipt last and says a line once', () => {
  const first: Part = { kind: 'receipt', lines: ['Read as: boats.', 'Source: Harbour scorecard.'] };
  const second: Part = { kind: 'receipt', lines: ['Read as: nets.', 'Source: Harbour scorecard.'] };
  expect(text(first, SAMPLES.text[0], second)).toBe(
    'The answer.\n\nMore of it.\n\nSource: Harbour scorecard.\nRead as: boats.\nRead as: nets.',
  );
});

describe('a table too wide for a phone', () => {
  const wide: Part = {
    kind: 'table',
    title: null,
    columns: ['Measure', 'Now', 'Rating'],
    rows: [
      ['Boats out on time from the north quay', '80%', '● within tolerance'],
      ['Boats late', '20%', ''],
    ],
  };

  it('gives each row in short lines that name their column, without empty ones', () =>
    expect(text(wide)).toBe(
      'The answer.\n\nBoats out on time from the north quay\n  Now: 80%\n  Rating: ● within tolerance\nBoats late\n  Now: 20%',
    ));

  it('turns at 40 columns', () => {
    const table = (cell: string): Part => ({ kind: 'table', title: null, columns: ['A', 'B'], rows: [[cell, '1']] });
    expect(text(table('x'.repeat(37)))).toContain(`${'x'.repeat(37)}  1`);
    expect(text(table('x'.repeat(38)))).toContain('  B: 1');
  });
});

it('uses no mark-up', () => {
  const all = text(...Object.values(SAMPLES).map(([part]) => part));
  expect(all).not.toMatch(/[*_`#|<>]/);
});
