import { allOf, lowerFirst } from '../reply/name.ts';
import { replyOf, text } from './reply-of.ts';
import type { Telling } from './telling.ts';

/** "Who owns this?": a role, and nothing made up where none is held. */
export const owner: Telling = {
  plan: () => null,
  tell({ indicators }) {
    const owned = indicators.map(({ indicator }) => indicator).filter((indicator) => indicator.owner !== null);
    const [first, ...others] = owned.map((indicator) => `${indicator.owner} owns ${lowerFirst(indicator.name)}.`);
    if (first !== undefined) return replyOf({ headline: first, parts: others.map(text) });
    const names = indicators.map(({ indicator }) => lowerFirst(indicator.name));
    return replyOf({
      outcome: 'no_data',
      headline: `No owner is held${names.length === 0 ? '' : ` for ${allOf(names)}`}.`,
      parts: [text('Only a role would be held here, never a name.')],
    });
  },
};
