import { type Figure, hasNumber, type Read, valueOf } from '../figures/figure.ts';
import { inForm } from '../figures/form.ts';
import type { Line } from '../figures/lines.ts';
import { breaksBetween } from '../figures/movement.ts';
import { timesOf, type Walked, walkedOf } from '../figures/times.ts';
import type { NamedPeriod } from '../query/period.ts';
import type { Question, When } from '../question/question.ts';

/** The points of one series, never of two, oldest first. */
export interface Course {
  readonly line: Line;
  /** Those with a value, as counts where these were asked for, or where only they make a line. */
  readonly points: readonly Figure[];
  /** Suppressed within the stretch. */
  readonly hidden: readonly Figure[];
}

/** A stretch long enough to hold a course: what lies in it is shown, and not one figure for the whole of it. */
const LONG: readonly NamedPeriod['grain'][] = ['half', 'year', 'calendar-year'];

/** The course of a line in the time asked: of the basis asked or that leads, else of the first that makes a line. */
export function coursePoints(question: Question, line: Line, read: Read): Course {
  const runs = walksOf(question, line).map((walked) => runOf(question, line, walked, read));
  const [first] = runs;
  const best = runs.find(({ points }) => points.length > 1) ?? runs.find(({ points }) => points.length > 0);
  return best ?? first ?? { line, points: [], hidden: [] };
}

function walksOf(question: Question, line: Line): readonly Walked[] {
  const lead = walkedOf(line, question, 'headline');
  if (!lead || question.basis !== null) return lead ? [lead] : [];
  const others = line.series.filter(({ id }) => id !== lead.series.id);
  return [lead, ...others.map((series): Walked => ({ series, ends: 'each' }))];
}

function runOf(question: Question, line: Line, walked: Walked, read: Read): Course {
  const held = timesIn(question.when, walked, read);
  const hidden = held.filter(({ observation }) => observation.marker === 'suppressed');
  return {
    line,
    points: asAsked(
      question,
      held.filter(({ observation }) => hasNumber(observation)),
    ),
    hidden,
  };
}

/** One short period is where it begins, unless it is the newest; several are its ends. */
function timesIn(when: When, walked: Walked, read: Read): readonly Figure[] {
  if (when.kind === 'newest' || when.kind === 'back') return timesOf(read, walked, { kind: 'all' });
  if (when.kind === 'periods') {
    const [from, to] = [
      when.periods.map(({ start }) => start).sort()[0],
      when.periods
        .map(({ end }) => end)
        .sort()
        .at(-1),
    ];
    return from && to ? timesOf(read, walked, { kind: 'range', from, to }) : [];
  }
  if (when.kind !== 'period' || LONG.includes(when.period.grain)) return timesOf(read, walked, when);
  const since = timesOf(read, walked, { kind: 'range', from: when.period.start, to: null });
  const upTo = () =>
    timesOf(read, walked, { kind: 'all' }).filter((each) => each.observation.period.end <= when.period.end);
  return since.length > 1 ? since : upTo();
}

function asAsked({ form }: Question, figures: readonly Figure[]): readonly Figure[] {
  const values = figures.filter(({ observation }) => valueOf(observation) !== null);
  if (form !== 'count' && (values.length > 1 || form === 'percent')) return values;
  const counts = figures
    .flatMap((figure) => inForm(figure, 'count') ?? [])
    .filter(({ observation }) => valueOf(observation) !== null);
  const onlyCounts = values.length < 2 && counts.length > 1;
  return (form === 'count' && counts.length > 0) || onlyCounts ? counts : values;
}

/** Those that compare with the last: since its last break. */
export function sinceBreak(points: readonly Figure[]): readonly Figure[] {
  const last = points.at(-1);
  return points.filter((each) => last && breaksBetween(last, each.observation, last.observation).length === 0);
}

/** The lowest and the highest, each the newest of those that are level; null where all are the same. */
export function extremesOf(points: readonly Figure[]): { readonly low: Figure; readonly high: Figure } | null {
  const number = ({ observation }: Figure) => Number(observation.value);
  const [first] = points;
  if (!first) return null;
  const low = points.reduce((least, each) => (number(each) <= number(least) ? each : least), first);
  const high = points.reduce((most, each) => (number(each) >= number(most) ? each : most), first);
  return number(low) === number(high) ? null : { low, high };
}
