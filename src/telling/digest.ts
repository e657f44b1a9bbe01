import { replyOf, text } from './reply-of.ts';
import { startsFrom } from './starts.ts';
import type { Telling } from './telling.ts';

/**
 * What is said of digests where none can be set up, and to a question about one: 'how do I stop it?'. What is ordered of
 * them is done by the desk.
 */
export const digest: Telling = {
  plan: () => null,
  tell({ question: { aspect } }, _found, catalogue) {
    if (aspect === 'ask') {
      return replyOf({
        headline: "Say 'digest list' to see what is set up here; whoever set one up can pause, change or stop it.",
        parts: [text("For example: 'pause digest 1', 'move digest 1 to Fridays', 'stop digest 1'.")],
      });
    }
    return replyOf({
      headline: 'I can send nothing by itself from here: a digest is set up where the bot is in a chat or channel.',
      next: startsFrom(catalogue),
    });
  },
};
