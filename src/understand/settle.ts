import type { Indicator } from '../catalogue/catalogue.ts';
import type { Basis, NamedPeriod } from '../query/period.ts';
import { type Ask, isOfMany, type Question, type Test, type When } from '../question/question.ts';
import { withHeldBasis } from './held-basis.ts';
import { isBesideOthers, plainestAsk } from './plainest-ask.ts';

/** Conditions that only say again what is asked: 'how far off target' asks for the gap of a measure that misses it. */
const SAID_AGAIN: Readonly<Partial<Record<Ask, Test['kind']>>> = {
  target: 'target',
  gap: 'target',
  benchmark: 'comparator',
  change: 'moved',
  movers: 'moved',
  verdict: 'moved',
  compare: 'moved',
};

/** How what is asked about is held. */
export interface HeldAs {
  readonly isOneIndicator: boolean;
  readonly bases: ReadonlySet<Basis>;
  /** It counts what happens over a stretch, so that it adds up over time: no snapshot and no percentage. */
  readonly isFlow: boolean;
  readonly isCount: boolean;
  /** Per so many: no percentage. */
  readonly isRate: boolean;
  /** Of the one indicator; null: of several. */
  readonly polarity: Indicator['polarity'] | null;
}

/** A Question in its plainest form: one thing said in two ways becomes one. */
export function settled(said: Question, held: HeldAs): Question {
  const { isOneIndicator } = held;
  const question = STEPS.reduce((each, step) => step(each, held), said);
  const ask = plainestAsk(question);
  const again = ask === 'movers' || isOneIndicator ? SAID_AGAIN[ask] : undefined;
  const kept = isBesideOthers(question) && ask === 'verdict' ? [] : question.only;
  const only = again === undefined || ask === 'movers' ? kept : kept.filter(({ test }) => test.kind !== again);
  const form = ask === 'change' && question.form === 'percent' ? null : question.form;
  const isSame = ask === question.ask && form === question.form && only.length === question.only.length;
  return isSame ? question : { ...question, ask, form, only };
}

/** As a count or a percentage only where that is asked of the figure itself. */
function inItsForm(question: Question, { isRate }: HeldAs): Question {
  const { form, ask, only } = question;
  // 'How many months in a row were we over 90%' counts the months, and limits nothing that the measure counts.
  const isLimited = only.some(({ test }) => test.kind === 'number');
  // 'What % increase' is how a change is told, and a rate per 10,000 is no percentage.
  const isToldSo = form === 'percent' && (ask === 'change' || isRate);
  return isToldSo || (form === 'count' && isLimited && OF_TIMES.has(ask)) ? { ...question, form: null } : question;
}

const OF_TIMES: ReadonlySet<Ask> = new Set(['run', 'tally', 'when']);

/** 'Which are we doing better on than England': of many it is not how they moved, but how they stand beside it. */
function thanOthers(question: Question, { isOneIndicator }: HeldAs): Question {
  const { against, only } = question;
  const [beside, ...others] = against;
  const [condition] = only;
  if (isOneIndicator || beside?.kind !== 'comparators' || others.length > 0 || only.length !== 1) return question;
  if (condition?.test.kind !== 'moved' || condition.test.since !== null) return question;
  const { how } = condition.test;
  if (how !== 'better' && how !== 'worse') return question;
  const test: Test = { kind: 'comparator', side: how, comparators: beside.comparators };
  return { ...question, ask: 'list', against: [], only: [{ ...condition, test }] };
}

/** 'How many of our five stations were at 87% or better' counts the stations. */
function countedPlaces(question: Question): Question {
  const { ask, where, form, only } = question;
  const isLimited = only.length > 0 && only.every(({ test }) => COUNTED_BY.has(test.kind));
  const isCounted =
    (ask === 'value' || ask === 'list' || ask === 'benchmark') &&
    form === 'count' &&
    where.kind === 'each-area' &&
    isLimited;
  return isCounted ? { ...question, ask: 'tally', along: 'areas', form: null } : question;
}

const COUNTED_BY: ReadonlySet<Test['kind']> = new Set(['number', 'target', 'comparator', 'rated']);

/** 'The difference between September and October': how far it went from the one to the other. */
function betweenTimes(question: Question, { isOneIndicator }: HeldAs): Question {
  const { ask, when, against } = question;
  if (ask !== 'difference' || !isOneIndicator || when.kind !== 'periods' || against.length > 0) return question;
  const [from, to, ...others] = when.periods.toSorted((a, b) => (a.end < b.end ? -1 : 1));
  if (!from || !to || others.length > 0) return question;
  return {
    ...question,
    ask: 'change',
    when: { kind: 'period', period: to },
    against: [{ kind: 'period', period: from }],
  };
}

/** 'Over target' of what should be low misses it; of what should be high, and of many at once, it meets it. */
function sided(question: Question, { polarity }: HeldAs): Question {
  if (polarity === 'none' || polarity === 'range') return question;
  const [over, under] = polarity === 'lower' ? (['misses', 'meets'] as const) : (['meets', 'misses'] as const);
  const only = question.only.map((each) => {
    const { test } = each;
    if (test.kind !== 'target' || (test.side !== 'above' && test.side !== 'below')) return each;
    return { ...each, test: { ...test, side: test.side === 'above' ? over : under } };
  });
  return only.every((each, at) => each === question.only[at]) ? question : { ...question, only };
}

