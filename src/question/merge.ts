import { addMonths, monthOf, periodAround, shiftPeriod } from '../query/calendar.ts';
import type { IsoDate, NamedPeriod } from '../query/period.ts';
import type { Against, Ask, Condition, Question, Test, When } from './question.ts';

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
  'value course compare benchmark change gap difference movers'.split(' ') as Ask[],
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
  if (standsAlone(said, draft)) return question;
  const ask = said.has('ask') ? question.ask : askFor(last, said, question);
  const kept: Question = { ...keptFor(ask, last), ask };
  const merged: Question = { ...kept, ...Object.fromEntries([...said].map((field) => [field, question[field]])), ask };
  const setBeside =
    said.has('when') && question.when.kind === 'back' && ask === 'change' && last.when.kind === 'period';
  if (setBeside && question.when.kind === 'back') return { ...merged, against: [question.when], when: last.when };
  const since = said.has('when') || merged.against.length > 0 ? null : sinceThen(last, ask);
  return {
    ...merged,
    ...(since && { against: [since] }),
    when: since ? { kind: 'newest' } : whenAfter(last, { said, question, pointsBack, shown, today }, ask),
    only: said.has('only') ? conditionsAfter(kept.only, question.only) : merged.only,
    along: alongAfter(merged, said),
  };
}

/** Whole questions don't lean on the one before: those that name what they are about and what is wanted of it. */
function standsAlone(said: ReadonlySet<keyof Question>, { question, pointsBack }: Draft): boolean {
  if (pointsBack) return false;
  if (said.has('of')) return said.has('ask');
  // 'By reason' lists parts of what the thread is about.
  return said.has('ask') && AFRESH.has(question.ask) && question.along !== 'categories';
}

/** Of other things than measures nothing can be asked but how they do; a new measure is asked what the last one was. */
function askFor(last: Question, said: ReadonlySet<keyof Question>, question: Question): Ask {
  if (!said.has('of')) return last.ask;
  const sameKind = last.of.kind === question.of.kind || [last.of.kind, question.of.kind].every(isGroup);
  // What picks from many is not asked of one.
  if (!sameKind && question.of.kind === 'indicators' && OF_MANY.has(last.ask)) return question.ask;
  return sameKind || BY_CONDITION.has(last.ask) ? last.ask : question.ask;
}

const OF_MANY: ReadonlySet<Ask> = new Set(['list', 'movers', 'overview']);

function isGroup(kind: Question['of']['kind']): boolean {
  return kind === 'themes' || kind === 'everything';
}

/** What of the last question still has a meaning for an ask. */
function keptFor(ask: Ask, last: Question): Question {
  if (ask === last.ask) return last;
  const both = (asks: ReadonlySet<Ask>) => asks.has(ask) && asks.has(last.ask);
  return {
    ...last,
    only: both(BY_CONDITION) ? last.only : [],
    against: both(BESIDE) ? last.against : [],
    along: both(ALONG) ? last.along : null,
    ...(both(BY_ORDER) ? {} : { order: null, limit: null, place: null }),
    quoted: [],
    end: null,
    aspect: null,
  };
}

/** 'Has it got better' after a figure of one time asks how it went since then. */
function sinceThen({ when, ask: before }: Question, ask: Ask): Against | null {
  return ask === 'change' && before !== 'change' && when.kind === 'period' ? when : null;
}

interface Said {
  readonly said: ReadonlySet<keyof Question>;
  readonly question: Question;
  readonly pointsBack: boolean;
  readonly shown: NamedPeriod | null;
  readonly today: IsoDate | null;
}

/** A time that was asked for once does not stick to another measure, unless the words point back. */
function whenAfter(last: Question, { said, question, pointsBack, shown, today }: Said, ask: Ask): When {
  if (said.has('when')) {
    if (question.when.kind === 'back') return backFrom(last.when, question.when, shown);
    const isOfOthers = said.has('of') || shown === null || today === null;
    return isOfOthers ? question.when : fromShown(question.when, shown, today);
  }
  // 'When did we last meet it' looks through all that is held, whichever month was shown before.
  if (said.has('ask') && ask !== last.ask && LOOKING_BACK.has(ask) && isOfTimes(question, last) && isShort(last.when))
    return { kind: 'newest' };
  const isOnce = last.when.kind === 'period' || last.when.kind === 'periods' || last.when.kind === 'back';
  if (said.has('of') && isOnce && !pointsBack) return { kind: 'newest' };
  return ask === last.ask || isOnce || THROUGH_TIME.has(ask) ? last.when : whenFor(last.when);
}

const LOOKING_BACK: ReadonlySet<Ask> = new Set(['when', 'run', 'extreme', 'tally']);

/** 'Which is the worst' of several areas asks for one of them. */
function isOfTimes({ along }: Question, { where }: Question): boolean {
  return along === 'times' || (along === null && !where.kind.startsWith('each'));
}

/** A time that holds one figure, so that nothing can be looked for in it. */
function isShort(when: When): boolean {
  return when.kind === 'period' && SHORT.has(when.period.grain);
}

const SHORT: ReadonlySet<NamedPeriod['grain']> = new Set(['date', 'month', 'quarter']);

const THROUGH_TIME: ReadonlySet<Ask> = new Set(
  'extreme when run tally sum mean course check change verdict'.split(' ') as Ask[],
);

/** 'Ever' is of an ask that looks through time; a stretch stays with what it was asked of. */
function whenFor(when: When): When {
  return when.kind === 'all' || when.kind === 'last' || when.kind === 'each-year' ? { kind: 'newest' } : when;
}

/** 'The one before' is counted from what was shown; where nothing was, from what was asked. */
function backFrom(last: When, back: Extract<When, { kind: 'back' }>, shown: NamedPeriod | null): When {
  if (last.kind === 'range' && back.step === 'year') return yearsEarlier(last, back.count, shown);
  const from = last.kind === 'period' ? last.period : shown;
  if (from) {
    const period = shiftPeriod(from, -back.count, back.step === 'point' ? 'same' : back.step);
    return { kind: 'period', period: { ...period, fromClock: false } };
  }
  return last.kind === 'back' && last.step === back.step ? { ...back, count: last.count + back.count } : back;
}

/** 'Last quarter', more than a quarter after the figure that was shown: the one before that. */
function fromShown(when: When, shown: NamedPeriod, today: IsoDate): When {
  if (when.kind !== 'period' || !when.period.fromClock || when.period.grain === 'date') return when;
  const { period } = when;
  if (shiftPeriod(period, -1, 'same').start <= shown.end) return when;
  const steps = MOST_STEPS.find(
    (step) => shiftPeriod(periodAround(today, period.grain), -step, 'same').start === period.start,
  );
  if (steps === undefined) return when;
  return { kind: 'period', period: shiftPeriod(periodAround(shown.end, period.grain), -steps, 'same') };
}

const MOST_STEPS = [0, 1, 2, 3, 4];

/** The same stretch of an earlier year, up to the same day of it. */
function yearsEarlier(last: Extract<When, { kind: 'range' }>, count: number, shown: NamedPeriod | null): When {
  const to = last.to ?? shown?.end ?? null;
  if (to === null) return { kind: 'back', step: 'year', count };
  const [start, end] = [addMonths(last.from, -12 * count), monthEndLike(to, addMonths(to, -12 * count))];
  return start <= end ? { kind: 'range', from: start, to: end } : { kind: 'back', step: 'year', count };
}

/** The end of February stays the end of February. */
function monthEndLike(day: IsoDate, earlier: IsoDate): IsoDate {
  return monthOf(day).end === day ? monthOf(earlier).end : earlier;
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
