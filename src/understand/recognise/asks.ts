import { ASKS } from '../lexicon/lexicon.ts';
import { phrasesOf } from './phrases.ts';

/** Votes for what is wanted: every phrase that asks, each with how much it counts. */
export const asks = phrasesOf(ASKS);
