import type { Catalogue } from '../catalogue/catalogue.ts';
import { allOf, lowerFirst, plural } from '../reply/name.ts';
import { replyOf, text } from './reply-of.ts';
import { startsFrom } from './starts.ts';
import type { Telling } from './telling.ts';

/** "What can you do?": what can be asked, with questions made from what the data holds. */
export const help: Telling = {
  plan: () => null,
  tell(_asked, _found, catalogue) {
    const [indicator] = catalogue.indicators;
    const themes = catalogue.themes.filter(({ parentId }) => parentId === null).map(({ name }) => name);
    const example = indicator ? `, for example 'how are we doing on ${lowerFirst(indicator.name)}?'` : '';
    return replyOf({
      headline: `Ask in plain words about any of ${plural(catalogue.indicators.length, 'measure')}${example}.`,
      parts: [
        text('A figure, its target, a trend, a comparison, the best or worst, since when, how often, or why.'),
        ...(themes.length === 0 ? [] : [text(`Themes: ${allOf(themes)}.`)]),
      ],
      more: [
        text("For a time, add it: 'in September', 'Q3', 'last quarter', 'over the last two years', 'year to date'."),
        ...placesOf(catalogue),
        text("For a regular post, say 'send me this every Monday at 9' or 'tell us when this goes red'."),
      ],
      next: startsFrom(catalogue),
    });
  },
};

function placesOf(catalogue: Catalogue) {
  const areas = catalogue.areas.filter(({ kind }) => kind === 'locality' || kind === 'team').map(({ name }) => name);
  return areas.length === 0 ? [] : [text(`For a part, name it: ${allOf(areas.slice(0, 8))}.`)];
}
