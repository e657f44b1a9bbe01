import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Option } from '../reply/reply.ts';
import { text } from './full-status.ts';
import type { Intent } from './intent.ts';
import { allOf, lowerFirst, plural } from './sentence.ts';

/** "What can you do?": what can be asked, with questions made from what the data holds. */
export const help: Intent = {
  id: 'help',
  examples: [
    'what can you do?',
    'help',
    'how do I use this?',
    'what can I ask?',
    'stuck. commands?',
    'how do I ask for a chart?',
  ],
  counterExamples: ['what does re-referral mean?', 'show me the trend of re-referrals', 'what is being done to help?'],
  plan: () => null,
  answer(_asked, _found, catalogue) {
    const options = questionsOf(catalogue);
    const themes = catalogue.themes.filter(({ parentId }) => parentId === null).map(({ name }) => lowerFirst(name));
    return {
      outcome: 'answered',
      headline: `Ask in plain words about any of ${plural(catalogue.indicators.length, 'measure')}, and I answer from the published figures.`,
      parts: [
        text(
          'A figure, how many that is, a trend or chart, a target or how far off it is, a benchmark, a comparison, what needs attention, what got better or worse, why, what a measure means, risks, and where a figure comes from.',
        ),
        ...(themes.length > 0 ? [text(`Themes: ${allOf(themes)}.`)] : []),
        text(`For a time, add it: 'in September 2018', 'Q3', 'last quarter', 'the rolling year'.`),
        { kind: 'options', options },
      ],
      facts: [],
    };
  },
};

/** A few questions that work with this catalogue. */
function questionsOf(catalogue: Catalogue): readonly Option[] {
  const [indicator] = catalogue.indicators;
  const [theme] = catalogue.themes;
  const targeted = catalogue.indicators.find(({ id }) =>
    catalogue.thresholds.some((threshold) => threshold.indicatorId === id && threshold.target !== null),
  );
  return [
    ...(indicator ? [`how are we doing on ${lowerFirst(indicator.name)}?`] : []),
    ...(targeted ? [`what is the target for ${lowerFirst(targeted.name)}?`] : []),
    ...(theme ? [`summary of ${lowerFirst(theme.name)}`] : []),
    'which measures need attention?',
    'what got worse since last quarter?',
  ].map((question) => ({ label: question, question }));
}
