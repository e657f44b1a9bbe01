import {
  type Chart,
  type ChartSpec,
  type LinePoint,
  lineChart,
  linesChart,
  rankingChart,
  reasonsChart,
  themeChart,
} from '../src/index.ts';

const RATINGS: readonly LinePoint['rating'][] = ['exceeds', 'within', 'amber', 'red', null];
const ALWAYS = { from: '0001-01-01', to: '9999-12-31', low: 80, high: 80, shown: '80%' };

function points(count: number, seed: number): readonly LinePoint[] {
  return Array.from({ length: count }, (_, at) => {
    const value = 20 + ((at * 17 + seed * 7) % 70);
    const [year, quarter] = [2015 + Math.floor(at / 4), at % 4];
    const end = `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter]}`;
    const rating = RATINGS[(at + seed) % 5] ?? null;
    const said = { label: `Q${quarter + 1} ${year}`, end, value, shown: `${value}%`, rating };
    return { ...said, approximate: at % 5 === 4, provisional: false, breakBefore: null };
  });
}

/**
 * A chart that no other number has: of the kinds in turn, as a reply has them. Half are lines, of four to twelve points
 * with a target and others beside it.
 */
export function specNumber(number: number): ChartSpec {
  const frame = {
    title: `Decisions within 24 hours, number ${number}`,
    subtitle: '% of contacts, by quarter',
    unit: 'percent',
    footer: ['Quarter 3 2018/19 performance report, 7 Mar 2019'],
  } as const;
  return made(kindOf(number, frame)).spec;
}

type Frame = Omit<Parameters<typeof reasonsChart>[0], 'rows'>;

function kindOf(number: number, frame: Frame): Chart | null {
  const named = points(4, number).map((point, at) => ({ ...point, name: `Harbour ${at + 1}`, was: '40%' }));
  switch (number % 6) {
    case 0:
      return number % 12 === 0
        ? reasonsChart({ ...frame, rows: named })
        : rankingChart({ ...frame, rows: named, target: ALWAYS, first: 'highest' });
    case 1: {
      const lines = ['Dental checks', 'Health assessments'].map((name, at) => ({
        name,
        points: points(6, number + at),
      }));
      return linesChart({ ...frame, lines });
    }
    case 2:
      return themeChart({ ...frame, rows: points(6, number).map(rowOf), more: 2 });
    default:
      return lineChart({
        ...frame,
        name: 'x',
        points: points(4 + (number % 9), number),
        targets: [ALWAYS],
        bands: [
          { rating: 'within', low: 75, high: null },
          { rating: 'amber', low: 60, high: 75 },
          { rating: 'red', low: null, high: 60 },
        ],
        comparators: [{ name: 'England', value: 71, shown: '71%' }],
      });
  }
}

function rowOf({ label, shown, rating }: LinePoint, at: number) {
  const trend = points(8, at).map(({ end, value }) => ({ end, value }));
  return {
    name: 'Initial health assessments',
    shown,
    rating,
    approximate: false,
    provisional: false,
    target: '80%',
    way: 'worse',
    period: label,
    trend,
    targets: [ALWAYS],
  };
}

function made(chart: Chart | null): Chart {
  if (chart === null) throw new Error('A chart of the bench has too little to be drawn');
  return chart;
}
