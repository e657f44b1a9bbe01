import { HOW_TO_BRING_IN, type Overview } from '../../src/index.ts';
import { asking, type Card, card, type Element, small, textBlock } from './card.ts';
import { COMMANDS } from './commands.ts';
import { type Content, cardContent } from './render.ts';
import { neutral } from './text.ts';

/** What the bot says when it is installed: what it holds, and what to ask. */
export function welcome({ standings, sources }: Overview, isPersonal: boolean): Content {
  const [example] = standings;
  const how = isPersonal ? 'Ask me in plain words.' : 'Mention me with a question in plain words.';
  if (standings.length === 0) {
    const none = `I hold no figures yet. Whoever runs me can ${HOW_TO_BRING_IN}.`;
    const greeting = textBlock('Hello, I am Scorecard Bot.', { style: 'heading', weight: 'Bolder', size: 'Medium' });
    return cardContent(finish([greeting, textBlock(neutral(none))], none), none);
  }
  const lines = [
    `I answer questions about ${standings.length} measures from the published figures, and say where each comes from.`,
    how,
    ...(example ? [`For example: how are we doing on ${inSentence(example.name)}?`] : []),
  ];
  const body: Element[] = [
    textBlock('Hello, I am Scorecard Bot.', { style: 'heading', weight: 'Bolder', size: 'Medium' }),
    ...lines.map((line) => textBlock(neutral(line))),
    ...sources.slice(0, 1).map((source) => small(neutral(`Source: ${source}.`))),
    {
      type: 'ActionSet',
      actions: COMMANDS.filter(({ isButton }) => isButton).map(({ label, says }) => asking(label, says)),
    },
  ];
  const said = lines.join(' ');
  return cardContent(finish(body, said), said);
}

function finish(body: readonly Element[], said: string): Card {
  return card(body, { speak: said, fallback: said });
}

/** 'Initial health …' within a sentence; 'CIN plans' stays as it is. */
function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
