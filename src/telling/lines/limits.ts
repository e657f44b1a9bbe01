import { type Figure, type Read, ratedOf } from '../../figures/figure.ts';
import type { Rating } from '../../query/observation.ts';
import { ratingWord, shortRatingWord } from '../../reply/mark.ts';
import type { Part } from '../../reply/reply.ts';
import { sayValue } from '../../reply/say.ts';
import { labelled, text } from '../reply-of.ts';
import { thresholdOf } from './reason.ts';

const LIMITS: readonly Exclude<Rating, 'attention' | 'red'>[] = ['exceeds', 'within', 'yellow', 'amber'];

/** How the rating came about, behind 'More': every limit and its origin, what was published, what is measured. */
export function limitsBehind(read: Read, figure: Figure): readonly Part[] {
  return [...limitLines(read, figure), ...publishedLines(read, figure), ...aboutLines(figure)];
}

function limitLines(read: Read, figure: Figure): readonly Part[] {
  const threshold = thresholdOf(read, figure);
  if (!threshold) return [];
  const { unit, polarity } = figure.indicator;
  const upTo = polarity === 'lower' ? 'up to' : 'down to';
  const held = LIMITS.flatMap((rating) => {
    const limit = threshold.limits[rating];
    return limit === undefined ? [] : [`${shortRatingWord(rating)} ${upTo} ${sayValue(limit, unit)}`];
  });
  const words = held.length === 0 ? 'only the target is held, no further limits' : held.join(', ');
  const note = threshold.note === null ? '' : `; ${threshold.note}`;
  return [labelled('Limits', `${words} (${threshold.origin})${note}`)];
}

function publishedLines(read: Read, figure: Figure): readonly Part[] {
  const { symbol, arrow } = figure.observation;
  const { rating, asPublished } = ratedOf(read, figure);
  const signs = [symbol, arrow].filter((each) => each !== null).join(' ');
  const word = asPublished && rating !== null ? `: ${ratingWord(rating)}` : '';
  return signs === '' && !asPublished ? [] : [labelled('As published', `${signs}${word}`.replace(/^: /, ''))];
}

/** What is counted, of whom, and who answers for it. */
export function aboutLines({ indicator }: Pick<Figure, 'indicator'>): readonly Part[] {
  const { definition, owner } = indicator;
  return [
    ...(definition === null ? [] : [labelled('What it counts', definition)]),
    ...(owner === null ? [] : [text(`Owner: ${owner}.`)]),
  ];
}
