import { EVERYTHING_WORDS, isPlain } from './lexicon/plain.ts';
import type { Reading } from './readings.ts';
import type { Message } from './span.ts';
import type { Words } from './words.ts';

/** 'Which officer has the most': those that the figures are not held by, as they were said. */
export function rankedOf({ tokens, stems, text }: Message, { question, cover }: Reading, words: Words): string | null {
  if (question.of.kind !== 'indicators' || question.where.kind.startsWith('each') || question.order === null)
    return null;
  const start = stems.findIndex(
    (stem, at) => ASKING.has(stem) && HAVING.has(tokens[at + 2]?.text ?? tokens[at + 3]?.text ?? ''),
  );
  const from = start + 1;
  if (start < 0) return null;
  const to = HAVING.has(tokens[from + 1]?.text ?? '') ? from + 1 : from + 2;
  const noun = stems[to - 1] ?? '';
  const isAxis = AXES.has(noun) || isPlain(tokens[to - 1]?.text ?? '', noun) || EVERYTHING_WORDS.has(noun);
  const isTaken = cover.spans.some(({ sense, from: first, to: last }) => {
    return (sense.role === 'area' || sense.role === 'each' || sense.role === 'category') && first < to && last > from;
  });
  if (isAxis || isTaken || words.catalogue.indicators.length === 0) return null;
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}

const ASKING = new Set(['which', 'what', 'whose']);
const HAVING = new Set([
  'has',
  'had',
  'have',
  'is',
  'was',
  'gets',
  'got',
  'does',
  'did',
  'made',
  'makes',
  'took',
  'takes',
]);
const AXES = new Set('month quarter year week day time date period'.split(' '));
