import { NOT_HELD } from '../lexicon/not-held.ts';
import { phrasesOf } from './phrases.ts';

/** Forecasts and attachments: no figure holds them. */
export const notHeld = phrasesOf(NOT_HELD);
