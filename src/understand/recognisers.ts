import { categories } from './categories.ts';
import { people } from './people.ts';
import { places } from './places.ts';
import { LANGUAGE } from './recognise/language.ts';
import type { Message, Recogniser, Span } from './span.ts';
import type { Words } from './words.ts';

/** Everything that finds spans in a message. Their order doesn't matter: a cover decides. */
const RECOGNISERS: readonly Recogniser[] = [places, categories, people, ...LANGUAGE];

export function spansOf(message: Message, words: Words): readonly Span[] {
  return RECOGNISERS.flatMap((recognise) => recognise(message, words));
}
