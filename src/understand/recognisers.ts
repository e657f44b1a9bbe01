import { categories } from './categories.ts';
import { comparatorsNotHeld } from './comparators-not-held.ts';
import { withExcepted } from './excepted.ts';
import { FAMILIES } from './lexicon/families.ts';
import { people } from './people.ts';
import { places } from './places.ts';
import { LANGUAGE } from './recognise/language.ts';
import type { Message, Recogniser, Span } from './span.ts';
import type { Words } from './words.ts';

/** What this organisation has, and plain English; their order doesn't matter. */
const RECOGNISERS: readonly Recogniser[] = [places, categories, people, comparatorsNotHeld, ...LANGUAGE];

/** All spans of a message, overlapping: which of them hold is decided by a cover. */
export function spansOf(message: Message, words: Words): readonly Span[] {
  const spans = RECOGNISERS.flatMap((recognise) => recognise(message, words));
  const placed = spans.filter(({ sense }) => sense.role === 'area');
  return withExcepted(
    message,
    spans.filter((span) => span.sense.role !== 'framing' || !placed.some((area) => isForIt(message, span, area))),
  );
}

const AREA_NOUNS = new Set(FAMILIES['area']?.split('|'));

/** 'For the Lantern team' of a team that is held asks of it: names of what is held go before words of an audience. */
function isForIt({ stems }: Message, framing: Span, area: Span): boolean {
  if (area.from < framing.from || area.to > framing.to) return false;
  return stems.slice(area.to, framing.to).every((word) => AREA_NOUNS.has(word));
}
