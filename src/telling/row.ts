import { asMeasured, type Figure, type Read, ratedOf } from '../figures/figure.ts';
import { movedSince, type Since } from '../figures/movement.ts';
import { verdictSince } from '../figures/statistics.ts';
import type { Period } from '../query/period.ts';
import { shortRatingWord } from '../reply/mark.ts';
import type { Row } from '../reply/reply.ts';
import { arrowOf, sayVerdict } from './lines/change.ts';
import { countsOf, numberOf, whenOf } from './lines/number.ts';
import { sayAim, thresholdOf } from './lines/reason.ts';

export interface RowOf {
  readonly name: string;
  /** The period of the heading: a row of the same leaves it out, of the same year the year. */
  readonly beside?: Period | null;
  /** The heading gives the target. */
  readonly aim?: boolean;
  /** What stands in the place of the target: 'England 57.9%'. */
  readonly against?: string | null;
  /** The heading gives the rating. */
  readonly word?: boolean;
  readonly counts?: boolean;
  /** What its direction is against; without it none is said. */
  readonly since?: Since;
  readonly strong?: boolean;
  /** What it means, in the place of counts and direction. */
  readonly says?: string | null;
}

/** A figure as one line of a list. */
export function rowOf(read: Read, figure: Figure, given: RowOf): Row {
  const { rating, asPublished } = ratedOf(read, figure);
  const threshold = thresholdOf(read, figure);
  const aim = given.aim !== false && threshold ? sayAim(threshold, asMeasured(figure).indicator) : null;
  const word =
    given.word === false || rating === null || (asPublished && rating === 'attention') ? null : shortRatingWord(rating);
  const details = [
    word,
    given.counts === false || given.says ? null : countsOf(figure),
    whenIn(figure, given.beside ?? null),
    given.against ?? aim,
    given.says ?? (given.since === undefined ? null : sayWay(figure, given.since)),
  ].filter((each) => each !== null);
  return {
    rating,
    value: numberOf(figure),
    name: given.name,
    detail: details.length === 0 ? null : details.join(' · '),
    strong: given.strong ?? false,
  };
}

function whenIn(figure: Figure, beside: Period | null): string | null {
  const { period, provisional } = figure.observation;
  const same = beside !== null && beside.basis === period.basis && beside.end === period.end;
  if (same) return provisional ? 'provisional' : null;
  return whenOf(figure, beside);
}

/** '↑ worse', '↓', 'no clear change'; null where no earlier figure is held. */
function sayWay(figure: Figure, since: Since): string | null {
  const moved = movedSince(figure, since);
  if (!moved) return null;
  const verdict = sayVerdict(verdictSince(figure, since));
  if (moved.change.direction === 'unchanged') return 'unchanged';
  return verdict === 'no clear change' ? verdict : [arrowOf(moved.change.direction), verdict].filter(Boolean).join(' ');
}
