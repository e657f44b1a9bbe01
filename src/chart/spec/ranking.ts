import { axisForDots } from './axis.ts';
import { altOf, type Chart, type FrameGiven, frameOf, hasValue, sayFrame, sayStanding, valueOf } from './chart.ts';
import type { ChartUnit, ChartValue, RankingSpec, RowTarget } from './chart-spec.ts';
import { ratingShort } from './rating-words.ts';
import { endsOfTarget, leftOutSaid, rowTarget, sayTarget, sortedByValue } from './rows.ts';
import { cut, MAX_LABEL, MAX_SHOWN } from './words.ts';

export interface RankingRow extends ChartValue {
  readonly name: string;
  /** The whole that the others are parts of, or ours among others: drawn in bold. */
  readonly isWhole?: boolean;
  /** Said after the value in place of its rating: '2025/26'. */
  readonly word?: string;
}

export interface RankingWanted extends FrameGiven {
  readonly unit: ChartUnit;
  /** In any order; those without a value say why. */
  readonly rows: readonly RankingRow[];
  readonly target: RowTarget | null;
  /** Which end comes first: the worst where one is, else the highest; `as given` keeps the order. */
  readonly first: 'highest' | 'lowest' | 'as given';
  readonly footer: readonly string[];
}

/** Rows that stay legible in a picture as high as it is wide. */
const MOST_ROWS = 12;

/** One measure of several areas, or several measures of one unit: a dot each; null where fewer than two have a value. */
export function rankingChart(wanted: RankingWanted): Chart<RankingSpec> | null {
  const { unit, first } = wanted;
  const all = first === 'as given' ? wanted.rows : sortedByValue(wanted.rows, first);
  if (all.filter(hasValue).length < 2) return null;
  const shown = withWhole(all);
  const rows = shown.map(rowOf);
  const target = rowTarget(wanted.target);
  const leftOut = all.length - shown.length;
  const spec: RankingSpec = {
    ...frameOf(wanted, leftOutSaid(leftOut)),
    kind: 'ranking',
    unit,
    rows,
    target,
    axis: axisForDots({ unit, values: [...rows.map(({ value }) => value), ...endsOfTarget(target)] }),
    leftOut,
  };
  return { spec, alt: altOf(sentencesOf(spec)) };
}

/** The first that there is room for; the whole is among them, in its place. */
function withWhole(rows: readonly RankingRow[]): readonly RankingRow[] {
  if (rows.length <= MOST_ROWS) return rows;
  const whole = rows.findIndex(({ isWhole }) => isWhole === true);
  return whole < MOST_ROWS ? rows.slice(0, MOST_ROWS) : [...rows.slice(0, MOST_ROWS - 1), rows[whole] as RankingRow];
}

function rowOf(row: RankingRow): RankingSpec['rows'][number] {
  const value = valueOf(row);
  const standing = [ratingShort(value.rating), value.provisional ? 'provisional' : ''].filter((each) => each !== '');
  return {
    ...value,
    name: cut(row.name, MAX_LABEL),
    isWhole: row.isWhole ?? false,
    word: cut(row.word ?? standing.join(', '), MAX_SHOWN),
  };
}

function sentencesOf(spec: RankingSpec): readonly string[] {
  return [
    ...sayFrame('Ranking', spec),
    ...spec.rows.map(
      (row) => `${row.name}: ${[row.shown, sayStanding(row), wordOf(row)].filter((each) => each !== '').join(', ')}.`,
    ),
    ...sayTarget(spec.target),
    ...leftOutSaid(spec.leftOut).map((each) => `${each}.`),
  ];
}

/** Of a row whose word is more than its standing. */
function wordOf({ word, rating, provisional }: RankingSpec['rows'][number]): string {
  return rating === null && !provisional ? word : '';
}
