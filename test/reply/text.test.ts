import { describe, expect, it } from 'vitest';
import type { Part } from '../../src/reply/reply.ts';
import { moreText, plainText } from '../../src/reply/text.ts';
import { PARTS } from '../fixtures/parts.ts';

const text = (...parts: readonly Part[]) => plainText({ headline: 'The answer.', parts });

/** What each kind of part is in plain text, and whether a blank line stands before it. */
const SAID: { readonly [K in Part['kind']]: readonly ['below' | 'apart', string] } = {
  text: ['below', 'Why: more children come into care'],
  caveat: ['below', '14% as printed; 354 of 2,160 is 16.4%'],
  ratings: ['below', '▲ 2 red, ★ 1 exceeds · 6 not rated'],
  rows: [
    'apart',
    'Furthest off\n▲ 13.2% Three or more placements · 129 of 980 · ↑ worse\n980 Northshire\n8 more: 4 amber, 4 yellow.',
  ],
  table: ['apart', 'By month\nMonth  Value\nApril  55%\nMay'],
  chart: ['apart', '49.4% in April, 77.2% now'],
  options: ['apart', '• ▲ 32% Initial\n• Review health assessments'],
  source: ['apart', 'Sample data, 1 Oct 2026'],
  receipt: ['apart', "'for the chair' was left out."],
};

describe('each part', () => {
  it.each(Object.keys(PARTS) as readonly Part['kind'][])('%s stands below the headline', (kind) => {
    const [where, said] = SAID[kind];
    expect(text(PARTS[kind])).toBe(`The answer.${where === 'apart' ? '\n\n' : '\n'}${said}`);
  });

  it('is a kind that is known', () =>
    expect(() => text({ kind: 'smell' } as unknown as Part)).toThrow('no case handles {"kind":"smell"}'));
});

it('is the headline alone where there is nothing else', () => {
  expect(text()).toBe('The answer.');
  expect(text({ kind: 'options', options: [] }, { kind: 'receipt', lines: [] })).toBe('The answer.');
});

it('writes nothing for a picture whose words stand around it', () => {
  expect(text({ ...PARTS.chart, rows: [] })).toBe('The answer.');
});

it('puts receipts and sources last and says a line once', () => {
  const first: Part = { kind: 'source', lines: ['Harbour scorecard, 1 May'] };
  const second: Part = { kind: 'receipt', lines: ['Read as: nets.'] };
  expect(text(first, second, PARTS.text, first)).toBe(
    'The answer.\nWhy: more children come into care\n\nRead as: nets.\nHarbour scorecard, 1 May',
  );
});

it("has what 'More' adds apart, and nothing where that is nothing", () => {
  expect(moreText({ more: [] })).toBeNull();
  expect(moreText({ more: [PARTS.text, PARTS.source] })).toBe(
    'Why: more children come into care\n\nSample data, 1 Oct 2026',
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
  expect(text(...Object.values(PARTS))).not.toMatch(/[*_`#|<>]/);
});
