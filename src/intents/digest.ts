import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { text } from './full-status.ts';
import type { Asked, Intent } from './intent.ts';
import { allOf, lowerFirst } from './sentence.ts';
import { scopeOf } from './theme-figures.ts';

/** "Send me this every Monday": said honestly, since nothing can be set up where no one can be reached later. */
export const digest: Intent = {
  id: 'digest',
  examples: [
    'send me this every Monday at 9',
    'weekly digest of child protection please',
    'stop the weekly messages',
    'move my digest to Fridays',
    'am I signed up for anything?',
    'can the headlines land here every week?',
  ],
  counterExamples: ['give me the headlines', 'figures week by week', 'show me re-referrals month by month'],
  plan: () => null,
  answer(asked, _found, catalogue) {
    const stops = asked.aspect === 'stop';
    return {
      outcome: 'answered',
      headline: stops
        ? 'No digest is set up here, so there is nothing to stop.'
        : 'I can send nothing by itself from here: no digest is set up, and none can be stored here.',
      parts: [
        ...(stops
          ? []
          : [
              text(
                `Understood: a regular message on ${subjectOf(asked, catalogue)}. A weekly digest can be set up where the bot is connected to a chat.`,
              ),
            ]),
        ...instead(asked, catalogue),
      ],
      facts: [],
    } satisfies Reply;
  },
};

function subjectOf(asked: Asked, catalogue: Catalogue): string {
  if (asked.indicators.length > 0) return allOf(asked.indicators.map(({ indicator }) => lowerFirst(indicator.name)));
  return asked.themes.length > 0 ? scopeOf(catalogue, asked) : 'the main figures';
}

function instead(asked: Asked, catalogue: Catalogue): readonly Part[] {
  const theme = asked.themes[0] ?? catalogue.themes[0];
  const questions = [
    'give me the headlines',
    'what got worse since last quarter?',
    ...(theme ? [`summary of ${lowerFirst(theme.name)}`] : []),
  ];
  return [text(`You can ask at any time: ${questions.map((question) => `'${question}'`).join(', ')}.`)];
}
