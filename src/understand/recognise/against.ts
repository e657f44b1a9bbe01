import { AGAINST } from '../lexicon/against.ts';
import { phrasesOf } from './phrases.ts';

/** The other side of a comparison, where it is no time and has no name. */
export const against = phrasesOf(AGAINST);
