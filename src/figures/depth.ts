import type { Plan } from '../query/store.ts';
import type { Question, Step } from '../question/question.ts';
import type { Resolved } from '../question/resolve.ts';
import { alongOf } from './lines.ts';
import { dayBack, sinceOf } from './movement.ts';
import { isStretch, stretchOf } from './stretch.ts';

/** How much of each series is read. */
export interface Depth {
  /** The newest so many of what the answer is made of. */
  readonly last: number;
  /** Of what stands beside it. */
  readonly beside: number;
  /** And all that end within these days. */
  readonly within?: NonNullable<Plan['within']>;
}

/** More than any series has. */
const EVERY = 100_000;

/** A figure and the one before it. */
const PAIR = 2;
/** A year of months, and the month it is a year after. */
const YEAR = 13;
/** Five years of months: what a line draws at most, and what its usual range is worked out from. */
export const LINE = 60;
/** Of comparators a year each: as far back as ours go. */
const BESIDE = 8;
/** Up to so many series are read as far back as a line needs, however little of it is told. */
const FEW = 30;

/** Asks that walk through time whatever else is named. */
const THROUGH_TIME: ReadonlySet<Question['ask']> = new Set(['when', 'run', 'course']);
/** Asks that may walk along time, or along anything else. */
const ALONG: ReadonlySet<Question['ask']> = new Set(['extreme', 'tally', 'sum', 'mean', 'check', 'list']);

/** Whether the figures of a question are walked through time. */
export function isThroughTime(question: Question): boolean {
  if (THROUGH_TIME.has(question.ask)) return true;
  return ALONG.has(question.ask) && alongOf(question) === 'times';
}

export function depthOf({ question }: Resolved, lines: number): Depth {
  if (question.ask === 'reconcile' || question.ask === 'revisions') return { last: EVERY, beside: EVERY };
  if (isThroughTime(question)) return throughTime(question);
  const back = backOf(question);
  if (isStretch(question.when)) return { ...throughTime(question), beside: Math.max(back, BESIDE) };
  const usual = lines <= FEW || isOfChance(question) ? LINE : PAIR;
  return { last: Math.max(usual, back), beside: Math.max(back, BESIDE), ...farEnd(question) };
}

/** Conditions that tell a change from chance do so by the whole line. */
function isOfChance({ only, order }: Question): boolean {
  return order?.by === 'surprise' || only.some(({ test }) => test.kind === 'verdict' || test.kind === 'moved');
}

/** Only the stretch that was asked, and what its first figure is counted from; a run is looked for from the start. */
function throughTime(question: Question): Depth {
  const { when } = question;
  const back = backOf(question);
  if (question.ask === 'run' || question.order?.by === 'change') return { last: EVERY, beside: BESIDE };
  if (when.kind === 'last') return { last: pointsIn(when.step, when.count) + Math.max(back, 1), beside: BESIDE };
  const stretch = stretchOf(when);
  if (!stretch) return { last: EVERY, beside: BESIDE };
  const from = dayBack(stretch.start, Math.max(back, YEAR));
  return { last: PAIR, beside: PAIR, within: { from, to: stretch.end } };
}

/** How many figures back a question looks from the one that it is about; monthly ones need the most. */
function backOf({ when, against, only, ask }: Question): number {
  const moves = only.flatMap(({ test }) => (test.kind === 'moved' ? [test.since] : []));
  const running = only.map(({ test }) => (test.kind === 'moved' ? (test.running ?? 0) + 1 : PAIR));
  const counted = [when, ...against, ...moves].map((each) => {
    if (each?.kind === 'day' || each?.kind === 'period') return ask === 'movers' ? YEAR : PAIR;
    return each?.kind === 'back' ? pointsIn(each.step, each.count) + 1 : PAIR;
  });
  return Math.max(...counted, ...running, ask === 'movers' || ask === 'change' ? YEAR : PAIR);
}

/** Of months: a week is the finest that any series has been held by, and none is held by it. */
function pointsIn(step: Step, count: number): number {
  return count * { point: 1, month: 1, quarter: 3, year: 12 }[step];
}

/** The far end of a comparison, without what lies between. */
function farEnd(question: Question): Pick<Depth, 'within'> {
  const since = sinceOf(question);
  if (since?.kind === 'day') return { within: { from: dayBack(since.day, YEAR), to: since.day } };
  if (question.when.kind !== 'periods') return {};
  const ends = question.when.periods.map(({ end }) => end).sort();
  return { within: { from: ends[0] as string, to: ends.at(-1) as string } };
}
