import { BACK } from '../lexicon/back.ts';
import { phrasesOf } from './phrases.ts';

/** Words that point back at the thread. */
export const backs = phrasesOf(BACK);
