import type { Basis } from '../query/period.ts';
import type { Ask, Back, Question } from '../question/question.ts';
import type { HeldAs } from './settle.ts';

/** What a course by a basis that is not held can be told by. */
const STANDING_IN: { readonly [B in Basis]: readonly Basis[] } = {
  month: ['snapshot'],
  quarter: ['snapshot'],
  year: ['rolling-year', 'snapshot'],
  'rolling-year': [],
  snapshot: [],
  'not-given': [],
};

const OF_WORDS: ReadonlySet<Ask> = new Set(['source', 'meaning', 'why', 'owner']);
const STEP_OF: { readonly [B in Basis]: Back['step'] } = {
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
export function withHeldBasis(question: Question, { bases }: HeldAs): Question {
  const { basis, ask, when, against, along } = question;
  if (bases.size === 0) return question;
  const onlyRolling = bases.size === 1 && bases.has('rolling-year');
  // 'This year' likewise, as far as it has gone.
  const isThisYear = when.kind === 'period' && when.period.grain === 'year' && when.period.fromClock;
  if (onlyRolling && ask === 'value' && along === null && (when.kind === 'range' || when.kind === 'last' || isThisYear))
    return { ...question, when: { kind: 'newest' } };
  if (basis === null || bases.has(basis)) return question;
  // 'The best month' of what is held as it stood on a day is the best day.
  if (ask === 'extreme' || ask === 'when' || ask === 'run' || ask === 'tally') return { ...question, basis: null };
  if (ask === 'change' && against.length === 0 && (when.kind === 'newest' || when.kind === 'period'))
    return { ...question, basis: null, against: [{ kind: 'back', step: STEP_OF[basis], count: 1 }] };
  // 'By month' of what is held for rolling years gives those.
  if (ask === 'course' && !STANDING_IN[basis].some((each) => bases.has(each))) return { ...question, basis: null };
  const isDated = when.kind === 'period' && basis === 'year' && when.period.grain !== 'year';
  return OF_WORDS.has(ask) || isDated ? { ...question, basis: null } : question;
}
