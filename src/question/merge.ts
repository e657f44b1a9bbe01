import { periodAround, shiftPeriod } from '../query/calendar.ts';
import type { IsoDate, NamedPeriod } from '../query/period.ts';
import { whenAfter } from './merge-when.ts';
import { type Against, type Ask, type Condition, isOfMany, type Question, type Test } from './question.ts';

/** What a message says of a Question: the fields that its words name, and the whole as it stands by itself. */
export interface Draft {
  readonly said: readonly (keyof Question)[];
  readonly question: Question;
  /** Its words point back to what was asked before: 'of those', 'and …', 'the same for …'. */
  readonly pointsBack: boolean;
}

/** Asks that are about everything again where they name nothing and don't point back. */
const AFRESH: ReadonlySet<Ask> = new Set([
  'list',
  'movers',
  'overview',
  'risks',
  'digest',
  'help',
  'courtesy',
  'revisions',
]);

/** Asks that select by conditions: between them the conditions go over. */
const BY_CONDITION: ReadonlySet<Ask> = new Set(
  'extreme when run tally sum mean list movers check share'.split(' ') as Ask[],
);
/** Asks that put things in order. */
const BY_ORDER: ReadonlySet<Ask> = new Set('extreme list movers compare value benchmark'.split(' ') as Ask[]);
/** Asks that set something beside the figure. */
const BESIDE: ReadonlySet<Ask> = new Set(
  'value course compare benchmark change gap difference movers verdict'.split(' ') as Ask[],
);
/** Asks that walk along an axis. */
const ALONG: ReadonlySet<Ask> = new Set('extreme when run tally sum mean share list check'.split(' ') as Ask[]);

/**
 * A follow-up as a change to the last Question: what it says replaces what was there, and all else stays that still has a
 * meaning.
 *
 * @param shown the period of the figure that was shown last, which 'the one before' counts from; null where none was
 * @param today the day of the message; null: times counted from it stay as they are
 */
export function merge(
  last: Question,
  draft: Draft,
  shown: NamedPeriod | null = null,
  today: IsoDate | null = null,
): Question {
  const { question, pointsBack } = draft;
  const said = new Set(draft.said);
  if (standsAlone(said, draft, last)) return question;
  const ask = said.has('ask') && !isOnlyBasis(last, said, question) ? question.ask : askFor(last, said, question);
  const beside = besideLast(last, ask, said, question);
  if (beside) return beside;
  const kept: Question = { ...keptFor(ask, last), ask };
  const merged: Question = { ...kept, ...Object.fromEntries([...said].map((field) => [field, question[field]])), ask };
  // 'The rise on the year before' sets what was shown beside it.
  if (said.has('when') && question.when.kind === 'back' && ask === 'change' && last.when.kind === 'period')
    return { ...merged, against: [question.when], when: last.when };
  const since = said.has('when') || merged.against.length > 0 ? null : sinceThen(last, ask, today);
  return figureOf({
    ...merged,
    ...(since && { against: [since] }),
    when: since ? { kind: 'newest' } : whenAfter(last, { said, question, pointsBack, shown, today }, ask),
    only: said.has('only') ? conditionsAfter(kept.only, question.only) : merged.only,
    along: alongAfter(merged, said),
  });
}

/** 'One further back', after the lowest quarter, is the quarter before it: the lowest of one would be nothing asked. */
function figureOf(question: Question): Question {
  const { ask, along, when, basis } = question;
  const isOne = when.kind === 'period' && (when.period.grain === basis || when.period.grain === 'date');
  if (ask !== 'extreme' || along !== 'times' || !isOne) return question;
  return { ...question, ask: 'value', along: null, order: null, limit: null, place: null };
}

/** Whole questions don't lean on the one before: those that name what they are about and what is wanted of it. */
function standsAlone(said: ReadonlySet<keyof Question>, { question, pointsBack }: Draft, last: Question): boolean {
  if (pointsBack) return false;
  if (said.has('of')) return said.has('ask');
  // 'Which ones have gone up', after one measure by district, are districts.
  if (question.ask === 'list' && !isOfMany(last.of) && last.where.kind.startsWith('each')) return false;
  // 'By reason' lists parts of what the thread is about.
  return said.has('ask') && AFRESH.has(question.ask) && question.along !== 'categories';
}

/** 'By quarter', after 'the best month', asks the same of quarters. */
function isOnlyBasis(last: Question, said: ReadonlySet<keyof Question>, { ask }: Question): boolean {
  const isOfBasis = said.has('basis') && [...said].every((field) => field === 'basis' || field === 'ask');
  return isOfBasis && ask === 'course' && OF_STEPS.has(last.ask) && last.along === 'times';
}

