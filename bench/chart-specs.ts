import type { ChartSpec } from '../src/index.ts';

type Line = Extract<ChartSpec, { kind: 'line' }>;
type Point = Line['points'][number];

const RATINGS: readonly Point['rating'][] = ['exceeds', 'within', 'attention', null];

function points(count: number, seed: number): readonly Point[] {
  return Array.from({ length: count }, (_, at) => {
    const value = 20 + ((at * 17 + seed * 7) % 70);
    const label = `Q${(at % 4) + 1} ${2015 + Math.floor(at / 4)}/${16 + Math.floor(at / 4)}`;
    return { label, value, shown: `${value}%`, rating: RATINGS[(at + seed) % 4] ?? null, approximate: at % 5 === 4 };
  });
}

/**
 * A chart that no other number has: of the kinds in turn, as a reply has them. Half are lines, of four to twelve points
 * with a target and others beside it.
 */
export function specNumber(number: number): ChartSpec {
  const frame = {
    title: `Decisions within 24 hours, number ${number}: 77.2% in Q3 2018/19, up from 49.4%`,
    unit: 'percent',
    footer: ['Percentage of contacts', 'Each figure is of a quarter', 'Source: Quarter 3 2018/19 performance report'],
  } as const;
  const axis = { min: 0, max: 100, cut: null };
  const levels = {
    target: { label: 'Target 80%', value: 80 },
    band: null,
    comparators: [{ label: 'England 71%', value: 71 }],
  };
  const line: Line = {
    ...frame,
    ...levels,
    kind: 'line',
    name: 'x',
    points: points(4 + (number % 9), number),
    axis,
    breaks: [],
  };
  switch (number % 6) {
    case 0:
      return { ...frame, ...levels, kind: 'bars', name: 'x', bars: points(4, number), axis };
    case 1: {
      const series = ['Dental checks', 'Health assessments'].map((name, at) => ({
        name,
        points: points(6, number + at),
      }));
      return { ...frame, kind: 'comparison', labels: points(6, 0).map(({ label }) => label), series, axis };
    }
    case 2:
      return { ...frame, kind: 'glance', rows: points(6, number).map(rowOf), leftOut: 2 };
    default:
      return line;
  }
}

function rowOf({ label, shown, rating }: Point, at: number): Extract<ChartSpec, { kind: 'glance' }>['rows'][number] {
  const trend = [60, 62 + at, 58, 70 - at];
  return {
    name: 'Initial health assessments in time',
    value: `${shown}, ${label}`,
    target: 'Target 80%',
    rating,
    trend,
  };
}
