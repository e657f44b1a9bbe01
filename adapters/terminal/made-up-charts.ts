import type { ChartSpec } from '../../src/index.ts';

type Line = Extract<ChartSpec, { kind: 'line' }>;
type Point = Line['points'][number];

const FOOTER = ['Percentage of boats', 'Made up, to show what a chart can hold'];

function point(label: string, value: number | null, rating: Point['rating'] = null, approximate = false): Point {
  const shown = value === null ? 'suppressed' : `${approximate ? 'about ' : ''}${value}%`;
  return { label, value, shown, rating, approximate };
}

const MONTHS = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar'];

/** Three years of months that rise and fall. */
const MANY: readonly Point[] = Array.from({ length: 36 }, (_, at) => {
  const month = `${MONTHS[at % 12]} ${2016 + Math.floor((at + 3) / 12)}`;
  const value = Math.round(60 + 14 * Math.sin(at / 4) + ((at * 37) % 7));
  return point(month, value, value > 70 ? 'exceeds' : value > 55 ? 'within' : 'attention');
});

const LINE: Line = {
  kind: 'line',
  title: 'Made up: boats out rose to 88% in Q4 2018/19',
  name: 'Boats out',
  unit: 'percent',
  points: [
    point('Q1 2017/18', 71, 'red'),
    point('Q2 2017/18', 79, 'amber', true),
    point('Q3 2017/18', null),
    point('Q4 2017/18', 62, 'yellow'),
    point('Q1 2018/19', 66, 'attention', true),
    point('Q2 2018/19', 75, 'within'),
    point('Q3 2018/19', 81),
    point('Q4 2018/19', 88, 'exceeds', true),
  ],
  axis: { min: 0, max: 100, cut: null },
  target: { label: 'Target 80%', value: 80 },
  band: null,
  comparators: [],
  breaks: [],
  footer: FOOTER,
};

/** What the data that comes with the program does not have. */
export const MADE_UP: readonly { readonly name: string; readonly spec: ChartSpec }[] = [
  { name: 'made-up-line-ratings', spec: LINE },
  {
    name: 'made-up-line-levels',
    spec: {
      ...LINE,
      title: 'Made up: boats out against target, tolerance and others',
      points: [point('Oct 2018', 84, 'exceeds'), point('Nov 2018', 78, 'within'), point('Dec 2018', 67, 'attention')],
      band: { label: 'Within tolerance 70% to 80%', low: 70, high: 80 },
      comparators: [
        { label: 'England 58%', value: 58 },
        { label: 'Good and Outstanding harbours 91%', value: 91 },
      ],
    },
  },
  {
    name: 'made-up-line-break',
    spec: {
      ...LINE,
      title: 'Made up: boats out, counted anew since October 2018',
      points: ['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((month, at) =>
        point(`${month} 2018`, [61, 63, 60, 82, 85, 84][at] ?? 0, at > 2 ? 'exceeds' : 'attention'),
      ),
      breaks: [{ before: 3, reason: 'boats on loan are counted too' }],
    },
  },
  {
    name: 'made-up-line-cut-axis',
    spec: {
      ...LINE,
      title: 'Made up: boats out over three years',
      points: MANY,
      axis: { min: 40, max: 90, cut: 'Axis cut: 40% to 90%' },
      target: { label: 'Target 70%', value: 70 },
    },
  },
  {
    name: 'made-up-bars-periods',
    spec: {
      ...LINE,
      kind: 'bars',
      title: 'Made up: boats out, quarter by quarter',
      bars: LINE.points.slice(2, 7),
      comparators: [{ label: 'England 58%', value: 58 }],
    },
  },
  {
    name: 'made-up-bars-below-zero',
    spec: {
      ...LINE,
      kind: 'bars',
      title: 'Made up: change in boats out on the year before, by harbour',
      unit: 'points',
      bars: ['North harbour', 'South harbour', 'West harbour and its moorings', 'Boatyard'].map((label, at) => {
        const value = [12, -8, 4, -15][at] ?? 0;
        return { ...point(label, value, value < 0 ? 'attention' : 'within'), shown: `${value} points` };
      }),
      axis: { min: -20, max: 20, cut: null },
      target: null,
    },
  },
  {
    name: 'made-up-comparison-lines',
    spec: {
      kind: 'comparison',
      title: 'Made up: boats of four harbours',
      unit: 'percent',
      labels: ['Oct 2018', 'Nov 2018', 'Dec 2018', 'Jan 2019'],
      series: ['North harbour', 'South harbour', 'West harbour', 'Boatyard'].map((name, at) => ({
        name,
        points: ['Oct 2018', 'Nov 2018', 'Dec 2018', 'Jan 2019'].map((label, month) =>
          point(label, at === 2 && month === 1 ? null : 90 - at * 19 + ((month * 13 + at * 7) % 11), null, month === 2),
        ),
      })),
      axis: { min: 0, max: 100, cut: null },
      footer: FOOTER,
    },
  },
  {
    name: 'made-up-glance',
    spec: {
      kind: 'glance',
      title: 'Made up: the harbour at a glance',
      unit: 'count',
      rows: (['exceeds', 'within', 'attention', 'yellow', 'amber', 'red', null] as const).map((rating, at) => ({
        name: ['Boats out on the water before nine in the morning', 'Nets mended', 'Ropes tarred'][at % 3] ?? '',
        value: `${88 - at * 9}%, Dec 2018`,
        target: at % 3 === 2 ? null : 'Target 80%',
        rating,
        trend: at % 3 === 1 ? [] : [50 + at, 62 - at, null, 70, 88 - at * 9],
      })),
      leftOut: 4,
      footer: ['Made up, to show what a chart can hold'],
    },
  },
];
