import type { Figure } from '../figures/figure.ts';
import { breaksBetween } from '../figures/movement.ts';
import { allOf } from '../reply/name.ts';
import { sayDate } from '../reply/say.ts';
import { shortNamed, shortPeriod } from '../reply/short-period.ts';
import type { Course } from './course-points.ts';
import { caveats, disagreements } from './lines/caveats.ts';
import type { Said, Told } from './told.ts';

const MOST_NAMED = 3;

/** What is hidden, not held, broken or does not agree in a course. */
export function courseCaveats(told: Told, { points, hidden }: Course): Said {
  const [first, last] = [points[0], points.at(-1)] as [Figure, Figure];
  const ofLast = disagreements(told, last).filter(({ kind }) => kind !== 'break');
  return caveats([
    ...breakTexts(first, last),
    ...hiddenText(hidden),
    ...missingTexts(told, points),
    ...ofLast.map(({ text }) => text),
  ]);
}

function breakTexts(first: Figure, last: Figure): readonly string[] {
  return breaksBetween(last, first.observation, last.observation).map(
    ({ at, reason }) => `Not comparable with before ${sayDate(at)}: ${reason.replace(/\.$/, '')}.`,
  );
}

function hiddenText(hidden: readonly Figure[]): readonly string[] {
  if (hidden.length === 0) return [];
  const named = hidden.map(({ observation }) => shortPeriod(observation.period));
  const most =
    named.length > MOST_NAMED ? [...named.slice(-MOST_NAMED), `${named.length - MOST_NAMED} earlier ones`] : named;
  return [`Not shown, small numbers: ${allOf(most)}.`];
}

/** Periods that were asked for by name and lie outside what is held. */
function missingTexts({ asked }: Told, points: readonly Figure[]): readonly string[] {
  const { when } = asked.question;
  const named = when.kind === 'period' ? [when.period] : when.kind === 'periods' ? when.periods : [];
  const ends = points.map(({ observation }) => observation.period);
  const missing = named.filter(({ start, end }) => !ends.some((each) => each.end >= start && each.end <= end));
  return missing.length === 0 ? [] : [`No figure is held for ${allOf(missing.map(shortNamed))}.`];
}
