import type { Reading } from './readings.ts';

/** A reading of which nothing can be told, as nothing says of what. */
export function isOfNothing(reading: Reading): boolean {
  return isFigureOfNothing(reading) || countsNothing(reading);
}

/** How many months, or since when, and nothing says of what: every month held would be counted. */
function countsNothing({ question: { ask, only, order, quoted, end } }: Reading): boolean {
  const isCounted = ask === 'tally' || ask === 'run' || (ask === 'when' && end !== null);
  return isCounted && only.length === 0 && order === null && (quoted.length === 0 || ask === 'tally');
}

/** One figure is asked for, and nothing says of what. */
function isFigureOfNothing({ question, parts, isFollowUp }: Reading): boolean {
  const isOfMeasures = question.ask === 'extreme' && question.along !== 'times';
  return (
    question.of.kind === 'everything' &&
    !parts.said.has('of') &&
    !isFollowUp &&
    !isOfMeasures &&
    OF_ONE.has(question.ask)
  );
}

const OF_ONE = new Set([
  'value',
  'change',
  'course',
  'check',
  'gap',
  'compare',
  'difference',
  'sum',
  'mean',
  'share',
  'extreme',
]);
