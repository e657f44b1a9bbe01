import type { Calendar, Stretch } from './calendar.ts';
import { chance } from './chance.ts';
import type { CountName } from './count-specs.ts';
import { type Counts, countOf } from './counts.ts';
import { FEWEST_SHOWN } from './protect.ts';

/** A count divided by what it was about, for the organisation: by quarter alone, as the parts are small. */
interface Division {
  readonly code: string;
  readonly count: CountName;
  readonly dimension: string;
  /** Each with its share in percent. */
  readonly parts: readonly (readonly [name: string, share: number])[];
}

const DIVISIONS: readonly Division[] = [
  {
    code: 'EF-MOMO',
    count: 'statements',
    dimension: 'reason',
    parts: [
      ['sort out a problem', 34],
      ['worker visit', 24],
      ['preparing for a meeting or conference', 21],
      ['sharing good news', 18.6],
      ['something else', 2.4],
    ],
  },
  {
    code: 'EF-COMPLAINTS',
    count: 'complaints',
    dimension: 'reason',
    parts: [
      ['quality of service', 41],
      ['delay', 23],
      ['communication', 20],
      ['staff conduct', 16],
    ],
  },
];

/** A part of a count in one quarter; null: too small to be shown, or needed to hide one that is. */
export interface Part {
  readonly code: string;
  readonly dimension: string;
  readonly category: string;
  readonly stretch: Stretch;
  readonly number: number | null;
}

export function partsOf(counts: Counts, calendar: Calendar): readonly Part[] {
  return DIVISIONS.flatMap((division) =>
    calendar.stretches.quarter.flatMap((stretch) => {
      const monthly = Array.from({ length: 3 }, (_, at) =>
        divide(division, totalIn(counts, division, stretch.first + at), stretch.first + at),
      );
      const numbers = division.parts.map((_, part) => monthly.reduce((sum, month) => sum + (month[part] ?? 0), 0));
      const shown = withoutSmall(numbers);
      const { code, dimension, parts } = division;
      return parts.map(([category], at): Part => ({ code, dimension, category, stretch, number: shown[at] ?? null }));
    }),
  );
}

function totalIn(counts: Counts, { count }: Division, month: number): number {
  return countOf(counts, count).reduce((sum, locality) => sum + (locality[month] ?? 0), 0);
}

/** Whole numbers near the shares that make the total exactly: what is left over goes where most was cut off. */
function divide({ code, parts }: Division, total: number, month: number): readonly number[] {
  const weights = parts.map(([name, share]) => share * (0.85 + 0.3 * chance('part', code, name, month)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total * weight) / all);
  const left = total - exact.reduce((sum, number) => sum + Math.floor(number), 0);
  const byRest = exact.map((number, at) => ({ at, rest: number % 1 })).sort((a, b) => b.rest - a.rest || a.at - b.at);
  const raised = new Set(byRest.slice(0, left).map(({ at }) => at));
  return exact.map((number, at) => Math.floor(number) + (raised.has(at) ? 1 : 0));
}

/** Small parts are left out, and the smallest of the others with a single one, as the total stands beside them. */
function withoutSmall(numbers: readonly number[]): readonly (number | null)[] {
  const isSmall = (number: number) => number > 0 && number < FEWEST_SHOWN;
  const small = numbers.filter(isSmall);
  const others = numbers.filter((number) => number >= FEWEST_SHOWN);
  const also = small.length === 1 ? Math.min(...others) : null;
  const hiddenAt = also === null ? -1 : numbers.indexOf(also);
  return numbers.map((number, at) => (isSmall(number) || at === hiddenAt ? null : number));
}
