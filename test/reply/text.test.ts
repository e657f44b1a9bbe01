import { describe, expect, it } from 'vitest';
import type { Part } from '../../src/reply/reply.ts';
import { moreText, plainText } from '../../src/reply/text.ts';
import { PARTS, replyWith } from '../fixtures/parts.ts';

const text = (...parts: readonly Part[]) => plainText(replyWith(parts, { headline: 'The answer.' }));

/** As plain text below the headline: a kind that is forgotten does not compile. */
const SAID: Readonly<Record<Part['kind'], string>> = {
  text: '\nWhy: more children come into care',
  caveat: '\n14% as printed; 354 of 2,160 is 16.4%',
  ratings: '\n▲ 2 red, ★ 1 exceeds · 6 not rated',
  rows: '\n\nFurthest off\n▲ 13.2% Three or more placements · 129 of 980 · ↑ worse\n980 Northshire\n8 more: 4 amber, 4 yellow.',
  table: '\n\nBy month\nMonth  Value\nApril  55%\nMay',
  chart: '\n\n49.4% in April, 77.2% now',
  options: '\n\n• ▲ 32% Initial\n• Review health assessments',
  source: '\n\nSample data, 1 Oct 2026',
  receipt: "\n\n'for the chair' was left out.",
};

describe('each part', () => {
  it.each(Object.values(PARTS))('$kind stands below the headline, a blank line around what is in rows', (part) =>
    expect(text(part)).toBe(`The answer.${SAID[part.kind]}`),
  );

  it('is a kind that is known', () =>
    expect(() => text({ kind: 'smell' } as unknown as Part)).toThrow('no case handles {"kind":"smell"}'));
});

it('is the headline alone where there is nothing else', () => {
  expect(text()).toBe('The answer.');
  expect(text({ kind: 'options', options: [] }, { kind: 'receipt', lines: [] })).toBe('The answer.');
});

it('puts how it was read and where it is from last, and says a line once', () => {
  expect(text(PARTS.source, PARTS.receipt, PARTS.text, PARTS.source)).toBe(
    "The answer.\nWhy: more children come into care\n\n'for the chair' was left out.\nSample data, 1 Oct 2026",
  );
});

it('says what More adds without the headline, and nothing where there is nothing more', () => {
  expect(moreText(replyWith([]))).toBeNull();
  expect(moreText(replyWith([], { more: [PARTS.caveat, PARTS.source] }))).toBe(
    '14% as printed; 354 of 2,160 is 16.4%\n\nSample data, 1 Oct 2026',
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
