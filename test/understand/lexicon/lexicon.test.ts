import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEXICON } from '../../../src/understand/lexicon/lexicon.ts';
import { messageOf } from '../../../src/understand/message.ts';
import { phrasesOf } from '../../../src/understand/recognise/phrases.ts';
import type { Span } from '../../../src/understand/span.ts';
import { TODAY, WORDS } from '../recognise/spans.ts';

/** By the id of a row: a question that needs it. */
const questions: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('questions.json', import.meta.url), 'utf8'),
);
const phrases = phrasesOf(LEXICON);
const order = new Map(LEXICON.map(({ id }, index) => [id, index]));

/** Whether another row says the same over the same words at least as surely; of two alike the first is kept. */
function isSpare(span: Span, other: Span): boolean {
  if (other.row === span.row || JSON.stringify(other.sense) !== JSON.stringify(span.sense)) return false;
  const at = placesOf(other);
  if (other.weight < span.weight || !placesOf(span).every((place) => at.includes(place))) return false;
  const isMore = other.weight > span.weight || at.length > placesOf(span).length;
  return isMore || (order.get(other.row) ?? 0) < (order.get(span.row) ?? 0);
}

function placesOf({ from, to, at }: Span): readonly number[] {
  return at ?? Array.from({ length: to - from }, (_, offset) => from + offset);
}

describe('the lexicon', () => {
  it('has each row once', () => {
    expect(new Set(LEXICON.map(({ id }) => id)).size).toBe(LEXICON.length);
  });

  it('has no row that nothing needs', () => {
    const unneeded = LEXICON.filter(({ id }) => {
      const { message } = messageOf(questions[id] ?? '', TODAY, WORDS);
      const found = phrases(message, WORDS);
      return !found.some((span) => span.row === id && !found.some((other) => isSpare(span, other)));
    });
    expect(unneeded.map(({ id }) => id)).toEqual([]);
  });

  it('keeps no question of a row that is gone', () => {
    const ids = new Set(LEXICON.map(({ id }) => id));
    expect(Object.keys(questions).filter((id) => !ids.has(id))).toEqual([]);
  });
});
