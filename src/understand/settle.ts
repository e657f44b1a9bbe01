import type { Ask, Question, Test } from '../question/question.ts';

/** Conditions that only say again what is asked: 'how far off target' asks for the gap of a measure that misses it. */
const SAID_AGAIN: Readonly<Partial<Record<Ask, Test['kind']>>> = {
  target: 'target',
  gap: 'target',
  benchmark: 'comparator',
  change: 'moved',
  movers: 'moved',
  verdict: 'moved',
};

/** A Question in its plainest form: one thing said in two ways becomes one. */
export function settled(question: Question, isOneIndicator: boolean): Question {
  const ask = plainestAsk(question);
  const again = ask === 'movers' || isOneIndicator ? SAID_AGAIN[ask] : undefined;
  const only =
    again === undefined || ask === 'movers' ? question.only : question.only.filter(({ test }) => test.kind !== again);
  return ask === question.ask && only.length === question.only.length ? question : { ...question, ask, only };
}

function plainestAsk({ ask, against, where, only, order, limit, of }: Question): Ask {
  const comparators = against.length > 0 && against.every(({ kind }) => kind === 'comparators');
  if (comparators && (ask === 'compare' || ask === 'mean' || ask === 'value') && of.kind === 'indicators')
    return 'benchmark';
  const isEach = where.kind === 'each-area' || where.kind === 'each-category';
  const isSelected = only.length > 0 || order !== null || limit !== null;
  // 'Split by district' lists nothing but the figure of each.
  if (ask === 'list' && isEach && !isSelected && of.kind === 'indicators') return 'value';
  return ask;
}
