import type { Indicator } from '../catalogue/catalogue.ts';
import type { Basis, NamedPeriod } from '../query/period.ts';
import type { Ask, Back, Question, Test, When } from '../question/question.ts';

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
  const question = addedUp(
    withExtreme(withHeldBasis(byCategory(sided(uncounted(said, held), held), held), held.bases), held),
    held,
  );
  const ask = plainestAsk(question);
  const again = ask === 'movers' || isOneIndicator ? SAID_AGAIN[ask] : undefined;
  const kept = isBesideOthers(question) && ask === 'verdict' ? [] : question.only;
  const only = again === undefined || ask === 'movers' ? kept : kept.filter(({ test }) => test.kind !== again);
  return ask === question.ask && only.length === question.only.length ? question : { ...question, ask, only };
}

/** 'How many months in a row were we over 90%' counts the months, and the limit is none of what the measure counts. */
function uncounted(question: Question, { isRate }: HeldAs): Question {
  const { form, ask, only } = question;
  const isLimited = only.some(({ test }) => test.kind === 'number');
  // 'What % increase' is how a change is told, and a rate per 10,000 is no percentage.
  const isToldSo = form === 'percent' && (ask === 'change' || isRate);
  return isToldSo || (form === 'count' && isLimited && OF_TIMES.has(ask)) ? { ...question, form: null } : question;
}

const OF_TIMES: ReadonlySet<Ask> = new Set(['run', 'tally', 'when']);

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
  if (where.kind !== 'whole' || !isOneIndicator) return question;
  // 'Who did best' is one of the parts.
  if (along === 'areas' && ask === 'extreme')
    return { ...question, where: { kind: 'each-area', areaKind: null, except: [] } };
  if (along !== 'categories') return question;
  return { ...question, where: { kind: 'each-category', dimension: null, except: [] } };
}

