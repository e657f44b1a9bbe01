import type { Catalogue } from '../catalogue/catalogue.ts';
import { formatDecimal, ratio, toNumber } from '../evaluate/decimal.ts';
import type { Reply } from '../reply/reply.ts';
import type { Figure } from './figure.ts';
import { text, wordsOn } from './full-status.ts';
import { valueFact } from './held.ts';
import type { Asked } from './intent.ts';
import { receipt } from './receipt.ts';
import { lowerFirst, nameOf, sayCount, sayIt, sayNumber, sayWhen } from './sentence.ts';

/** The reply where a percentage is asked and the figure has none of its own; null where its value is one. */
export function percentOf(asked: Asked, figure: Figure, catalogue: Catalogue): Reply | null {
  const { indicator, observation } = figure;
  if (indicator.unit === 'percent' && observation.value !== null) return null;
  if (indicator.unit === 'percent') return onlyTheCount(asked, figure, catalogue);
  if (indicator.unit !== 'count' || observation.value === null) return null;
  return observation.denominator === null
    ? shareInWords(asked, figure, catalogue)
    : computedPercent(asked, figure, catalogue, observation.denominator);
}

function onlyTheCount(asked: Asked, figure: Figure, catalogue: Catalogue): Reply {
  const name = lowerFirst(nameOf(catalogue, figure));
  const headline = `No percentage for ${name} is held ${sayWhen(figure)}; only the count is: ${sayCount(figure.observation, figure.indicator)}.`;
  return {
    outcome: 'no_data',
    headline,
    parts: [receipt(asked, [figure.observation])],
    facts: [valueFact(catalogue, figure)],
  };
}

function computedPercent(asked: Asked, figure: Figure, catalogue: Catalogue, denominator: number): Reply | null {
  const value = Number(figure.observation.value);
  if (denominator === 0 || !Number.isSafeInteger(value)) return null;
  const percent = ratio(value, denominator, 1);
  const fact = valueFact(catalogue, figure);
  const counts = `${sayNumber(value)} of ${sayNumber(denominator)}`;
  return {
    outcome: 'answered',
    headline: `${nameOf(catalogue, figure)}: ${counts} is ${formatDecimal(percent)}% ${sayWhen(figure)}.`,
    parts: [
      text('The percentage is worked out from the two counts.'),
      ...wordsOn(catalogue, figure),
      receipt(asked, [figure.observation]),
    ],
    facts: [
      { ...fact, value: toNumber(percent), unit: 'percent', numerator: value, denominator, rating: null },
      { ...fact, numerator: null, denominator: null },
    ],
  };
}

function shareInWords(asked: Asked, figure: Figure, catalogue: Catalogue): Reply | null {
  const headline = `${sayIt(catalogue, figure)}. No percentage is held as a figure of its own.`;
  return {
    outcome: 'answered',
    headline,
    parts: [...wordsOn(catalogue, figure), receipt(asked, [figure.observation])],
    facts: [valueFact(catalogue, figure)],
  };
}
