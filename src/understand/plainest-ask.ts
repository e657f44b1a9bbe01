import { type Ask, isOfMany, type Question } from '../question/question.ts';
import { ASKED_BESIDE } from './ask.ts';

/** What is asked, where words for one thing ask another of what is left of the question. */
export function plainestAsk(question: Question): Ask {
  const { ask, against, where, only, order, limit, of } = question;
  // A register has an order of its own: 'which is the worst one' asks for it.
  if (of.kind === 'risks' && (ask === 'extreme' || ask === 'list' || ask === 'compare')) return 'risks';
  const comparators = against.length > 0 && against.every(({ kind }) => kind === 'comparators');
  const isOnlyBeside =
    only.length > 0 && only.every(({ test }) => test.kind === 'comparator' || test.kind === 'target');
  if (ask === 'movers' && isOnlyBeside) return 'list';
  // What did not improve is all that did anything else: no way that it moved.
  if (ask === 'movers' && only.some(({ not, test }) => not && test.kind === 'moved')) return 'list';
  if (ask === 'movers' && only.some(({ test }) => test.kind === 'moved' && test.running !== undefined)) return 'list';
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
    if (first && !(first.kind === 'back' && first.step === 'point')) return ASKED_BESIDE[first.kind];
  }
  // 'What is green' keeps of all what it says.
  if (ask === 'overview' && only.length > 0 && isOfMany(of)) return isOfMoving(question) ? 'movers' : 'list';
  if (isOfVerdict(question)) return of.kind === 'indicators' ? 'verdict' : 'list';
  if (ask === 'list' && isOfMoving(question)) return 'movers';
  const isOfMovement = only.every(({ test }) => test.kind === 'moved');
  // 'Was it better in December than in April' sets two times side by side.
  if (ask === 'check' && isOfMovement && only.length > 0 && question.when.kind === 'periods') return 'compare';
  // 'Is Harbour worse than the rest' asks how it stands to them, and not how it moved.
  if ((ask === 'check' || ask === 'change') && isOfMovement && against.some(({ kind }) => BESIDE.has(kind)))
    return 'compare';
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
  if (isOfMany(of)) return ask === 'target' || ask === 'movers';
  return of.kind === 'indicators' && !where.kind.startsWith('each') && OF_CHANCE.has(ask);
}

/** 'Really worse than the rest': the side is that of the others, and no movement. */
export function isBesideOthers({ against }: Question): boolean {
  return against.some(({ kind }) => kind !== 'target' && kind !== 'period' && kind !== 'back');
}

/** 'Which measures are getting worse' is no list of whatever went down by one: what moved tells noise apart. */
function isOfMoving({ only, of, where, order, limit, along }: Question): boolean {
  const isMany = isOfMany(of) && where.kind === 'whole';
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

const BESIDE: ReadonlySet<Question['against'][number]['kind']> = new Set(['rest', 'whole', 'area', 'indicator']);

/** What is asked of a figure beside comparators is how it stands to them: 'better or worse than the average'. */
const OF_OTHERS: ReadonlySet<Ask> = new Set(['compare', 'mean', 'value', 'change', 'target']);
