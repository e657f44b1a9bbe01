import { axisFromZero } from './axis.ts';
import { altOf, type Chart, type FrameGiven, frameOf, hasValue, sayFrame, sayStanding, valueOf } from './chart.ts';
import type { BarsSpec, ChartUnit, ChartValue, RowTarget } from './chart-spec.ts';
import { ratingShort } from './rating-words.ts';
import { endsOfTarget, leftOutSaid, rowTarget, sayTarget, sortedByValue } from './rows.ts';
import { cut, MAX_LABEL, MAX_SHOWN } from './words.ts';

export interface ReasonRow extends Omit<ChartValue, 'rating'> {
  readonly name: string;
  /** The same part at the time it is set beside, as said: '61'; null: none is held. */
  readonly was: string | null;
}

export interface ReasonsWanted extends FrameGiven {
  readonly unit: ChartUnit;
  /** In any order; those that are hidden say so. */
  readonly rows: readonly ReasonRow[];
}

export interface PeriodRow extends ChartValue {
  /** 'Jul-Sep 2026'. */
  readonly label: string;
}

export interface PeriodsWanted extends FrameGiven {
  readonly unit: ChartUnit;
  /** Oldest first, of one measure. */
  readonly rows: readonly PeriodRow[];
  readonly target: RowTarget | null;
}

/** Rows that stay legible in a picture as high as it is wide. */
const MOST_ROWS = 10;

/** What something is made of, the most first; null where fewer than two parts have a value. */
export function reasonsChart(wanted: ReasonsWanted): Chart<BarsSpec> | null {
  const all = sortedByValue(wanted.rows, 'highest');
  if (all.filter(hasValue).length < 2) return null;
  const rows = all.slice(0, MOST_ROWS).map((row, at) => ({
    ...valueOf({ ...row, rating: null }),
    name: cut(row.name, MAX_LABEL),
    isStrong: at === 0,
    word: row.was === null ? '' : `was ${cut(row.was, MAX_SHOWN)}`,
  }));
  return barsOf(wanted, rows, { target: null, leftOut: all.length - rows.length });
}

/** A few periods of one measure, oldest first, the newest strong; null where fewer than two have a value. */
export function periodsChart(wanted: PeriodsWanted): Chart<BarsSpec> | null {
  const given = wanted.rows.slice(-MOST_ROWS);
  if (given.filter(hasValue).length < 2) return null;
  const rows = given.map((row, at) => ({
    ...valueOf(row),
    name: cut(row.label, MAX_LABEL),
    isStrong: at === given.length - 1,
    word: [ratingShort(row.rating), row.provisional ? 'provisional' : ''].filter((each) => each !== '').join(', '),
  }));
  return barsOf(wanted, rows, { target: rowTarget(wanted.target), leftOut: wanted.rows.length - given.length });
}

function barsOf(
  wanted: FrameGiven & { readonly unit: ChartUnit },
  rows: BarsSpec['rows'],
  { target, leftOut }: { readonly target: RowTarget | null; readonly leftOut: number },
): Chart<BarsSpec> {
  const spec: BarsSpec = {
    ...frameOf(wanted, leftOutSaid(leftOut)),
    kind: 'bars',
    unit: wanted.unit,
    rows,
    target,
    axis: axisFromZero([...rows.map(({ value }) => value), ...endsOfTarget(target)]),
    leftOut,
  };
  return { spec, alt: altOf(sentencesOf(spec)) };
}

function sentencesOf(spec: BarsSpec): readonly string[] {
  return [
    ...sayFrame('Bar chart', spec),
    ...spec.rows.map(
      (row) => `${row.name}: ${[row.shown, sayStanding(row), wordOf(row)].filter((each) => each !== '').join(', ')}.`,
    ),
    ...sayTarget(spec.target),
    ...leftOutSaid(spec.leftOut).map((each) => `${each}.`),
  ];
}

function wordOf({ word, rating, provisional, value }: BarsSpec['rows'][number]): string {
  return rating === null && !provisional && value !== null ? word : '';
}
