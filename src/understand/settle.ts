import type { Basis } from '../query/period.ts';
import type { Ask, Back, Question, Test } from '../question/question.ts';

/** Conditions that only say again what is asked: 'how far off target' asks for the gap of a measure that misses it. */
const SAID_AGAIN: Readonly<Partial<Record<Ask, Test['kind']>>> = {
  target: 'target',
  gap: 'target',
  benchmark: 'comparator',
  change: 'moved',
  movers: 'moved',
  verdict: 'moved',
};

/**
 * A Question in its plainest form: one thing said in two ways becomes one.
 *
 * @param bases on which what is asked about is held
 */
export function settled(said: Question, isOneIndicator: boolean, bases: ReadonlySet<Basis>): Question {
  const question = withHeldBasis(said, bases);
  const ask = plainestAsk(question);
  const again = ask === 'movers' || isOneIndicator ? SAID_AGAIN[ask] : undefined;
  const only =
    again === undefined || ask === 'movers' ? question.only : question.only.filter(({ test }) => test.kind !== again);
  return ask === question.ask && only.length === question.only.length ? question : { ...question, ask, only };
}

function plainestAsk(question: Question): Ask {
  const { ask, against, where, only, order, limit, of } = question;
  const comparators = against.length > 0 && against.every(({ kind }) => kind === 'comparators');
  if (isOfNothing(question)) return comparators ? 'benchmark' : 'value';
  if (comparators && (ask === 'compare' || ask === 'mean' || ask === 'value') && of.kind === 'indicators')
    return 'benchmark';
  const isEach = where.kind === 'each-area' || where.kind === 'each-category';
  const isSelected = only.length > 0 || order !== null || limit !== null;
  // 'Split by district' lists nothing but the figure of each.
  if (ask === 'list' && isEach && !isSelected && of.kind === 'indicators') return 'value';
  return ask;
}

/** 'Are the figures in' begins as a check does, and nothing is said that could be so or not. */
function isOfNothing({ ask, only, quoted, aspect, against, of }: Question): boolean {
  const isOneSided = against.every(({ kind }) => kind === 'comparators');
  return (
    ask === 'check' &&
    of.kind === 'indicators' &&
    only.length === 0 &&
    quoted.length === 0 &&
    aspect === null &&
    isOneSided
  );
}

const OF_WORDS: ReadonlySet<Ask> = new Set(['source', 'meaning', 'why', 'owner']);
const STEPS: { readonly [B in Basis]: Back['step'] } = {
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  'rolling-year': 'year',
  snapshot: 'point',
  'not-given': 'point',
};

/**
 * What says how long a stretch is may as well say how far to look back ('did it fall over the quarter'), or belong to a
 * time that says it better ('Q3 outturn'): only where nothing of the kind is held. 'In the last 12 months' of what is
 * held for years that end with each month is the newest of them.
 */
function withHeldBasis(question: Question, bases: ReadonlySet<Basis>): Question {
  const { basis, ask, when, against, along } = question;
  if (bases.size === 0) return question;
  const onlyRolling = bases.size === 1 && bases.has('rolling-year');
  if (onlyRolling && ask === 'value' && along === null && (when.kind === 'range' || when.kind === 'last'))
    return { ...question, when: { kind: 'newest' } };
  if (basis === null || bases.has(basis)) return question;
  if (ask === 'change' && against.length === 0 && when.kind === 'newest')
    return { ...question, basis: null, against: [{ kind: 'back', step: STEPS[basis], count: 1 }] };
  const isDated = when.kind === 'period' && basis === 'year' && when.period.grain !== 'year';
  return OF_WORDS.has(ask) || isDated ? { ...question, basis: null } : question;
}
