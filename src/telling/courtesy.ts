import { nextOne } from './next.ts';
import { replyOf } from './reply-of.ts';
import type { Telling } from './telling.ts';

/** "Thanks": a short courteous reply, and no figure. */
export const courtesy: Telling = {
  plan: () => null,
  tell({ question: { aspect } }) {
    const { said, offers } = REPLIES[aspect ?? ''] ?? GREETING;
    return replyOf({ headline: said, next: offers ? [ATTENTION] : [] });
  },
};

const GREETING = { said: 'Hello. Ask about any measure, a theme, or what needs attention.', offers: true };

const REPLIES: Readonly<Record<string, { readonly said: string; readonly offers: boolean }>> = {
  greeting: GREETING,
  thanks: { said: 'You are welcome.', offers: false },
  farewell: { said: 'Goodbye.', offers: false },
  'never-mind': { said: 'No trouble.', offers: false },
  insult: { said: 'Sorry that this was no help. Ask again in other words, or press Wrong answer.', offers: false },
};

const ATTENTION = nextOne('Attention', {
  ask: 'list',
  only: [{ not: false, test: { kind: 'rated', ratings: ['attention'] } }],
});
