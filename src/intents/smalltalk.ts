import { text } from './full-status.ts';
import type { Intent } from './intent.ts';

/** "Thanks": a short courteous reply, and no figure. */
export const smalltalk: Intent = {
  id: 'smalltalk',
  examples: ['thanks', 'hello', 'good morning', 'bye for now', 'brilliant, cheers', 'sorry, never mind'],
  counterExamples: ['good morning, how are dental checks doing?', 'what can you do?', 'thanks, and last quarter?'],
  plan: () => null,
  answer({ words }) {
    const said = REPLIES.find(({ when }) => when.test(words.toLowerCase())) ?? OTHERWISE;
    return { outcome: 'answered', headline: said.reply, parts: said.offer ? [text(OFFER)] : [], facts: [] };
  },
};

const OFFER = 'Ask about any measure, a theme, or what needs attention.';

/** The first that fits decides: 'good morning, and thanks' is answered as thanks. */
const REPLIES: readonly { readonly when: RegExp; readonly reply: string; readonly offer: boolean }[] = [
  { when: /\b(thank\w*|thx|ta|cheers|appreciated?|grateful|obliged)\b/, reply: 'You are welcome.', offer: false },
  { when: /\b(bye|goodbye|see you|cheerio|good ?night|speak soon)\b/, reply: 'Goodbye.', offer: false },
  { when: /\b(sorry|never mind|nothing)\b/, reply: 'No trouble.', offer: false },
  { when: /\bgood morning|^morning\b/, reply: 'Good morning.', offer: true },
  { when: /\bgood afternoon|^afternoon\b/, reply: 'Good afternoon.', offer: true },
  { when: /\bgood evening|^evening\b/, reply: 'Good evening.', offer: true },
  { when: /\b(hi|hiya|hello|hey|greetings)\b/, reply: 'Hello.', offer: true },
  { when: /\bhow are you|you well\b/, reply: 'All well here, and ready for a question.', offer: true },
];

const OTHERWISE = { reply: 'Understood.', offer: true };