/** 'The lowest it has ever been', 'the best it's been': of one measure in one place only the time can be the extreme. */
function withExtreme(question: Question, { isOneIndicator, isCount }: HeldAs): Question {
  const { ask, order, where, only, along, against, form } = question;
  // 'Which is the worst' of one measure in each area is one of the areas.
  if (ask === 'extreme' && isOneIndicator && along === 'indicators' && where.kind === 'each-area')
    return { ...question, along: 'areas' };
  if (!isOneIndicator || where.kind.startsWith('each')) return question;
  const isChecked = ask === 'check' && order !== null && only.length === 0;
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
  if (ask !== 'value' || !isFlow || !isOneIndicator || where.kind.startsWith('each')) return question;
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

/** Of several times one that holds all the others ('the first half, Q1 and Q2'), or the one time that there is. */
function wholeOf(when: When): NamedPeriod | null {
  if (when.kind === 'period') return when.period;
  if (when.kind !== 'periods') return null;
  const { periods } = when;
  const whole = periods.find(({ start, end }) => periods.every((other) => other.start >= start && other.end <= end));
  return whole ?? null;
}

function plainestAsk(question: Question): Ask {
  const { ask, against, where, only, order, limit, of } = question;
  // A register has an order of its own: 'which is the worst one' asks for it.
  if (of.kind === 'risks' && (ask === 'extreme' || ask === 'list' || ask === 'compare')) return 'risks';
  const comparators = against.length > 0 && against.every(({ kind }) => kind === 'comparators');
  const isOnlyBeside =
    only.length > 0 && only.every(({ test }) => test.kind === 'comparator' || test.kind === 'target');
  if (ask === 'movers' && isOnlyBeside) return 'list';
  // What did not improve is all that did anything else: no way that it moved.
  if (ask === 'movers' && only.some(({ not, test }) => not && test.kind === 'moved')) return 'list';
  // 'By how much did it improve between Q1 and Q3'.
  if (ask === 'gap' && question.when.kind === 'range' && against.length === 0) return 'change';
  // 'The gap between Moorland and Estuary' is none to a target.
  if (
    ask === 'gap' &&
    where.kind === 'areas' &&
    where.areas.length > 1 &&
    !against.some(({ kind }) => kind === 'target')
  )
    return 'difference';
  if (ask === 'value' && of.kind === 'indicators' && against.length > 0 && !where.kind.startsWith('each')) {
    const [first] = against;
    // How a figure stands to the one before it is told of each.
    if (first && !(first.kind === 'back' && first.step === 'point')) return SET_BESIDE[first.kind];
  }
  // 'Is Harbour worse than the rest' asks how it stands to them, and not how it moved.
  if (isOfVerdict(question)) return of.kind === 'indicators' ? 'verdict' : 'list';
  if (ask === 'list' && isOfMoving(question)) return 'movers';
  const isOfMovement = only.every(({ test }) => test.kind === 'moved');
  if (ask === 'check' && isOfMovement && only.length > 0 && question.when.kind === 'periods') return 'compare';
  if (ask === 'check' && isOfMovement && against.some(({ kind }) => BESIDE.has(kind))) return 'compare';
  const isAgainstTime = against.length > 0 && against.every(({ kind }) => kind === 'period' || kind === 'back');
  if (
    isAgainstTime &&
    of.kind === 'indicators' &&
    (ask === 'gap' || ask === 'difference' || ask === 'benchmark' || (ask === 'check' && isOfMovement))
  )
    return 'change';
  // 'By how many points do we fall short of the target' asks no change.
  const isOfTarget = against.length === 0 && only.some(({ test }) => test.kind === 'target');
  if (isOfTarget && of.kind === 'indicators' && where.kind === 'whole' && (ask === 'change' || ask === 'value'))
    return 'gap';
  if (isOfNothing(question)) return comparators ? 'benchmark' : 'value';
  if (comparators && ask === 'difference') return 'gap';
  if (comparators && OF_OTHERS.has(ask) && of.kind === 'indicators') return 'benchmark';
  const isEach = where.kind === 'each-area' || where.kind === 'each-category';
  const isSelected = only.length > 0 || order !== null || limit !== null;
  // 'Split by district' lists nothing but the figure of each.
  if (ask === 'list' && isEach && !isSelected && of.kind === 'indicators') return 'value';
  return ask;
}

/** 'Is Harbour really getting worse', 'which targets are out of reach': nothing is asked but what is told from chance. */
function isOfVerdict({ ask, only, quoted, where, of }: Question): boolean {
  if (quoted.length > 0 || only.length === 0 || !only.every(({ test }) => test.kind === 'verdict')) return false;
  if (of.kind === 'themes' || of.kind === 'everything') return ask === 'target' || ask === 'movers';
  return of.kind === 'indicators' && !where.kind.startsWith('each') && OF_CHANCE.has(ask);
}

/** 'Really worse than the rest': the side is that of the others, and no movement. */
function isBesideOthers({ against }: Question): boolean {
  return against.some(({ kind }) => kind === 'rest' || kind === 'whole' || kind === 'comparators');
}

/** 'Which measures are getting worse' is no list of whatever went down by one: what moved tells noise apart. */
function isOfMoving({ only, of, where, order, limit, along }: Question): boolean {
  const isMany = (of.kind === 'themes' || of.kind === 'everything') && where.kind === 'whole';
  if (!isMany || order !== null || limit !== null || (along !== null && along !== 'indicators')) return false;
  const moved = only.flatMap(({ not, test }) => (test.kind === 'moved' ? [{ not, test }] : []));
  return (
    moved.length === 1 &&
    moved.every(
      ({ not, test }) => !not && (test.how === 'better' || test.how === 'worse') && test.running === undefined,
    )
  );
}

const OF_CHANCE: ReadonlySet<Ask> = new Set(['check', 'change', 'value', 'compare', 'target', 'benchmark']);

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

/** What a figure that is set beside something is asked. */
const SET_BESIDE: { readonly [K in Question['against'][number]['kind']]: Ask } = {
  target: 'target',
  comparators: 'benchmark',
  period: 'change',
  back: 'change',
  area: 'compare',
  whole: 'compare',
  rest: 'compare',
  indicator: 'compare',
};

const BESIDE: ReadonlySet<Question['against'][number]['kind']> = new Set(['rest', 'whole', 'area', 'indicator']);

/** What is asked of a figure beside comparators is how it stands to them: 'better or worse than the average'. */
const OF_OTHERS: ReadonlySet<Ask> = new Set(['compare', 'mean', 'value', 'change', 'target']);

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
  // 'The best month' of what is held as it stood on a day is the best day.
  if (ask === 'extreme' || ask === 'when' || ask === 'run' || ask === 'tally') return { ...question, basis: null };
  if (ask === 'change' && against.length === 0 && (when.kind === 'newest' || when.kind === 'period'))
    return { ...question, basis: null, against: [{ kind: 'back', step: STEPS[basis], count: 1 }] };
  const isDated = when.kind === 'period' && basis === 'year' && when.period.grain !== 'year';
  return OF_WORDS.has(ask) || isDated ? { ...question, basis: null } : question;
}
