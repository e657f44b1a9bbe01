import { BASES } from '../lexicon/bases.ts';
import { FORMS } from '../lexicon/forms.ts';
import { phrasesOf } from './phrases.ts';

/** What stretch a figure is to cover, and whether a count or a percentage is wanted. */
export const bases = phrasesOf([...BASES, ...FORMS]);
