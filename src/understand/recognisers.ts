import { categories } from './categories.ts';
import { comparatorsNotHeld } from './comparators-not-held.ts';
import { withExcepted } from './excepted.ts';
import { people } from './people.ts';
import { places } from './places.ts';
import { LANGUAGE } from './recognise/language.ts';
import type { Message, Recogniser, Span } from './span.ts';
import type { Words } from './words.ts';

/** What this organisation has, and plain English; their order doesn't matter. */
const RECOGNISERS: readonly Recogniser[] = [places, categories, people, comparatorsNotHeld, ...LANGUAGE];

/** All spans of a message, overlapping: which of them hold is decided by a cover. */
export function spansOf(message: Message, words: Words): readonly Span[] {
  return withExcepted(
    message,
    RECOGNISERS.flatMap((recognise) => recognise(message, words)),
  );
}
