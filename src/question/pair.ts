import type { NamedPeriod } from '../query/period.ts';
import type { Question, When } from './question.ts';

/** A figure that was asked for, and the period of it that was shown. */
export interface Shown {
  readonly question: Question;
  readonly shown: NamedPeriod | null;
}

/**
 * The two figures that a thread gave last, set against each other ('what's the gap between the two'): two times of one
 * measure, two areas, or two measures; null where they are told apart by nothing or by more than one of these.
 */
export function pairOf(earlier: Shown, later: Shown): Question | null {
  const [one, two] = [earlier.question, later.question];
  if (one.of.kind !== 'indicators' || two.of.kind !== 'indicators') return null;
  if (one.ask !== 'value' || two.ask !== 'value') return null;
  const isOther = (field: keyof Question) => JSON.stringify(one[field]) !== JSON.stringify(two[field]);
  const others = (['of', 'where', 'when'] as const).filter(isOther);
  if (others.length !== 1) return null;
  const plain: Question = { ...two, against: [], only: [], order: null, limit: null, place: null, along: null };
  switch (others[0]) {
    case 'of':
      return {
        ...plain,
        ask: 'compare',
        of: { kind: 'indicators', indicators: [...one.of.indicators, ...two.of.indicators] },
      };
    case 'where':
      if (one.where.kind === 'whole') return { ...plain, ask: 'difference', against: [{ kind: 'whole' }] };
      if (two.where.kind === 'whole')
        return { ...plain, ask: 'difference', where: one.where, against: [{ kind: 'whole' }] };
      if (one.where.kind !== 'areas' || two.where.kind !== 'areas') return null;
      return { ...plain, ask: 'difference', where: { kind: 'areas', areas: [...one.where.areas, ...two.where.areas] } };
    default:
      return betweenTimes(plain, datedOf(earlier), datedOf(later));
  }
}

type Dated = Extract<When, { kind: 'period' }>;

/** The time that was asked for, else of the figure that was shown. */
function datedOf({ question: { when }, shown }: Shown): Dated | null {
  if (when.kind === 'period') return when;
  return shown && { kind: 'period', period: shown };
}

/** From the earlier of two times to the later, in whichever order they were asked for. */
function betweenTimes(question: Question, one: Dated | null, two: Dated | null): Question | null {
  if (!one || !two || one.period.end === two.period.end) return null;
  const [from, to] = one.period.end < two.period.end ? [one, two] : [two, one];
  return { ...question, ask: 'change', when: to, against: [from] };
}
