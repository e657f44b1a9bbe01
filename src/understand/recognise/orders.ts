import { ORDERS } from '../lexicon/orders.ts';
import { phrasesOf } from './phrases.ts';

/** What comes first, and by what. */
export const orders = phrasesOf(ORDERS);
