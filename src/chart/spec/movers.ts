import type { Rating } from '../../query/observation.ts';
import { altOf, type Chart, type FrameGiven, frameOf, isNumber, sayFrame } from './chart.ts';
import type { ChartUnit, MoversSpec } from './chart-spec.ts';
import { ratingSaid } from './rating-words.ts';
import { leftOutSaid } from './rows.ts';
import { cut, MAX_LABEL, MAX_SHOWN } from './words.ts';

export interface MoverRow {
  readonly name: string;
  /** Of the newer figure. */
  readonly rating: Rating | null;
  /** As said: '78.0%', '71.4%'. */
  readonly from: string;
  readonly to: string;
  /** Of the newer figure, where it is not the subtitle's; else null. */
  readonly when: string | null;
  readonly change: number;
  /** With its sign: '−6.6'. */
  readonly shown: string;
  readonly way: 'better' | 'worse' | 'neither';
}

export interface MoversWanted extends FrameGiven {
  /** Of every change: those of different units can't be set side by side. */
  readonly unit: ChartUnit;
  /** In any order. */
  readonly rows: readonly MoverRow[];
  readonly more?: number;
}

/** Rows of one phone screen, with words around them. */
const MOST_ROWS = 6;

/** Measures that moved, the most first; null where none did. */
export function moversChart(wanted: MoversWanted): Chart<MoversSpec> | null {
  const moved = wanted.rows
    .filter(({ change }) => isNumber(change) && change !== 0)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
  if (moved.length === 0) return null;
  const rows = moved.slice(0, MOST_ROWS).map(({ name, rating, from, to, when, change, shown, way }) => ({
    name: cut(name, MAX_LABEL),
    rating,
    detail: [`${cut(from, MAX_SHOWN)} to ${cut(to, MAX_SHOWN)}`, ...(when === null ? [] : [cut(when, MAX_SHOWN)])].join(
      ' · ',
    ),
    change,
    shown: cut(shown, MAX_SHOWN),
    way,
  }));
  const leftOut = moved.length - rows.length + (wanted.more ?? 0);
  const spec: MoversSpec = {
    ...frameOf(wanted, leftOutSaid(leftOut)),
    kind: 'movers',
    unit: wanted.unit,
    rows,
    leftOut,
  };
  return { spec, alt: altOf(sentencesOf(spec)) };
}

function sentencesOf(spec: MoversSpec): readonly string[] {
  return [
    ...sayFrame('Bars of change', spec),
    ...spec.rows.map(
      ({ name, detail, shown, rating, way }) =>
        `${name}: ${[detail, shown, way === 'neither' ? '' : way, ratingSaid(rating)].filter((each) => each !== '').join(', ')}.`,
    ),
    ...leftOutSaid(spec.leftOut).map((each) => `${each}.`),
  ];
}