/** 'What were they about', 'the commonest reason': each category of whatever breakdown the measure has. */
function byCategory(question: Question, { isOneIndicator }: HeldAs): Question {
  const { along, where, ask } = question;
  // 'Split it by team' says itself what it is split by.
  if (along === 'categories' && where.kind === 'each-area') return { ...question, along: null };
  if (!isOneIndicator || where.kind.startsWith('each')) return question;
  // 'Who did best' is one of the parts, and so is 'is Coldmere the worst'.
  if (along === 'areas' && ask === 'tally' && where.kind === 'whole')
    return { ...question, where: { kind: 'each-area', areaKind: null, except: [] } };
  if (along === 'areas' && ask === 'extreme' && (where.kind === 'whole' || isOneArea(where)))
    return { ...question, where: { kind: 'each-area', areaKind: null, except: [] } };
  if (where.kind !== 'whole' || along !== 'categories') return question;
  return { ...question, where: { kind: 'each-category', dimension: null, except: [] } };
}

const KEEPING: ReadonlySet<Ask> = new Set(['extreme', 'list', 'tally']);

function isOneArea(where: Question['where']): boolean {
  return where.kind === 'areas' && where.areas.length === 1;
}

/** 'The lowest it has ever been', 'the best it's been': of one measure in one place only the time can be the extreme. */
function withExtreme(question: Question, { isOneIndicator, isCount }: HeldAs): Question {
  const { ask, order, where, only, along, against, form } = question;
  // 'Which is the worst', 'which of them are' of one measure in each area is one of the areas.
  if (KEEPING.has(ask) && isOneIndicator && along === 'indicators' && where.kind === 'each-area')
    return { ...question, along: 'areas' };
  if (!isOneIndicator || where.kind.startsWith('each')) return question;
  const isChecked = ask === 'check' && order !== null && only.length === 0;
  if (isChecked && isOneArea(where) && along === null)
    return { ...question, ask: 'extreme', along: 'areas', where: { kind: 'each-area', areaKind: null, except: [] } };
  if (isChecked || (ask === 'value' && order !== null && where.kind === 'whole'))
    return { ...question, ask: 'extreme', along: 'times' };
  if (ask === 'extreme' && along === 'indicators') return { ...question, along: 'times' };
  // 'What share of the cases are Coldmere's': a percentage of what is counted is a share of the whole.
  const isPart = where.kind === 'areas' || where.kind === 'categories';
  if (ask === 'value' && isCount && form === 'percent' && isPart && against.length === 0)
    return { ...question, ask: 'share', form: null };
  return question;
}

/** 'How many left in the first half of the year': of what is not held as one figure and happens in each part, the sum. */
function addedUp(question: Question, { isFlow, isOneIndicator, bases }: HeldAs): Question {
  const { ask, when, where, along, against } = question;
  // 'Add up the visits since 1 April': what has come together from then on.
  const [since] = against;
  if ((ask === 'sum' || ask === 'mean') && since?.kind === 'period' && when.kind === 'newest')
    return { ...question, against: [], when: { kind: 'range', from: since.period.start, to: null } };
  if (ask === 'sum' && along === null && isOneIndicator && where.kind === 'whole' && !isFlow) {
    return when.kind === 'newest' || when.kind === 'period' ? { ...question, ask: 'value' } : question;
  }
  // Of what does not add up, and of many places, the newest beside that of so long before.
  if (isBesideBefore(question) && (!isFlow || !isOneIndicator || where.kind.startsWith('each')))
    return { ...question, ask: 'change', when: { kind: 'newest' } };
  const isTold = ask === 'value' || isBesideBefore(question);
  if (!isTold || !isFlow || !isOneIndicator || where.kind.startsWith('each')) return question;
  const whole = wholeOf(when);
  if (whole) {
    const { grain, start, end } = whole;
    const isHeld =
      grain === 'year'
        ? bases.has('year') || bases.has('rolling-year')
        : grain === 'quarter'
          ? bases.has('quarter')
          : grain !== 'half';
    return isHeld ? question : { ...question, ask: 'sum', when: { kind: 'range', from: start, to: end } };
  }
  const isStretch = when.kind === 'range' || when.kind === 'last';
  return isStretch ? { ...question, ask: 'sum' } : question;
}

/** 'So far this year against the same point last year'. */
function isBesideBefore({ ask, against, when }: Question): boolean {
  const [beside, ...others] = against;
  const isStretch = when.kind === 'range' || when.kind === 'last';
  return (ask === 'compare' || ask === 'change') && isStretch && beside?.kind === 'back' && others.length === 0;
}

/** Of several times one that holds all the others ('the first half, Q1 and Q2'), or the one time that there is. */
function wholeOf(when: When): NamedPeriod | null {
  if (when.kind === 'period') return when.period;
  if (when.kind !== 'periods') return null;
  const { periods } = when;
  const whole = periods.find(({ start, end }) => periods.every((other) => other.start >= start && other.end <= end));
  return whole ?? null;
}

/** 'When was it at its worst': the time of the extreme, and no first time that something was so. */
function whenExtreme(question: Question): Question {
  const { ask, order, only } = question;
  const isOfOrder = ask === 'when' && order !== null && only.length === 0;
  return isOfOrder ? { ...question, ask: 'extreme', along: 'times', end: null } : question;
}

/** A list is of measures, each in its own form. */
function inAnyForm(question: Question): Question {
  return isOfMany(question.of) && question.form !== null && question.only.length > 0
    ? { ...question, form: null }
    : question;
}

/** One after the other: each is given what those before it have made plain. */
const STEPS: readonly ((question: Question, held: HeldAs) => Question)[] = [
  thanOthers,
  countedPlaces,
  betweenTimes,
  inItsForm,
  inAnyForm,
  whenExtreme,
  sided,
  byCategory,
  withHeldBasis,
  withExtreme,
  addedUp,
];
