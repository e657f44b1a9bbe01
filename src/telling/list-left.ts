import { type Figure, ratedOf } from '../figures/figure.ts';
import { plural } from '../reply/name.ts';
import type { Part } from '../reply/reply.ts';
import { countRatings } from './ratings-line.ts';
import { caveat } from './reply-of.ts';
import type { Told } from './told.ts';

/** '8 more: 4 amber, 4 yellow'; null where all are shown. */
export function leftLine(told: Told, rest: readonly Figure[]): string | null {
  if (rest.length === 0) return null;
  const ratings = countRatings(told, rest);
  return ratings === '' ? `${rest.length} more` : `${rest.length} more: ${ratings}`;
}

/** How many could not be told: a list that leaves them out in silence would be taken for the whole. */
export function unjudgedLine(told: Told, unjudged: readonly Figure[]): readonly Part[] {
  const unrated = unjudged.filter((figure) => ratedOf(told, figure).rating === null).length;
  const byRating = told.asked.question.only.every(({ test }) => test.kind === 'rated');
  if (unjudged.length === 0) return [];
  const byComparator = told.asked.question.only.every(({ test }) => test.kind === 'comparator');
  if (byComparator)
    return [
      caveat(
        `${plural(unjudged.length, 'measure has', 'measures have')} no such comparator, or neither way is better.`,
      ),
    ];
  if (!byRating) return [caveat(`Of ${unjudged.length} it can’t be told.`)];
  const open = unjudged.length - unrated;
  const said = [
    ...(unrated > 0 ? [`${unrated} ${unrated === 1 ? 'is' : 'are'} not rated`] : []),
    ...(open > 0 ? [`${open} ${open === 1 ? 'needs' : 'need'} attention without a colour`] : []),
  ];
  return [caveat(`${said.join('; ')}.`)];
}
