import { addMonths, monthOf, periodAround, shiftPeriod } from '../query/calendar.ts';
import type { IsoDate, NamedPeriod } from '../query/period.ts';
import type { Ask, Question, When } from './question.ts';

/** What a follow-up says, and what is known of the message before it. */
export interface Said {
  readonly said: ReadonlySet<keyof Question>;
  readonly question: Question;
  readonly pointsBack: boolean;
  readonly shown: NamedPeriod | null;
  readonly today: IsoDate | null;
}

/** A time that was asked for once does not stick to another measure, unless the words point back. */
export function whenAfter(last: Question, { said, question, pointsBack, shown, today }: Said, ask: Ask): When {
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
  const steps = STEPS_BACK.find(
    (step) => shiftPeriod(periodAround(today, period.grain), -step, 'same').start === period.start,
  );
  if (steps === undefined) return when;
  return { kind: 'period', period: shiftPeriod(periodAround(shown.end, period.grain), -steps, 'same') };
}

const STEPS_BACK = [0, 1, 2, 3, 4];

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
