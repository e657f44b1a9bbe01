import { ASKS_FIGURE } from '../lexicon/asks-figure.ts';
import { ASKS_LISTS } from '../lexicon/asks-lists.ts';
import { ASKS_STANDARD } from '../lexicon/asks-standard.ts';
import { ASKS_TALK } from '../lexicon/asks-talk.ts';
import { ASKS_TIMES } from '../lexicon/asks-times.ts';
import { ASKS_WORDS } from '../lexicon/asks-words.ts';
import { phrasesOf } from './phrases.ts';

/** Votes for what is wanted: every phrase that asks, each with how much it counts. */
export const asks = phrasesOf([
  ...ASKS_FIGURE,
  ...ASKS_TIMES,
  ...ASKS_STANDARD,
  ...ASKS_LISTS,
  ...ASKS_WORDS,
  ...ASKS_TALK,
]);
