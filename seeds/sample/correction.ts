import { type Area, LOCALITIES } from './areas.ts';
import { type Calendar, MONTHS, type Stretch } from './calendar.ts';
import type { CountName } from './count-specs.ts';
import { type Counts, countOf } from './counts.ts';
import { type Figure, figuresOf } from './figures.ts';
import { MEASURES } from './measures.ts';

/** The month that was published wrongly at first, as a position in the sample. */
export const CORRECTED_AT = MONTHS - 4;
export const CORRECTED_BY = 38;

const COUNT = 'assessmentsInTime' satisfies CountName;
const LOCALITY = 3;

/** What a later edition puts right. */
export interface Correction {
  readonly note: string;
  /** Whether the figure of that area and stretch was published before, and differently. */
  readonly changes: (area: Area, stretch: Stretch) => boolean;
}

export function correctedArea(): string {
  return LOCALITIES[LOCALITY]?.name ?? '';
}

/** The figures as they were known at first: assessments that were in time had been recorded as late. */
export function beforeCorrection(figures: readonly Figure[], counts: Counts, calendar: Calendar): readonly Figure[] {
  const months = countOf(counts, COUNT).map((numbers, locality) =>
    numbers.map((number, at) => (locality === LOCALITY && at === CORRECTED_AT ? number - CORRECTED_BY : number)),
  );
  const wrong = figuresOf(
    new Map(counts).set(COUNT, months),
    calendar,
    MEASURES.filter(({ count }) => count === COUNT),
  );
  return [...figures.filter(({ measure }) => measure.count !== COUNT), ...wrong];
}

/** @param last - the last month of the edition that had it wrong */
export function correctionOf(last: number, month: string): Correction {
  const recorded = `${CORRECTED_BY} assessments in ${correctedArea()} in ${month}`;
  return {
    note: `corrected in this edition: ${recorded} had been recorded as late and were in time`,
    changes: ({ localities }, stretch) =>
      localities.includes(LOCALITY) &&
      stretch.first <= CORRECTED_AT &&
      CORRECTED_AT <= stretch.last &&
      stretch.last <= last,
  };
}
