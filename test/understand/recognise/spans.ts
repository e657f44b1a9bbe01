import type { Area, Catalogue } from '../../../src/catalogue/catalogue.ts';
import { messageOf } from '../../../src/understand/message.ts';
import type { Recogniser, Sense } from '../../../src/understand/span.ts';
import { type Words, wordsOf } from '../../../src/understand/words.ts';

/** A Monday; the newest figures held would be those of October 2026. */
export const TODAY = '2026-11-30';

const area = (id: number, name: string, kind: Area['kind'], aliases: readonly string[] = []): Area => ({
  ...{ id, name, kind, aliases, parentId: null },
  comparator: kind === 'comparator' ? 'national' : null,
});

/** Of no organisation: two places and one to compare with. */
const NOTHING: Catalogue = {
  ...{ version: 'test', dataset: 'test', indicators: [], themes: [], series: [], thresholds: [], commentary: [] },
  ...{ risks: [], terms: [], words: [], packs: [], sources: [] },
  areas: [
    area(1, 'Northshire', 'organisation'),
    area(2, 'Harbour', 'locality'),
    area(3, 'England', 'comparator', ['national']),
  ],
};

export const WORDS: Words = wordsOf(NOTHING);

/** Each span of one role that a recogniser finds, as its words and what it makes of them; the surest first. */
export function spansIn(recognise: Recogniser, text: string, role: Sense['role']): readonly string[] {
  const { message } = messageOf(text, TODAY, WORDS);
  return recognise(message, WORDS)
    .filter(({ sense }) => sense.role === role)
    .toSorted((a, b) => b.weight - a.weight)
    .map((span) => {
      const at =
        span.at ?? message.tokens.map((_, place) => place).filter((place) => place >= span.from && place < span.to);
      return `${at.map((place) => message.tokens[place]?.text ?? '').join(' ')}: ${inShort(span.sense)}`;
    });
}

/** The asks that the words of a text vote for, the most votes first. */
export function votesIn(recognise: Recogniser, text: string): readonly string[] {
  const { message } = messageOf(text, TODAY, WORDS);
  const votes = new Map<string, number>();
  for (const { sense, weight } of recognise(message, WORDS))
    if (sense.role === 'ask') votes.set(sense.ask, Math.max(votes.get(sense.ask) ?? 0, weight));
  return [...votes].sort((a, b) => b[1] - a[1]).map(([ask]) => ask);
}

function inShort(sense: Sense): string {
  return Object.entries(sense)
    .flatMap(([key, value]) => (key === 'role' ? [] : valuesOf(value)))
    .filter((value) => value !== null && value !== '' && value !== false)
    .join(' ');
}

function valuesOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  if (Array.isArray(value)) return value.flatMap(valuesOf);
  return Object.entries(value).flatMap(([key, each]) => (key === 'not' ? [each ? 'not' : ''] : valuesOf(each)));
}
