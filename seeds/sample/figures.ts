import { AREAS, type Area } from './areas.ts';
import type { Calendar, SampleBasis, Stretch } from './calendar.ts';
import { type CountName, type CountSpec, SPECS } from './count-specs.ts';
import { type Counts, countOf, numberIn } from './counts.ts';
import { MEASURES, type Measure } from './measures.ts';

/** A count of one area and stretch, as a whole number. */
export interface Cell {
  readonly key: string;
  readonly count: string;
  readonly area: Area;
  readonly stretch: Stretch;
  readonly number: number;
}

/** One number to be published: a count, or a share with both its counts and what is left of the whole. */
export interface Figure {
  readonly measure: Measure;
  readonly area: Area;
  readonly stretch: Stretch;
  readonly count: Cell;
  readonly of: Cell | null;
  /** Of a percentage: who anyone can tell from its two counts is not in it. */
  readonly rest: Cell | null;
}

/** All that is published, by indicator, area and then time. */
export function figuresOf(counts: Counts, calendar: Calendar, measures = MEASURES): readonly Figure[] {
  return measures.flatMap((measure) =>
    AREAS.flatMap((area) => {
      const stretches = basesOf(measure, area).flatMap((basis) => calendar.stretches[basis]);
      return stretches.map((stretch) => figureOf(counts, measure, area, stretch));
    }),
  );
}

function basesOf(measure: Measure, { level }: Area): readonly SampleBasis[] {
  if (level === 'organisation') return measure.bases;
  return level === 'locality' && measure.teamsAlone ? [] : measure.localBases;
}

function figureOf(counts: Counts, measure: Measure, area: Area, stretch: Stretch): Figure {
  const cell = (count: CountName) => cellOf(counts, count, area, stretch);
  const [count, of] = [cell(measure.count), measure.of && cell(measure.of)];
  const rest = of && measure.unit === 'percent' ? restOf(count, of) : null;
  return { measure, area, stretch, count, of, rest };
}

function cellOf(counts: Counts, count: CountName, area: Area, stretch: Stretch): Cell {
  const series = countOf(counts, count);
  const first = SPECS[count].over === 'day' ? stretch.last : stretch.first;
  let number = 0;
  for (const locality of area.localities) {
    for (let at = first; at <= stretch.last; at += 1) number += numberIn(series, locality, at);
  }
  return { key: keyOf(count, area.name, stretch), count, area, stretch, number };
}

/** Where a count of its own says the same, it is that one. */
function restOf(count: Cell, of: Cell): Cell {
  const name = OPPOSITES.get(`${count.count} ${of.count}`) ?? `${of.count} not ${count.count}`;
  return { ...count, key: keyOf(name, count.area.name, count.stretch), count: name, number: of.number - count.number };
}

/** By a count and what it is of: the count of all others. */
const OPPOSITES: ReadonlyMap<string, string> = new Map(
  Object.entries<CountSpec>(SPECS).flatMap(([name, spec]) =>
    spec.kind === 'rest'
      ? [
          [`${spec.without} ${spec.of}`, name],
          [`${name} ${spec.of}`, spec.without],
        ]
      : [],
  ),
);

export function keyOf(count: string, area: string, { basis, label }: Pick<Stretch, 'basis' | 'label'>): string {
  return [count, area, basis, label].join('\n');
}
