import {
  bandsOf,
  type Chart,
  type ChartSpec,
  controlChart,
  type LinePoint,
  lineChart,
  linesChart,
  moversChart,
  periodsChart,
  rankingChart,
  reasonsChart,
  themeChart,
} from '../../src/index.ts';

const MADE_UP_BY = ['Made up, to show what a chart can hold'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Made {
  readonly rating?: LinePoint['rating'];
  readonly approximate?: boolean;
  readonly provisional?: boolean;
  readonly breakBefore?: string;
}

function point(end: string, label: string, value: number | null, made: Made = {}): LinePoint {
  const { rating = null, approximate = false, provisional = false, breakBefore = null } = made;
  const shown = value === null ? 'not shown: small numbers' : `${approximate ? 'about ' : ''}${value}%`;
  return { end, label, value, shown, rating, approximate, provisional, breakBefore };
}

function lastDay(months: number): string {
  return new Date(Date.UTC(2023, 10 + months, 0)).toISOString().slice(0, 10);
}

function labelOf(end: string): string {
  return `${MONTHS[Number(end.slice(5, 7)) - 1]} ${end.slice(0, 4)}`;
}

/** From November 2023 on. */
function months(values: readonly (number | null)[], made: Readonly<Record<number, Made>> = {}): readonly LinePoint[] {
  return values.map((value, at) => point(lastDay(at + 1), labelOf(lastDay(at + 1)), value, made[at]));
}

/** Three years that rise and fall. */
function wave(from: number, length = 36): readonly number[] {
  return Array.from({ length }, (_, at) => Math.round((from + 8 * Math.sin(at / 5) + ((at * 37) % 7) / 2) * 10) / 10);
}

function raised(each: LinePoint, by: number): LinePoint {
  const value = Math.round(((each.value ?? 0) + by) * 10) / 10;
  return { ...each, value, shown: `${value}%` };
}

const OPEN = { from: '0001-01-01', to: '9999-12-31' };
const TARGET = { ...OPEN, low: 80, high: 80, shown: '80%' };
const BANDS = bandsOf({ polarity: 'higher', target: 80, limits: { within: 76, yellow: 70, amber: 64 } });
const FRAME = { subtitle: '% of boats, by month', unit: 'percent', footer: MADE_UP_BY } as const;
const BARE = { name: 'Boats out', targets: [], bands: [], comparators: [] } as const;
const NO_ROW = { approximate: false, provisional: false, rating: null } as const;

const CHARTS: Readonly<Record<string, Chart | null>> = {
  'line-rated': lineChart({
    ...FRAME,
    ...BARE,
    title: 'Boats out on the water by nine',
    points: months(wave(72), { 35: { rating: 'amber' } }),
    targets: [
      { ...TARGET, to: '2025-12-31', low: 75, high: 75, shown: '75%' },
      { ...TARGET, from: '2026-01-01' },
    ],
    bands: BANDS,
    comparators: [{ name: 'Good and Outstanding harbours', value: 88, shown: '88% (2025/26)' }],
  }),
  'line-break': lineChart({
    ...FRAME,
    ...BARE,
    title: 'Boats out, counted anew since October 2025',
    points: months(wave(66), {
      5: { approximate: true },
      23: { breakBefore: 'boats on loan are counted' },
      35: { rating: 'exceeds', provisional: true },
    }).map((each, at) => (at < 23 ? each : raised(each, 18))),
    targets: [TARGET],
  }),
  'line-range-and-gap': lineChart({
    ...FRAME,
    ...BARE,
    title: 'Boats in need of repair',
    points: months([...wave(40, 20), null, null, ...wave(41, 8)], { 29: { rating: 'within' } }),
    targets: [{ ...OPEN, low: 35, high: 45, shown: '35% to 45%' }],
    event: { at: '2025-03-31', label: 'new dock opens' },
  }),
  'lines-two': linesChart({
    ...FRAME,
    title: 'Boats out and boats home',
    lines: [
      { name: 'boats home by night', points: months(wave(78)) },
      { name: 'boats out by nine', points: months(wave(64)) },
    ],
    event: { at: '2026-02-28', label: 'lighthouse lit' },
  }),
  'lines-four': linesChart({
    ...FRAME,
    title: 'Boats of four harbours',
    lines: ['North harbour', 'South harbour', 'West harbour and its moorings', 'Boatyard'].map((name, at) => ({
      name,
      points: months(wave(88 - at * 9, 24)),
    })),
  }),
  control: controlChart({
    ...FRAME,
    title: 'Worse since November 2025: more than chance',
    subtitle: 'Nets mended in time, % a month · target 85%',
    points: months([...wave(86, 24).map((value) => 86 + (value - 86) / 4), ...wave(78, 12)]).map((each, at) => ({
      ...each,
      shown: `${each.value?.toFixed(1)}%`,
      special: at < 24 ? null : 'worse',
    })),
    ranges: [{ from: 0, mean: 86.9, low: 82.9, high: 90.8, shown: { mean: '86.9%', low: '82.9%', high: '90.8%' } }],
  }),
  'control-after-break': controlChart({
    ...FRAME,
    title: 'Better since it was counted anew',
    points: months([...wave(40, 20), ...wave(70, 16)], { 20: { breakBefore: 'counted anew' } }).map((each, at) => ({
      ...each,
      special: at < 30 ? null : 'better',
    })),
    ranges: [
      { from: 0, mean: 42, low: 30, high: 54, shown: { mean: '42%', low: '30%', high: '54%' } },
      { from: 20, mean: 70, low: null, high: 82, shown: { mean: '70%', low: '', high: '82%' } },
    ],
  }),
  ranking: rankingChart({
    ...FRAME,
    title: 'Boats out, by harbour',
    subtitle: 'Oct 2026 · higher is better',
    rows: (['red', 'amber', 'yellow', 'within', 'exceeds', 'attention', null] as const).map((rating, at) => ({
      ...point('2026-10-31', 'Oct 2026', 60 + at * 4, { rating, approximate: at === 1 }),
      name:
        ['North', 'South', 'West harbour and all its moorings', 'Boatyard', 'All harbours', 'East', 'Quay'][at] ?? '',
      isWhole: at === 4,
    })),
    target: TARGET,
    first: 'lowest',
  }),
  'ranking-hidden': rankingChart({
    ...FRAME,
    title: 'Nets mended, by harbour',
    subtitle: 'Oct 2026',
    rows: [91, 84, null, null].map((value, at) => ({
      ...point('2026-10-31', 'Oct 2026', value),
      name: ['North', 'South', 'West', 'Boatyard'][at] ?? '',
    })),
    target: null,
    first: 'highest',
  }),
  reasons: reasonsChart({
    ...FRAME,
    title: 'What 180 notes to the harbour were about',
    subtitle: 'Jul-Sep 2026, with Apr-Jun 2026 beside it',
    unit: 'count',
    rows: [39, 64, 40, null].map((value, at) => ({
      ...NO_ROW,
      name: ['Ropes', 'Getting ready for a meeting of the board', 'Moorings', 'Something else'][at] ?? '',
      value,
      shown: value === null ? 'not shown: small numbers' : String(value),
      was: value === null ? null : String(value + 3 - at * 2),
    })),
  }),
  periods: periodsChart({
    ...FRAME,
    title: 'Boats out, quarter by quarter',
    rows: [
      point('2026-03-31', 'Jan-Mar 2026', 57, { rating: 'red', approximate: true }),
      point('2026-06-30', 'Apr-Jun 2026', null),
      point('2026-09-30', 'Jul-Sep 2026', 77, { rating: 'within', provisional: true }),
    ],
    target: TARGET,
  }),
  'periods-below-zero': periodsChart({
    ...FRAME,
    title: 'Change in boats out on the year before',
    subtitle: 'in points',
    unit: 'points',
    rows: [12, -8, 4, -15].map((value, at) => ({
      ...point('2026-10-31', `Q${at + 1} 2026`, value),
      shown: `${value < 0 ? '−' : '+'}${Math.abs(value)}`,
    })),
    target: null,
  }),
  theme: themeChart({
    ...FRAME,
    title: 'The harbour: what needs attention',
    subtitle: '31 Oct 2026, worst first · against a year before',
    rows: (['red', 'amber', 'attention', 'yellow', 'within', null] as const).map((rating, at) => ({
      ...NO_ROW,
      name: ['Boats out by nine', 'Nets mended in time', 'Ropes tarred before the winter'][at % 3] ?? '',
      shown: `${(52.4 + at * 7).toFixed(1)}%`,
      rating,
      provisional: at === 4,
      target: at === 5 ? null : '80%',
      way: ['worse', 'better', 'no clear change'][at % 3] ?? null,
      period: at === 1 ? 'Jul-Sep' : null,
      trend: at === 3 ? [] : months(wave(52.4 + at * 7)).map(({ end, value }) => ({ end, value })),
      targets: at === 5 ? [] : [TARGET],
    })),
    more: 4,
  }),
  movers: moversChart({
    ...FRAME,
    title: 'Four measures moved more than chance',
    subtitle: 'Jul-Sep against Apr-Jun 2026, in points',
    unit: 'points',
    rows: ([-6.6, -4, 1.3, 0.7] as const).map((change, at) => ({
      name: ['Boats out by nine', 'Nets mended in time', 'Ropes tarred', 'Boats that leak'][at] ?? '',
      rating: (['amber', 'red', 'within', 'attention'] as const)[at] ?? null,
      from: '78.0%',
      to: `${(78 + change).toFixed(1)}%`,
      when: at === 1 ? 'Oct 2026' : null,
      change,
      shown: `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(1)}`,
      way: (['worse', 'worse', 'better', 'worse'] as const)[at] ?? 'neither',
    })),
  }),
  'other-scripts': rankingChart({
    ...FRAME,
    title: 'Harbours whose names are written otherwise',
    subtitle: '',
    rows: ['Łódź', 'Ynys Môn ŵ ŷ', 'חיפה', '横浜 2'].map((name, at) => ({
      ...point('2026-10-31', 'Oct 2026', 70 - at * 8),
      name,
    })),
    target: null,
    first: 'highest',
  }),
};

/** What the data that comes with the program does not have. */
export const MADE_UP: readonly { readonly name: string; readonly spec: ChartSpec }[] = Object.entries(CHARTS).flatMap(
  ([name, chart]) => (chart ? [{ name: `made-up-${name}`, spec: chart.spec }] : []),
);
