import { partsOf } from '../query/calendar.ts';
import type { Condition } from '../question/question.ts';
import type { Resolved } from '../question/resolve.ts';
import { besideOf } from './ask.ts';
import { isUnjudged, meetsAll } from './conditions.ts';
import { type Figure, hasNumber, type Read, ratedOf } from './figure.ts';
import { breaksBetween, movedSince } from './movement.ts';
import type { Ordering } from './order.ts';
import { type Rows, rowsOf } from './rows.ts';

/** Why a run does not go further back. `gap`: a time between is not held. */
export type RunEnd = 'failed' | 'start' | 'hidden' | 'unjudged' | 'gap';

/** How many times in a row, up to the newest, conditions have held. */
export interface Run {
  readonly rows: Rows;
  readonly only: readonly Condition[];
  /** Oldest first; empty where they don't hold now. */
  readonly figures: readonly Figure[];
  readonly newest: Figure | null;
  /** What the run began after: the last one of which they don't hold, or can't be told; null at the start of what is held. */
  readonly before: Figure | null;
  readonly end: RunEnd;
  /** Inside the run. */
  readonly breaks: Figure['series']['breaks'];
  /** How long the longest run of what is held is, this one included. */
  readonly longest: number;
}

/** One for each line; where several are asked about, the longest first. */
export function runsOf(asked: Resolved, read: Read): readonly Run[] {
  const isMovement = asked.question.only.some(({ test }) => test.kind === 'moved');
  const runs = rowsOf(asked, read, isMovement ? 'headline' : 'finest').map((rows) => runOf(asked, rows, read));
  if (runs.length < 2) return runs;
  const shortest = asked.question.order?.end === 'lowest';
  const sorted = runs.toSorted((a, b) => (b.figures.length - a.figures.length) * (shortest ? -1 : 1));
  return asked.question.limit === null ? sorted : sorted.slice(0, asked.question.limit);
}

function runOf(asked: Resolved, rows: Rows, read: Read): Run {
  const beside = besideOf(asked, read);
  const all = [...rows.figures, ...rows.hidden, ...rows.blank].toSorted(byEnd);
  const newest = all.at(-1) ?? null;
  const only = asked.question.only.length > 0 ? asked.question.only : asItStands(newest, beside);
  const links = linksOf(all, only, beside);
  const run = runUpToNewest(links);
  const first = run.figures[0];
  return {
    ...run,
    rows,
    only,
    newest,
    breaks: first && newest ? breaksBetween(newest, first.observation, newest.observation) : [],
    longest: longestOf(links),
  };
}

function byEnd(a: Figure, b: Figure): number {
  return a.observation.period.end < b.observation.period.end ? -1 : 1;
}

/** Where nothing is said of what shall hold ('how long has this gone on?'): the rating it has, or the way it went. */
function asItStands(newest: Figure | null, beside: Ordering): readonly Condition[] {
  if (!newest) return [];
  const { rating } = ratedOf(beside, newest);
  if (rating !== null) return [{ not: false, test: { kind: 'rated', ratings: [rating] } }];
  const moved = movedSince(newest, null);
  return moved ? [{ not: false, test: { kind: 'moved', how: moved.change.direction, since: null } }] : [];
}

/** One of a line of figures: why the conditions don't hold of it (null: they do), and whether it stands next to the one before. */
interface Link {
  readonly figure: Figure;
  readonly why: RunEnd | null;
  readonly followsOn: boolean;
}

function linksOf(all: readonly Figure[], only: readonly Condition[], beside: Ordering): readonly Link[] {
  const steps = all.slice(1).map((figure, at) => monthsBetween(all[at] as Figure, figure));
  const usual = Math.min(...steps);
  return all.map((figure, at) => ({
    figure,
    why: whyNot(figure, only, beside),
    followsOn: at === 0 || steps[at - 1] === usual,
  }));
}

function monthsBetween(one: Figure, other: Figure): number {
  const months = ({ observation: { period } }: Figure) => partsOf(period.end).year * 12 + partsOf(period.end).month;
  return months(other) - months(one);
}

function whyNot(figure: Figure, only: readonly Condition[], beside: Ordering): RunEnd | null {
  if (!hasNumber(figure.observation)) return 'hidden';
  if (meetsAll(only, figure, beside)) return null;
  return isUnjudged(only, figure, beside) ? 'unjudged' : 'failed';
}

function runUpToNewest(links: readonly Link[]): Pick<Run, 'figures' | 'before' | 'end'> {
  const figures: Figure[] = [];
  for (const [at, link] of links.toReversed().entries()) {
    const next = links[links.length - at];
    if (next && !next.followsOn) return { figures, before: link.figure, end: 'gap' };
    if (link.why !== null) return { figures, before: link.figure, end: link.why };
    figures.unshift(link.figure);
  }
  return { figures, before: null, end: 'start' };
}

function longestOf(links: readonly Link[]): number {
  let [longest, length] = [0, 0];
  for (const { why, followsOn } of links) {
    if (why !== null) length = 0;
    else length = followsOn ? length + 1 : 1;
    longest = Math.max(longest, length);
  }
  return longest;
}