const OF_STEPS: ReadonlySet<Ask> = new Set(['extreme', 'when', 'run', 'tally']);

/** 'Against West', 'the gap to East' after the figure of one place sets that place beside it. */
function besideLast(
  last: Question,
  ask: Ask,
  said: ReadonlySet<keyof Question>,
  { where, against }: Question,
): Question | null {
  const isSetBeside =
    said.has('ask') && (ask === 'compare' || ask === 'gap' || ask === 'difference') && !said.has('of');
  if (!isSetBeside || last.where.kind !== 'areas' || where.kind !== 'areas' || against.length > 0) return null;
  const [one, other] = [last.where.areas, where.areas];
  if (one.length !== 1 || other.length !== 1 || one[0] === other[0] || isOfMany(last.of)) return null;
  const both: Question = { ...keptFor(ask, last), where: { kind: 'areas', areas: [...one, ...other] } };
  return { ...both, ask: ask === 'compare' ? 'compare' : 'difference' };
}

/** Of other things than measures nothing can be asked but how they do; a new measure is asked what the last one was. */
function askFor(last: Question, said: ReadonlySet<keyof Question>, question: Question): Ask {
  if (!said.has('of')) return last.ask;
  const sameKind = last.of.kind === question.of.kind || [last.of, question.of].every(isOfMany);
  // What picks from many is not asked of one.
  if (!sameKind && question.of.kind === 'indicators' && OF_MANY.has(last.ask)) return question.ask;
  return sameKind || BY_CONDITION.has(last.ask) ? last.ask : question.ask;
}

const OF_MANY: ReadonlySet<Ask> = new Set(['list', 'movers', 'overview']);

/** 'When did we last', after 'did we meet the target', asks when it was met. */
const OF_TARGET: ReadonlySet<Ask> = new Set<Ask>(['when', 'run', 'tally']);
const MEETS: Condition = { not: false, test: { kind: 'target', side: 'meets' } };

/** What of the last question still has a meaning for an ask. */
function keptFor(ask: Ask, last: Question): Question {
  if (ask === last.ask) return last;
  const both = (asks: ReadonlySet<Ask>) => asks.has(ask) && asks.has(last.ask);
  return {
    ...last,
    only: both(BY_CONDITION) ? last.only : last.ask === 'target' && OF_TARGET.has(ask) ? [MEETS] : [],
    against: both(BESIDE) ? last.against : [],
    along: both(ALONG) ? last.along : null,
    ...(both(BY_ORDER) ? {} : { order: null, limit: null, place: null }),
    quoted: [],
    end: null,
    aspect: null,
  };
}

/**
 * 'Has it got better' after a figure of one time asks how it went since then. Of the last one that is over it can only
 * ask how it came to be so.
 */
function sinceThen({ when, ask: before }: Question, ask: Ask, today: IsoDate | null): Against | null {
  if (ask !== 'change' || before === 'change' || when.kind !== 'period') return null;
  return today !== null && isLastOver(when.period, today) ? null : when;
}

function isLastOver({ grain, end }: NamedPeriod, today: IsoDate): boolean {
  return grain !== 'date' && shiftPeriod(periodAround(today, grain), -1, 'same').end === end;
}

/** A new condition takes the place of those of its kind; a movement keeps what it was counted from. */
function conditionsAfter(kept: readonly Condition[], said: readonly Condition[]): Question['only'] {
  const kinds = new Set(said.map(({ test }) => test.kind));
  const before = kept.find(({ test }) => test.kind === 'moved')?.test;
  const counted = said.map((each) => ({ ...each, test: countedFrom(each.test, before) }));
  return [...kept.filter(({ test }) => !kinds.has(test.kind)), ...counted];
}

function countedFrom(test: Test, before: Test | undefined): Test {
  if (test.kind !== 'moved' || before?.kind !== 'moved' || test.since !== null) return test;
  return { ...test, since: before.since };
}

/** An axis that is not there any more is none. */
function alongAfter({ along, where, of }: Question, said: ReadonlySet<keyof Question>): Question['along'] {
  if (along === null || said.has('along')) return along;
  if (said.has('where') && (along === 'areas' || along === 'categories')) {
    const parts = where.kind === 'each-category' || where.kind === 'categories' ? 'categories' : 'areas';
    return where.kind === 'whole' || parts !== along ? null : along;
  }
  return said.has('of') && along === 'indicators' && of.kind === 'indicators' && of.indicators.length === 1
    ? null
    : along;
}
