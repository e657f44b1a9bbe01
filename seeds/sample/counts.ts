import { LOCALITIES } from './areas.ts';
import { MONTHS } from './calendar.ts';
import { noise } from './chance.ts';
import { type CountName, type CountSpec, SPECS } from './count-specs.ts';
import { type Course, levelAt } from './course.ts';

/** A whole number for each locality and month: what all that is published is added up from. */
export type Series = readonly (readonly number[])[];
export type Counts = ReadonlyMap<CountName, Series>;

/** @param months - the month of the year (1 to 12) of each month of the sample */
export function countAll(months: readonly number[]): Counts {
  const counts = new Map<CountName, Series>();
  for (const name of Object.keys(SPECS) as CountName[]) counts.set(name, series(name, SPECS[name], counts, months));
  return counts;
}

function series(name: CountName, spec: CountSpec, counts: Counts, months: readonly number[]): Series {
  switch (spec.kind) {
    case 'volume':
      return each((locality, at) => volume(name, spec.course, { locality, at, month: months[at] ?? 1 }));
    case 'share': {
      const whole = countOf(counts, spec.of);
      const base = spec.besides === null ? null : countOf(counts, spec.besides);
      return each((locality, at) => {
        const already = base ? numberIn(base, locality, at) : 0;
        const rest = numberIn(whole, locality, at) - already;
        return already + part(name, spec.course, rest, { locality, at, month: months[at] ?? 1 });
      });
    }
    case 'rest': {
      const [whole, taken] = [countOf(counts, spec.of), countOf(counts, spec.without)];
      return each((locality, at) => numberIn(whole, locality, at) - numberIn(taken, locality, at));
    }
    case 'sum': {
      const parts = spec.of.map((part) => countOf(counts, part));
      return each((locality, at) => parts.reduce((sum, part) => sum + numberIn(part, locality, at), 0));
    }
    case 'balance':
      return balance(spec.start, countOf(counts, spec.in), countOf(counts, spec.out));
  }
}

/** A cell being made: where and when. */
interface Cell {
  readonly locality: number;
  readonly at: number;
  readonly month: number;
}

function each(make: (locality: number, at: number) => number): Series {
  return LOCALITIES.map((_, locality) => Array.from({ length: MONTHS }, (__, at) => make(locality, at)));
}

function volume(name: CountName, course: Course, { locality, at, month }: Cell): number {
  const season = 1 + (course.season?.[month] ?? 0) / 100;
  const swing = 1 + (noise(name, at) * course.noise + noise(name, at, locality) * course.noise) / 200;
  const weight = LOCALITIES[locality]?.weight ?? 0;
  const lean = 1 + ((course.spread ?? 0) / 100) * leanOf(name, locality);
  return round(levelAt(course, at) * season * swing * weight * lean, [name, at, locality]);
}

/** So many of `whole` as the course has it in percent, in whole numbers. */
function part(name: CountName, course: Course, whole: number, { locality, at, month }: Cell): number {
  const swing = (noise(name, at) + noise(name, at, locality)) * course.noise * 0.5;
  const drift = noise(name, 'drift', locality) * (at / (MONTHS - 1) - 0.5);
  const lean = (course.spread ?? 0) * (leanOf(name, locality) + drift);
  const percent = levelAt(course, at) + (course.season?.[month] ?? 0) + swing + lean;
  return Math.max(0, Math.min(whole, round((whole * percent) / 100, [name, at, locality])));
}

/** Where a locality stands from -1 to 1, the localities together at 0. */
function leanOf(name: CountName, locality: number): number {
  const leans = LOCALITIES.map((_, at) => noise(name, 'lean', at));
  const middle = LOCALITIES.reduce((sum, { weight }, at) => sum + weight * (leans[at] ?? 0), 0);
  return (leans[locality] ?? 0) - middle;
}

/** Up or down by chance, as near as the fraction has it: so small numbers vary as real ones do. */
function round(value: number, words: readonly (string | number)[]): number {
  return Math.floor(value + 0.5 + noise('round', ...words) * 0.5);
}

/** What was there at the start, and month by month what came and what left. */
function balance(start: number, came: Series, left: Series): Series {
  return LOCALITIES.map(({ weight }, locality) => {
    let now = Math.round(start * weight);
    return Array.from({ length: MONTHS }, (_, at) => {
      now += numberIn(came, locality, at) - numberIn(left, locality, at);
      return now;
    });
  });
}

export function countOf(counts: Counts, name: string): Series {
  const found = counts.get(name as CountName);
  if (found === undefined) throw new RangeError(`no count ${name} before it is used`);
  return found;
}

export function numberIn(count: Series, locality: number, at: number): number {
  const number = count[locality]?.[at];
  if (number === undefined) throw new RangeError(`no number for locality ${locality}, month ${at}`);
  return number;
}
